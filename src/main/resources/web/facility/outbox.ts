import { forgetReturned, keepWaiting, listReturned, listWaiting, settle } from './kept';
import type { Accepted, AttestWord, Returned, Word } from './said';
import { messageOf } from './said';
import { attempt } from './sending';
import { read } from '../shared/api';
import { serverNow } from '../shared/server-clock';
import type { FacilityState } from './standing';
import { openOf } from './standing';

/** A word has its answer. */
export type Settled = { readonly word: Word; readonly accepted: Accepted } | { readonly word: Word; readonly returned: Returned };

/** A word that has no answer yet. */
type Later = { readonly retryMs: number; readonly isSignedOut?: boolean };

/** What tabs of one browser tell each other. */
type Told = { readonly settled?: Settled };

const LONGEST_PAUSE_MS = 30_000;
/** An attestation that is older is compared with what stands before it is sent. */
const PROMPT_MS = 10_000;

/**
 * The words of one facility's staff on their way to the server: kept by the browser until each is answered, sent one after
 * the other, each under its own key until the server has answered it. However many tabs show the facility, one of them
 * sends at a time, and all of them know.
 */
export class Outbox {
  /** What has no answer yet, in the order in which it was said. */
  waiting: readonly Word[] = [];
  /** What changed nothing, and was not yet seen. */
  returned: readonly Returned[] = [];
  private readonly channel: BroadcastChannel | undefined;
  /** Said, but not yet kept. */
  private fresh: readonly Word[] = [];
  /** Whether the server asks who is speaking: nothing is sent until somebody has signed in. */
  isSignedOut = false;
  private saidAt = 0;
  private failures = 0;
  private pause: number | undefined;
  private asked = false;
  private ended = false;

  /** @param tell is called whenever anything here may have changed; with a word that has its answer now */
  constructor(
    private readonly facility: string,
    private readonly tell: (settled?: Settled) => void,
  ) {
    if ('BroadcastChannel' in window) this.channel = new BroadcastChannel(`tomarigi-${facility}`);
  }

