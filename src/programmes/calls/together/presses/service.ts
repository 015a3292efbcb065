import { deviceOf } from '../../../../people/access/identity/device/service.ts';
import { addressOf } from '../../../../people/access/mint/service.ts';
import type { Scope } from '../../../../people/access/rules.ts';
import type { House } from '../../../../platform/house.ts';
import { isPublic, limitKeyOf } from '../../../../platform/http/client-ip.ts';
import { httpRefusals } from '../../../../platform/http/errors.ts';
import { programmeRefusals } from '../../../errors.ts';
import { countPress, type Presser, type Presses } from './rules.ts';

/**
 * Counts a press by person, and by the device that they signed in on; by network address where no such device is known. An
 * address of this machine or of a private network is a proxy's or a neighbour's, and stands for nobody.
 * @throws request.too-many; programme.device-presses, address-presses: with the seconds until the window ends
 */
export function admitPress(house: House, presses: Presses, asked: { scope: Scope; key: string; now: Date }): void {
  const { scope, key, now } = asked;
  const { actor } = scope;
  if (actor.kind !== 'account') return;
  const pressers: Presser[] = [{ kind: 'person', key: `${key}/${actor.personId ?? actor.id}` }];
  const device = deviceOf(house, scope);
  const address = addressOf(scope);
  if (device) pressers.push({ kind: 'device', key: `${key}/${device}` });
  else if (isPublic(address)) pressers.push({ kind: 'address', key: `${key}/${limitKeyOf(address)}` });
  const tired = countPress(presses, pressers, now.getTime());
  if (!tired) return;
  const { kind, seconds } = tired;
  if (kind === 'person') throw httpRefusals.tooMany({ seconds });
  throw kind === 'device'
    ? programmeRefusals.devicePresses({ seconds })
    : programmeRefusals.addressPresses({ seconds });
}
