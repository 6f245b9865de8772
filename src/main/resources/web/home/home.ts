import { LitElement, css, html, nothing } from 'lit';
import '../shared/freshness';
import type { Read } from '../shared/api';
import { pageAt, read } from '../shared/api';
import type { Board, Facility } from '../shared/board';
import { parts } from '../shared/parts';
import { Ticking } from '../shared/ticking';
import { word } from '../shared/words';

interface Network {
  readonly id: string;
  readonly name: string;
  readonly facilities: number;
  readonly openTonight: number;
}

/** With more than this a list is searched rather than read. */
const FEW = 12;
/** As many as one looks through; whoever seeks another one types more of its name. */
const MOST_SHOWN = 60;

/** Where everybody arrives: the networks, and of one of them (`network`) the facilities. */
class Home extends LitElement {
  static override properties = {
    network: { type: String },
    networks: { state: true },
    board: { state: true },
    sought: { state: true },
  };

  static override styles = [
    parts,
    css`
      :host {
        display: block;
        max-width: 48rem;
        margin: 0 auto;
        padding: var(--space-6) var(--space-4) var(--space-8);
      }

      h1 {
        font-size: var(--size-title);
      }

      .intro {
        margin-bottom: var(--space-6);
      }

      .search {
        display: block;
        margin-bottom: var(--space-4);
      }

      input {
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
        gap: var(--space-4);
      }

      .links a,
      .list > li > a,
      .up {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
      }
    `,
  ];

  declare network: string | null;
  private declare networks: Read<readonly Network[]> | undefined;
  private declare board: Read<Board> | undefined;
  private declare sought: string;

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
    if (this.network) this.board = await read(`/api/networks/${encodeURIComponent(this.network)}/board`);
    else this.networks = await read('/api/networks');
  }

  override render() {
    return html`<main>${this.network ? this.oneNetwork() : this.allNetworks()}</main>`;
  }

  private allNetworks() {
    return html`
      <h1>${word('home.title')}</h1>
      <p class="intro quiet">${word('home.intro')}</p>
      ${this.list(this.networks, (networks) =>
        networks.length === 0
          ? html`<p>${word('home.empty')}</p>`
          : this.searchable(networks, (network) => this.networkRow(network)),
      )}
    `;
  }

  private oneNetwork() {
    return html`
      <a class="up" href=${pageAt('/')}>${word('home.up')}</a>
      ${this.list(
        this.board,
        (board) => html`
          <h1>${board.name ?? board.network}</h1>
          <p class="intro">
            <a class="up" href=${pageAt(`/wall/${encodeURIComponent(board.network)}`)}>${word('home.wall')}</a>
          </p>
          ${board.facilities.length === 0
            ? html`<p>${word('wall.empty')}</p>`
            : this.searchable(board.facilities, (facility) => this.facilityRow(facility))}
        `,
      )}
    `;
  }

  private list<T>(from: Read<T> | undefined, show: (value: T) => unknown) {
    if (!from) return html`<p role="status">${word('wall.loading')}</p>`;
    if (from.state === 'found') return show(from.value);
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

customElements.define('tomarigi-home', Home);
