import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { read } from '../shared/api';
import { serverNow } from '../shared/server-clock';
import { word } from '../shared/words';
import type { Asked, Said } from './asked';
import { livingStay } from './asked';
import { ROLL_CALL } from './called';
import type { Revoked } from './revoking';
import { attempt, newKey } from './sending';

/** An answer on its way. */
export interface Sending extends Said {
  readonly key: string;
  /** The server could not be reached, or asks who is speaking. */
  readonly late?: 'away' | 'signed-out';
}

/** What the page has to say about something new. */
export interface News {
  readonly arrived: readonly Asked[];
  /** They waited when the page last knew of them, and are over. */
  readonly over: readonly Asked[];
}

/** Without a stream the page has to ask by itself, and soon. */
const LOOK_MS = 5_000;
const LOOK_WITH_STREAM_MS = 30_000;
const STREAM_AGAIN_MS = 30_000;
const LONGEST_PAUSE_MS = 10_000;
/** What was asked longer ago than this and came to nothing is not shown any more. */
const RECENT_MS = 12 * 3_600_000;
/** A hair's breadth of time is no reason for a clock to jump. */
const JITTER_MS = 1_500;
const MOST_SEEN = 200;
const SEEN = 'tomarigi.inbox.seen';

/**
 * A facility's asks as they stand, and the answers on their way. Time left is counted by this machine's running time from
 * when the server said it: no wall clock is asked. Belongs to one page; what waits to be sent outlives a reload of it.
 */
