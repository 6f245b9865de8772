import type { Care, Disability, Sex } from '../shared/capability';
import { DISABILITIES, MEDICAL_CARE, MOST_BEHAVIOUR, OTHER_CARE, SEXES } from '../shared/capability';
import type { Night } from '../shared/nights';
import { nightAfter, nightsBetween } from '../shared/nights';
import type { Change } from './answer';

/*
 * What the person needs, as far as it is known, and where and when: immutable. It stands whole behind the address's #, in
 * codes, so that a link restores it; a browser sends that to nobody.
 */

/** A place to the hundredth of a degree, about a kilometre: no address can be read from it. */
export interface Spot {
  readonly lat: number;
  readonly lon: number;
}

export interface Need {
  readonly sex?: Sex;
  readonly age?: number;
  readonly level?: number;
  readonly disabilities?: readonly Disability[];
  /** Empty: none is needed. */
  readonly care?: readonly Care[];
  readonly behaviour?: number;
  readonly wheelchair?: boolean;
  /** Undefined: tonight. */
  readonly from?: Night;
  readonly nights: number;
  /** Undefined: the middle of the network. */
  readonly at?: Spot;
  /** Undefined: however far. */
  readonly km?: number;
  readonly neighbours: boolean;
  /** Also teams that come, and lodging; undefined: beds alone. */
  readonly responders?: true;
  /** Limits that stand but are not asked for, as {@link limitOf} names them. */
  readonly conceded: readonly string[];
}

export const NOTHING_KNOWN: Need = { nights: 1, km: 25, neighbours: true, conceded: [] };

export const LEVELS = [1, 2, 3, 4, 5, 6] as const;
export const DISTANCES_KM: readonly number[] = [10, 25, 40, 60];
export const OLDEST = 120;
/** Nights that a stay may last, and the farthest one from tonight. */
export const MOST_NIGHTS = 30;
export const FARTHEST_NIGHT = 59;
const MOST_RESULTS = 30;
const MOST_KM = 2000;

const EVERY_CARE: readonly Care[] = [...MEDICAL_CARE, ...OTHER_CARE];
/** Limits of which a need has one alone. */
const SINGLE = ['SEX', 'AGE', 'SUPPORT_LEVEL', 'BEHAVIOUR', 'WHEELCHAIR'] as const;

/** The name of one limit: SEX, CARE.SUCTION. */
export function limitOf(criterion: string, of?: string): string {
  return of ? `${criterion}.${of}` : criterion;
}

export function rounded({ lat, lon }: Spot): Spot {
  return { lat: Math.round(lat * 100) / 100, lon: Math.round(lon * 100) / 100 };
}

/** With one part said, changed or (undefined) unsaid; what is said anew is asked for again. */
export function withPart<K extends keyof Need>(need: Need, part: K, value: Need[K]): Need {
  const { [part]: _, ...rest } = need;
  const changed = (value === undefined ? rest : { ...rest, [part]: value }) as Need;
  return { ...changed, conceded: changed.conceded.filter((limit) => stands(changed, limit) && limit !== LIMITS[part]) };
}

const LIMITS: { readonly [part in keyof Need]?: string } = {
  sex: 'SEX',
  age: 'AGE',
  level: 'SUPPORT_LEVEL',
  behaviour: 'BEHAVIOUR',
  wheelchair: 'WHEELCHAIR',
};

/** Asked for again. */
export function withoutConcession(need: Need, limit: string): Need {
  return { ...need, conceded: need.conceded.filter((one) => one !== limit) };
}

/** Whether the need says anything that this limit could be about. */
function stands(need: Need, limit: string): boolean {
  const [criterion, of] = limit.split('.');
  switch (criterion) {
    case 'DISABILITY':
      return need.disabilities?.includes(of as Disability) ?? false;
    case 'CARE':
      return need.care?.includes(of as Care) ?? false;
    case 'SEX':
      return need.sex !== undefined;
    case 'AGE':
      return need.age !== undefined;
    case 'SUPPORT_LEVEL':
      return need.level !== undefined;
    case 'BEHAVIOUR':
      return need.behaviour !== undefined;
    case 'WHEELCHAIR':
      return need.wheelchair !== undefined;
    default:
      return false;
  }
}

/** How much is known of the person. */
export function isNothingKnown({ sex, age, level, disabilities, care, behaviour, wheelchair }: Need): boolean {
  return [sex, age, level, disabilities, care, behaviour, wheelchair].every((part) => part === undefined);
}

/** The nights asked for. */
export function nightsOf(need: Need, tonight: Night): readonly Night[] {
  return Array.from({ length: need.nights }, (_, night) => nightAfter(need.from ?? tonight, night));
}

/**
 * Nobody knows from where it is so far: the whole nation would be within 25 km, and hide the network’s own.
 *
 * @param middle of what is on the board
 */
export function isNowhere({ at, km }: Need, middle: Spot | undefined): boolean {
  return km !== undefined && !at && !middle;
}

