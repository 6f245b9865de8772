import { FROM_A_PAGE } from './api';

/** Why the server refuses, in the reader's language (RFC 9457). */
export interface Problem {
  readonly type?: string;
  readonly title: string;
  readonly detail?: string;
  readonly status: number;
  readonly violations?: readonly { readonly field: string; readonly message: string }[];
}

/** What came of asking: it is done, it was refused and why, or the server cannot be reached. */
export type Answer<T> =
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'refused'; readonly problem: Problem }
  | { readonly state: 'away' };

/** Asks the API to do or tell something. */
export async function ask<T = void>(method: string, path: string, body?: object): Promise<Answer<T>> {
  const headers: Record<string, string> = { 'Accept-Language': document.documentElement.lang, ...FROM_A_PAGE };
  if (body) headers['Content-Type'] = 'application/json';
  try {
    const response = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
    const text = await response.text();
    const told: unknown = text === '' ? undefined : JSON.parse(text);
    return response.ok ? { state: 'done', value: told as T } : { state: 'refused', problem: told as Problem };
  } catch {
    return { state: 'away' };
  }
}

/** What is said of one field; undefined when it is right. */
export function violationOf(problem: Problem | undefined, field: string): string | undefined {
  return problem?.violations?.find((violation) => violation.field === field)?.message;
}
