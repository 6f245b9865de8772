import type { Form } from './form';

/** What was typed and is not saved yet, with what it was made from. */
export interface Draft {
  readonly base: Form;
  readonly form: Form;
  readonly at: number;
}

const PREFIX = 'tomarigi.profile.';
/** Nobody remembers what an older one was about. */
const LONGEST_MS = 14 * 24 * 3_600_000;
const MOST = 20;

/*
 * In localStorage rather than sessionStorage: a phone that runs out of memory, or a browser that was closed in the middle of
 * care work, must not lose a form. It is a facility's public profile, nothing of a person. A browser may forbid storage;
 * then there are no drafts, and all else works.
 */

export function readDraft(facility: string, now: number): Draft | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(PREFIX + facility) ?? 'null') as Draft | null;
    return draft && now - draft.at < LONGEST_MS ? draft : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(facility: string, draft: Draft): void {
  try {
    makeRoom(facility);
    localStorage.setItem(PREFIX + facility, JSON.stringify(draft));
  } catch {
    // see above
  }
}

export function dropDraft(facility: string): void {
  try {
    localStorage.removeItem(PREFIX + facility);
  } catch {
    // see above
  }
}

function makeRoom(facility: string): void {
  const others = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) && key !== PREFIX + facility);
  const age = (key: string) => (JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Draft>).at ?? 0;
  others.sort((one, other) => age(other) - age(one));
  for (const key of others.slice(MOST - 1)) localStorage.removeItem(key);
}
