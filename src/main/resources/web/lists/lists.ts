import { LitElement, css, html, nothing } from 'lit';
import '../shared/header';
import type { Read } from '../shared/api';
import { pageAt, read } from '../shared/api';
import { DISABILITIES, KINDS } from '../shared/capability';
import { forms } from '../shared/forms';
import { parts } from '../shared/parts';
import { word } from '../shared/words';
import type { Entry } from './entry';
import { CARE, gives, refuses, takes } from './entry';

interface Page {
  readonly total: number;
  readonly notStated: number;
  readonly page: number;
  readonly size: number;
  readonly facilities: readonly Entry[];
}

/** What narrows the list down; the others (network, sort, page) do not. */
const FILTERS = ['disability', 'children', 'care', 'kind'] as const;
/** Of one network mostly all, so that it is printed whole; of the nation as much as one looks through. */
const SIZE_OF_NETWORK = 100;
const SIZE_OF_ALL = 50;

/** The list that families may see. What it shows stands in the address, to be sent on, and to come back to. */
class PublicList extends LitElement {
  static override properties = {
    asked: { state: true },
    page: { state: true },
    network: { state: true },
    isLoading: { state: true },
  };

  static override styles = [
    parts,
    forms,
    css`
      :host {
        --page-width: 56rem;
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
        font-size: var(--size-large);
      }

      h3 {
        margin: 0;
        font-size: var(--size-large);
        overflow-wrap: anywhere;
      }

      .promise {
        margin: var(--space-4) 0;
        padding: var(--space-3) var(--space-4);
        border-left: 0.375rem solid var(--ageing);
        border-radius: var(--radius-small);
        background: var(--surface);
      }

      .promise h2 {
        color: var(--ageing);
        font-size: var(--size-body);
      }

      .promise li {
        padding-left: 1em;
        text-indent: -1em;
      }

      .promise li::before {
        content: '・';
      }

      details {
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
      }

      summary {
        padding: var(--space-3) var(--space-4);
        min-height: var(--target);
        font-weight: 700;
        cursor: pointer;
      }

      form {
        display: grid;
        gap: var(--space-4);
        padding: 0 var(--space-4) var(--space-4);
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-3) var(--space-4);
      }

      .row .field {
        flex: 1 1 14rem;
      }

      .chosen {
        margin-top: var(--space-4);
      }

      .chosen > :first-child {
        flex: 1 1 14rem;
      }

      form > .button {
        justify-self: start;
      }

      .count {
        margin: var(--space-4) 0 var(--space-2);
        font-weight: 700;
      }

      .entry {
        padding: var(--space-4) 0;
        border-top: 1px solid var(--line);
        break-inside: avoid;
      }

      .kind {
        font-size: var(--size-small);
      }

      .phone {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
        font-size: var(--size-large);
        font-weight: 700;
      }

      dl {
        display: grid;
        grid-template-columns: 8rem 1fr;
        gap: var(--space-1) var(--space-3);
      }

      dt {
        color: var(--ink-quiet);
      }

      .refuses {
        color: var(--ageing);
      }

      .unsaid {
        color: var(--stale);
      }

      nav {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-3) var(--space-4);
        margin: var(--space-4) 0;
      }

      a.link {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
      }

      @media (max-width: 30rem) {
        dl {
          grid-template-columns: 1fr;
          gap: 0;
        }

        dd + dt {
          margin-top: var(--space-2);
        }
      }

      @media print {
        main {
          max-width: none;
          padding: 0;
        }

        details,
        nav,
        .screen {
          display: none;
        }

        .entry {
          padding: var(--space-2) 0;
        }
      }
    `,
  ];

  private declare asked: URLSearchParams;
  private declare page: Read<Page> | undefined;
  private declare network: string | undefined;
  private declare isLoading: boolean;

  private loading = 0;
  private readonly goneBack = () => {
    this.asked = askedByAddress();
    void this.load();
  };

