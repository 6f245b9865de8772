import { DISABILITIES, MEDICAL_CARE, OTHER_CARE } from '../shared/capability';
import { word } from '../shared/words';

/** A facility as the public list has it; what it does not state is left out. */
export interface Entry {
  readonly id: string;
  readonly stated: boolean;
  readonly name: string;
  readonly municipality?: string;
  readonly address?: string;
  readonly phone?: string;
  readonly url?: string;
  readonly corporation?: string;
  readonly kind?: string;
  readonly disabilities?: readonly string[];
  readonly children?: boolean;
  readonly adults?: boolean;
  readonly supportLevels?: { readonly min?: number; readonly max?: number };
  readonly maxBehaviour?: number;
  readonly care?: Readonly<Record<string, 'NEVER' | 'DAY' | 'ALWAYS'>>;
  readonly sexes?: readonly string[];
  readonly wheelchair?: boolean;
  readonly transport?: boolean;
}

export const CARE = [...MEDICAL_CARE, ...OTHER_CARE] as const;

/** Whom it takes, in a few words each. */
export function takes(entry: Entry): readonly string[] {
  const said = DISABILITIES.filter((type) => entry.disabilities?.includes(type)).map((type) =>
    word(`list.disability.${type}`),
  );
  if (entry.children) said.push(word('list.children'));
  if (entry.adults) said.push(word('list.adults'));
  const { min, max } = entry.supportLevels ?? {};
  if (min !== undefined && max !== undefined) said.push(word('list.levels', min, max));
  else if (min !== undefined) said.push(word('list.level-from', min));
  else if (max !== undefined) said.push(word('list.level-to', max));
  if (entry.maxBehaviour) said.push(word('list.behaviour', entry.maxBehaviour));
  if (entry.sexes?.length === 1) said.push(word(entry.sexes[0] === 'FEMALE' ? 'list.women-only' : 'list.men-only'));
  if (entry.wheelchair) said.push(word('list.wheelchair'));
  if (entry.transport) said.push(word('list.transport'));
  return said;
}

/** The care that it gives, and when. */
export function gives(entry: Entry): readonly string[] {
  return CARE.filter((item) => (entry.care?.[item] ?? 'NEVER') !== 'NEVER').map((item) => {
    const name = word(`list.care.${item}`);
    return entry.care?.[item] === 'DAY' ? word('list.by-day', name) : name;
  });
}

/** What it says that it cannot do. */
export function refuses(entry: Entry): readonly string[] {
  const said: string[] = [];
  if (entry.children === false) said.push(word('list.no-children'));
  if (entry.adults === false) said.push(word('list.no-adults'));
  if (entry.wheelchair === false) said.push(word('list.no-wheelchair'));
  if (entry.transport === false) said.push(word('list.no-transport'));
  return [...said, ...CARE.filter((item) => entry.care?.[item] === 'NEVER').map((item) => word(`list.care.${item}`))];
}
