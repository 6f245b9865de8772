import type { Bed as BoardBed } from '../shared/board';
import type { Night } from '../shared/nights';
import { nightAfter, nightsBetween } from '../shared/nights';
import type { Nights, TakenNights } from './said';

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
  /** Kept for somebody, whatever `open` says. */
  readonly taken?: readonly TakenNights[];
}

/** A bed of which all is known. */
export type Standing = Required<BedState>;

/** For which of `count` nights from `from` on the bed can be given, one character each. */
export function openOf(bed: BedState, from: Night, count: number): string {
  if (bed.open === undefined || bed.openFrom === undefined) return '0'.repeat(count);
  const shift = nightsBetween(bed.openFrom, from);
  return Array.from({ length: count }, (_, index) => bed.open![shift + index] ?? '0').join('');
}

/** Whether that night of the bed is kept for somebody, and how firmly. */
export function takenOn({ taken = [] }: BedState, night: Night): 'held' | 'agreed' | undefined {
  const one = taken.find(({ from, count }) => from <= night && night < nightAfter(from, count));
  return one && (one.held ? 'held' : 'agreed');
}

/** The beds as they stand by whichever word is the newest: the board's, or what was read at the start. */
export function standingBeds(
  read: readonly BedState[],
  onBoard: readonly BoardBed[] | undefined,
  tonight: Night,
): readonly Standing[] {
  const known = new Map(read.map((bed) => [bed.id, bed]));
  const empty = { openFrom: tonight, open: '', version: 0, taken: [] };
  if (!onBoard) return read.map((bed) => ({ ...empty, ...bed }));
  return onBoard.map((bed) => {
    const own = known.get(bed.id);
    if (own && (own.version ?? 0) > bed.version) return { ...empty, ...own, label: bed.label };
    // A board shows what can be given: a night that is kept is closed there, whatever was said of it.
    const open = [...bed.open].map((one, index) =>
      own && isTaken(bed, index) ? openOf(own, nightAfter(tonight, index), 1) : one,
    );
    return { ...bed, openFrom: tonight, open: open.join(''), taken: takenOf(bed, tonight) };
  });
}

function isTaken({ taken = '' }: BoardBed, index: number): boolean {
  return taken[index] === 'h' || taken[index] === 's';
}

function takenOf(bed: BoardBed, tonight: Night): readonly TakenNights[] {
  return [...(bed.taken ?? '')].flatMap((one, index) =>
    isTaken(bed, index) ? [{ from: nightAfter(tonight, index), count: 1, held: one === 'h' }] : [],
  );
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
