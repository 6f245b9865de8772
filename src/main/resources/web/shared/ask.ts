import { FROM_A_PAGE } from './api';

/** Why the server does not do something, in the reader’s language. */
export interface Problem {
  readonly type?: string;
  readonly title: string;
  readonly detail?: string;
  readonly status: number;
  readonly violations?: readonly { readonly field: string; readonly message: string }[];
}

/** What came of asking. */
export type Asked<T> =
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'refused'; readonly problem: Problem }
  /** Nobody answered: it may or may not have been done. */
  | { readonly state: 'away' };

const PATIENCE_MS = 20_000;

/**
 * Asks the API to do or tell something; the value of an answer without a body is undefined.
 *
 * @param seen the version that is changed: 412 when somebody was faster; left out: any
 * @param key the same asks for one thing, however often it is sent
 */
export async function ask<T = void>(
  method: string,
  path: string,
  body?: object,
  seen?: number,
  key?: string,
): Promise<Asked<T>> {
  try {
    const response = await fetch(path, {
      method,
      headers: {
        ...FROM_A_PAGE,
        'Accept-Language': document.documentElement.lang,
        ...(body && { 'Content-Type': 'application/json' }),
        ...(seen !== undefined && { 'If-Match': `"${seen}"` }),
        ...(key && { 'Idempotency-Key': key }),
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    const answer = text ? JSON.parse(text) : undefined;
    return response.ok ? { state: 'done', value: answer as T } : { state: 'refused', problem: answer as Problem };
  } catch {
    return { state: 'away' };
  }
}

/** What is wrong with these fields; a name that ends in `[` means all of a list. */
export function wrongWith(problem: Problem, ...fields: readonly string[]): readonly string[] {
  const isMeant = (field: string) => fields.some((name) => field === name || (name.endsWith('[') && field.startsWith(name)));
  return (problem.violations ?? []).filter(({ field }) => isMeant(field)).map(({ message }) => message);
}

/** The problem in a sentence. */
export function inWords({ title, detail }: Problem): string {
  return detail ?? title;
}

/** What is said of one field; undefined when it is right. */
export function violationOf(problem: Problem | undefined, field: string): string | undefined {
  return problem?.violations?.find((violation) => violation.field === field)?.message;
}
