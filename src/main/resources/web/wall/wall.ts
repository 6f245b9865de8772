import { LitElement, html, nothing } from 'lit';
import '../shared/connection';
import './card';
import './on-call';
import './pairing';
import type { Board, Connection, LiveBoard } from '../shared/board';
import { openTonight, subscribeBoard } from '../shared/board';
import { nightInWords, timeInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import { Ticking } from '../shared/ticking';
import { word } from '../shared/words';
import type { Page, Section } from './paging';
import { byDistrict, paginate } from './paging';
import { Renewal, stayAwake, stayLetIn } from './unattended';
import { wallStyles } from './wall-styles';

const PAGE_MS = 15_000;

// In rem, as the styles lay them out.
const LEAST_CARD_WIDTH = 28;
const LEAST_CARD_HEIGHT = 5.9;
const GAP = 0.4;
const DISTRICT_WIDTH = 2;
const FOOTER_HEIGHT = 3;
/** How much larger the cards of a few facilities may be, so that they are read from afar. */
const ZOOMS = [1.6, 1.25];
/** More characters than this do not stand beside one card. */
const LONG_DISTRICT = 5;

/** Below this a screen is held in a hand: its reader scrolls, and nothing turns pages under the thumb. */
const HANDHELD = window.matchMedia('(max-width: 44rem)');

/** The live board of one network, for a screen that nobody touches for months. */
class Wall extends LitElement {
  static override properties = {
    network: { type: String },
    name: { type: String },
    shownVersion: { attribute: 'pages' },
    board: { state: true },
    connection: { state: true },
    pages: { state: true },
    page: { state: true },
    columns: { state: true },
    zoom: { state: true },
    turning: { state: true },
    locked: { state: true },
  };

  static override styles = [parts, wallStyles];

  declare network: string;
  /** Of the network, as people call it. */
  declare name: string;
  /** Of the pages, when this one was loaded. */
  declare shownVersion: string;
  private declare board: Board | undefined;
  private declare connection: Connection;
  private declare pages: readonly Page[];
  private declare page: number;
  private declare columns: number;
  private declare zoom: number;
  private declare turning: boolean;
  /** The server does not let this screen look at the board. */
  private declare locked: boolean;

  private readonly ticking = new Ticking(this);
  private readonly resized = new ResizeObserver(() => this.layOut());
  private unsubscribe?: () => void;
  private letSleep?: () => void;
  private letLapse?: () => void;
  private renewal?: Renewal;
  private turner = 0;

  constructor() {
    super();
    this.connection = { state: 'connecting' };
    this.pages = [];
    this.page = 0;
    this.columns = 1;
    this.zoom = 1;
    this.turning = true;
    this.locked = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.subscribe();
    this.letSleep = stayAwake();
    this.letLapse = stayLetIn();
    this.renewal = new Renewal(this.shownVersion);
    this.turner = window.setInterval(() => this.turning && this.turn(1), PAGE_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unsubscribe?.();
    this.letSleep?.();
    this.letLapse?.();
    this.renewal?.end();
    clearInterval(this.turner);
    this.resized.disconnect();
  }

  protected override firstUpdated(): void {
    this.resized.observe(this.renderRoot.querySelector('main')!);
  }

  private subscribe(): void {
    this.unsubscribe?.();
    this.unsubscribe = subscribeBoard(this.network, (live) => this.take(live));
  }

  private take({ board, connection, pages, refused }: LiveBoard): void {
    if (refused) this.locked = true;
    else if (connection.state === 'live' || connection.state === 'behind') this.locked = false;
    this.connection = refused ? { state: 'connecting' } : connection;
    if (!this.locked) this.renewal?.notice(pages);
    const shown = this.locked ? undefined : board;
    if (shown === this.board) return;
    this.board = shown;
    if (shown) this.layOut();
    else this.pages = [];
  }

  /** Spreads the facilities over pages that fit the screen as it is now. */
  private layOut(): void {
    const main = this.renderRoot.querySelector('main');
    if (!this.board || !main) return;
    const sections = byDistrict(this.board.facilities);
    this.zoom = 1;
    if (HANDHELD.matches) {
      this.pages = sections.length > 0 ? [sections] : [];
    } else {
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
      const width = main.clientWidth / rem;
      const height = main.clientHeight / rem + (this.pages.length > 1 ? FOOTER_HEIGHT : 0);
      const beside = sections.some(({ district }) => district !== '') ? DISTRICT_WIDTH + GAP : 0;
      const columns = (zoom: number) =>
        Math.max(1, Math.floor((width / zoom - beside + GAP) / (LEAST_CARD_WIDTH + GAP)));
      const rows = (height: number) => Math.max(1, Math.floor((height + GAP) / (LEAST_CARD_HEIGHT + GAP)));
      const onPages = (zoom: number, height: number) => paginate(sections, columns(zoom), rows(height / zoom));
      this.zoom = ZOOMS.find((zoom) => columns(zoom) > 1 && onPages(zoom, height).length < 2) ?? 1;
      this.columns = columns(this.zoom);
      const onePage = onPages(this.zoom, height);
      this.pages = onePage.length < 2 ? onePage : onPages(this.zoom, height - FOOTER_HEIGHT);
    }
    this.page = Math.min(this.page, Math.max(0, this.pages.length - 1));
  }

  private turn(by: number): void {
    if (this.pages.length > 1) this.page = (this.page + by + this.pages.length) % this.pages.length;
  }

  override render() {
    const { board, connection } = this;
    const old = connection.state === 'lost' || connection.state === 'behind';
    return html`
      <div class="top ${old ? 'old' : ''}">
        <tomarigi-connection .connection=${connection}></tomarigi-connection>
        <header>
          <div class="place">
            <h1>${board?.name ?? this.name}</h1>
            ${board && html`<p class="date">${word('board.tonight')} ${nightInWords(board.tonight)}</p>`}
          </div>
          ${board && html`<tomarigi-wall-on-call network=${this.network} now=${this.ticking.now}></tomarigi-wall-on-call>`}
          <p class="total ${old ? 'dim' : ''}">
            ${board && board.facilities.length > 0 ? this.total(openTonight(board)) : nothing}
          </p>
          <div class="now">
            <p class="clock number">${timeInWords(this.ticking.now)}</p>
            ${old || this.locked ? nothing : html`<p>${this.line()}</p>`}
          </div>
        </header>
      </div>
      <main class=${old && !this.locked ? 'dim' : nothing} .style=${`--zoom: ${this.zoom}`}>${this.content()}</main>
      ${this.pages.length > 1 ? this.paging() : nothing}
    `;
  }

  private total(open: number) {
    if (open === 0) return word('wall.none');
    return html`${word('wall.total')} <span class="number">${open}</span> ${word('board.unit')}`;
  }

  private line() {
    return this.connection.state === 'live'
      ? html`<span aria-hidden="true">●</span> ${word('connection.live')}`
      : html`<span aria-hidden="true">…</span> ${word('connection.connecting')}`;
  }

  private content() {
    if (this.locked)
      return html`<tomarigi-pairing
        network=${this.network}
        @let-in=${() => this.subscribe()}
        @pages=${({ detail }: CustomEvent<string>) => this.renewal?.notice(detail)}
      ></tomarigi-pairing>`;
    if (!this.board) return html`<p class="message">${word('wall.loading')}</p>`;
    if (this.board.facilities.length === 0)
      return html`<p class="message">${word('wall.empty')}<small>${word('wall.empty-help', location.host)}</small></p>`;
    return (this.pages[this.page] ?? []).map((section) => this.section(section));
  }

  private section({ district, continued, facilities }: Section) {
    const rows = Math.ceil(facilities.length / this.columns);
    return html`<section
      class=${district ? nothing : 'nowhere'}
      aria-label=${district || word('wall.facilities')}
      .style=${`--rows: ${rows}`}
    >
      ${district === ''
        ? nothing
        : html`<h2 class=${district.length > LONG_DISTRICT ? 'long' : nothing}>
            ${district}${continued ? html` <small>${word('wall.continued')}</small>` : nothing}
          </h2>`}
      <ul class="cards" role="list">
        ${facilities.map(
          (facility) =>
            html`<li>
              <tomarigi-card .facility=${facility} .tonight=${this.board!.tonight} .now=${this.ticking.now}>
              </tomarigi-card>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private paging() {
    return html`<footer>
      <button class="button" @click=${() => this.turn(-1)}>${word('wall.back')}</button>
      <span class="number">${word('wall.page', this.page + 1, this.pages.length)}</span>
      <button class="button" @click=${() => this.turn(1)}>${word('wall.forward')}</button>
      <button class="button" aria-pressed=${!this.turning} @click=${() => (this.turning = !this.turning)}>
        ${word('wall.pause')}
      </button>
    </footer>`;
  }
}

customElements.define('tomarigi-wall', Wall);
