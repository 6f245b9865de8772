/* What somebody has not saved yet, for this tab alone: it may name people, so it goes with the tab and when they sign out. */

const PREFIX = 'tomarigi.draft.';

export interface Draft<T> {
  /** Whose it is: nobody else in this tab sees it. */
  readonly account: string;
  /** Of what it was made from. */
  readonly version: number;
  readonly said: T;
}

export function keepDraft<T>(name: string, draft: Draft<T>): void {
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing loses it with the page.
  }
}

/** Undefined where there is none of theirs. */
export function findDraft<T>(name: string, account: string | undefined): Draft<T> | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(PREFIX + name) ?? 'null') as Draft<T> | null;
    return kept && kept.account === account ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function dropDraft(name: string): void {
  try {
    sessionStorage.removeItem(PREFIX + name);
  } catch {
    // There is none.
  }
}

/** All of this tab. */
export function dropDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // There are none.
  }
}
