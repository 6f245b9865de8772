import { FROM_A_PAGE } from '../shared/api';

/** What is asked of the server. */
export interface Message {
  readonly method: 'PUT' | 'POST';
  readonly path: string;
  readonly body?: string;
  /** The version of the facility that this was said of; another one is a reason to refuse. */
  readonly version?: number;
}

/** Of problem+json, what a page reads. */
export interface Problem {
  readonly type?: string;
  readonly detail?: string;
  readonly violations?: readonly { readonly message: string }[];
  /** Of /problems/newer-word: what was said later, and what stands. */
  readonly newer?: {
    readonly at: string;
    readonly attestation: boolean;
    readonly beds: readonly { readonly bed: string; readonly open: string }[];
  };
}

/** What came of it: the server's answer, its reason for refusing, in the reader's language, or that it is to be tried again. */
export type Outcome<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly why: string; readonly problem: Problem }
  | { readonly retryMs: number; readonly isSignedOut?: boolean };

const PATIENCE_MS = 10_000;
/** Answers of a server that cannot listen now: it has done nothing, and may do it later. */
const LATER = new Set([408, 429, 502, 503, 504]);

/** Sends it once, under this key. */
export async function attempt<Answer>(message: Message, key: string): Promise<Outcome<Answer>> {
  const headers: Record<string, string> = {
    ...FROM_A_PAGE,
    'Accept-Language': document.documentElement.lang,
    'Idempotency-Key': key,
  };
  if (message.body !== undefined) headers['Content-Type'] = 'application/json';
  if (message.version !== undefined) headers['If-Match'] = `"${message.version}"`;
  const abort = new AbortController();
  const patience = setTimeout(() => abort.abort(), PATIENCE_MS);
  try {
    const response = await fetch(message.path, {
      method: message.method,
      headers,
      body: message.body,
      signal: abort.signal,
    });
    // Nobody did anything: what was said waits until its reader has signed in again.
    if (response.status === 401) return { retryMs: 0, isSignedOut: true };
    if (LATER.has(response.status)) return { retryMs: 1_000 * (Number(response.headers.get('Retry-After')) || 0) };
    const answer = await response.json();
    return response.ok ? { ok: true, answer } : { ok: false, why: reason(answer, response), problem: answer };
  } catch {
    return { retryMs: 0 }; // the line broke, before or after the server did it: the key makes asking again harmless
  } finally {
    clearTimeout(patience);
  }
}

function reason(problem: Problem, response: Response): string {
  const violations = (problem.violations ?? []).map((violation) => violation.message);
  return violations.join(' ') || problem.detail || response.statusText;
}

/** Not crypto.randomUUID(), which a page has only over HTTPS: a small office may run this on its own network without. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
