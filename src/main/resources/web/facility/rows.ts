import type { Night } from '../shared/nights';
import type { Cell, GridBed } from './grid';
import type { Outbox } from './outbox';
import type { Standing } from './standing';
import { cellKey, nightsOf, openOf, takenOn } from './standing';

/** What the server took, until the board has caught up with it. */
export interface Sent {
  readonly open: boolean;
  readonly bed: string;
  readonly version: number;
}

/** The grid's rows: what stands, and over it what waits, what was just sent and what came back. */
export function rowsOf(
  beds: readonly Standing[],
  nights: readonly Night[],
  outbox: Outbox,
  sent: ReadonlyMap<string, Sent>,
): readonly GridBed[] {
  const waiting = new Map<string, boolean>();
  for (const one of outbox.waiting)
    if (one.kind === 'nights') for (const { key, open } of nightsOf(one)) waiting.set(key, open);
  const returned = new Map<string, 'refused' | 'newer'>();
  for (const { word: one, why } of outbox.returned)
    if (one.kind === 'nights')
      for (const { key } of nightsOf(one)) returned.set(key, why.what === 'newer' ? 'newer' : 'refused');
  const cell = (bed: Standing, night: Night): Cell => {
    const key = cellKey(bed.id, night);
    const taken = takenOn(bed, night);
    const stands = openOf(bed, night, 1) === '1';
    const open = waiting.get(key);
    if (open !== undefined) return { open, taken, mark: 'waiting' };
    const mine = sent.get(key);
    const ahead = mine && bed.version < mine.version;
    return { open: ahead ? mine.open : stands, taken, mark: returned.get(key) ?? (mine && 'sent') };
  };
  return beds.map((bed) => ({ id: bed.id, label: bed.label, cells: nights.map((night) => cell(bed, night)) }));
}
