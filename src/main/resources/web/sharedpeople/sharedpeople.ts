import { LitElement, css, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/header';
import type { Read } from '../shared/api';
import { pageAt, read } from '../shared/api';
import { factsOf } from '../shared/case-words';
import { dayInWords } from '../shared/nights';
import { keeping } from '../shared/keeping';
import { parts } from '../shared/parts';
import type { Consent, Contact, Institution, Registrant, Risk } from '../shared/roster';
import { ageOn, dateInWords, risksInWords, todayAt } from '../shared/roster';
import { serverNow } from '../shared/server-clock';
import { waiting } from '../shared/waiting';
import { word } from '../shared/words';

/** Somebody as far as the consent goes. */
interface Shared {
  readonly id: string;
  readonly scope: Consent['scope'];
  readonly until?: string;
  readonly name: string;
  readonly kana?: string;
  readonly born?: string;
  readonly need: Registrant['need'];
  readonly risks: readonly Risk[];
  readonly contacts?: readonly Contact[];
  readonly institutions?: readonly Institution[];
  readonly crisisPlan?: string;
  readonly wishes?: string;
  readonly capsule?: string;
  readonly assessment?: string;
  readonly address?: string;
  readonly notes?: string;
}

const TEXTS = ['crisisPlan', 'capsule', 'wishes', 'assessment', 'notes'] as const;
const AGAIN_MS = 4_000;

/** Those who let a facility see them: what each lets it see, and until when. */
class SharedPeople extends LitElement {
  static override properties = {
    facility: {},
    people: { state: true },
    trouble: { state: true },
  };

  static override styles = [
    parts,
    keeping,
    css`
      :host {
        --page-width: 48rem;
      }

      [role='status'] {
        margin-bottom: var(--space-2);
      }

      details {
        border-top: 1px solid var(--line);
      }

      summary {
        padding: var(--space-3) 0;
        cursor: pointer;
        overflow-wrap: anywhere;
      }

      summary .quiet {
        display: block;
      }

      .of {
        padding-bottom: var(--space-4);
        overflow-wrap: anywhere;
      }

      h2 {
        display: inline;
        margin: 0;
        font-size: var(--size-large);
      }

      h3 {
        margin: var(--space-4) 0 var(--space-1);
      }

      .text {
        white-space: pre-line;
      }

      ol {
        padding-left: 1.5em;
        list-style: decimal;
      }

      li a {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
      }

      .risks {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
        margin-top: var(--space-2);
      }

      .risks li {
        padding: 0 0.5em;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-small);
      }

      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
        gap: var(--space-2) var(--space-4);
        margin: 0;
      }

      dt {
        font-weight: 700;
      }

      dd {
        margin: 0;
      }
    `,
  ];

  declare facility: string;
  private declare people: readonly Shared[] | undefined;
  private declare trouble: Exclude<Read<unknown>, { state: 'found' }> | undefined;
  private retry = 0;

  constructor() {
    super();
    this.facility = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.retry);
  }

  private async load(): Promise<void> {
    const came = await read<{ readonly people: readonly Shared[] }>(`/api/facilities/${encodeURIComponent(this.facility)}/people`);
    if (!this.isConnected) return;
    this.trouble = came.state === 'found' ? undefined : came;
    if (came.state === 'away') this.retry = window.setTimeout(() => void this.load(), AGAIN_MS);
    if (came.state !== 'found') return;
    this.people = came.value.people;
    await this.updateComplete;
    const named = decodeURIComponent(location.hash.slice(1));
    const shown = [...this.renderRoot.querySelectorAll<HTMLDetailsElement>('details')].find(({ id }) => id === named);
    if (!shown) return;
    shown.open = true;
    shown.querySelector('summary')!.focus();
  }

  override render() {
    const { people, trouble } = this;
    return html`<tomarigi-header></tomarigi-header>
      <main>
        <p><a class="link" href=${pageAt(`/facility/${encodeURIComponent(this.facility)}`)}>${word('ways.report')}</a></p>
        <h1>${word('shared.title')}</h1>
        ${people
          ? html`<p class="quiet">${word('shared.intro')}</p>
              <p class="number" role="status">${word('roster.count', people.length)}</p>
              ${people.length === 0 ? html`<p>${word('shared.none')}</p>` : nothing} ${people.map((one) => this.person(one))}`
          : trouble?.state === 'closed'
            ? html`<tomarigi-closed .isSignedIn=${trouble.isSignedIn}></tomarigi-closed>`
            : waiting(trouble)}
      </main>`;
  }

  private person(one: Shared) {
    const today = todayAt(serverNow());
    const age = one.born ? ageOn(one.born, today) : undefined;
    const unknown = word('desk.unknown');
    const facts = factsOf({ need: age === undefined ? one.need : { ...one.need, age }, from: today, nights: 1, neighbours: false })
      .slice(1)
      .filter(([, fact]) => fact !== unknown);
    return html`<details id=${one.id}>
      <summary>
        <h2>${one.name}</h2>
        ${one.kana ?? nothing}
        <span class="quiet">
          ${word('shared.scope', word(`roster.scope.${one.scope}`))}
          ${one.until ? word('roster.until', dayInWords(Date.parse(one.until))) : word('roster.open-end')}
        </span>
      </summary>
      <div class="of">
        ${one.born ? html`<p class="number">${word('case.years', age!)} (${dateInWords(one.born)})</p>` : nothing}
        ${one.address ? html`<p>${one.address}</p>` : nothing} ${risksInWords(one.risks)}
        ${facts.length > 0
          ? html`<h3>${word('roster.need')}</h3>
              <dl>${facts.map(([term, fact]) => html`<div><dt>${term}</dt><dd>${fact}</dd></div>`)}</dl>`
          : nothing}
        ${called(word('roster.contacts'), one.contacts?.map(({ relation, name, phone }) => [relation, name, phone]))}
        ${called(word('roster.institutions'), one.institutions?.map(({ purpose, name, phone }) => [purpose, name, phone]))}
        ${TEXTS.map((key) =>
          one[key] ? html`<h3>${word(`roster.${key}`)}</h3><p class="text">${one[key]}</p>` : nothing,
        )}
      </div>
    </details>`;
  }
}

function called(title: string, rows: readonly (readonly (string | undefined)[])[] = []) {
  if (rows.length === 0) return nothing;
  return html`<h3>${title}</h3>
    <ol>
      ${rows.map(
        ([what, name, phone]) =>
          html`<li>${what ?? nothing} ${name} ${phone ? html`<a href="tel:${phone.replace(/[^\d+#*]/g, '')}">${phone}</a>` : nothing}</li>`,
      )}
    </ol>`;
}

customElements.define('tomarigi-shared-people', SharedPeople);
