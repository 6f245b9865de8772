import type { Looking } from '../shared/case';
import type { Need } from './need';
import { MOST_NIGHTS, rounded } from './need';

/** The need with which a case was opened, as the desk speaks of it. */
export function needOf({ need, lat, lon, from, nights, maxKm, neighbours }: Looking): Need {
  return {
    sex: need.sex,
    age: need.age,
    level: need.supportLevel,
    disabilities: need.disabilities,
    care: need.care,
    behaviour: need.behaviour,
    wheelchair: need.wheelchair,
    from,
    nights: Math.min(nights, MOST_NIGHTS),
    at: lat === undefined || lon === undefined ? undefined : rounded({ lat, lon }),
    km: maxKm,
    neighbours,
    conceded: [],
  };
}

/** Whether a facility that is asked for the one hears the other: of whom, and for which nights. */
export function isSameNeed(one: Need, other: Need, tonight: string): boolean {
  return said(one, tonight) === said(other, tonight);
}

function said({ sex, age, level, disabilities, care, behaviour, wheelchair, from, nights }: Need, tonight: string): string {
  const sorted = (codes: readonly string[] | undefined) => codes && [...codes].sort();
  return JSON.stringify([
    sex ?? null,
    age ?? null,
    level ?? null,
    sorted(disabilities) ?? null,
    sorted(care) ?? null,
    behaviour ?? null,
    wheelchair ?? null,
    from ?? tonight,
    nights,
  ]);
}
