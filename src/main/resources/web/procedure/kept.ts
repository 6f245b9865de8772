import type { Draft } from './draft';

/** What was typed and is not saved yet, with what it was made from. */
export interface Kept {
  readonly base: Draft;
  readonly draft: Draft;
  readonly at: number;
}

/** Nobody remembers what an older one was about. */
const LONGEST_MS = 14 * 24 * 3_600_000;

/*
 * In localStorage, so that neither signing in again nor a closed browser loses it; of each account for itself, as a computer
 * is shared. It holds nothing of a person. A browser may forbid storage; then nothing is kept, and all else works.
 */

function keyOf(network: string, account: string): string {
  return `tomarigi.procedure.${network}.${account}`;
}

export function readKept(network: string, account: string, now: number): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(network, account)) ?? 'null') as Kept | null;
    return kept && now - kept.at < LONGEST_MS ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** @param kept undefined: there is nothing to keep any more */
export function keep(network: string, account: string, kept: Kept | undefined): void {
  try {
    if (kept) localStorage.setItem(keyOf(network, account), JSON.stringify(kept));
    else localStorage.removeItem(keyOf(network, account));
  } catch {
    // see above
  }
}
