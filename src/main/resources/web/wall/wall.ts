import { LitElement, css, html, nothing } from 'lit';
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

const PAGE_MS = 15_000;

// In rem, as the styles below lay them out.
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

  static override styles = [
    parts,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100vh;
        overflow: hidden;
      }

      tomarigi-connection {
        font-size: 1.6rem;
      }

      /* As high with a notice as without one: what is below keeps its place. */
      .top {
        display: flex;
        flex-direction: column;
        height: 5.9rem;
      }

      header {
        display: grid;
        flex: 1;
        grid-template-columns: 1fr auto 1fr;
        align-items: center;
        gap: var(--space-6);
        padding: var(--space-2) var(--space-6) 0;
      }

      h1 {
        font-size: 1.75rem;
        line-height: 1.3;
      }

      .date {
        font-size: 1.35rem;
      }

      .place {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-8);
        min-width: 0;
      }

      .place > * {
        max-width: 100%;
      }

      .total {
        display: flex;
        align-items: baseline;
        gap: var(--space-3);
        font-size: 1.75rem;
        line-height: 1;
      }

      .total .number {
        color: var(--accent);
        font-size: 4.5rem;
        font-weight: 700;
      }

      .now {
        text-align: right;
      }

      .clock {
        font-size: 2.5rem;
        font-weight: 700;
        line-height: 1.2;
      }

      .old header {
        padding: 0 var(--space-6);
      }

      .old .date {
        display: none;
      }

      .old h1,
      .old .total,
      .old .clock {
        font-size: 1.35rem;
      }

      .old .total .number {
        font-size: 2rem;
      }

      main {
        position: relative;
        display: flex;
        flex: 1;
        flex-direction: column;
        gap: 0.4rem;
        min-height: 0;
        margin: 0 var(--space-6) var(--space-3);
      }

      .dim {
        filter: grayscale(1);
        opacity: 0.8;
      }

      /* Rows share the height that is left, all alike, as long as that makes them easier to read. */
      section {
        --gaps: calc((var(--rows) - 1) * 0.4rem);
        display: grid;
        zoom: var(--zoom);
        flex: var(--rows) 0 calc(var(--rows) * 5.9rem + var(--gaps));
        grid-template: minmax(0, 1fr) / 2rem minmax(0, 1fr);
        gap: 0.4rem;
        max-height: calc(var(--rows) * 7.5rem + var(--gaps));
      }

      section.nowhere {
        grid-template-columns: minmax(0, 1fr);
      }

      /* Beside its cards, and not above them: a city's board is to fit one page. */
      h2 {
        margin: 0;
        overflow: hidden;
        border-right: 0.2rem solid var(--accent);
        font-size: 1.1rem;
        line-height: 1.6rem;
        text-align: center;
        writing-mode: vertical-rl;
        white-space: nowrap;
      }

      h2.long {
        font-size: 0.85rem;
      }

      h2 small {
        font-size: 0.85rem;
        font-weight: 400;
      }

      .cards {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(28rem, 1fr));
        grid-auto-rows: minmax(0, 1fr);
        gap: 0.4rem;
      }

      .message {
        padding-top: 25vh;
        font-size: 2rem;
        text-align: center;
      }

      .message small {
        display: block;
        color: var(--ink-quiet);
        font-size: 0.7em;
      }

      footer {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: var(--space-4);
        height: 3rem;
        padding: 0 var(--space-6) var(--space-3);
        font-size: 1.25rem;
      }

      footer .button {
        min-height: 2.25rem;
        padding: 0 var(--space-4);
      }

      @media (max-width: 44rem) {
        :host {
          height: auto;
          min-height: 100vh;
        }

        .top {
          height: auto;
        }

        header {
          grid-template-columns: 1fr auto;
          gap: var(--space-2) var(--space-4);
          padding: var(--space-3) var(--space-4);
        }

        tomarigi-connection {
          position: fixed;
          inset: auto 0 0 0;
          z-index: 1;
          font-size: var(--size-body);
        }

        h1 {
          font-size: var(--size-large);
        }

        .message {
          padding-top: var(--space-8);
          font-size: var(--size-large);
        }

        .date {
          font-size: var(--size-body);
        }

        .clock {
          font-size: var(--size-title);
        }

        .total {
          grid-row: 2;
          grid-column: 1 / -1;
          font-size: var(--size-large);
        }

        .total .number {
          font-size: 3.5rem;
        }

        main {
          display: block;
          margin: 0 var(--space-3) 6rem;
        }

        .cards {
          grid-template-columns: minmax(0, 1fr);
          grid-auto-rows: auto;
        }

        section,
        section.nowhere {
          grid-template: auto / minmax(0, 1fr);
          max-height: none;
          margin-bottom: var(--space-4);
        }

        h2,
        h2.long {
          border-right: 0;
          border-bottom: 0.2rem solid var(--accent);
          font-size: var(--size-large);
          line-height: 1.6;
          text-align: left;
          writing-mode: horizontal-tb;
        }
      }
    `,
  ];

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
            <div>
              <h1>${board?.name ?? this.name}</h1>
              ${board && html`<p class="date">${word('board.tonight')} ${nightInWords(board.tonight)}</p>`}
            </div>
            ${board && html`<tomarigi-wall-on-call network=${this.network} now=${this.ticking.now}></tomarigi-wall-on-call>`}
          </div>
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
