import { Button, Dropdown } from 'antd';
import { type Role, roles } from '../../../people/access/rules.ts';
import { chooseActingUnit, unitsOf, useActingUnit } from '../acting-unit.ts';
import { Icon } from '../parts/icon.tsx';
import { usePick, useWords } from '../preferences.tsx';
import { useMe } from '../session.ts';
import { shellWords } from './words.ts';

/** Shows for which unit the officer acts, with the roles held there; switches where there are several. */
export function UnitSwitcher() {
  const w = useWords(shellWords);
  const pick = usePick();
  const me = useMe();
  const unit = useActingUnit();
  const units = unitsOf(me);
  const rolesOn = (unitId: string) =>
    me.roles
      .filter((grant) => grant.unit.id === unitId)
      .map((grant) => (grant.role in roles ? pick(roles[grant.role as Role].words) : grant.role));
  const items = units.map((each) => ({
    key: each.id,
    label: (
      <span className="switch-unit">
        <b>{each.name}</b>
        <span className="meta">{rolesOn(each.id).join(pick(['、', ', ']))}</span>
      </span>
    ),
  }));
  if (units.length < 2) {
    return (
      <span className="unit-now" title={rolesOn(unit.id).join(pick(['、', ', ']))}>
        {unit.name}
      </span>
    );
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, selectedKeys: [unit.id], onClick: ({ key }) => chooseActingUnit(key) }}
    >
      <Button type="text" className="unit-now" aria-label={`${w.unitNow(unit.name)} · ${w.chooseUnit}`}>
        <span className="unit-now-name">{unit.name}</span>
        <Icon name="down" size="1em" />
      </Button>
    </Dropdown>
  );
}
