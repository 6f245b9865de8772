import { LitElement, css, html, nothing } from 'lit';
import '../shared/connection';
import '../shared/freshness';
import './grid';
import { pageAt, read } from '../shared/api';
import type { Board, Connection, LiveBoard } from '../shared/board';
import { subscribeBoard } from '../shared/board';
import type { Night } from '../shared/nights';
import { nightAfter, nightInWords, nightsBetween, timeInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import { serverNow } from '../shared/server-clock';
import { Ticking } from '../shared/ticking';
import { word } from '../shared/words';
import type { Cell, GridBed, Tap } from './grid';
import { Sender } from './sending';

/** As the API gives it; what is not named here is sent back as it came. */
interface FacilityState {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly attestedAt?: string;
  readonly networks: readonly { readonly id: string }[];
  readonly beds: readonly BedState[];
}

interface BedState {
  readonly id: string;
  readonly label: string;
  readonly open?: string;
  readonly openFrom?: Night;
  readonly version?: number;
}

interface Reported {
  readonly version: number;
  readonly attestedAt: string;
  readonly beds?: readonly { readonly bed: string; readonly version: number }[];
}

/** A cell that was tapped, until the board has caught up with it. */
type Tapped =
  | { readonly mark: 'waiting'; readonly open: boolean }
  | { readonly mark: 'sent'; readonly open: boolean; readonly version: number }
  | { readonly mark: 'refused' };

/** What the line under the grid says last. */
type Said = { readonly what: 'sent'; readonly at: number } | { readonly what: 'refused'; readonly why: string };

const NIGHTS = 14;
/** The usual hour at which tonight becomes the next night; what the board says comes before it. */
const ROLL_OVER_HOUR = 9;
const TOKYO_AHEAD_MS = 9 * 3_600_000;
const SENT_MARK_MS = 4_000;

/** Where a facility says what it can take: one tap for "nothing has changed", one tap a bed and night. */
class Report extends LitElement {
  static override properties = {
    facility: { type: String },
    state: { state: true },
    missing: { state: true },
    board: { state: true },
    connection: { state: true },
    attestedAt: { state: true },
    tapped: { state: true },
    said: { state: true },
    attesting: { state: true },
  };

  static override styles = [
    parts,
    css`
      :host {
        display: block;
      }

      main {
        max-width: 64rem;
        margin: 0 auto;
        padding: var(--space-4) var(--space-4) 6rem;
      }

      h1 {
        font-size: var(--size-title);
        line-height: 1.3;
      }

      .standing {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-4);
        margin: var(--space-1) 0 var(--space-4);
      }

      .attest {
        display: block;
        width: 100%;
        max-width: 32rem;
        min-height: 4.5rem;
        font-size: var(--size-title);
      }

      .attest small {
        display: block;
        font-size: var(--size-small);
        font-weight: 400;
      }

      /* Room for two lines, so that the grid stays where the thumb is; the lost line is said over the page, not in it. */
      .said {
        min-height: calc(3.2em + 2 * var(--space-2));
        padding: var(--space-2) 0;
      }

      tomarigi-connection {
        position: fixed;
        inset: auto 0 0 0;
        z-index: 2;
      }

      .refused {
        color: var(--alarm);
        font-weight: 700;
      }

      .help {
        padding-bottom: var(--space-2);
      }

      .nobeds {
        padding: var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }

      .nobeds .button {
        margin-top: var(--space-3);
      }

      details {
        margin-top: var(--space-6);
      }

      summary {
        display: list-item;
        min-height: var(--target);
        padding: var(--space-3) 0;
        cursor: pointer;
      }

      .away {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
      }
    `,
  ];

  /** Its id. */
  declare facility: string;
  private declare state: FacilityState | undefined;
  private declare missing: boolean;
  private declare board: Board | undefined;
  private declare connection: Connection;
  /** As the server last answered to this page; what others said meanwhile comes with the board. */
  private declare attestedAt: string | undefined;
  private declare tapped: ReadonlyMap<string, Tapped>;
  private declare said: Said | undefined;
  private declare attesting: boolean;

  private readonly ticking = new Ticking(this);
  private readonly sender = new Sender(() => this.requestUpdate());
  private unsubscribe?: () => void;
  private retry = 0;
  /** What the page shows is from then, while its line to the board has never stood. */
  private readAt = 0;

  constructor() {
    super();
    this.connection = { state: 'connecting' };
    this.tapped = new Map();
    this.missing = false;
    this.attesting = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.hurry);
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.hurry);
    clearTimeout(this.retry);
    this.unsubscribe?.();
  }

  private get path(): string {
    return `/api/facilities/${encodeURIComponent(this.facility)}`;
  }

  private async load(): Promise<void> {
    const found = await read<FacilityState>(this.path);
    if (!this.isConnected) return;
    this.missing = found.state === 'missing';
    if (found.state === 'found') {
      this.state = found.value;
      this.readAt = serverNow();
      const network = found.value.networks[0];
      if (network) this.unsubscribe ??= subscribeBoard(network.id, (live) => this.take(live));
    } else if (found.state === 'away') {
      this.connection = { state: 'lost', since: 0 };
      this.retry = window.setTimeout(() => void this.load(), 2_000 + 3_000 * Math.random());
    }
  }

  private take({ board, connection }: LiveBoard): void {
    const back = connection.state === 'live' && this.connection.state !== 'live';
    const never = connection.state === 'lost' && connection.since === 0;
    this.board = board;
    this.connection = never ? { state: 'lost', since: this.readAt } : connection;
    if (back) this.hurry();
  }

  private readonly hurry = (): void => this.sender.hurry();

  private get onBoard() {
    return this.board?.facilities.find((facility) => facility.id === this.facility);
  }

  private get tonight(): Night {
    if (this.board) return this.board.tonight;
    return new Date(serverNow() + TOKYO_AHEAD_MS - ROLL_OVER_HOUR * 3_600_000).toISOString().slice(0, 10);
  }

  /** The beds as they stand by whichever word is the newest: the board's, or what was read at the start. */
  private get beds(): readonly Required<BedState>[] {
    const known = new Map(this.state?.beds.map((bed) => [bed.id, bed]));
    const listed: readonly BedState[] = this.onBoard?.beds ?? this.state?.beds ?? [];
    return listed.map((bed) => {
      const onBoard = { openFrom: this.tonight, open: '', version: 0, ...bed };
      const read = known.get(bed.id);
      const newer = (read?.version ?? 0) > onBoard.version;
      return newer ? { ...onBoard, ...read, label: bed.label } : onBoard;
    });
  }

  private grid(): { nights: readonly Night[]; beds: readonly GridBed[] } {
    const nights = Array.from({ length: NIGHTS }, (_, index) => nightAfter(this.tonight, index));
    return {
      nights,
      beds: this.beds.map((bed) => ({
        id: bed.id,
        label: bed.label,
        cells: nights.map((night) => this.cell(bed, night)),
      })),
    };
  }

  private cell(bed: Required<BedState>, night: Night): Cell {
    const tapped = this.tapped.get(cellKey(bed.id, night));
    const stands = bed.open[nightsBetween(bed.openFrom, night)] === '1';
    const ahead = tapped?.mark === 'waiting' || (tapped?.mark === 'sent' && bed.version < tapped.version);
    return { open: ahead ? tapped.open : stands, mark: tapped?.mark };
  }

  private async report(tap: Tap): Promise<void> {
    const key = cellKey(tap.bed, tap.night);
    const waiting: Tapped = { mark: 'waiting', open: tap.open };
    this.mark(key, waiting);
    this.said = undefined;
    const outcome = await this.sender.send<Reported>({
      method: 'PUT',
      path: `${this.path}/vacancies`,
      body: {
        from: tap.night,
        beds: [{ bed: tap.bed, open: tap.open ? '1' : '0' }],
        observedAt: new Date(serverNow()).toISOString(),
      },
    });
    if (!outcome.ok) {
      this.said = { what: 'refused', why: word('report.refused', tap.label, nightInWords(tap.night), outcome.why) };
      if (this.tapped.get(key) === waiting) this.mark(key, { mark: 'refused' });
      return;
    }
    this.noteAnswer(outcome.answer);
    if (this.tapped.get(key) !== waiting) return; // it was tapped again meanwhile
    const version = outcome.answer.beds?.find((bed) => bed.bed === tap.bed)?.version ?? outcome.answer.version;
    const sent: Tapped = { mark: 'sent', open: tap.open, version };
    this.mark(key, sent);
    this.forgetWhenShown(key, sent, tap.bed, version);
  }

  /** The mark goes after a while, but not before the board says the same. */
  private forgetWhenShown(key: string, sent: Tapped, bed: string, version: number): void {
    setTimeout(() => {
      if (this.tapped.get(key) !== sent) return;
      const stands = this.beds.find((known) => known.id === bed);
      if (stands && stands.version < version) this.forgetWhenShown(key, sent, bed, version);
      else this.mark(key, undefined);
    }, SENT_MARK_MS);
  }

  private mark(key: string, tapped: Tapped | undefined): void {
    const marks = new Map(this.tapped);
    if (tapped) marks.set(key, tapped);
    else marks.delete(key);
    this.tapped = marks;
  }

  private noteAnswer({ attestedAt }: Reported): void {
    this.attestedAt = attestedAt;
    this.said = { what: 'sent', at: serverNow() };
  }

  private async attest(): Promise<void> {
    if (this.attesting) return;
    this.attesting = true;
    this.said = undefined;
    const outcome = await this.sender.send<Reported>({ method: 'POST', path: `${this.path}/attestations` });
    this.attesting = false;
    if (outcome.ok) this.noteAnswer(outcome.answer);
    else this.said = { what: 'refused', why: outcome.why };
  }

  /** Until there is a page for it: one bed more, named by the next number. */
  private async addBed(): Promise<void> {
    const found = await read<FacilityState>(this.path);
    if (found.state !== 'found') {
      this.said = { what: 'refused', why: word('connection.never') };
      return;
    }
    const labels = new Set(found.value.beds.map((bed) => bed.label));
    let number = found.value.beds.length + 1;
    while (labels.has(String(number))) number++;
    const outcome = await this.sender.send<FacilityState>({
      method: 'PUT',
      path: this.path,
      version: found.value.version,
      body: { ...found.value, beds: [...found.value.beds, { label: String(number) }] },
    });
    if (outcome.ok) {
      this.state = outcome.answer;
      this.said = { what: 'sent', at: serverNow() };
    } else {
      this.said = { what: 'refused', why: outcome.why };
    }
  }

  override render() {
    return html`
      <tomarigi-connection .connection=${this.connection}></tomarigi-connection>
      <main>${this.content()}</main>
    `;
  }

  private content() {
    if (this.missing)
      return html`<p role="alert">${word('report.unknown')}</p>
        <a class="away" href=${pageAt('/')}>${word('report.home')}</a>`;
    if (!this.state) return html`<p role="status">${word('wall.loading')}</p>`;
    const { nights, beds } = this.grid();
    return html`
      <h1>${this.state.name}</h1>
      ${this.standing(beds)}
      <button class="button primary attest" aria-disabled=${this.attesting} @click=${this.attest}>
        ${word('report.attest')}<small>${word('report.attest-help')}</small>
      </button>
      <p class="said" role="status">${this.line()}</p>
      ${beds.length === 0
        ? html`<div class="nobeds">
            <p>${word('report.no-beds')}</p>
            <button class="button" @click=${this.addBed}>${word('report.add-bed')}</button>
          </div>`
        : html`
            <p class="help quiet">${word('report.grid-help')}</p>
            <tomarigi-grid
              .nights=${nights}
              .beds=${beds}
              @tap=${(event: CustomEvent<Tap>) => this.report(event.detail)}
            ></tomarigi-grid>
            <details>
              <summary>${word('report.more-beds')}</summary>
              <button class="button" @click=${this.addBed}>${word('report.add-bed')}</button>
            </details>
          `}
      ${this.links()}
    `;
  }

  private standing(beds: readonly GridBed[]) {
    const onBoard = this.onBoard;
    const said = [this.attestedAt, onBoard?.attestedAt, this.state?.attestedAt].filter(Boolean) as string[];
    const at = said.sort((one, other) => Date.parse(other) - Date.parse(one))[0];
    const justSaid = at !== undefined && at === this.attestedAt && at !== onBoard?.attestedAt;
    const band = justSaid ? 'FRESH' : onBoard?.freshness;
    const open = beds.filter((bed) => bed.cells[0]?.open).length;
    return html`<div class="standing">
      ${band &&
      html`<tomarigi-freshness .band=${band} .at=${at} .now=${this.ticking.now}></tomarigi-freshness>`}
      ${beds.length > 0 ? html`<span class="number">${open > 0 ? word('report.tonight', open) : word('wall.none')}</span>` : nothing}
    </div>`;
  }

  private line() {
    if (this.said?.what === 'refused')
      return html`<span class="refused"><span aria-hidden="true">⚠</span> ${this.said.why}</span>`;
    if (this.sender.waiting > 0)
      return this.sender.away ? word('report.away', this.sender.waiting) : word('report.sending');
    return this.said ? html`<span aria-hidden="true">✓</span> ${word('report.sent', timeInWords(this.said.at))}` : nothing;
  }

  private links() {
    const network = this.state?.networks[0];
    return html`
      <p><a class="away" href=${pageAt(`/facility/${encodeURIComponent(this.facility)}/profile`)}>${word('profile.link')}</a></p>
      ${network
        ? html`<p><a class="away" href=${pageAt(`/wall/${encodeURIComponent(network.id)}`)}>${word('report.wall')}</a></p>`
        : nothing}
    `;
  }
}

function cellKey(bed: string, night: Night): string {
  return `${bed} ${night}`;
}

customElements.define('tomarigi-report', Report);
