import { LitElement, css, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/header';
import { type Read, pageAt, read } from '../shared/api';
import { ask } from '../shared/ask';
import type { Kept } from '../shared/charge';
import { askForCharge } from '../shared/charge';
import { forms } from '../shared/forms';
import { keeping } from '../shared/keeping';
import { momentInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import { word } from '../shared/words';

interface Entry {
  readonly sequence: number;
  readonly at: string;
  readonly who: string;
  readonly whoName?: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subject: string;
  readonly subjectName?: string;
  readonly details: Readonly<Record<string, unknown>>;
}

interface Trail {
  readonly records: readonly Entry[];
  readonly next?: number;
}

/** What is done by nobody, but by the product. */
const SYSTEM = 'system';
/** What an officer looks for, by the beginning of what was done. */
const KINDS = ['person', 'people', 'password', 'session', 'screen', 'machine', 'audit'];
const DAY_MS = 24 * 3_600_000;

/** Who read or changed what in a network, the newest first; kept as long as the network says. */
class Audit extends LitElement {
  static override properties = {
    network: { type: String },
    networks: { state: true },
    trail: { state: true },
    older: { state: true },
    kind: { state: true },
    until: { state: true },
    months: { state: true },
    said: { state: true },
  };

  static override styles = [
    parts,
    forms,
    keeping,
    css`
      .narrow {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3) var(--space-6);
        margin: var(--space-4) 0;
      }

      .narrow .field {
        flex: 1 1 12rem;
      }

      ol > li {
        padding: var(--space-3) 0;
        border-top: 1px solid var(--line);
      }

      .done {
        font-weight: 700;
      }

      .more {
        margin-top: var(--space-4);
      }
    `,
  ];

  /** Its id; empty: it is to be chosen. */
  declare network: string;
  private declare networks: readonly Kept[] | undefined;
  private declare trail: Read<Trail> | undefined;
  /** Pages that came after the first. */
  private declare older: readonly Entry[];
  private declare kind: string;
  /** A day, as a date field has it; empty: up to now. */
  private declare until: string;
  private declare months: number | undefined;
  private declare said: string;
  private next: number | undefined;

  constructor() {
    super();
    this.network = '';
    this.older = [];
    this.kind = '';
    this.until = '';
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void (this.network ? this.load() : this.choose());
  }

  /** Who keeps one network is taken to it. */
  private async choose(): Promise<void> {
    const charge = await askForCharge();
    if (charge === 'nobody') this.trail = { state: 'closed', isSignedIn: false };
    else if (charge === 'away') this.trail = { state: 'away' };
    else if (charge.networks.length === 1)
      location.replace(pageAt(`/audit?network=${encodeURIComponent(charge.networks[0]!.id)}`));
    else if (charge.networks.length === 0) this.trail = { state: 'closed', isSignedIn: true };
    else this.networks = charge.networks;
  }

  private get path(): string {
    return `/api/networks/${encodeURIComponent(this.network)}/audit`;
  }

  private query(before?: number): string {
    const query = new URLSearchParams();
    if (this.kind) query.set('action', this.kind);
    // The whole of that day, by the reader's clock.
    if (this.until) query.set('to', new Date(new Date(`${this.until}T00:00`).getTime() + DAY_MS).toISOString());
    if (before) query.set('before', String(before));
    return `${this.path}?${query}`;
  }

  private async load(): Promise<void> {
    this.older = [];
    this.trail = await read<Trail>(this.query());
    this.next = this.trail.state === 'found' ? this.trail.value.next : undefined;
    if (this.trail.state !== 'found' || this.months !== undefined) return;
    const kept = await read<{ readonly months: number }>(`${this.path}/retention`);
    if (kept.state === 'found') this.months = kept.value.months;
  }

  private async more(): Promise<void> {
    const found = await read<Trail>(this.query(this.next));
    if (found.state !== 'found') {
      this.said = word('audit.away');
      return;
    }
    this.said = '';
    this.next = found.value.next;
    this.older = [...this.older, ...found.value.records];
  }

  private async keep(event: Event): Promise<void> {
    event.preventDefault();
    const months = Number(this.renderRoot.querySelector<HTMLInputElement>('#months')!.value);
    const answer = await ask<{ readonly months: number }>('PUT', `${this.path}/retention`, { months });
    if (answer.state === 'done') {
      this.months = answer.value.months;
      this.said = word('audit.kept', this.months);
      await this.load();
    } else if (answer.state === 'refused') {
      this.said = answer.problem.violations?.[0]?.message ?? answer.problem.detail ?? answer.problem.title;
    } else this.said = word('audit.away');
  }

  override render() {
    return html`<tomarigi-header></tomarigi-header>
      <main>
        <h1>${word('audit.title')}</h1>
        ${this.content()}
      </main>`;
  }

  private content() {
    const { trail } = this;
    if (this.networks)
      return html`<p>${word('audit.choose')}</p>
        <ul role="list">
          ${this.networks.map(
            ({ id, name }) =>
              html`<li><a href=${pageAt(`/audit?network=${encodeURIComponent(id)}`)}>${name}</a></li>`,
          )}
        </ul>`;
    if (!trail) return html`<p role="status">${word('audit.loading')}</p>`;
    if (trail.state === 'closed') return html`<tomarigi-closed .isSignedIn=${trail.isSignedIn}></tomarigi-closed>`;
    if (trail.state !== 'found')
      return html`<p role="alert">${word(trail.state === 'missing' ? 'wall.unknown' : 'audit.away')}</p>`;
    const entries = [...trail.value.records, ...this.older];
    return html`<p class="quiet">${word('audit.intro')}</p>
      ${this.narrowing()}
      <p role="status">${this.said || (entries.length === 0 ? word('audit.none') : nothing)}</p>
      <ol role="list" aria-label=${word('audit.title')}>
        ${entries.map((entry) => this.entry(entry))}
      </ol>
      ${this.next
        ? html`<p class="more"><button class="button" @click=${this.more}>${word('audit.more')}</button></p>`
        : nothing}
      ${this.retention()}`;
  }

  private narrowing() {
    return html`<div class="narrow">
      <div class="field">
        <label for="kind">${word('audit.kind')}</label>
        <select id="kind" @change=${(event: Event) => this.narrow({ kind: (event.target as HTMLSelectElement).value })}>
          <option value="">${word('audit.kind-all')}</option>
          ${KINDS.map((kind) => html`<option value=${kind}>${word(`audit.kind.${kind}`)}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="until">${word('audit.until')}</label>
        <input
          id="until"
          type="date"
          @change=${(event: Event) => this.narrow({ until: (event.target as HTMLInputElement).value })}
        />
      </div>
    </div>`;
  }

  private narrow({ kind = this.kind, until = this.until }): void {
    this.kind = kind;
    this.until = until;
    void this.load();
  }

  private entry({ at, who, whoName, action, subject, subjectKind, subjectName, details }: Entry) {
    const by = who === SYSTEM ? word('audit.system') : (whoName ?? who);
    const whom = subjectKind === 'person' || subjectKind === 'screen' || subjectKind === 'machine' ? (subjectName ?? subject) : '';
    const changed = Array.isArray(details['changed']) ? (details['changed'] as string[]) : [];
    return html`<li>
      <p class="number quiet">${momentInWords(Date.parse(at))}</p>
      <p class="done">${deedInWords(action)}${whom ? html`: ${whom}` : nothing}</p>
      ${changed.length > 0
        ? html`<p>${changed.map((what) => word(`audit.changed.${what}`)).join(word('report.and'))}</p>`
        : nothing}
      ${Number(details['times']) > 1 ? html`<p>${word('audit.times', Number(details['times']))}</p>` : nothing}
      <p class="quiet">${word('audit.by', by)}</p>
    </li>`;
  }

  private retention() {
    if (this.months === undefined) return nothing;
    return html`<h2>${word('audit.retention')}</h2>
      <form novalidate @submit=${this.keep}>
        <div class="field">
          <label for="months">${word('audit.months')}</label>
          <input id="months" type="number" min="1" max="120" inputmode="numeric" .value=${String(this.months)} />
        </div>
        <p class="quiet">${word('audit.retention-help')}</p>
        <div class="actions"><button class="button" type="submit">${word('audit.keep')}</button></div>
      </form>`;
  }
}

/** What was done; where an action has no sentence of its own, what it was about. */
function deedInWords(action: string): string {
  const [about] = action.split('.');
  const [own, general] = [`audit.action.${action}`, `audit.about.${about}`] as const;
  const said = [own, general].find((key) => word(key) !== key);
  return word(said ?? 'audit.about-other');
}

customElements.define('tomarigi-audit', Audit);
