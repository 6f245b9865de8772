import { LitElement, css, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/header';
import { FROM_A_PAGE } from '../shared/api';
import type { Asked, Problem } from '../shared/ask';
import { inWords } from '../shared/ask';
import { forms } from '../shared/forms';
import { keeping } from '../shared/keeping';
import { newId } from '../shared/new-id';
import { parts } from '../shared/parts';
import { rosterPage, rosterPath } from '../shared/roster';
import type { Me } from '../shared/who';
import { whoReads } from '../shared/who';
import { KEEPING, PLACING, hasRole } from '../shared/who-is-who';
import { word } from '../shared/words';

interface Difference {
  readonly column: string;
  readonly before?: string;
  readonly after?: string;
}

/** What a file would change. */
interface Plan {
  readonly added: readonly { readonly line: number; readonly name: string; readonly district?: string }[];
  readonly changed: readonly {
    readonly line: number;
    readonly registrant: string;
    readonly name: string;
    readonly differences: readonly Difference[];
  }[];
  readonly unchanged: number;
  readonly rejected: readonly { readonly line: number; readonly name?: string; readonly reason: string }[];
  readonly ignored: readonly string[];
  readonly digest: string;
}

interface Applied {
  readonly added: number;
  readonly changed: number;
}

/** More are counted, not shown at once. */
const SHOWN = 200;
const PATIENCE_MS = 120_000;

/** A roster comes from a spreadsheet: the page shows what would change, and one press does exactly that. */
class RosterImport extends LitElement {
  static override properties = {
    network: {},
    name: {},
    me: { state: true },
    plan: { state: true },
    applied: { state: true },
    said: { state: true },
    isBusy: { state: true },
    shown: { state: true },
  };

  static override styles = [
    parts,
    forms,
    keeping,
    css`
      :host {
        --page-width: 56rem;
      }

      input[type='file'] {
        max-width: 100%;
      }

      .wide {
        overflow-x: auto;
      }

      table {
        width: 100%;
        border-collapse: collapse;
      }

      th,
      td {
        padding: var(--space-1) var(--space-3) var(--space-1) 0;
        border-bottom: 1px solid var(--line);
        text-align: left;
        vertical-align: top;
        overflow-wrap: anywhere;
      }

      .rows > li {
        padding: var(--space-2) 0;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare network: string;
  declare name: string;
  private declare me: Me | undefined;
  private declare plan: Plan | undefined;
  private declare applied: Applied | undefined;
  private declare said: string;
  private declare isBusy: boolean;
  /** Rows of each list that are shown. */
  private declare shown: number;
  private file: Blob | undefined;
  /** The same until it is taken over: a line that breaks does it once. */
  private key = newId();

  constructor() {
    super();
    this.said = '';
    this.isBusy = false;
    this.shown = SHOWN;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void whoReads().then((me) => (this.me = me));
  }

  override render() {
    const { me } = this;
    const mayKeep = !me || hasRole(me, this.network, [...PLACING, ...KEEPING]);
    return html`<tomarigi-header></tomarigi-header>
      <main>
        <p><a class="link" href=${rosterPage(this.network)}>${word('roster.title', this.name)}</a></p>
        <h1>${word('sheets.title', this.name)}</h1>
        ${mayKeep ? this.content() : html`<tomarigi-closed .isSignedIn=${me!.kind !== 'NOBODY'}></tomarigi-closed>`}
      </main>`;
  }

  private content() {
    const sheet = rosterPath(this.network, 'sheet');
    return html`<p>${word('sheets.intro')}</p>
      <p class="actions">
        <a class="button" href="${sheet}/template" download>${word('sheets.template')}</a>
        ${hasRole(this.me, this.network, KEEPING) ? html`<a class="button" href=${sheet} download>${word('sheets.export')}</a>` : nothing}
      </p>
      ${hasRole(this.me, this.network, KEEPING) ? html`<p class="quiet">${word('sheets.export-help')}</p>` : nothing}
      <details>
        <summary>${word('sheets.how')}</summary>
        <p>${word('sheets.how-number')}</p>
        <p>${word('sheets.how-blank')}</p>
        <p>${word('sheets.how-words')}</p>
      </details>
      <div class="field">
        <label for="file">${word('sheets.file')}</label>
        <input id="file" type="file" accept=".csv,.xlsx,text/csv" ?disabled=${this.isBusy} @change=${this.choose} />
      </div>
      <div role="alert">${this.said ? html`<p class="problem">${this.said}</p>` : nothing}</div>
      <div role="status">
        ${this.isBusy ? html`<p>${word('sheets.reading')}</p>` : nothing}
        ${this.applied
          ? html`<p class="said">
              ${word('sheets.applied', this.applied.added, this.applied.changed)}
              <a href=${rosterPage(this.network)}>${word('sheets.to-roster')}</a>
            </p>`
          : nothing}
      </div>
      ${this.plan ? this.preview(this.plan) : nothing}`;
  }

  private preview(plan: Plan) {
    const { added, changed, rejected, ignored, unchanged } = plan;
    const count = added.length + changed.length;
    return html`
      ${rejected.length > 0
        ? this.list(word('sheets.rejected', rejected.length), rejected, ({ line, name, reason }) => html`<strong>${word('sheets.line', line)}</strong> ${name ?? word('sheets.nobody')}<br />${reason}`)
        : nothing}
      ${changed.length > 0
        ? this.list(word('sheets.changed', changed.length), changed, ({ line, registrant, name, differences }) => html`
            <a href=${rosterPage(this.network, registrant)}>${name}</a> <span class="quiet">${word('sheets.line', line)}</span>
            <div class="wide" role="region" tabindex="0" aria-label=${name}>
              <table>
                <thead>
                  <tr><th scope="col">${word('sheets.column')}</th><th scope="col">${word('sheets.before')}</th><th scope="col">${word('sheets.after')}</th></tr>
                </thead>
                <tbody>
                  ${differences.map(
                    ({ column, before, after }) =>
                      html`<tr><th scope="row">${column}</th><td>${before ?? word('sheets.empty')}</td><td>${after ?? word('sheets.empty')}</td></tr>`,
                  )}
                </tbody>
              </table>
            </div>`)
        : nothing}
      ${added.length > 0
        ? this.list(word('sheets.added', added.length), added, ({ line, name, district }) => html`<strong>${name}</strong> ${district ?? nothing} <span class="quiet">${word('sheets.line', line)}</span>`)
        : nothing}
      <p class="number">${word('sheets.unchanged', unchanged)}</p>
      ${ignored.length > 0 ? html`<p class="quiet">${word('sheets.ignored', ignored.join(word('report.and')))}</p>` : nothing}
      ${count === 0
        ? html`<p>${word('sheets.nothing')}</p>`
        : html`<p class="actions"><button class="button primary" ?disabled=${this.isBusy} @click=${this.apply}>${word('sheets.apply', count)}</button></p>`}
    `;
  }

  private list<T>(title: string, all: readonly T[], row: (one: T) => unknown) {
    return html`<section aria-label=${title}>
      <h2>${title}</h2>
      <ul class="rows" role="list">
        ${all.slice(0, this.shown).map((one) => html`<li>${row(one)}</li>`)}
      </ul>
      ${all.length > this.shown
        ? html`<p><button class="button" @click=${() => (this.shown += SHOWN)}>${word('people.more')}</button></p>`
        : nothing}
    </section>`;
  }

  private readonly choose = (event: Event): void => {
    this.file = (event.target as HTMLInputElement).files?.[0];
    this.applied = undefined;
    void this.look();
  };

  private async look(): Promise<void> {
    this.plan = undefined;
    this.said = '';
    this.shown = SHOWN;
    this.key = newId();
    if (!this.file) return;
    const came = await this.send<Plan>('preview');
    if (came.state === 'done') this.plan = came.value;
    else this.refuse(came);
  }

  private readonly apply = async (): Promise<void> => {
    if (!this.plan || this.isBusy) return;
    const came = await this.send<Applied>(undefined, { 'If-Match': `"${this.plan.digest}"`, 'Idempotency-Key': this.key });
    if (came.state === 'done') {
      this.said = '';
      this.plan = undefined;
      this.applied = came.value;
      this.renderRoot.querySelector<HTMLInputElement>('#file')!.value = '';
      return;
    }
    const isOld = came.state === 'refused' && came.problem.status === 412;
    // What would change is another thing now: it is shown anew before anything is done.
    if (isOld) await this.look();
    this.refuse(came);
  };

  private refuse(came: Exclude<Asked<unknown>, { state: 'done' }>): void {
    if (came.state === 'away') this.said = word('people.away');
    else this.said = [inWords(came.problem), ...(came.problem.violations ?? []).map(({ message }) => message)].join(' ');
  }

  private async send<T>(more: string | undefined, headers: Readonly<Record<string, string>> = {}): Promise<Asked<T>> {
    this.isBusy = true;
    try {
      const response = await fetch(rosterPath(this.network, 'sheet', ...(more ? [more] : [])), {
        method: 'POST',
        headers: {
          ...FROM_A_PAGE,
          'Accept-Language': document.documentElement.lang,
          'Content-Type': 'application/octet-stream',
          ...headers,
        },
        body: this.file,
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const answer = JSON.parse(await response.text()) as unknown;
      return response.ok ? { state: 'done', value: answer as T } : { state: 'refused', problem: answer as Problem };
    } catch {
      return { state: 'away' };
    } finally {
      this.isBusy = false;
    }
  }
}

customElements.define('tomarigi-roster-import', RosterImport);
