import {
  type Capability,
  type Care,
  type CareHours,
  DISABILITIES,
  MEDICAL_CARE,
  OTHER_CARE,
  SEXES,
  type Sex,
} from '../shared/capability';

/*
 * The form as a flat record, one entry a field, so that comparing, merging and drafts need not know what a field is. A field
 * that is undefined, or not there, is not stated.
 */

export interface Bed {
  readonly label: string;
  readonly sexes?: readonly Sex[];
  readonly wheelchair?: boolean;
  readonly private?: boolean;
}

export interface Place {
  /** As typed: what is not a number yet is kept as well. */
  readonly lat: string;
  readonly lon: string;
}

export interface Levels {
  readonly min?: number;
  readonly max?: number;
}

export type Value = string | number | boolean | readonly string[] | Place | Levels | Bed;
export type Form = Readonly<Record<string, Value | undefined>>;

/** A facility as the API gives it, as far as this page knows it. */
export interface FacilityState extends Capability {
  readonly name: string;
  readonly phone?: string;
  readonly lat?: number;
  readonly lon?: number;
  readonly version: number;
  readonly beds: readonly BedState[];
}

export interface BedState extends Bed {
  readonly id: string;
  readonly open?: string;
  readonly openFrom?: string;
}

/** A field on which two people's words differ. */
export interface Difference {
  readonly key: string;
  readonly mine: Value | undefined;
  readonly theirs: Value | undefined;
}

export const ALL_CARE: readonly Care[] = [...MEDICAL_CARE, ...OTHER_CARE];
const BED = 'bed.';
const FIELDS = new Set<string>([
  'name',
  'phone',
  'kind',
  'siting',
  'disabilities',
  'children',
  'adults',
  'maxBehaviour',
  'sexes',
  'wheelchair',
  'transport',
  ...ALL_CARE.map((care) => `care.${care}`),
]);

export const bedKey = (id: string) => `${BED}${id}`;
export const careKey = (care: Care) => `care.${care}`;
export const careOf = (key: string) => /^care\.(.+)$/.exec(key)?.[1] as Care | undefined;
export const isBed = (key: string) => key.startsWith(BED);

/** The ids of the beds that are to be, in their order. */
export function bedIds(form: Form): string[] {
  return Object.keys(form)
    .filter((key) => isBed(key) && form[key] !== undefined)
    .map((key) => key.slice(BED.length));
}

export function formOf(facility: FacilityState): Form {
  const form: Record<string, Value | undefined> = {
    name: facility.name,
    phone: facility.phone,
    kind: facility.kind ?? undefined,
    siting: facility.siting ?? undefined,
    place:
      facility.lat === undefined && facility.lon === undefined
        ? undefined
        : { lat: String(facility.lat ?? ''), lon: String(facility.lon ?? '') },
    disabilities: inOrder(DISABILITIES, facility.disabilities),
    children: facility.children ?? undefined,
    adults: facility.adults ?? undefined,
    levels: levels(facility.supportLevels?.min ?? undefined, facility.supportLevels?.max ?? undefined),
    sexes: inOrder(SEXES, facility.sexes),
    maxBehaviour: facility.maxBehaviour ?? undefined,
    wheelchair: facility.wheelchair ?? undefined,
    transport: facility.transport ?? undefined,
  };
  for (const care of ALL_CARE) form[careKey(care)] = facility.care?.[care];
  for (const bed of facility.beds)
    form[bedKey(bed.id)] = bedOf(bed.label, inOrder(SEXES, bed.sexes), bed.wheelchair, bed.private);
  return form;
}

/** What the form says, for those who show it to others. */
export function capabilityOf(form: Form): Capability {
  const care: Partial<Record<Care, CareHours>> = {};
  for (const one of ALL_CARE) {
    const hours = form[careKey(one)] as CareHours | undefined;
    if (hours) care[one] = hours;
  }
  return {
    kind: form.kind as Capability['kind'],
    siting: form.siting as Capability['siting'],
    disabilities: form.disabilities as Capability['disabilities'],
    children: form.children as boolean | undefined,
    adults: form.adults as boolean | undefined,
    supportLevels: form.levels as Levels | undefined,
    sexes: form.sexes as Capability['sexes'],
    maxBehaviour: form.maxBehaviour as number | undefined,
    wheelchair: form.wheelchair as boolean | undefined,
    transport: form.transport as boolean | undefined,
    care: Object.keys(care).length > 0 ? care : undefined,
  };
}

/** What `PUT /api/facilities/{facility}` takes. */
export function commandOf(form: Form): object {
  const place = form.place as Place | undefined;
  return {
    ...capabilityOf(form),
    name: form.name,
    phone: form.phone,
    lat: place && numberIn(place.lat),
    lon: place && numberIn(place.lon),
    beds: bedIds(form).map((id) => ({ id, ...(form[bedKey(id)] as Bed) })),
  };
}

/** Of the two numbers of a place, those that are none. */
export function unreadable(form: Form): readonly ('lat' | 'lon')[] {
  const place = form.place as Place | undefined;
  return place ? (['lat', 'lon'] as const).filter((one) => Number.isNaN(numberIn(place[one]))) : [];
}

/** Full-width digits, as Japanese keyboards give them, are taken as what they mean. */
function numberIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim();
  return plain === '' ? undefined : Number(plain);
}

/** The field of the form that the API calls so in a refusal; undefined when there is none. */
export function keyOf(field: string, form: Form): string | undefined {
  const bed = /^beds\[(\d+)\]/.exec(field);
  if (bed) {
    const id = bedIds(form)[Number(bed[1])];
    return id === undefined ? undefined : bedKey(id);
  }
  if (field === 'lat' || field === 'lon') return 'place';
  if (field.startsWith('supportLevels')) return 'levels';
  const key = field.replace(/\[\d+\]$/, '');
  return FIELDS.has(key) ? key : undefined;
}

export function levels(min: number | undefined, max: number | undefined): Levels | undefined {
  return min === undefined && max === undefined ? undefined : { min, max };
}

/** Values are compared as text, so that each has one order of its parts. */
export function bedOf(label: string, sexes?: readonly Sex[], wheelchair?: boolean, privateRoom?: boolean): Bed {
  return { label, sexes, wheelchair, private: privateRoom };
}

export function same(one: Value | undefined, other: Value | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The fields in which two forms differ. */
export function differing(one: Form, other: Form): readonly string[] {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].filter((key) => !same(one[key], other[key]));
}

/**
 * What two people made of `base`, as one form: what only one of them changed is taken from that one, and where both did,
 * `mine` stands until somebody chooses. `theirs` names every field that the other one changed and I see otherwise.
 */
export function merge(base: Form, mine: Form, theirs: Form): { form: Form; differences: readonly Difference[] } {
  const form: Record<string, Value | undefined> = {};
  const differences: Difference[] = [];
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    form[key] = same(mine[key], base[key]) ? theirs[key] : mine[key];
    if (!same(mine[key], theirs[key]) && !same(theirs[key], base[key]))
      differences.push({ key, mine: mine[key], theirs: theirs[key] });
  }
  return { form, differences };
}

export function inOrder<T extends string>(all: readonly T[], some: readonly T[] | null | undefined): readonly T[] | undefined {
  return some ? all.filter((one) => some.includes(one)) : undefined;
}
