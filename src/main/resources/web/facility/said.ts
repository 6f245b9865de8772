import type { Night } from '../shared/nights';
import { nightAfter } from '../shared/nights';

/** Something that the reader said, which has to arrive, once, and in its order. */
export type Word = NightsWord | AttestWord;

interface Told {
  readonly facility: string;
  /** Stays the same however often it is sent, and whichever page sends it: the server does it once. */
  readonly key: string;
  /** When it was said, by the server's clock; no two words of a browser were said at the same time. */
  readonly saidAt: string;
}

/** For which nights a bed can be given. */
export interface NightsWord extends Told, Nights {
  readonly kind: 'nights';
}

export interface Nights {
  readonly bed: string;
  readonly label: string;
  readonly from: Night;
  /** One character a night from `from` on: 1 when the bed can be given. */
  readonly open: string;
}

/** Everything is as it stands. */
export interface AttestWord extends Told {
  readonly kind: 'attest';
  /** What the page showed of each bed, one character a night from `from` on: `-` where it was kept for somebody. */
  readonly shown: { readonly from: Night; readonly beds: Readonly<Record<string, string>> };
  /** Said without a line: what was shown may not be what stands. */
  readonly blind: boolean;
}

/** The server's answer to a word. */
export interface Accepted {
  readonly version: number;
  readonly attestedAt: string;
  readonly beds?: readonly {
    readonly bed: string;
    readonly version: number;
    readonly open: string;
    readonly taken?: readonly TakenNights[];
  }[];
}

/** Nights that are kept for somebody, whatever is said of them. */
export interface TakenNights {
  readonly from: Night;
  readonly count: number;
  /** Not agreed yet. */
  readonly held: boolean;
}

/** The nights that a word spoke of and that stay kept all the same. */
export function keptNights({ beds = [] }: Accepted): readonly Night[] {
  const all = beds.flatMap(({ taken = [] }) =>
    taken.flatMap(({ from, count }) => Array.from({ length: count }, (_, index) => nightAfter(from, index))),
  );
  return [...new Set(all)].sort();
}

/** A word that changed nothing, until the reader has seen it. */
export interface Returned {
  readonly key: string;
  readonly facility: string;
  readonly word: Word;
  readonly why:
    | { readonly what: 'refused'; readonly sentence: string }
    /** Something else was said after it: then, and this is what stands of its nights. */
    | { readonly what: 'newer'; readonly at: string; readonly attestation: boolean; readonly stands?: string }
    /** It was said of nights that are not what they were. */
    | { readonly what: 'changed' };
}

/** The address, and what is sent there. The same word is the same message, whoever sends it. */
export function messageOf(word: Word): { readonly method: 'PUT' | 'POST'; readonly path: string; readonly body?: string } {
  const facility = `/api/facilities/${encodeURIComponent(word.facility)}`;
  if (word.kind === 'attest') {
    const when = new URLSearchParams({ observedAt: word.saidAt, yieldToNewer: 'true' });
    return { method: 'POST', path: `${facility}/attestations?${when}` };
  }
  const { from, bed, open, saidAt } = word;
  return {
    method: 'PUT',
    path: `${facility}/vacancies`,
    body: JSON.stringify({ from, beds: [{ bed, open }], observedAt: saidAt, yieldToNewer: true }),
  };
}
