import { LitElement, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/connection';
import '../shared/freshness';
import './grid';
import './returned';
import '../shared/who';
import { pageAt, read, signInAddress } from '../shared/api';
import type { Board, Connection, LiveBoard } from '../shared/board';
import { subscribeBoard } from '../shared/board';
import type { Night } from '../shared/nights';
import { nightAfter, nightInWords, nightsBetween, timeInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import { serverNow, serverSaysItIs } from '../shared/server-clock';
import { Ticking } from '../shared/ticking';
import { word } from '../shared/words';
import { addBed } from './adding';
import './alerts';
import './bell';
import './called';
import type { GridBed } from './grid';
import './inbox';
import { MOST_WAITING, findKnown, keepKnown } from './kept';
import type { Known } from './kept';
import { openOffline } from './offline';
import type { Settled } from './outbox';
import { Outbox } from './outbox';
import { reportStyles } from './report-styles';
import type { Answer } from './returned';
import type { Nights, Word } from './said';
import { keptNights } from './said';
import { newKey } from './sending';
import { Reader } from './reader';
import type { Sent } from './rows';
import { rowsOf } from './rows';
import type { FacilityState, Standing } from './standing';
import { nightsOf, standingBeds } from './standing';

/** What the line under the grid says last. */
type Said =
  | { readonly what: 'sent'; readonly at: number; readonly kept?: readonly Night[] }
  | { readonly what: 'kept' }
  | { readonly what: 'undone'; readonly label: string; readonly night: Night }
  | { readonly what: 'not'; readonly why: string };

/** What was said, and what stood before. */
interface Step {
  readonly key: string;
  readonly nights: Nights;
  readonly before: string;
}

const NIGHTS = 14;
/** The usual hour at which tonight becomes the next night; what the board says comes before it. */
const ROLL_OVER_HOUR = 9;
const TOKYO_AHEAD_MS = 9 * 3_600_000;
const SENT_MARK_MS = 4_000;
/** A server that has not answered by then is not waited for where something is known. */
const PATIENCE_MS = 2_000;
const KEEP_AFTER_MS = 1_000;
const MOST_STEPS = 30;

/** Where a facility says what it can take: one tap for "nothing has changed", one tap a bed and night. */
class Report extends LitElement {
  static override properties = {
    state: { state: true },
    missing: { state: true },
    closed: { state: true },
    board: { state: true },
    connection: { state: true },
    attestedAt: { state: true },
    sent: { state: true },
    said: { state: true },
    steps: { state: true },
  };

  static override styles = [parts, reportStyles];

  private declare state: FacilityState | undefined;
  private declare missing: boolean;
  /** The server does not let this reader in, as whom they are or because they have not said so. */
  private declare closed: { readonly isSignedIn: boolean } | undefined;
  private declare board: Board | undefined;
  private declare connection: Connection;
  /** As the server last answered to this page; what others said meanwhile comes with the board. */
  private declare attestedAt: string | undefined;
  private declare sent: ReadonlyMap<string, Sent>;
  private declare said: Said | undefined;
  /** What can be undone, the last step last. */
  private declare steps: readonly Step[];

  private readonly facility = decodeURIComponent(location.pathname.split('/')[2] ?? '');
  private readonly ticking = new Ticking(this);
  private readonly outbox = new Outbox(this.facility, (settled) => this.hear(settled));
  private readonly reader = new Reader(this, this.facility);
  private unsubscribe?: () => void;
  private retry = 0;
  private keeping = 0;
  /** What was last known, while the server has not answered. */
  private known: Known | undefined;
  /** What the page shows is from then, while its line to the board has never stood. */
  private readAt = 0;

  constructor() {
    super();
    this.connection = { state: 'connecting' };
    this.sent = new Map();
    this.steps = [];
    this.missing = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.hurry);
    window.addEventListener('keydown', this.undoByKey);
    document.addEventListener('visibilitychange', this.keep);
    void this.outbox.begin();
    void this.load();
    openOffline();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.hurry);
    window.removeEventListener('keydown', this.undoByKey);
    document.removeEventListener('visibilitychange', this.keep);
    clearTimeout(this.retry);
    clearTimeout(this.keeping);
    this.outbox.end();
    this.unsubscribe?.();
  }

  protected override firstUpdated(): void {
    const notice = this.renderRoot.querySelector('tomarigi-connection')!;
    new ResizeObserver(() => this.style.setProperty('--notice', `${notice.clientHeight}px`)).observe(notice);
  }

  private get path(): string {
    return `/api/facilities/${encodeURIComponent(this.facility)}`;
  }

  private async load(): Promise<void> {
    const patience = setTimeout(() => void this.showKnown(), PATIENCE_MS);
    const found = await read<FacilityState>(this.path);
    clearTimeout(patience);
    if (!this.isConnected) return;
    this.missing = found.state === 'missing';
    this.closed = found.state === 'closed' ? found : undefined;
    if (found.state === 'found') {
      this.known = undefined;
      this.state = found.value;
      this.readAt = serverNow();
      const network = found.value.networks[0];
      if (network) this.unsubscribe ??= subscribeBoard(network.id, (live) => this.take(live));
      this.outbox.hurry();
      this.keepSoon();
    } else if (found.state === 'away') {
      if (!this.state) this.connection = { state: 'lost', since: 0 };
      await this.showKnown();
      this.retry = window.setTimeout(() => void this.load(), 2_000 + 3_000 * Math.random());
    }
  }

  /** What was last known, said to be old: the server does not answer. */
  private async showKnown(): Promise<void> {
    if (this.state) return;
    const known = await findKnown(this.facility);
    if (this.state || !known) return;
    serverSaysItIs(new Date(Date.now() + known.aheadMs).toISOString());
    this.known = known;
    this.state = known.state;
    this.readAt = known.at;
    this.connection = { state: 'lost', since: known.at };
  }

  private take({ board, connection }: LiveBoard): void {
    const back = connection.state === 'live' && this.connection.state !== 'live';
    const never = connection.state === 'lost' && connection.since === 0;
    this.board = board;
    this.connection = never ? { state: 'lost', since: this.readAt } : connection;
    if (back) this.hurry();
    if (connection.state === 'live') this.keepSoon();
  }

  private readonly hurry = (): void => {
    this.outbox.hurry();
    if (this.unsubscribe || this.missing) return;
    clearTimeout(this.retry);
    void this.load();
  };

  private keepSoon(): void {
    this.keeping ||= window.setTimeout(this.keep, KEEP_AFTER_MS);
  }

  /** What is known now, for when the page is opened without a line. What is old already is not kept as if it were new. */
  private readonly keep = (): void => {
    clearTimeout(this.keeping);
    this.keeping = 0;
    const { state } = this;
    if (!state || this.known || this.connection.state === 'lost') return;
    const at = serverNow();
    const { id, name, version, networks } = state;
    void keepKnown({
      facility: this.facility,
      at,
      aheadMs: at - Date.now(),
      state: { id, name, version, networks, beds: this.beds, attestedAt: this.lastAttested() },
      freshness: this.onBoard?.freshness,
    }).catch(() => undefined); // a browser that cannot keep it opens nothing offline
  };

  private get onBoard() {
    return this.board?.facilities.find((facility) => facility.id === this.facility);
  }

  private get tonight(): Night {
    if (this.board) return this.board.tonight;
    return new Date(serverNow() + TOKYO_AHEAD_MS - ROLL_OVER_HOUR * 3_600_000).toISOString().slice(0, 10);
  }

  private get beds(): readonly Standing[] {
    return standingBeds(this.state?.beds ?? [], this.onBoard?.beds, this.tonight);
  }

  private grid(): { nights: readonly Night[]; beds: readonly GridBed[] } {
    const nights = Array.from({ length: NIGHTS }, (_, index) => nightAfter(this.tonight, index));
    return { nights, beds: rowsOf(this.beds, nights, this.outbox, this.sent) };
  }

  /** As the page shows them, words that wait included; nights that it does not show are closed. */
  private shownOf({ bed, from, open }: Nights): string {
    const { nights, beds } = this.grid();
    const cells = beds.find((known) => known.id === bed)?.cells ?? [];
    const shift = nightsBetween(nights[0]!, from);
    return [...open].map((_, index) => (cells[shift + index]?.open ? '1' : '0')).join('');
  }

  /** @param undoable the step that this takes back is gone already */
  private async say({ bed, label, from, open }: Nights, undoable = true): Promise<void> {
    const nights = { bed, label, from, open };
    const key = newKey();
    const step = { key, nights, before: this.shownOf(nights) };
    this.said = undefined;
    if (undoable) this.steps = [...this.steps, step].slice(-MOST_STEPS);
    const told: Word = { kind: 'nights', ...nights, facility: this.facility, key, saidAt: this.outbox.next(this.lastAttested()) };
    if (!(await this.outbox.say(told))) this.couldNotKeep(key);
  }

  private async attest(): Promise<void> {
    if (this.outbox.waiting.some((one) => one.kind === 'attest')) return;
    this.said = undefined;
    const { nights, beds } = this.grid();
    const shown = beds.map((bed) => [bed.id, bed.cells.map((cell) => (cell.taken ? '-' : cell.open ? '1' : '0')).join('')]);
    const told: Word = {
      kind: 'attest',
      facility: this.facility,
      key: newKey(),
      saidAt: this.outbox.next(this.lastAttested()),
      shown: { from: nights[0]!, beds: Object.fromEntries(shown) },
      blind: this.connection.state === 'lost',
    };
    if (!(await this.outbox.say(told))) this.couldNotKeep(told.key);
  }

  private couldNotKeep(key: string): void {
    this.steps = this.steps.filter((step) => step.key !== key);
    this.said = { what: 'not', why: word('report.full', MOST_WAITING) };
  }

  /** Takes back the last step that still stands; what somebody else has said of its nights since stays. */
  private undo(): void {
    for (let step = this.steps.at(-1); step; step = this.steps.at(-1)) {
      this.steps = this.steps.slice(0, -1);
      const { nights, before } = step;
      const shown = this.shownOf(nights);
      const open = [...shown].map((now, index) => (now === nights.open[index] ? before[index] : now)).join('');
      if (open === shown) continue;
      void this.say({ ...nights, open }, false);
      this.said = { what: 'undone', label: nights.label, night: nights.from };
      return;
    }
  }

  private readonly undoByKey = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 'z' || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.undo();
  };

  private answer({ keys, again, attest }: Answer): void {
    void this.outbox.forget(keys);
    for (const nights of again) void this.say(nights);
    if (attest) void this.attest();
  }

  private hear(settled: Settled | undefined): void {
    this.requestUpdate();
    if (!settled) return;
    if ('returned' in settled) {
      this.steps = this.steps.filter((step) => step.key !== settled.word.key);
      return;
    }
    const { word: told, accepted } = settled;
    this.attestedAt = accepted.attestedAt;
    const kept = keptNights(accepted);
    if (kept.length > 0 || this.said?.what !== 'undone' || this.outbox.waiting.length > 0)
      this.said = { what: 'sent', at: serverNow(), kept };
    if (told.kind !== 'nights') return;
    const version = accepted.beds?.find((bed) => bed.bed === told.bed)?.version ?? accepted.version;
    const sent = new Map(this.sent);
    for (const { key, open } of nightsOf(told)) {
      const mark = { open, bed: told.bed, version };
      sent.set(key, mark);
      this.forgetWhenShown(key, mark);
    }
    this.sent = sent;
  }

  /** The mark goes after a while, but not before the board says the same. */
  private forgetWhenShown(key: string, mark: Sent): void {
    setTimeout(() => {
      if (this.sent.get(key) !== mark) return;
      const stands = this.beds.find((known) => known.id === mark.bed);
      if (stands && stands.version < mark.version) {
        this.forgetWhenShown(key, mark);
        return;
      }
      const sent = new Map(this.sent);
      sent.delete(key);
      this.sent = sent;
    }, SENT_MARK_MS);
  }

  private async addBed(): Promise<void> {
    const added = await addBed(this.path);
    if (typeof added === 'string') {
      this.said = { what: 'not', why: added };
      return;
    }
    this.state = added;
    this.said = { what: 'sent', at: serverNow() };
  }

  override render() {
    return html`
      <tomarigi-connection .connection=${this.connection}></tomarigi-connection>
      <main>
        <tomarigi-called-upon facility=${this.facility} @attest=${this.attest}></tomarigi-called-upon>
        <tomarigi-inbox facility=${this.facility} tonight=${this.tonight} .beds=${this.beds}></tomarigi-inbox>
        ${this.content()}
      </main>
    `;
  }

  private content() {
    if (this.missing)
      return html`<p role="alert">${word('report.unknown')}</p>
        <a class="away" href=${pageAt('/')}>${word('report.home')}</a>`;
    if (this.closed && !this.state)
      return html`<tomarigi-closed .isSignedIn=${this.closed.isSignedIn}></tomarigi-closed>
        ${this.outbox.kept > 0 ? html`<p>${word('report.signed-out', this.outbox.kept)}</p>` : nothing}`;
    if (!this.state) return html`<p role="status">${word('wall.loading')}</p>`;
    const { nights, beds } = this.grid();
    return html`
      <h1>${this.state.name}</h1>
      ${this.standing(beds)} ${this.reader.mayReport ? this.reporting(nights, beds) : this.looking(nights, beds)}
      ${this.links()}
    `;
  }

  private looking(nights: readonly Night[], beds: readonly GridBed[]) {
    return html`<p class="help quiet">${word('report.look-only')}</p>
      ${beds.length > 0 ? html`<tomarigi-grid looked .nights=${nights} .beds=${beds}></tomarigi-grid>` : nothing}`;
  }

  private reporting(nights: readonly Night[], beds: readonly GridBed[]) {
    const attesting = this.outbox.waiting.some((one) => one.kind === 'attest');
    return html`
      <button class="button primary attest" aria-disabled=${attesting} @click=${this.attest}>
        ${word('report.attest')}<small>${word('report.attest-help')}</small>
      </button>
      ${beds.length === 0
        ? html`<div class="nobeds">
              <p>${word('report.no-beds')}</p>
              <button class="button" @click=${this.addBed}>${word('report.add-bed')}</button>
            </div>
            ${this.foot()}`
        : html`
            <p class="help quiet">${word('report.grid-help')}</p>
            <tomarigi-grid
              .nights=${nights}
              .beds=${beds}
              @say=${(event: CustomEvent<Nights>) => this.say(event.detail)}
              @kept=${() => (this.said = { what: 'kept' })}
            ></tomarigi-grid>
            ${this.foot()}
            <details>
              <summary>${word('report.more-beds')}</summary>
              <button class="button" @click=${this.addBed}>${word('report.add-bed')}</button>
            </details>
          `}
    `;
  }

  private foot() {
    const step = this.steps.at(-1);
    const line = this.line();
    const { returned } = this.outbox;
    const telling = step || line !== nothing || returned.length > 0;
    return html`
      <tomarigi-returned
        .returned=${returned}
        .standing=${(nights: Nights) => this.shownOf(nights)}
        @answer=${(event: CustomEvent<Answer>) => this.answer(event.detail)}
      ></tomarigi-returned>
      <div class="last ${telling ? 'telling' : ''}">
        <p class="said" role="status">${line}</p>
        ${returned.length > 0
          ? html`<button class="button look" @click=${this.look}>
              <span aria-hidden="true">⚠</span> ${word('report.look')}
            </button>`
          : nothing}
        ${step
          ? html`<button
              class="button undo"
              aria-keyshortcuts="Control+Z"
              aria-description=${`${step.nights.label} ${nightInWords(step.nights.from)}`}
              @click=${this.undo}
            >
              <span aria-hidden="true">↶</span> ${word('report.undo')}
            </button>`
          : nothing}
      </div>
    `;
  }

  private look(): void {
    this.renderRoot.querySelector<HTMLElement>('tomarigi-returned')?.focus();
  }

  private lastAttested(): string | undefined {
    const said = [this.attestedAt, this.onBoard?.attestedAt, this.state?.attestedAt].filter(Boolean) as string[];
    return said.sort((one, other) => Date.parse(other) - Date.parse(one))[0];
  }

  private standing(beds: readonly GridBed[]) {
    const onBoard = this.onBoard;
    const at = this.lastAttested();
    const justSaid = at !== undefined && at === this.attestedAt && at !== onBoard?.attestedAt;
    const band = justSaid ? 'FRESH' : (onBoard?.freshness ?? this.known?.freshness);
    const open = beds.filter(({ cells: [first] }) => first?.open && !first.taken).length;
    return html`<div class="standing">
      ${band &&
      html`<tomarigi-freshness .band=${band} .at=${at} .now=${this.ticking.now}></tomarigi-freshness>`}
      ${beds.length > 0 ? html`<span class="number">${open > 0 ? word('report.tonight', open) : word('wall.none')}</span>` : nothing}
    </div>`;
  }

  private line() {
    const { said } = this;
    if (said?.what === 'not')
      return html`<span class="alarm"><span aria-hidden="true">⚠</span> ${said.why}</span>`;
    const { away, kept, waiting } = this.outbox;
    if (this.outbox.isSignedOut)
      return html`${word('report.signed-out', kept)} <a class="away" href=${signInAddress()}>${word('signin.do')}</a>`;
    // Only what would survive that the page is closed now is promised to be sent.
    if (waiting.length > 0) return away && kept > 0 ? word('report.away', kept) : word('report.sending');
    if (said?.what === 'undone') return word('report.undone', said.label, nightInWords(said.night));
    if (said?.what === 'kept') return word('report.kept');
    if (!said) return nothing;
    const still = said.kept?.map(nightInWords).join(word('report.and'));
    return html`<span aria-hidden="true">✓</span> ${word('report.sent', timeInWords(said.at))}
      ${still ? word('report.still-kept', still) : nothing}`;
  }

  private links() {
    const network = this.state?.networks[0];
    return html`
      <p><a class="away" href=${pageAt(`/facility/${encodeURIComponent(this.facility)}/profile`)}>${word('report.profile')}</a></p>
      <p><a class="away" href=${pageAt(`/facility/${encodeURIComponent(this.facility)}/qualifications`)}>${word('report.qualifications')}</a></p>
      ${this.reader.mayReport
        ? html`<p><a class="away" href=${pageAt(`/facility/${encodeURIComponent(this.facility)}/reserved`)}>${word('report.reserved')}</a></p>`
        : nothing}
      <p><a class="away" href=${pageAt(`/facility/${encodeURIComponent(this.facility)}/people`)}>${word('report.people')}</a></p>
      ${network
        ? html`<p><a class="away" href=${pageAt(`/wall/${encodeURIComponent(network.id)}`)}>${word('report.wall')}</a></p>`
        : nothing}
      ${this.reader.mayReport
        ? html`<tomarigi-bell></tomarigi-bell><tomarigi-alerts facility=${this.facility}></tomarigi-alerts>`
        : nothing}
      <tomarigi-who></tomarigi-who>
    `;
  }
}

customElements.define('tomarigi-report', Report);
