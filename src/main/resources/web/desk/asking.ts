import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { FROM_A_PAGE } from '../shared/api';
import type { Problem } from '../shared/ask';
import { serverNow } from '../shared/server-clock';
import type { Answer } from './answer';

const DEBOUNCE_MS = 150;
const AGAIN_MS = 4_000;
const PATIENCE_MS = 10_000;

/** Why there is no answer to what is asked now. */
export type Trouble =
  /** Nobody answers; it is asked again by itself. */
  | { readonly state: 'away' }
  | { readonly state: 'closed'; readonly isSignedIn: boolean }
  | { readonly state: 'refused'; readonly problem: Problem };

/** Asks who can take the person, a moment after the last change; an answer to an earlier question is dropped. */
export class Asking<T> implements ReactiveController {
  /** The last one that came, also while another is awaited. */
  answer: Answer | undefined;
  /** What it answers. */
  about: T | undefined;
  /** When it came, by the server's clock. */
  answeredAt = 0;
  trouble: Trouble | undefined;
  /** The question has changed since the answer. */
  isAwaited = false;

  private body = '';
  private subject: T | undefined;
  private timer = 0;
  private asking: AbortController | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly network: () => string,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.hurry);
    window.addEventListener('offline', this.lose);
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.hurry);
    window.removeEventListener('offline', this.lose);
    this.drop();
  }

  /** @param about what the answer will be kept with */
  ask(question: object, about: T, afterMs = DEBOUNCE_MS): void {
    this.subject = about;
    this.body = JSON.stringify(question);
    this.drop();
    this.isAwaited = true;
    this.timer = window.setTimeout(() => void this.send(), afterMs);
    this.host.requestUpdate();
  }

  private drop(): void {
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  private readonly hurry = (): void => {
    if (!this.body || this.trouble?.state !== 'away') return;
    this.drop();
    void this.send();
  };

  private readonly lose = (): void => this.end({ state: 'away' });

  private async send(): Promise<void> {
    const asking = new AbortController();
    this.asking = asking;
    const patience = window.setTimeout(() => asking.abort('patience'), PATIENCE_MS);
    const came = await this.fetch(asking.signal).catch(() => ({ state: 'away' }) as const);
    clearTimeout(patience);
    if (this.asking !== asking || (asking.signal.aborted && asking.signal.reason !== 'patience')) return;
    if ('ranked' in came) {
      this.answer = came;
      this.about = this.subject;
      this.answeredAt = serverNow();
      this.end(undefined);
    } else this.end(came);
  }

  private end(trouble: Trouble | undefined): void {
    this.trouble = trouble;
    this.isAwaited = trouble !== undefined;
    clearTimeout(this.timer);
    if (trouble?.state === 'away' && this.body) this.timer = window.setTimeout(() => void this.send(), AGAIN_MS);
    this.host.requestUpdate();
  }

  private async fetch(signal: AbortSignal): Promise<Answer | Trouble> {
    const response = await fetch(`/api/networks/${encodeURIComponent(this.network())}/matches`, {
      method: 'POST',
      headers: {
        ...FROM_A_PAGE,
        'Accept-Language': document.documentElement.lang,
        'Content-Type': 'application/json',
      },
      body: this.body,
      signal,
    });
    if (response.ok) return (await response.json()) as Answer;
    if (response.status === 401 || response.status === 403)
      return { state: 'closed', isSignedIn: response.status === 403 };
    if (response.status === 429 || response.status >= 500) return { state: 'away' };
    return { state: 'refused', problem: (await response.json()) as Problem };
  }
}
