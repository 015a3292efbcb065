import { PlaceLink } from '../../parts/place-link.tsx';
import { useWords } from '../../preferences.tsx';
import { accountsWords } from './words.ts';

/** Accounts, and the roles they were granted. */
export function AccountsTabs() {
  const w = useWords(accountsWords);
  const options = { exact: true, includeSearch: false };
  return (
    <nav className="tab-links" aria-label={w.tabs}>
      <ul>
        <li>
          <PlaceLink to="/accounts" activeOptions={options}>
            {w.accounts}
          </PlaceLink>
        </li>
        <li>
          <PlaceLink to="/accounts/grants" activeOptions={options}>
            {w.grants}
          </PlaceLink>
        </li>
      </ul>
    </nav>
  );
}
