import { FROM_A_PAGE } from '../shared/api';
import type { FacilityState } from './form';

export interface Violation {
  readonly field: string;
  readonly message: string;
}

/** What became of saving. */
export type Saving =
  | { readonly what: 'saved'; readonly facility: FacilityState }
  | { readonly what: 'outdated' }
  | { readonly what: 'invalid'; readonly violations: readonly Violation[] }
  | { readonly what: 'refused'; readonly why: string }
  /** The reader is no longer signed in. */
  | { readonly what: 'signed-out' }
  /** Nobody answered, or a store is away: it may or may not be saved. */
  | { readonly what: 'away' };

const PATIENCE_MS = 10_000;
const LATER = new Set([408, 429, 502, 503, 504]);

/** Saves a facility that was read at this version. */
export async function save(path: string, version: number, command: object): Promise<Saving> {
  const abort = new AbortController();
  const patience = setTimeout(() => abort.abort(), PATIENCE_MS);
  try {
    const response = await fetch(path, {
      method: 'PUT',
      headers: {
        ...FROM_A_PAGE,
        'Accept-Language': document.documentElement.lang,
        'Content-Type': 'application/json',
        'If-Match': `"${version}"`,
      },
      body: JSON.stringify(command),
      signal: abort.signal,
    });
    if (LATER.has(response.status)) return { what: 'away' };
    const answer = await response.json();
    if (response.ok) return { what: 'saved', facility: answer as FacilityState };
    if (response.status === 401) return { what: 'signed-out' };
    if (response.status === 412) return { what: 'outdated' };
    const violations: readonly Violation[] = answer.violations ?? [];
    if (violations.length > 0) return { what: 'invalid', violations };
    return { what: 'refused', why: answer.detail ?? response.statusText };
  } catch {
    return { what: 'away' };
  } finally {
    clearTimeout(patience);
  }
}
