import { LitElement, css, html, nothing } from 'lit';
import { pageAt } from '../shared/api';
import { parts } from '../shared/parts';
import { word } from '../shared/words';

interface NetworkName {
  readonly id: string;
  readonly name: string;
}

interface Finding {
  readonly type: 'FACILITY' | 'NETWORK';
  readonly id: string;
  readonly name: string;
  readonly number?: string;
  readonly corporation?: string;
  readonly municipality?: string;
  readonly address?: string;
  readonly facilities?: number;
  readonly networks?: readonly NetworkName[];
}

interface Found {
  readonly results: readonly Finding[];
  readonly more: boolean;
}

/** Where a result leads: the first of them on Enter, the others by the right arrow. */
interface Way {
  readonly label: string;
  /** Of which network, where the label alone does not say it. */
  readonly of?: string;
  readonly path: string;
}

/** What came of the last question; undefined before any. */
type Answer = { readonly state: 'found'; readonly found: Found } | { readonly state: 'away' };

const DEBOUNCE_MS = 150;
const MOST_RESULTS = 12;
const LONGEST = 100;

/**
 * Finds facilities and networks as one types. A combobox with a grid: up and down choose a result, right and left one of its
 * ways, Enter goes there; a finger just taps.
 */
class Search extends LitElement {
  static override properties = {
    sought: { state: true },
    answer: { state: true },
    row: { state: true },
    column: { state: true },
    isShown: { state: true },
  };

  static override styles = [
    parts,
    css`
      :host {
        display: block;
      }

      label {
        display: block;
        font-size: var(--size-large);
        font-weight: 700;
      }

      input {
        display: block;
        width: 100%;
        min-height: var(--target);
        margin-top: var(--space-2);
        padding: var(--space-2) var(--space-3);
        border: 2px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        font-size: var(--size-large);
      }

      .said {
        min-height: 1.6em;
        margin-top: var(--space-2);
      }

      /* Who has no keyboard just taps. */
      @media (hover: none) {
        .keys {
          display: none;
        }
      }

      [role='row'] {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-3);
        padding: var(--space-2) 0;
        border-top: 1px solid var(--line);
      }

      [role='gridcell']:first-child {
        flex: 1 1 18rem;
        min-width: 0;
      }

      [role='gridcell'] a {
        display: inline-flex;
        align-items: center;
        min-height: 2.75rem;
        padding: 0 var(--space-2);
        border-radius: var(--radius-small);
      }

      [role='gridcell']:first-child a {
        display: block;
        padding: var(--space-2);
        text-decoration: none;
        overflow-wrap: anywhere;
      }

      strong {
        display: block;
        text-decoration: underline;
      }

      small {
        display: block;
        color: var(--ink-quiet);
        font-size: var(--size-small);
      }

      search {
        display: block;
      }

      [aria-selected='true'] a {
        outline: 3px solid var(--focus);
        outline-offset: -1px;
        background: var(--accent-soft);
      }
    `,
  ];

  private declare sought: string;
  private declare answer: Answer | undefined;
  /** -1 while the reader is in the field. */
  private declare row: number;
  private declare column: number;
  private declare isShown: boolean;

  private timer = 0;
  private asking: AbortController | undefined;