export class Asks implements ReactiveController {
  /** Those that wait, in the order in which they came to this page, above what was decided before them. */
  all: readonly Asked[] = [];
  readonly sending = new Map<string, Sending>();
  /** Why an answer was not taken, in the reader's language. */
  readonly refused = new Map<string, string>();
  /** An answer to it was not taken because it was over. */
  readonly tooLate = new Set<string>();
  /** Waited while this page was open. */
  private readonly waited = new Set<string>();
  private readonly endsAt = new Map<string, number>();
  private readonly busy = new Set<string>();
  private readonly seen = new Set<string>(kept<string[]>(localStorage, SEEN) ?? []);
  private stream: EventSource | undefined;
  private shut = false;
  private failures = 0;
  private looking = 0;
  private looked = 0;
  private look = 0;
  private again = 0;
  private reopen = 0;
  private tick = 0;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly facility: string,
    private readonly tell: (news: News) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    for (const [id, one] of kept<[string, Sending][]>(sessionStorage, this.place) ?? []) this.sending.set(id, one);
    window.addEventListener('online', this.hurry);
    document.addEventListener('visibilitychange', this.awake);
    this.tick = window.setInterval(() => this.second(), 1_000);
    this.shut = false;
    this.hurry();
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.hurry);
    document.removeEventListener('visibilitychange', this.awake);
    this.end();
  }

  private end(): void {
    this.shut = true;
    clearInterval(this.tick);
    for (const timer of [this.look, this.again, this.reopen]) clearTimeout(timer);
    this.stream?.close();
  }

  private get place(): string {
    return `tomarigi.answers.${this.facility}`;
  }

  private get path(): string {
    return `/api/facilities/${encodeURIComponent(this.facility)}/asks`;
  }

  get waiting(): readonly Asked[] {
    return this.all.filter((asked) => this.isOpen(asked));
  }

  /** What the page shows. */
  get shown(): readonly Asked[] {
    return this.all.filter((asked) => {
      if (this.isOpen(asked) || this.sending.has(asked.id) || livingStay(asked)) return true;
      if (this.seen.has(asked.id)) return false; // also when its time is up and the server has not said so yet
      return asked.state === 'WAITING' || this.waited.has(asked.id) || serverNow() - Date.parse(asked.askedAt) < RECENT_MS;
    });
  }

  /** Whether it can still be answered. */
  isOpen(asked: Asked): boolean {
    return asked.state === 'WAITING' && this.left(asked.id) > 0;
  }

  /** Whole seconds. */
  left(id: string): number {
    return Math.max(0, Math.ceil(((this.endsAt.get(id) ?? 0) - performance.now()) / 1_000));
  }

  isFresh(id: string): boolean {
    return this.waited.has(id);
  }

  /** Sends it, however often it is said: a second tap says nothing. */
  say(asked: Asked, said: Said): void {
    if (this.sending.has(asked.id) || !this.isOpen(asked)) return;
    this.refused.delete(asked.id);
    this.sending.set(asked.id, { ...said, key: newKey() });
    this.keep();
    void this.send(asked.id);
  }

  /** Takes a yes back; why not stands in `refused`. Once it was done, a second time is none. */
  async revoke(asked: Asked, why: Revoked): Promise<void> {
    const { id } = asked;
    if (this.busy.has(id)) return;
    this.busy.add(id);
    this.refused.delete(id);
    this.host.requestUpdate();
    const path = `${this.path}/${encodeURIComponent(id)}/revoke`;
    const outcome = await attempt<Asked>({ method: 'POST', path, body: JSON.stringify(why) }, newKey());
    this.busy.delete(id);
    if (this.shut) return;
    this.waited.add(id); // what became of it stays in sight
    if ('ok' in outcome && outcome.ok) {
      this.learn(this.with(id, outcome.answer));
      return;
    }
    await this.load();
    if (this.all.find((one) => one.id === id)?.state !== 'NO')
      this.refused.set(id, 'retryMs' in outcome ? word(outcome.isSignedOut ? 'inbox.signed-out-once' : 'inbox.away-once') : outcome.why);
    this.host.requestUpdate();
  }

  isBusy(id: string): boolean {
    return this.busy.has(id);
  }

  dismiss(id: string): void {
    this.seen.add(id);
    keep(localStorage, SEEN, [...this.seen].slice(-MOST_SEEN));
    this.host.requestUpdate();
  }

  private keep(): void {
    keep(sessionStorage, this.place, this.sending.size > 0 ? [...this.sending] : undefined);
    this.host.requestUpdate();
  }

  private async send(id: string): Promise<void> {
    const one = this.sending.get(id);
    if (!one || this.busy.has(id) || this.shut) return;
    this.busy.add(id);
    const { key, late, ...said } = one;
    const path = `${this.path}/${encodeURIComponent(id)}/answer`;
    const outcome = await attempt<Asked>({ method: 'POST', path, body: JSON.stringify(said) }, key);
    this.busy.delete(id);
    if (this.shut) return;
    if ('retryMs' in outcome) {
      this.sending.set(id, { ...one, late: outcome.isSignedOut ? 'signed-out' : 'away' });
      this.later(outcome.retryMs);
    } else {
      this.failures = 0;
      this.sending.delete(id);
      if (outcome.ok) this.learn(this.with(id, outcome.answer));
      else await this.settle(id, said, outcome.why);
    }
    this.keep();
  }

  /** It was refused: also when the server had taken it before, and its answer was lost on the way. */
  private async settle(id: string, said: Said, why: string): Promise<void> {
    await this.load();
    const asked = this.all.find((one) => one.id === id);
    if (asked?.state === said.answer) return;
    if (!asked || this.isOpen(asked)) this.refused.set(id, why);
    else this.tooLate.add(id);
  }

  private later(retryMs: number): void {
    const pause = Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** this.failures++) * (0.5 + 0.5 * Math.random());
    clearTimeout(this.again);
    this.again = window.setTimeout(this.hurry, Math.max(retryMs, pause));
  }

  private readonly hurry = (): void => {
    for (const id of this.sending.keys()) void this.send(id);
    void this.load();
  };

  /** Running time stands still while a telephone sleeps. */
  private readonly awake = (): void => {
    if (document.visibilityState === 'visible') void this.load();
  };

  private second(): void {
    for (const [id, one] of this.sending) {
      const asked = this.all.find((other) => other.id === id);
      if (!asked || asked.state !== 'WAITING' || this.left(id) > 0 || this.busy.has(id) || !one.late) continue;
      this.sending.delete(id);
      this.tooLate.add(id);
      this.keep();
    }
    const waiting = this.all.filter((asked) => asked.state === 'WAITING');
    const holding = this.all.some((asked) => livingStay(asked)?.state === 'HELD');
    if (waiting.length > 0 || holding) this.host.requestUpdate();
  }

  private async load(): Promise<void> {
    if (this.shut) return;
    clearTimeout(this.look);
    const mine = ++this.looking;
    const found = await read<readonly Asked[]>(this.path);
    if (this.shut) return;
    if (found.state === 'missing' || (found.state === 'closed' && found.isSignedIn)) {
      this.sending.clear();
      this.take([]);
      this.end();
      return;
    }
    clearTimeout(this.look);
    const streams = this.stream?.readyState === EventSource.OPEN;
    this.look = window.setTimeout(() => void this.load(), streams ? LOOK_WITH_STREAM_MS : LOOK_MS);
    // What was read before something newer was known is old.
    if (found.state !== 'found' || mine < this.looked) return;
    this.looked = mine;
    this.take(this.inPlace(found.value));
    if (!this.stream) this.listen();
  }

  private listen(): void {
    if (this.shut || !('EventSource' in window)) return;
    const stream = new EventSource(`${this.path}/events`);
    this.stream = stream;
    // What happened before the line stood is read once it stands.
    stream.onopen = () => this.hurry();
    stream.addEventListener('asks', ({ data }: MessageEvent<string>) => {
      const asked = JSON.parse(data) as Partial<Asked>;
      if (asked.id) this.hear(asked as Asked);
      void this.load();
    });
    for (const news of ['here', 'roll-call']) stream.addEventListener(news, () => window.dispatchEvent(new Event(ROLL_CALL)));
    stream.onerror = () => {
      if (stream.readyState !== EventSource.CLOSED) return;
      clearTimeout(this.reopen);
      this.reopen = window.setTimeout(() => this.listen(), STREAM_AGAIN_MS);
    };
  }

  /** It is shown before it is read: a question less to a server that may be far away. */
  private hear(asked: Asked): void {
    if (this.shut || this.all.some(({ id }) => id === asked.id)) return;
    this.learn(this.inPlace([...this.all, asked]));
  }

  private with(id: string, asked: Asked): readonly Asked[] {
    return this.all.map((one) => (one.id === id ? asked : one));
  }

  /** What is being read meanwhile is older than this. */
  private learn(next: readonly Asked[]): void {
    this.looked = ++this.looking;
    this.take(next);
  }

  /** Nothing that was there changes its order while somebody reads; what waits comes after the last that waits already. */
  private inPlace(fresh: readonly Asked[]): readonly Asked[] {
    const byId = new Map(fresh.map((asked) => [asked.id, asked]));
    const stay = this.all.filter(({ id }) => byId.has(id)).map(({ id }) => byId.get(id)!);
    const here = new Set(stay.map(({ id }) => id));
    const waits = ({ state }: Asked) => state === 'WAITING';
    const come = fresh
      .filter(({ id }) => !here.has(id))
      .sort((one, other) => Date.parse(one.askedAt) - Date.parse(other.askedAt));
    const first = stay.map(waits).lastIndexOf(true) + 1;
    return [...stay.slice(0, first), ...come.filter(waits), ...stay.slice(first), ...come.filter((asked) => !waits(asked))];
  }

  private take(next: readonly Asked[]): void {
    const before = new Map(this.all.map((asked) => [asked.id, asked]));
    const now = performance.now();
    for (const asked of next) {
      if (before.get(asked.id) === asked) continue; // as it was read before: its time is known
      const seconds = asked.state === 'WAITING' ? asked.secondsLeft : livingStay(asked)?.secondsLeft;
      const ends = now + 1_000 * (seconds ?? 0);
      if (Math.abs((this.endsAt.get(asked.id) ?? 0) - ends) > JITTER_MS) this.endsAt.set(asked.id, ends);
    }
    const arrived = next.filter((asked) => this.isOpen(asked) && !this.waited.has(asked.id));
    for (const { id } of arrived) this.waited.add(id);
    this.all = next;
    const over = next.filter(
      ({ id, state }) => (state === 'WITHDRAWN' || state === 'EXPIRED') && before.get(id)?.state === 'WAITING',
    );
    if (arrived.length > 0 || over.length > 0) this.tell({ arrived, over });
    this.host.requestUpdate();
  }
}

function kept<T>(shelf: Storage, key: string): T | undefined {
  try {
    return JSON.parse(shelf.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** A browser that keeps nothing remembers while the page is open. */
function keep(shelf: Storage, key: string, value: unknown): void {
  try {
    if (value === undefined) shelf.removeItem(key);
    else shelf.setItem(key, JSON.stringify(value));
  } catch {
    // nothing to tell: the answer is sent all the same
  }
}
