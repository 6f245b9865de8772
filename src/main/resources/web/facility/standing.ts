import type { Bed as BoardBed } from '../shared/board';
import type { Night } from '../shared/nights';
import { nightAfter, nightsBetween } from '../shared/nights';
import type { Nights } from './said';

/** As the API gives it; what is not named here is sent back as it came. */
export interface FacilityState {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly attestedAt?: string;
  readonly networks: readonly { readonly id: string }[];
  readonly beds: readonly BedState[];
}

export interface BedState {
  readonly id: string;
  readonly label: string;
  readonly open?: string;
  readonly openFrom?: Night;
  readonly version?: number;
}

/** A bed of which all is known. */
export type Standing = Required<BedState>;

/** For which of `count` nights from `from` on the bed can be given, one character each. */
export function openOf(bed: BedState, from: Night, count: number): string {
  if (bed.open === undefined || bed.openFrom === undefined) return '0'.repeat(count);
  const shift = nightsBetween(bed.openFrom, from);
  return Array.from({ length: count }, (_, index) => bed.open![shift + index] ?? '0').join('');
}

/** The beds as they stand by whichever word is the newest: the board's, or what was read at the start. */
export function standingBeds(
  read: readonly BedState[],
  onBoard: readonly BoardBed[] | undefined,
  tonight: Night,
): readonly Standing[] {
  const known = new Map(read.map((bed) => [bed.id, bed]));
  const listed: readonly BedState[] = onBoard ?? read;
  return listed.map((bed) => {
    const shown = { openFrom: tonight, open: '', version: 0, ...bed };
    const own = known.get(bed.id);
    const newer = (own?.version ?? 0) > shown.version;
    return newer ? { ...shown, ...own, label: bed.label } : shown;
  });
}

export function cellKey(bed: string, night: Night): string {
  return `${bed} ${night}`;
}

/** Each night of a word with what it says of it. */
export function nightsOf(nights: Nights): { readonly key: string; readonly open: boolean }[] {
  return [...nights.open].map((open, index) => ({
    key: cellKey(nights.bed, nightAfter(nights.from, index)),
    open: open === '1',
  }));
}
