/** Something said to the server that has to arrive, once, and in the order it was said. */
export interface Message {
  readonly method: 'PUT' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  /** The version of the facility that this was said of; another one is a reason to refuse. */
  readonly version?: number;
}

/** What came of it: the server's answer, or its reason for refusing, in the reader's language. */
export type Outcome<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly why: string };

interface Waiting extends Message {
  /** Stays the same however often it is sent: the server does it once. */
  readonly key: string;
  readonly settle: (outcome: Outcome<unknown>) => void;
}

const PATIENCE_MS = 10_000;
const LONGEST_PAUSE_MS = 30_000;
/** Answers of a server that cannot listen now: it has done nothing, and may do it later. */
const LATER = new Set([408, 429, 502, 503, 504]);

/** Sends one message after the other, each again under its own key until the server has answered it. */
export class Sender {
  private readonly queue: Waiting[] = [];
  private failures = 0;
  private pause: number | undefined;
  private sending = false;

  /** @param changed is called whenever {@link waiting} or {@link away} may have changed */
  constructor(private readonly changed: () => void) {}

  /** How many messages have no answer yet. */
  get waiting(): number {
    return this.queue.length;
  }

  /** Whether the server could not be reached when it was last tried. */
  get away(): boolean {
    return this.failures > 0;
  }

  send<Answer>(message: Message): Promise<Outcome<Answer>> {
    return new Promise((resolve) => {
      this.queue.push({ ...message, key: newKey(), settle: resolve as Waiting['settle'] });
      this.changed();
      void this.work();
    });
  }

  /** Something says that the server may be back: do not wait any longer. */
  hurry(): void {
    if (this.pause === undefined) return;
    clearTimeout(this.pause);
    this.pause = undefined;
    void this.work();
  }

  private async work(): Promise<void> {
    if (this.sending || this.pause !== undefined) return;
    this.sending = true;
    for (let next = this.queue[0]; next; next = this.queue[0]) {
      const result = await attempt(next);
      if ('retryMs' in result) {
        this.wait(result.retryMs);
        break;
      }
      this.failures = 0;
      this.queue.shift();
      next.settle(result);
      this.changed();
    }
    this.sending = false;
  }

  private wait(retryMs: number): void {
    const backoff = Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** this.failures++) * (0.5 + 0.5 * Math.random());
    this.pause = window.setTimeout(() => {
      this.pause = undefined;
      void this.work();
    }, Math.max(retryMs, backoff));
    this.changed();
  }
}

async function attempt(message: Waiting): Promise<Outcome<unknown> | { readonly retryMs: number }> {
  const headers: Record<string, string> = {
    'Accept-Language': document.documentElement.lang,
    'Idempotency-Key': message.key,
  };
  if (message.body !== undefined) headers['Content-Type'] = 'application/json';
  if (message.version !== undefined) headers['If-Match'] = `"${message.version}"`;
  const abort = new AbortController();
  const patience = setTimeout(() => abort.abort(), PATIENCE_MS);
  try {
    const response = await fetch(message.path, {
      method: message.method,
      headers,
      body: message.body === undefined ? undefined : JSON.stringify(message.body),
      signal: abort.signal,
    });
    if (LATER.has(response.status)) return { retryMs: 1_000 * (Number(response.headers.get('Retry-After')) || 0) };
    const answer = await response.json();
    return response.ok ? { ok: true, answer } : { ok: false, why: reason(answer, response) };
  } catch {
    return { retryMs: 0 }; // the line broke, before or after the server did it: the key makes asking again harmless
  } finally {
    clearTimeout(patience);
  }
}

function reason(problem: { detail?: string; violations?: { message: string }[] }, response: Response): string {
  const violations = (problem.violations ?? []).map((violation) => violation.message);
  return violations.join(' ') || problem.detail || response.statusText;
}

/** Not crypto.randomUUID(), which a page has only over HTTPS: a small office may run this on its own network without. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