  constructor() {
    super();
    this.sought = '';
    this.row = -1;
    this.column = 0;
    this.isShown = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What was sought stands in the address, so that it is there again when one comes back.
    this.sought = new URLSearchParams(location.search).get('q') ?? '';
    if (this.sought) void this.ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  override render() {
    const results = this.results();
    const isOpen = this.isShown && results.length > 0;
    return html`
      <search>
        <label for="sought">${word('home.search-all')}</label>
        <p id="help" class="quiet">${word('home.search-help')}</p>
        <input
          id="sought"
          type="search"
          role="combobox"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          maxlength=${LONGEST}
          aria-autocomplete="list"
          aria-haspopup="grid"
          aria-describedby="help"
          aria-expanded=${isOpen ? 'true' : 'false'}
          aria-controls="results"
          aria-activedescendant=${isOpen && this.row >= 0 ? cellId(this.row, this.column) : nothing}
          .value=${this.sought}
          @input=${this.typed}
          @keydown=${this.pressed}
        />
        <p class="said quiet" role="status">${this.line()}</p>
        <div id="results" role="grid" aria-label=${word('home.results')} ?hidden=${!isOpen}>
          ${isOpen ? results.map((finding, row) => this.result(finding, row)) : nothing}
        </div>
      </search>
    `;
  }

  private result(finding: Finding, row: number) {
    return html`<div role="row">
      ${ways(finding).map(
        (way, column) => html`<div
          role="gridcell"
          id=${cellId(row, column)}
          aria-selected=${row === this.row && column === this.column ? 'true' : 'false'}
        >
          <a
            href=${pageAt(way.path)}
            tabindex="-1"
            aria-label=${way.of ? word('home.way-of', way.of, way.label) : nothing}
            >${column === 0 ? html`<strong>${way.label}</strong><small>${about(finding)}</small>` : way.label}</a
          >
        </div>`,
      )}
    </div>`;
  }

  private line() {
    if (!this.isShown || !this.answer) return nothing;
    if (this.answer.state === 'away') return word('home.search-away');
    const { results, more } = this.answer.found;
    if (results.length === 0) return word('home.found-none');
    return html`${word('home.found', results.length)}
      <span class="keys">${word('home.found-keys')}</span>
      ${more ? word('home.found-more') : nothing}`;
  }

  private results(): readonly Finding[] {
    return this.answer?.state === 'found' ? this.answer.found.results : [];
  }

  private typed(event: InputEvent): void {
    this.sought = (event.target as HTMLInputElement).value;
    this.row = -1;
    clearTimeout(this.timer);
    // An answer to what is no longer asked must not come after the right one.
    this.asking?.abort();
    if (this.sought.trim() === '') {
      this.answer = undefined;
      this.remember();
      return;
    }
    // While somebody composes kana the field changes with every key too; the answers to half a word help.
    this.timer = window.setTimeout(() => void this.ask(), DEBOUNCE_MS);
  }

  private async ask(): Promise<void> {
    const asking = new AbortController();
    this.asking = asking;
    const query = new URLSearchParams({ q: this.sought.trim(), limit: String(MOST_RESULTS) });
    let answer: Answer;
    try {
      const response = await fetch(`/api/search?${query}`, {
        headers: { 'Accept-Language': document.documentElement.lang },
        signal: asking.signal,
      });
      if (response.ok) answer = { state: 'found', found: (await response.json()) as Found };
      // Too many words: nothing is found by them.
      else if (response.status === 422) answer = { state: 'found', found: { results: [], more: false } };
      else answer = { state: 'away' };
    } catch {
      answer = { state: 'away' };
    }
    if (asking.signal.aborted) return;
    this.answer = answer;
    this.isShown = true;
    this.row = -1;
    this.column = 0;
    this.remember();
  }

  private remember(): void {
    const address = new URL(location.href);
    if (this.sought.trim()) address.searchParams.set('q', this.sought.trim());
    else address.searchParams.delete('q');
    history.replaceState(history.state, '', address);
  }

  private pressed(event: KeyboardEvent): void {
    // Enter and the arrows belong to the input method while it composes.
    if (event.isComposing) return;
    const results = this.results();
    switch (event.key) {
      case 'ArrowDown':
        this.isShown = true;
        this.moveTo(this.row + 1 < results.length ? this.row + 1 : 0, 0);
        break;
      case 'ArrowUp':
        this.moveTo(this.row > 0 ? this.row - 1 : this.row === 0 ? -1 : results.length - 1, 0);
        break;
      case 'ArrowRight':
      case 'ArrowLeft': {
        // In the field they move the caret.
        const finding = results[this.row];
        if (!finding) return;
        const last = ways(finding).length - 1;
        this.moveTo(this.row, Math.min(last, Math.max(0, this.column + (event.key === 'ArrowRight' ? 1 : -1))));
        break;
      }
      case 'Enter': {
        if (!this.isShown || results.length === 0) return;
        this.renderRoot.querySelector<HTMLAnchorElement>(`#${cellId(Math.max(0, this.row), this.column)} a`)?.click();
        break;
      }
      case 'Escape':
        // The browser empties the field itself when nothing is open.
        if (!this.isShown || results.length === 0) return;
        this.isShown = false;
        this.row = -1;
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  private moveTo(row: number, column: number): void {
    if (this.results().length === 0) return;
    this.row = row;
    this.column = column;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector(`#${cellId(row, column)}`)?.scrollIntoView({ block: 'nearest' }),
    );
  }
}

function cellId(row: number, column: number): string {
  return `cell-${row}-${column}`;
}

function ways(finding: Finding): readonly Way[] {
  if (finding.type === 'NETWORK') {
    const id = encodeURIComponent(finding.id);
    return [
      { label: finding.name, path: `/wall/${id}` },
      { label: word('home.public-list'), of: finding.name, path: `/facilities?network=${id}` },
    ];
  }
  const facility = { label: finding.name, path: `/facility/${encodeURIComponent(finding.id)}` };
  const network = finding.networks?.[0];
  if (!network) return [facility];
  const id = encodeURIComponent(network.id);
  return [
    facility,
    { label: word('home.wall'), of: network.name, path: `/wall/${id}` },
    { label: word('home.public-list'), of: network.name, path: `/facilities?network=${id}` },
  ];
}

/** What tells it from others of the same name. */
function about(finding: Finding): string {
  if (finding.type === 'NETWORK') return word('home.network-type', (finding.facilities ?? 0).toLocaleString());
  const place = (finding.municipality ?? '') + (finding.address ?? '');
  return [place, finding.corporation, finding.number].filter(Boolean).join(' · ');
}

customElements.define('tomarigi-search', Search);
