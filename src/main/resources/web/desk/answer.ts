import type { Kind } from '../shared/capability';
import type { Freshness } from '../shared/board';
import type { Night } from '../shared/nights';

/*
 * What `POST /api/networks/{network}/matches` answers. Sentences are in the reader's language; what is not known is left out.
 */

export const PARTS = [
  'distance',
  'fit',
  'freshness',
  'likelihood',
  'familiarity',
  'wishes',
  'fairness',
  'continuity',
] as const;
export type Part = (typeof PARTS)[number];

export interface Ranked {
  readonly facility: string;
  readonly name: string;
  readonly network?: string;
  readonly networkName?: string;
  readonly district?: string;
  readonly bed: string;
  readonly label?: string;
  readonly kind?: Kind;
  readonly lat?: number;
  readonly lon?: number;
  readonly distanceKm?: number;
  /** 0 to 1, as each part. */
  readonly score: number;
  readonly parts: { readonly [part in Part]?: number };
  /** The weightiest first. */
  readonly reasons: readonly string[];
  readonly cautions: readonly string[];
  readonly phone?: string;
  readonly attestedAt?: string;
  readonly freshness: Freshness;
}

/** How one limit gives. */
export interface Change {
  readonly criterion: string;
  readonly km?: number;
  readonly night?: Night;
  readonly care?: string;
  readonly disability?: string;
  readonly degree?: number;
}

export interface NearMiss {
  readonly relax: readonly string[];
  readonly what: string;
  readonly opens: number;
  readonly cost?: number;
  readonly changes: readonly Change[];
  readonly best: Ranked;
}

export interface Leg {
  readonly facility: string;
  readonly name: string;
  readonly bed: string;
  readonly label?: string;
  readonly from: Night;
  readonly count: number;
  readonly phone?: string;
}

export interface Relay {
  readonly legs: readonly Leg[];
  readonly moves: number;
  readonly km: number;
  readonly score?: number;
}

export interface Answer {
  readonly revision: number;
  readonly tonight: Night;
  /** Beds that were looked at. */
  readonly reached: number;
  /** Beds that fit, also those that are not listed. */
  readonly fitting: number;
  readonly ranked: readonly Ranked[];
  readonly excluded: Readonly<Record<string, number>>;
  readonly nearMisses: readonly NearMiss[];
  readonly relays?: readonly Relay[];
  readonly never?: readonly string[];
  readonly nearest?: {
    readonly facility: string;
    readonly name: string;
    readonly networkName?: string;
    readonly distanceKm?: number;
    readonly phone?: string;
  };
  readonly weights: { readonly [part in Part]?: number };
}

/** A facility with those of its beds that fit: one telephone call. */
export interface Found {
  readonly rank: number;
  /** Its beds, the best first. */
  readonly beds: readonly [Ranked, ...Ranked[]];
}

/** The facilities in the order of their best bed. */
export function foundIn({ ranked }: Answer): readonly Found[] {
  const byFacility = new Map<string, [Ranked, ...Ranked[]]>();
  for (const one of ranked) {
    const beds = byFacility.get(one.facility);
    if (beds) beds.push(one);
    else byFacility.set(one.facility, [one]);
  }
  return [...byFacility.values()].map((beds, index) => ({ rank: index + 1, beds }));
}