/** What the server is asked; what is unknown is left out. */
export function toQuestion(need: Need, middle: Spot | undefined, search: string) {
  const asks = (criterion: string, of?: string) => !need.conceded.includes(limitOf(criterion, of));
  return {
    need: {
      sex: asks('SEX') ? need.sex : undefined,
      age: asks('AGE') ? need.age : undefined,
      supportLevel: asks('SUPPORT_LEVEL') ? need.level : undefined,
      disabilities: need.disabilities?.filter((one) => asks('DISABILITY', one)),
      care: need.care?.filter((one) => asks('CARE', one)),
      behaviour: asks('BEHAVIOUR') ? need.behaviour : undefined,
      wheelchair: asks('WHEELCHAIR') ? need.wheelchair : undefined,
    },
    at: need.at ?? middle,
    nights: { from: need.from, count: need.nights },
    maxKm: need.km,
    neighbours: need.neighbours && !isNowhere(need, middle),
    responders: need.responders,
    limit: MOST_RESULTS,
    search,
  };
}

/** The need after these limits gave; undefined where what is left is no stay without a gap, or nothing. */
export function withChanges(need: Need, changes: readonly Change[], tonight: Night): Need | undefined {
  const closed = changes.flatMap(({ criterion, night }) => (criterion === 'NIGHTS' && night ? [night] : []));
  const left = nightsOf(need, tonight).filter((night) => !closed.includes(night));
  const first = left[0];
  if (!first || nightsBetween(first, left.at(-1)!) !== left.length - 1) return undefined;
  const km = changes.find(({ criterion }) => criterion === 'DISTANCE')?.km;
  const conceded = changes
    .map(({ criterion, care, disability }) => limitOf(criterion, care ?? disability))
    .filter((limit) => stands(need, limit) && !need.conceded.includes(limit));
  return {
    ...need,
    from: first === tonight ? undefined : first,
    nights: left.length,
    km: km ?? need.km,
    conceded: [...need.conceded, ...conceded],
  };
}

/** `sex=FEMALE&age=34&care=SUCTION…`; what is unknown or usual is left out. */
export function toFragment(need: Need): string {
  const codes = new URLSearchParams();
  const put = (key: string, value: string | number | undefined) => value !== undefined && codes.set(key, String(value));
  put('sex', need.sex);
  put('age', need.age);
  put('level', need.level);
  put('disabilities', need.disabilities?.join('.'));
  put('care', need.care && (need.care.join('.') || 'NONE'));
  put('behaviour', need.behaviour);
  put('wheelchair', need.wheelchair === undefined ? undefined : Number(need.wheelchair));
  put('from', need.from);
  put('nights', need.nights === NOTHING_KNOWN.nights ? undefined : need.nights);
  put('at', need.at && `${need.at.lat}_${need.at.lon}`);
  put('km', need.km === NOTHING_KNOWN.km ? undefined : (need.km ?? 0));
  put('here', need.neighbours ? undefined : 1);
  put('teams', need.responders && 1);
  put('give', need.conceded.length > 0 ? need.conceded.join('-') : undefined);
  return codes.toString();
}

/** What a fragment says; what cannot be is as if it were not there. */
export function fromFragment(fragment: string): Need {
  const codes = new URLSearchParams(fragment.replace(/^#/, ''));
  const number = (key: string, least: number, most: number) => {
    const text = codes.get(key);
    const value = text ? Number(text) : NaN;
    return Number.isInteger(value) && value >= least && value <= most ? value : undefined;
  };
  const some = <T extends string>(key: string, of: readonly T[]) => {
    const named = codes.get(key)?.split('.') ?? [];
    const known = of.filter((one) => named.includes(one));
    return known.length > 0 ? known : undefined;
  };
  const km = number('km', 0, MOST_KM) ?? NOTHING_KNOWN.km;
  const wheelchair = number('wheelchair', 0, 1);
  const need: Need = {
    sex: SEXES.find((sex) => sex === codes.get('sex')),
    age: number('age', 0, OLDEST),
    level: number('level', 1, 6),
    disabilities: some('disabilities', DISABILITIES),
    care: codes.get('care') === 'NONE' ? [] : some('care', EVERY_CARE),
    behaviour: number('behaviour', 0, MOST_BEHAVIOUR),
    wheelchair: wheelchair === undefined ? undefined : wheelchair === 1,
    from: /^\d{4}-\d\d-\d\d$/.test(codes.get('from') ?? '') ? codes.get('from')! : undefined,
    nights: number('nights', 1, MOST_NIGHTS) ?? NOTHING_KNOWN.nights,
    at: spotOf(codes.get('at')),
    km: km === 0 ? undefined : km,
    neighbours: codes.get('here') !== '1',
    ...(codes.get('teams') === '1' && { responders: true as const }),
    conceded: [],
  };
  return { ...need, conceded: (codes.get('give') ?? '').split('-').filter((limit) => isLimit(limit) && stands(need, limit)) };
}

function isLimit(limit: string): boolean {
  return /^(DISABILITY|CARE)\./.test(limit) || (SINGLE as readonly string[]).includes(limit);
}

function spotOf(text: string | null): Spot | undefined {
  const [lat, lon] = (text ?? '').split('_').map(Number);
  if (lat === undefined || lon === undefined || !text) return undefined;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? rounded({ lat, lon }) : undefined;
}