  async begin(): Promise<void> {
    if (this.channel) this.channel.onmessage = (event: MessageEvent<Told>) => void this.hear(event.data);
    await this.refresh();
    this.tell();
    void this.work();
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.pause);
    this.channel?.close();
  }

  /** How many of those that wait are kept by the browser: the others are on their way to its disk. */
  get kept(): number {
    return this.waiting.length - this.fresh.length;
  }

  /** Whether the server could not be reached when it was last tried. */
  get away(): boolean {
    return this.failures > 0;
  }

  /**
   * A time for the next word: after every earlier one, and after what the reader has seen, though clocks are set back and
   * the server's is known only roughly.
   *
   * @param seen when the newest word that the page shows was said
   */
  next(seen: string | undefined): string {
    const before = this.waiting.map((word) => Date.parse(word.saidAt));
    const overtaken = this.returned.map(({ why }) => (why.what === 'newer' ? Date.parse(why.at) : 0));
    const last = Math.max(this.saidAt, seen ? Date.parse(seen) : 0, ...before, ...overtaken);
    this.saidAt = Math.max(last + 1, Math.round(serverNow()));
    return new Date(this.saidAt).toISOString();
  }

  /** False when no more can be kept: then it was not said. */
  async say(word: Word): Promise<boolean> {
    this.fresh = [...this.fresh, word];
    this.waiting = [...this.waiting, word];
    this.tell();
    const kept = await keepWaiting(word);
    this.fresh = this.fresh.filter((other) => other !== word);
    await this.refresh();
    this.channel?.postMessage({});
    this.tell();
    if (kept) void this.work();
    return kept;
  }

  async forget(keys: readonly string[]): Promise<void> {
    await forgetReturned(keys);
    await this.refresh();
    this.channel?.postMessage({});
    this.tell();
  }

  /** Something says that the server may be back: do not wait any longer. */
  hurry(): void {
    clearTimeout(this.pause);
    this.pause = undefined;
    void this.work();
  }

  private async refresh(): Promise<void> {
    const [waiting, returned] = await Promise.all([listWaiting(this.facility), listReturned(this.facility)]);
    const kept = new Set(waiting.map((word) => word.key));
    this.waiting = [...waiting, ...this.fresh.filter((word) => !kept.has(word.key))];
    this.returned = returned;
  }

  private async hear({ settled }: Told): Promise<void> {
    if (this.ended) return;
    await this.refresh();
    this.tell(settled);
    if (settled) this.failures = 0;
    void this.work();
  }

  private async work(): Promise<void> {
    if (this.asked || this.ended || this.pause !== undefined || this.waiting.length === 0) return;
    this.asked = true;
    try {
      await alone(`tomarigi-${this.facility}`, () => this.sendAll());
    } finally {
      this.asked = false;
    }
    // What was said while the last answer was being taken in.
    if (this.pause === undefined && this.waiting.length > this.fresh.length) void this.work();
  }

  private async sendAll(): Promise<void> {
    while (!this.ended && this.pause === undefined) {
      const [next] = await listWaiting(this.facility);
      if (!next) {
        await this.refresh();
        this.tell();
        return;
      }
      const outcome = await send(next);
      if (this.ended) return;
      this.isSignedOut = 'retryMs' in outcome && outcome.isSignedOut === true;
      if ('retryMs' in outcome) {
        this.wait(outcome.retryMs);
        return;
      }
      this.failures = 0;
      await settle(next, 'returned' in outcome ? outcome.returned : undefined);
      await this.refresh();
      this.channel?.postMessage({ settled: outcome });
      this.tell(outcome);
    }
  }

  private wait(retryMs: number): void {
    const backoff = Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** this.failures++) * (0.5 + 0.5 * Math.random());
    this.pause = window.setTimeout(() => this.hurry(), Math.max(retryMs, backoff));
    this.tell();
  }
}

/** One tab of the browser at a time. Where there are no locks (plain HTTP) each may: the keys make that harmless. */
async function alone(name: string, job: () => Promise<void>): Promise<void> {
  if (navigator.locks) await navigator.locks.request(name, job);
  else await job();
}

async function send(word: Word): Promise<Settled | Later> {
  if (word.kind === 'attest' && (word.blind || serverNow() - Date.parse(word.saidAt) > PROMPT_MS)) {
    const found = await read<FacilityState>(`/api/facilities/${encodeURIComponent(word.facility)}`);
    if (found.state === 'away') return { retryMs: 0 };
    if (found.state === 'closed' && !found.isSignedIn) return { retryMs: 0, isSignedOut: true };
    if (found.state === 'found' && differs(word, found.value)) return { word, returned: comeBack(word, { what: 'changed' }) };
  }
  const outcome = await attempt<Accepted>(messageOf(word), word.key);
  if ('retryMs' in outcome) return outcome;
  if (outcome.ok) return { word, accepted: outcome.answer };
  const { newer } = outcome.problem;
  if (!newer) return { word, returned: comeBack(word, { what: 'refused', sentence: outcome.why }) };
  const { at, attestation, beds } = newer;
  return { word, returned: comeBack(word, { what: 'newer', at, attestation, stands: beds[0]?.open }) };
}

function comeBack(word: Word, why: Returned['why']): Returned {
  return { key: word.key, facility: word.facility, word, why };
}

/** Whether the beds that the reader saw are not as she saw them. */
function differs({ shown }: AttestWord, facility: FacilityState): boolean {
  return facility.beds.some((bed) => {
    const seen = shown.beds[bed.id];
    const stands = openOf(bed, shown.from, seen?.length ?? 0);
    return seen === undefined || [...seen].some((one, index) => one !== '-' && one !== stands[index]);
  });
}