  constructor() {
    super();
    this.asked = askedByAddress();
    this.isLoading = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('popstate', this.goneBack);
    void this.load();
    void this.nameNetwork();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.goneBack);
  }

  private async load(): Promise<void> {
    const turn = ++this.loading;
    this.isLoading = true;
    const query = new URLSearchParams(this.asked);
    query.set('size', String(query.has('network') ? SIZE_OF_NETWORK : SIZE_OF_ALL));
    const page = await read<Page>(`/api/facilities?${query}`);
    if (turn !== this.loading) return;
    this.page = page;
    this.isLoading = false;
  }

  private async nameNetwork(): Promise<void> {
    const id = this.asked.get('network');
    if (!id) return;
    const network = await read<{ readonly name: string }>(`/api/networks/${encodeURIComponent(id)}`);
    if (network.state !== 'found') return;
    this.network = network.value.name;
    document.title = this.title_();
  }

  private title_(): string {
    return this.network ? word('list.title-of', this.network) : word('list.title');
  }

  override render() {
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        <h1>${this.title_()}</h1>
        <p class="quiet">${word('list.intro')}</p>
        ${this.asked.has('network')
          ? html`<a class="link screen" href=${pageAt('/facilities')}>${word('list.all-networks')}</a>`
          : html`<a class="link screen" href=${pageAt('/')}>${word('list.by-network')}</a>`}
        <section class="promise" aria-labelledby="promise">
          <h2 id="promise">${word('list.promise')}</h2>
          <ul>
            <li>${word('list.promise-beds')}</li>
            <li>${word('list.promise-first')}</li>
            <li>${word('list.promise-change')}</li>
          </ul>
        </section>
        ${this.filter()} ${this.result()}
      </main>
    `;
  }

  private filter() {
    const { asked } = this;
    return html`<details class="screen">
      <summary>${word('list.filter')}</summary>
      <form @submit=${this.narrow}>
        <fieldset>
          <legend>${word('list.disability-label')}</legend>
          <div class="checks">
            ${DISABILITIES.map((type) => this.check('disability', type, word(`list.disability.${type}`)))}
          </div>
        </fieldset>
        <fieldset>
          <legend>${word('list.children-label')}</legend>
          ${this.check('children', 'true', word('list.children-only'))}
        </fieldset>
        <fieldset>
          <legend>${word('list.care-label')}</legend>
          <div class="checks">${CARE.map((item) => this.check('care', item, word(`list.care.${item}`)))}</div>
        </fieldset>
        <div class="row">
          <div class="field">
            <label for="kind">${word('list.kind-label')}</label>
            <select id="kind" name="kind">
              <option value="">${word('list.any')}</option>
              ${KINDS.map((kind) => option(kind, word(`list.kind.${kind}`), asked.get('kind')))}
            </select>
          </div>
          <div class="field">
            <label for="sort">${word('list.sort-label')}</label>
            <select id="sort" name="sort">
              ${option('NAME', word('list.sort.NAME'), asked.get('sort'))}
              ${option('PLACE', word('list.sort.PLACE'), asked.get('sort'))}
            </select>
          </div>
        </div>
        ${this.check('notStated', 'true', word('list.not-stated-too'))}
        <button class="button primary" type="submit">${word('list.show')}</button>
      </form>
    </details>`;
  }

  private check(name: string, value: string, label: string) {
    return html`<label class="check">
      <input type="checkbox" name=${name} value=${value} .checked=${this.asked.getAll(name).includes(value)} />
      ${label}
    </label>`;
  }

  private result() {
    const { page } = this;
    if (!page) return html`<p class="count" role="status">${word('wall.loading')}</p>`;
    if (page.state === 'missing') return html`<p class="count" role="alert">${word('list.unknown')}</p>`;
    if (page.state === 'away')
      return html`<p class="count" role="alert">${word('list.away')}</p>
        <button class="button" @click=${() => void this.load()}>${word('list.again')}</button>`;
    const { total, notStated, facilities } = page.value;
    const isFiltered = FILTERS.some((name) => this.asked.has(name));
    return html`
      ${isFiltered ? this.chosen() : nothing}
      <p class="count number" role="status">${this.count(page.value, isFiltered)}</p>
      ${notStated > 0 && !this.asked.has('notStated')
        ? html`<p class="screen">
            ${word('list.not-stated', notStated.toLocaleString())}
            <button class="button" @click=${() => this.show('notStated', 'true')}>${word('list.not-stated-show')}</button>
          </p>`
        : nothing}
      <ul role="list" aria-busy=${this.isLoading ? 'true' : 'false'}>
        ${facilities.map((entry) => facility(entry))}
      </ul>
      ${this.pages(page.value)} ${total > 0 ? this.downloads() : nothing}
    `;
  }

  /** What narrows the list down, also where the form is closed or on paper. */
  private chosen() {
    const { asked } = this;
    const said = [
      ...asked.getAll('disability').map((type) => word(`list.disability.${type}`)),
      ...(asked.has('children') ? [word('list.children-only')] : []),
      ...asked.getAll('care').map((item) => word(`list.care.${item}`)),
      ...asked.getAll('kind').map((kind) => word(`list.kind.${kind}`)),
    ];
    return html`<div class="row chosen">
      <span>${word('list.chosen', said.join(word('list.comma')))}</span>
      <button class="button screen" @click=${this.clear}>${word('list.clear')}</button>
    </div>`;
  }

  private count({ total, page, size, facilities }: Page, isFiltered: boolean): string {
    if (total === 0) return word(isFiltered ? 'list.none' : 'list.empty');
    if (facilities.length === total) return word('list.count', total.toLocaleString());
    const first = (page - 1) * size + 1;
    return word(
      'list.count-page',
      total.toLocaleString(),
      first.toLocaleString(),
      (first + facilities.length - 1).toLocaleString(),
    );
  }

  private pages({ total, page, size }: Page) {
    const last = Math.ceil(total / size);
    if (last <= 1) return nothing;
    return html`<nav aria-label=${word('list.pages')}>
      <button class="button" ?disabled=${page <= 1} @click=${() => this.turn(page - 1)}>${word('list.back')}</button>
      <span class="number">${word('list.page', page, last)}</span>
      <button class="button" ?disabled=${page >= last} @click=${() => this.turn(page + 1)}>${word('list.forward')}</button>
    </nav>`;
  }

  private downloads() {
    const query = new URLSearchParams(this.asked);
    const sheet = new URLSearchParams(this.asked);
    sheet.delete('page');
    sheet.set('lang', document.documentElement.lang);
    return html`<nav aria-label=${word('list.downloads')}>
      <button class="button" @click=${() => window.print()}>${word('list.print')}</button>
      <a class="link" href=${`/api/facilities.csv?${sheet}`} download>${word('list.csv')}</a>
      <a class="link" href=${`/api/facilities?${query}`}>${word('list.json')}</a>
    </nav>`;
  }

  private narrow(event: SubmitEvent): void {
    event.preventDefault();
    // What was asked for is what the reader wants to see now, not the form.
    this.renderRoot.querySelector('details')?.removeAttribute('open');
    const asked = new URLSearchParams();
    const network = this.asked.get('network');
    if (network) asked.set('network', network);
    for (const [name, value] of new FormData(event.target as HTMLFormElement))
      if (value !== '' && !(name === 'sort' && value === 'NAME')) asked.append(name, String(value));
    this.go(asked);
  }

  private clear(): void {
    const asked = new URLSearchParams();
    const network = this.asked.get('network');
    if (network) asked.set('network', network);
    this.renderRoot.querySelector('form')?.reset();
    this.go(asked);
  }

  private show(name: string, value: string): void {
    const asked = new URLSearchParams(this.asked);
    asked.set(name, value);
    asked.delete('page');
    this.go(asked);
  }

  private turn(page: number): void {
    const asked = new URLSearchParams(this.asked);
    asked.set('page', String(page));
    this.go(asked);
    this.renderRoot.querySelector('h1')?.scrollIntoView();
  }

  private go(asked: URLSearchParams): void {
    this.asked = asked;
    const address = new URL(location.href);
    const language = address.searchParams.get('lang');
    address.search = asked.toString();
    if (language) address.searchParams.set('lang', language);
    history.pushState(null, '', address);
    void this.load();
  }
}

/** Everything that the address asks for but the language. */
function askedByAddress(): URLSearchParams {
  const asked = new URLSearchParams(location.search);
  asked.delete('lang');
  asked.delete('size');
  return asked;
}

function option(value: string, label: string, chosen: string | null) {
  return html`<option value=${value} ?selected=${value === chosen}>${label}</option>`;
}

function facility(entry: Entry) {
  const taken = takes(entry);
  const given = gives(entry);
  const refused = refuses(entry);
  const comma = word('list.comma');
  return html`<li class="entry">
    <h3>${entry.name}</h3>
    ${entry.kind ? html`<p class="kind quiet">${word(`list.kind.${entry.kind}`)}</p>` : nothing}
    <p>${entry.municipality}${entry.address}</p>
    ${entry.phone
      ? html`<a class="phone number" href=${`tel:${entry.phone.normalize('NFKC').replace(/[^+0-9]/g, '')}`} aria-label=${word('list.call', entry.name)}
          >${entry.phone}</a
        >`
      : html`<p class="quiet">${word('list.no-phone')}</p>`}
    ${entry.stated ? nothing : html`<p class="unsaid"><span aria-hidden="true">○</span> ${word('list.not-stated-mark')}</p>`}
    ${taken.length + given.length + refused.length === 0
      ? html`<p class="unsaid"><span aria-hidden="true">○</span> ${word('list.silent')}</p>`
      : html`<dl>
          ${fact(word('list.takes'), taken.join(comma))} ${fact(word('list.gives'), given.join(comma))}
          ${fact(word('list.refuses'), refused.join(comma), 'refuses')}
        </dl>`}
  </li>`;
}

function fact(name: string, said: string, kind = '') {
  return said ? html`<dt>${name}</dt><dd class=${kind}>${said}</dd>` : nothing;
}

customElements.define('tomarigi-list', PublicList);
