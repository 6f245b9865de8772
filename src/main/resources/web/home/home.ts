import { LitElement, css, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/freshness';
import '../shared/header';
import '../shared/on-call';
import { ownPages } from './own';
import './search';
import type { Read } from '../shared/api';
import { pageAt, read } from '../shared/api';
import type { Board, Facility } from '../shared/board';
import { parts } from '../shared/parts';
import { rotaPage } from '../shared/rota';
import { Ticking } from '../shared/ticking';
import type { Me } from '../shared/who';
import { whoReads } from '../shared/who';
import { KEEPING, PLACING, hasRole } from '../shared/who-is-who';
import { word } from '../shared/words';

interface Network {
  readonly id: string;
  readonly name: string;
  readonly facilities: number;
  readonly openTonight: number;
}

/** For how many people something is due on the roster. */
interface Due {
  readonly isOn: boolean;
  readonly warnDays: number;
  readonly soon: number;
  readonly late: number;
}

const READING = [...PLACING, ...KEEPING];
/** The network that a newcomer may try everything in. */
const DEMO = 'demo';
/** Of which the demo's provider has the word. */
const DEMO_FACILITY = 'demo-01';
/** With more than this a list is searched rather than read. */
const FEW = 12;
/** As many as one looks through; whoever seeks another one types more of its name. */
const MOST_SHOWN = 60;

/** Where everybody arrives: a search over everything, and of one network (`network`) the facilities. */
class Home extends LitElement {
  static override properties = {
    network: { type: String },
    networks: { state: true },
    demo: { state: true },
    me: { state: true },
    board: { state: true },
    due: { state: true },
    sought: { state: true },
  };

  static override styles = [
    parts,
    css`
      :host {
        --page-width: 48rem;
        display: block;
      }

      main {
        max-width: var(--page-width);
        margin: 0 auto;
        padding: var(--space-6) var(--space-4) var(--space-8);
      }

      h1 {
        font-size: var(--size-title);
      }

      h2 {
        margin: var(--space-8) 0 var(--space-2);
        font-size: var(--size-large);
      }

      .intro {
        margin-bottom: var(--space-6);
      }

      .search {
        display: block;
        margin-bottom: var(--space-4);
      }

      .search input {
        display: block;
        width: 100%;
        min-height: var(--target);
        margin-top: var(--space-1);
        padding: var(--space-2) var(--space-3);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
      }

      .list > li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0 var(--space-4);
        padding: var(--space-3) 0;
        border-top: 1px solid var(--line);
      }

      .list > li > :first-child {
        flex: 1 1 14rem;
        font-weight: 700;
      }

      .links {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-4);
      }

      .links a,
      .list > li > a,
      .up {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
      }

      .ways {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
        gap: var(--space-3);
      }

      .way {
        display: block;
        min-height: var(--target);
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        text-decoration: none;
      }

      .way strong {
        display: block;
        text-decoration: underline;
      }

      .way span {
        color: var(--ink);
      }

      .sample .way {
        border-color: var(--accent);
        background: var(--accent-soft);
      }

      .sample strong {
        color: var(--ink);
      }
    `,
  ];

  declare network: string | null;
  private declare networks: Read<readonly Network[]> | undefined;
  private declare demo: Board | undefined;
  private declare me: Me | undefined;
  private declare board: Read<Board> | undefined;
  private declare sought: string;
  private declare due: Due | undefined;

  private readonly ticking = new Ticking(this);

  constructor() {
    super();
    this.sought = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    if (this.network) {
      const at = `/api/networks/${encodeURIComponent(this.network)}`;
      this.board = await read(`${at}/board`);
      this.me = await whoReads();
      if (!hasRole(this.me, this.network, READING)) return;
      const due = await read<Due>(`${at}/duties`);
      if (due.state === 'found') this.due = due.value;
      return;
    }
    void whoReads().then((me) => (this.me = me));
    const [networks, demo] = await Promise.all([
      read<readonly Network[]>(`/api/networks?limit=${FEW + 1}`),
      read<Board>(`/api/networks/${DEMO}/board`),
    ]);
    this.networks = networks;
    this.demo = demo.state === 'found' ? demo.value : undefined;
  }

  override render() {
    return html`
      <tomarigi-header></tomarigi-header>
      <main>${this.network ? this.oneNetwork() : this.front()}</main>
    `;
  }

  private front() {
    return html`
      <h1>${word('home.title')}</h1>
      <p class="intro quiet">${word('home.intro')}</p>
      <tomarigi-search></tomarigi-search>
      ${this.me && this.me.grants.length > 0 ? html`<h2>${word('ways.title')}</h2>${ownPages(this.me)}` : nothing}
      ${this.demo ? this.newcomers(this.demo) : nothing}
      <h2>${word('home.networks')}</h2>
      ${this.list(this.networks, (networks) => this.allNetworks(networks))}
      <h2>${word('home.ways')}</h2>
      <div class="ways">
        ${way('/facilities', word('home.public-list'), word('home.public-list-help'))}
        ${way('/import', word('home.import'), word('home.import-help'))}
      </div>
    `;
  }

  private newcomers(demo: Board) {
    const sample = demo.facilities.find((facility) => facility.id === DEMO_FACILITY);
    return html`
      <h2>${word('home.demo')}</h2>
      <div class="ways sample">
        ${way(`/wall/${DEMO}`, word('home.demo-wall'), word('home.demo-wall-help'))}
        ${way(`/desk/${DEMO}`, word('home.demo-desk'), word('home.demo-desk-help'))}
        ${sample
          ? way(
              `/facility/${encodeURIComponent(sample.id)}`,
              word('home.demo-facility'),
              word('home.demo-facility-help'),
            )
          : nothing}
      </div>
    `;
  }

  private allNetworks(networks: readonly Network[]) {
    if (networks.length === 0) return html`<p>${word('home.empty')}</p>`;
    if (networks.length > FEW) return html`<p>${word('home.many')}</p>`;
    return html`<ul class="list" role="list">
      ${networks.map((network) => this.networkRow(network))}
    </ul>`;
  }

  private oneNetwork() {
    return html`
      <a class="up" href=${pageAt('/')}>${word('home.up')}</a>
      ${this.list(
        this.board,
        (board) => html`
          <h1>${board.name ?? board.network}</h1>
          <p class="intro links">
            <a href=${pageAt(`/wall/${encodeURIComponent(board.network)}`)}>${word('home.wall')}</a>
            <a href=${pageAt(`/facilities?network=${encodeURIComponent(board.network)}`)}>${word('home.public-list')}</a>
            <a href=${pageAt(`/families/${encodeURIComponent(board.network)}`)}>${word('home.families')}</a>
            ${this.isOfThisNetwork() ? html`<a href=${pageAt(rotaPage(board.network))}>${word('ways.rota')}</a>` : nothing}
            <a href=${pageAt(`/registered/${encodeURIComponent(board.network)}`)}>${word('home.registered')}</a>
          </p>
          ${this.isOfThisNetwork() ? html`<tomarigi-on-call network=${board.network}></tomarigi-on-call>` : nothing}
          ${this.duties(board.network)}
          ${board.facilities.length === 0
            ? html`<p>${word('wall.empty')}</p>`
            : this.searchable(board.facilities, (facility) => this.facilityRow(facility))}
        `,
      )}
    `;
  }

  /** Who answers now is for those who work here. */
  private isOfThisNetwork(): boolean {
    const { me } = this;
    return (
      me?.kind === 'PERSON' && (me.networks.includes(this.network ?? '') || me.roles.includes('administrator'))
    );
  }

  /** For whoever keeps the roster: how much is due, by counts alone. */
  private duties(network: string) {
    if (!hasRole(this.me, network, READING)) return nothing;
    const at = encodeURIComponent(network);
    const { due } = this;
    return html`<p class="links">
      ${due?.isOn
        ? html`<a class="number" href=${pageAt(`/roster/${at}`)}>${word('home.due', due.late, due.warnDays, due.soon)}</a>`
        : nothing}
      <a href=${pageAt(`/reminders/${at}`)}>${word('home.reminders')}</a>
    </p>`;
  }

  private list<T>(from: Read<T> | undefined, show: (value: T) => unknown) {
    if (!from) return html`<p role="status">${word('wall.loading')}</p>`;
    if (from.state === 'found') return show(from.value);
    if (from.state === 'closed') return html`<tomarigi-closed .isSignedIn=${from.isSignedIn}></tomarigi-closed>`;
    return html`<p role="alert">${word(from.state === 'missing' ? 'wall.unknown' : 'connection.never')}</p>`;
  }

  private searchable<T extends { readonly name: string }>(all: readonly T[], row: (one: T) => unknown) {
    const found = all.filter((one) => one.name.includes(this.sought.trim()));
    return html`
      ${all.length <= FEW
        ? nothing
        : html`<label class="search">
            ${word('home.search')}
            <input type="search" .value=${this.sought} @input=${this.seek} />
          </label>`}
      <ul class="list" role="list">
        ${found.slice(0, MOST_SHOWN).map(row)}
      </ul>
      <p class="quiet" role="status">
        ${found.length === 0 ? word('home.none') : nothing}
        ${found.length > MOST_SHOWN ? word('home.more', found.length, MOST_SHOWN) : nothing}
      </p>
    `;
  }

  private networkRow(network: Network) {
    const id = encodeURIComponent(network.id);
    return html`<li>
      <span>${network.name}</span>
      <span class="quiet number">${word('home.counts', network.facilities, network.openTonight)}</span>
      <span class="links">
        <a href=${pageAt(`/wall/${id}`)} aria-label=${word('home.wall-of', network.name)}>${word('home.wall')}</a>
        <a href=${pageAt(`/?network=${id}`)} aria-label=${word('home.facilities-of', network.name)}
          >${word('home.facilities')}</a
        >
      </span>
    </li>`;
  }

  private facilityRow(facility: Facility) {
    return html`<li>
      <a href=${pageAt(`/facility/${encodeURIComponent(facility.id)}`)}>${facility.name}</a>
      <span class="number">${facility.openTonight > 0 ? word('home.open', facility.openTonight) : word('wall.none')}</span>
      <tomarigi-freshness .band=${facility.freshness} .at=${facility.attestedAt} .now=${this.ticking.now}>
      </tomarigi-freshness>
    </li>`;
  }

  private seek(event: InputEvent): void {
    this.sought = (event.target as HTMLInputElement).value;
  }
}

/** A place to go from here, with one sentence on what is there. */
function way(path: string, name: string, help: string) {
  return html`<a class="way" href=${pageAt(path)}><strong>${name}</strong> <span>${help}</span></a>`;
}

customElements.define('tomarigi-home', Home);
