import { LitElement, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/header';
import { afterSaving } from '../shared/after-saving';
import { read } from '../shared/api';
import type { Problem } from '../shared/ask';
import { ask, violationOf } from '../shared/ask';
import { forms } from '../shared/forms';
import { errorAt, keeping } from '../shared/keeping';
import { momentInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import { waiting } from '../shared/waiting';
import type { Me } from '../shared/who';
import { whoReads } from '../shared/who';
import { KEEPING, colleaguesIn, hasRole, namesOf } from '../shared/who-is-who';
import { word } from '../shared/words';
import type { Account, Part } from './account';
import { charts } from './chart';
import { styles } from './styles';
import { tableOf } from './table';

const FORMATS = ['xlsx', 'csv', 'pdf'] as const;
const VARIANTS = ['internal', 'published'] as const;
const GRADES = ['A', 'B', 'C', 'D'] as const;
const TEXTS = ['done', 'left'] as const;
const AGAIN_MS = 4_000;

/** The account of a year: looked at, written about, taken along as a file, put on paper. */
class YearlyPage extends LitElement {
  static override properties = {
    network: {},
    name: {},
    me: { state: true },
    names: { state: true },
    years: { state: true },
    year: { state: true },
    variant: { state: true },
    found: { state: true },
    trouble: { state: true },
    refusal: { state: true },
    said: { state: true },
    done: { state: true },
  };

  static override styles = [parts, forms, keeping, charts, styles];

  declare network: string;
  declare name: string;
  private declare me: Me | undefined;
  private declare names: ReadonlyMap<string, string>;
  private declare years: readonly number[];
  private declare year: number | undefined;
  private declare variant: (typeof VARIANTS)[number];
  private declare found: Account | undefined;
  private declare trouble: { readonly state: string; readonly isSignedIn?: boolean } | undefined;
  declare refusal: Problem | undefined;
  declare said: string;
  private declare done: string;
  private retry = 0;

  constructor() {
    super();
    this.names = new Map();
    this.years = [];
    this.variant = 'internal';
    this.said = '';
    this.done = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.retry);
  }

  private get path(): string {
    return `/api/networks/${encodeURIComponent(this.network)}/account`;
  }

  private get mayWrite(): boolean {
    return hasRole(this.me, this.network, KEEPING);
  }

  private async load(): Promise<void> {
    const [came, me] = await Promise.all([read<{ years: readonly number[] }>(this.path), whoReads()]);
    if (!this.isConnected) return;
    this.me = me;
    this.trouble = came.state === 'found' ? undefined : came;
    if (came.state === 'away') this.retry = window.setTimeout(() => void this.load(), AGAIN_MS);
    if (came.state !== 'found') return;
    this.years = came.value.years;
    const wanted = Number(location.hash.slice(1));
    this.year = this.years.includes(wanted) ? wanted : this.years[0];
    this.names = namesOf(await colleaguesIn(this.network, me));
    await this.readYear();
  }

  private async readYear(): Promise<void> {
    const { year, variant } = this;
    const came = await read<Account>(`${this.path}/${year}?variant=${variant}`);
    if (!this.isConnected || year !== this.year || variant !== this.variant) return;
    this.trouble = came.state === 'found' ? undefined : came;
    if (came.state === 'away') this.retry = window.setTimeout(() => void this.readYear(), AGAIN_MS);
    if (came.state === 'found') this.found = came.value;
  }

  private readonly choose = (event: Event): void => {
    const { id, value } = event.target as HTMLSelectElement;
    if (id === 'year') {
      this.year = Number(value);
      history.replaceState(null, '', `#${value}`);
    } else this.variant = value as (typeof VARIANTS)[number];
    this.found = undefined;
    this.said = '';
    this.done = '';
    void this.readYear();
  };

  override render() {
    const { found, trouble } = this;
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        <h1>${word('yearly.title', this.name)}</h1>
        ${this.year === undefined
          ? trouble?.state === 'closed'
            ? html`<tomarigi-closed .isSignedIn=${trouble.isSignedIn ?? false}></tomarigi-closed>`
            : waiting(trouble, 'wall.unknown')
          : html`<p class="quiet">${word('yearly.intro')}</p>
              ${this.chooser()}
              ${found ? this.account(found) : waiting(trouble)}`}
      </main>
    `;
  }

  private chooser() {
    const file = (format: string) =>
      `${this.path}/${this.year}/export?format=${format}&variant=${this.variant}&lang=${document.documentElement.lang}`;
    return html`<div class="choose">
        <div class="field">
          <label for="year">${word('yearly.year')}</label>
          <select id="year" @change=${this.choose}>
            ${this.years.map((year) => html`<option value=${year} ?selected=${year === this.year}>${word('yearly.year-of', year)}</option>`)}
          </select>
        </div>
        <div class="field">
          <label for="variant">${word('yearly.variant')}</label>
          <select id="variant" @change=${this.choose}>
            ${VARIANTS.map((one) => html`<option value=${one} ?selected=${one === this.variant}>${word(`yearly.variant.${one}`)}</option>`)}
          </select>
        </div>
      </div>
      <p class="actions">
        <span>${word('yearly.export')}</span>
        ${FORMATS.map((format) => html`<a class="link" download href=${file(format)}>${word(`yearly.export.${format}`)}</a>`)}
        <button class="button" type="button" @click=${() => window.print()}>${word('yearly.print')}</button>
      </p>`;
  }

  private account(found: Account) {
    const isInternal = found.variant === 'internal';
    const canWrite = this.mayWrite && isInternal;
    const body = html`${found.parts.map((part, index) => this.part(part, index, canWrite && !found.closedAt, isInternal))}`;
    return html`
      <p class="notice">${isInternal ? word('yearly.is-internal') : word('yearly.is-published', found.threshold)}</p>
      <p class="quiet">
        ${found.closedAt
          ? word('yearly.closed-at', momentInWords(Date.parse(found.closedAt)))
          : word('yearly.made-at', momentInWords(Date.parse(found.madeAt)))}
      </p>
      <nav aria-label=${word('yearly.contents')}>
        <ul role="list">
          ${found.parts.map((part) => html`<li><a class="link" href="#${part.function}" @click=${this.jump}>${part.name}</a></li>`)}
        </ul>
      </nav>
      ${body} ${canWrite ? this.keep(found) : nothing}
    `;
  }

  /** The address keeps the year; headings are inside this component, where an address does not reach. */
  private readonly jump = (event: Event): void => {
    event.preventDefault();
    const id = (event.target as HTMLAnchorElement).hash.slice(1);
    const heading = this.renderRoot.querySelector<HTMLElement>(`#${id}`);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  };

  private part(part: Part, index: number, isWritten: boolean, isInternal: boolean) {
    return html`<section aria-labelledby=${part.function}>
      <h2 id=${part.function} tabindex="-1">${part.name}</h2>
      ${isWritten ? this.writing(part, index) : this.told(part)}
      ${part.tables.length === 0 ? html`<p class="quiet">${word('yearly.no-figures')}</p>` : nothing}
      ${part.tables.map((table) => tableOf(table, this.names, isInternal))}
    </section>`;
  }

  private told({ words }: Part) {
    const lines = [
      ['yearly.done', words.done],
      ['yearly.left', words.left],
      ['yearly.grade', words.grade && word(`yearly.grade.${words.grade}`)],
    ].filter(([, text]) => text);
    return lines.length === 0
      ? nothing
      : html`<dl>${lines.map(([key, text]) => html`<dt>${word(key!)}</dt><dd class="told">${text}</dd>`)}</dl>`;
  }

  private writing({ words, function: of, name }: Part, index: number) {
    return html`<details ?open=${Boolean(words.done ?? words.left ?? words.grade)}>
      <summary>${word('yearly.words')}<span class="unseen"> ${name}</span></summary>
      <form novalidate autocomplete="off" data-function=${of} @submit=${this.save}>
        <p class="quiet">${word('yearly.words-help')}</p>
        ${TEXTS.map((id) => {
          const wrong = violationOf(this.refusal, `words[${index}].${id}`);
          return html`<div class="field">
            <label for="${id}-${of}">${word(`yearly.${id}`)}</label>
            ${errorAt(`${id}-${of}-error`, wrong)}
            <textarea id="${id}-${of}" data-part=${id} rows="4" maxlength="2000" aria-describedby="${id}-${of}-error" aria-invalid=${wrong !== undefined} .value=${words[id] ?? ''}></textarea>
          </div>`;
        })}
        <div class="field">
          <label for="grade-${of}">${word('yearly.grade')}</label>
          <select id="grade-${of}" data-part="grade">
            <option value="">${word('yearly.grade-none')}</option>
            ${GRADES.map((one) => html`<option value=${one} ?selected=${words.grade === one}>${word(`yearly.grade.${one}`)}</option>`)}
          </select>
        </div>
        <p class="actions"><button class="button">${word('profile.save')}<span class="unseen"> ${name}</span></button></p>
      </form>
    </details>`;
  }

  private keep(found: Account) {
    const wrong = violationOf(this.refusal, 'threshold');
    const isOver = Date.parse(`${found.until}T15:00:00Z`) <= Date.now();
    return html`<section>
      ${found.closedAt
        ? nothing
        : html`<form novalidate @submit=${this.save}>
            <div class="field">
              <label for="threshold">${word('yearly.threshold')}</label>
              <p id="threshold-help" class="quiet">${word('yearly.threshold-help')}</p>
              ${errorAt('threshold-error', wrong)}
              <input id="threshold" inputmode="numeric" value=${found.threshold} aria-describedby="threshold-help threshold-error" aria-invalid=${wrong !== undefined} />
            </div>
            <p class="actions"><button class="button primary">${word('profile.save')}</button></p>
          </form>`}
      <div role="alert">${this.said ? html`<p class="problem">${this.said}</p>` : nothing}</div>
      <div role="status">${this.done ? html`<p class="said">${this.done}</p>` : nothing}</div>
      ${isOver
        ? html`<p class="quiet">${word('yearly.close-help')}</p>
            <p class="actions">
              <button class="button" type="button" @click=${() => void this.close(found)}>
                ${word(found.closedAt ? 'yearly.open-again' : 'yearly.close')}
              </button>
            </p>`
        : nothing}
    </section>`;
  }

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const typed = this.renderRoot.querySelector<HTMLInputElement>('#threshold')!.value.trim();
    const came = await ask('PUT', `${this.path}/${this.year}`, { threshold: Number(typed) || 0, words: this.command() }, this.found!.version);
    await this.tell(came, word('roster.saved'));
  };

  private command(): readonly object[] {
    return [...this.renderRoot.querySelectorAll<HTMLFormElement>('form[data-function]')].map((form) => {
      const part = (name: string) => form.querySelector<HTMLTextAreaElement | HTMLSelectElement>(`[data-part=${name}]`)!.value.trim() || undefined;
      return { function: form.dataset.function, done: part('done'), left: part('left'), grade: part('grade') };
    });
  }

  private async close(found: Account): Promise<void> {
    const came = await ask(found.closedAt ? 'DELETE' : 'PUT', `${this.path}/${this.year}/closing`, undefined, found.version);
    await this.tell(came, word(found.closedAt ? 'yearly.opened-again' : 'yearly.closed'));
  }

  private async tell(came: Awaited<ReturnType<typeof ask>>, done: string): Promise<void> {
    this.done = '';
    afterSaving(this, came, { overtaken: word('roster.changed-meanwhile'), isLong: true });
    if (came.state !== 'done') return;
    await this.readYear();
    this.done = done;
  }
}

customElements.define('tomarigi-yearly', YearlyPage);
