import { LitElement, css, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/header';
import { afterSaving } from '../shared/after-saving';
import type { Read } from '../shared/api';
import { pageAt, read } from '../shared/api';
import type { Problem } from '../shared/ask';
import { ask, inWords, violationOf } from '../shared/ask';
import type { Chosen } from '../shared/districts';
import { ALL, districtChoice, districtsIn, namesOf, ownDistricts, rememberedDistrict } from '../shared/districts';
import { forms } from '../shared/forms';
import { errorAt, keeping } from '../shared/keeping';
import { newId } from '../shared/new-id';
import { parts } from '../shared/parts';
import type { Line, Registrant, Risk, State } from '../shared/roster';
import { RISKS, STATES, ageOn, dutyInWords, risksInWords, rosterPage, rosterPath, standing, todayAt } from '../shared/roster';
import { serverNow } from '../shared/server-clock';
import { whoReads } from '../shared/who';
import { word } from '../shared/words';

/** What is shown: everybody, those for whom something is late, or those in one state. */
type Shown = '' | 'overdue' | State;

interface Roster {
  readonly registrants: readonly Line[];
  readonly next?: string;
}

const AGAIN_MS = 4_000;

/** Who is on a network's roster, what is due first, first; and where somebody is added. */
class RosterPage extends LitElement {
  static override properties = {
    network: {},
    name: {},
    roster: { state: true },
    trouble: { state: true },
    shown: { state: true },
    risk: { state: true },
    known: { state: true },
    district: { state: true },
    words: { state: true },
    isAdding: { state: true },
    refusal: { state: true },
    said: { state: true },
  };

  static override styles = [
    parts,
    forms,
    keeping,
    css`
      :host {
        --page-width: 56rem;
      }

      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--space-4);
        margin-top: var(--space-4);
      }

      .tools .field {
        flex: 1 1 12rem;
        max-width: 20rem;
      }

      .tools form {
        gap: 0;
      }

      .things h3 {
        overflow-wrap: anywhere;
      }

      .line {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-4);
      }

      .late {
        color: var(--alarm);
        font-weight: 700;
      }

      .risks {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
      }

      .risks li {
        padding: 0 0.5em;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-small);
      }

      .add {
        margin-top: var(--space-4);
        padding: var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }

      .add h2 {
        margin-top: 0;
      }
    `,
  ];

  declare network: string;
  declare name: string;
  private declare roster: Roster | undefined;
  private declare trouble: Exclude<Read<Roster>, { state: 'found' }> | { readonly state: 'off'; readonly why: string } | undefined;
  private declare shown: Shown;
  private declare risk: '' | Risk;
  /** The network’s districts. */
  private declare known: readonly string[];
  private declare district: Chosen;
  private own: readonly string[] = [];
  /** What was last searched for. */
  private declare words: string;
  private declare isAdding: boolean;
  declare refusal: Problem | undefined;
  declare said: string;
  /** The same until it is added: a line that breaks adds nobody twice. */
  private key = newId();
  private retry = 0;

  constructor() {
    super();
    this.shown = '';
    this.risk = '';
    this.known = [];
    this.district = ALL;
    this.words = '';
    this.isAdding = false;
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.begun();
  }

  /** The list is read once it is known whose part of the network it is to show. */
  private async begun(): Promise<void> {
    const [me, known] = await Promise.all([whoReads(), districtsIn(this.network)]);
    this.own = ownDistricts(me, this.network);
    this.known = known;
    this.district = rememberedDistrict(this.network, known, this.own);
    await this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.retry);
  }

  private async load(next?: string): Promise<void> {
    clearTimeout(this.retry);
    const { shown, risk, words, district } = this;
    const came = words ? await this.search(words) : await this.list(next);
    if (!this.isConnected || shown !== this.shown || risk !== this.risk || words !== this.words || district !== this.district) return;
    this.trouble = came.state === 'found' ? undefined : came;
    if (came.state === 'away') this.retry = window.setTimeout(() => void this.load(next), AGAIN_MS);
    if (came.state !== 'found') return;
    const before = next ? (this.roster?.registrants ?? []) : [];
    this.roster = { ...came.value, registrants: [...before, ...came.value.registrants] };
  }

  private async list(next?: string): Promise<Read<Roster> | { state: 'off'; why: string }> {
    const query = new URLSearchParams();
    if (this.shown === 'overdue') query.set('overdue', 'true');
    else if (this.shown) query.set('state', this.shown);
    if (this.risk) query.set('risk', this.risk);
    for (const name of namesOf(this.district, this.own) ?? []) query.append('district', name);
    if (next) query.set('next', next);
    const came = await ask<Roster>('GET', `${rosterPath(this.network)}?${query}`);
    return asRead(came);
  }

  private async search(words: string): Promise<Read<Roster> | { state: 'off'; why: string }> {
    return asRead(await ask<Roster>('POST', rosterPath(this.network, 'search'), { words, districts: namesOf(this.district, this.own) }));
  }

  override render() {
    const { trouble } = this;
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        <h1>${word('roster.title', this.name)}</h1>
        ${trouble?.state === 'closed'
          ? html`<tomarigi-closed .isSignedIn=${trouble.isSignedIn}></tomarigi-closed>`
          : trouble?.state === 'off'
            ? html`<p role="status" class="said">${trouble.why}</p>`
            : this.content()}
      </main>
    `;
  }

  private content() {
    const at = encodeURIComponent(this.network);
    return html`
      <p class="quiet">${word('roster.intro')}</p>
      <p class="actions">
        <a class="link" href=${pageAt(`/desk/${at}`)}>${word('ways.desk')}</a>
        <a class="link" href=${pageAt(`/cases/${at}`)}>${word('ways.cases')}</a>
        <a class="link" href=${rosterPage(this.network, 'import')}>${word('roster.to-import')}</a>
      </p>
      ${this.tools()}
      <div role="alert">
        ${this.trouble ? html`<p class="problem">${word('connection.never')}</p>` : nothing}
        ${this.said ? html`<p class="problem">${this.said}</p>` : nothing}
      </div>
      ${this.isAdding ? this.adding() : nothing} ${this.people()}
    `;
  }

  private tools() {
    return html`<div class="tools">
      <form class="field" role="search" @submit=${this.seek}>
        <label for="words">${word('roster.find')}</label>
        <input id="words" type="search" autocomplete="off" maxlength="100" @search=${this.seek} />
      </form>
      <div class="field">
        <label for="shown">${word('roster.shown')}</label>
        <select id="shown" @change=${(event: Event) => this.turn({ shown: (event.target as HTMLSelectElement).value as Shown })}>
          <option value="">${word('roster.shown.all')}</option>
          <option value="overdue">${word('roster.shown.overdue')}</option>
          ${STATES.map((state) => html`<option value=${state}>${word(`roster.state.${state}`)}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="risk">${word('roster.risk')}</label>
        <select id="risk" @change=${(event: Event) => this.turn({ risk: (event.target as HTMLSelectElement).value as Risk | '' })}>
          <option value="">${word('roster.any')}</option>
          ${RISKS.map((risk) => html`<option value=${risk}>${word(`roster.risk.${risk}`)}</option>`)}
        </select>
      </div>
      ${this.known.length === 0
        ? nothing
        : html`<div class="field">
            <label for="district">${word('district.label')}</label>
            ${districtChoice(this.network, this.known, this.own, this.district, (district) => this.turn({ district }), false)}
          </div>`}
      ${this.isAdding
        ? nothing
        : html`<button class="button primary" @click=${this.begin}>${word('roster.add')}</button>`}
    </div>`;
  }

  private people() {
    const { roster } = this;
    if (!roster) return html`<p role="status">${word('wall.loading')}</p>`;
    const today = todayAt(serverNow());
    return html`<h2 id="list" class="number" role="status">
        ${word(roster.next ? 'roster.count-more' : 'roster.count', roster.registrants.length)}
      </h2>
      ${roster.registrants.length === 0 ? html`<p>${word('roster.none')}</p>` : nothing}
      <ul class="things" role="list" aria-labelledby="list">
        ${roster.registrants.map((one) => html`<li>${this.person(one, today)}</li>`)}
      </ul>
      ${roster.next
        ? html`<p><button class="button" @click=${() => void this.load(roster.next)}>${word('people.more')}</button></p>`
        : nothing}`;
  }

  private person(one: Line, today: string) {
    return html`<h3>
        <a href=${rosterPage(this.network, one.id)}>${one.name}</a> <span class="quiet">${one.kana ?? nothing}</span>
      </h3>
      <p class="line">
        ${standing(one)} ${one.born ? html`<span class="number">${word('case.years', ageOn(one.born, today))}</span>` : nothing}
        ${one.district ? html`<span>${one.district}</span>` : nothing}
        ${one.justInCase ? html`<span>${word('roster.just-in-case')}</span>` : nothing}
      </p>
      ${risksInWords(one.risks)} ${one.next ? html`<p class="number">${dutyInWords(one.next, today)}</p>` : nothing}`;
  }

  private adding() {
    const wrong = (field: string) => violationOf(this.refusal, field);
    const line = (id: string, key: string) => html`<div class="field">
      <label for=${id}>${word(key)}</label>
      ${errorAt(`${id}-error`, wrong(`personal.${id}`))}
      <input
        id=${id}
        type="text"
        autocomplete="off"
        maxlength="200"
        aria-describedby="${id}-error"
        aria-invalid=${wrong(`personal.${id}`) !== undefined}
      />
    </div>`;
    return html`<section class="add" aria-labelledby="add">
      <h2 id="add">${word('roster.add')}</h2>
      <form novalidate @submit=${this.add}>
        ${line('name', 'roster.name')} ${line('kana', 'roster.kana')}
        <fieldset>
          <legend>${word('roster.risk')}</legend>
          <div class="checks">
            ${RISKS.map(
              (risk) => html`<label class="check"><input type="checkbox" name="risks" value=${risk} /> ${word(`roster.risk.${risk}`)}</label>`,
            )}
          </div>
        </fieldset>
        <label class="check"><input type="checkbox" name="justInCase" /> ${word('roster.just-in-case')}</label>
        <p class="actions">
          <button class="button primary">${word('roster.add-do')}</button>
          <button class="button" type="button" @click=${() => (this.isAdding = false)}>${word('people.leave')}</button>
        </p>
      </form>
    </section>`;
  }

  private turn(next: { shown?: Shown; risk?: '' | Risk; district?: Chosen }): void {
    this.shown = next.shown ?? this.shown;
    this.risk = next.risk ?? this.risk;
    this.district = next.district ?? this.district;
    this.words = '';
    const field = this.renderRoot.querySelector<HTMLInputElement>('#words');
    if (field) field.value = '';
    void this.load();
  }

  private readonly seek = (event: Event): void => {
    event.preventDefault();
    this.words = this.renderRoot.querySelector<HTMLInputElement>('#words')!.value.trim();
    void this.load();
  };

  private readonly begin = (): void => {
    this.isAdding = true;
    this.said = '';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLInputElement>('#name')?.focus());
  };

  private readonly add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const typed = (id: string) => form.querySelector<HTMLInputElement>(`#${id}`)!.value;
    const data = new FormData(form);
    const came = await ask<Registrant>(
      'POST',
      rosterPath(this.network),
      {
        risks: data.getAll('risks'),
        justInCase: data.has('justInCase'),
        personal: { name: typed('name'), kana: typed('kana') },
      },
      undefined,
      this.key,
    );
    afterSaving(this, came);
    if (came.state !== 'done') return;
    this.key = newId();
    location.assign(rosterPage(this.network, came.value.id));
  };
}

/** As pages read: what a network has switched off says so. */
function asRead(came: Awaited<ReturnType<typeof ask<Roster>>>): Read<Roster> | { state: 'off'; why: string } {
  if (came.state === 'done') return { state: 'found', value: came.value };
  if (came.state === 'away') return { state: 'away' };
  const { status } = came.problem;
  if (status === 401 || status === 403) return { state: 'closed', isSignedIn: status === 403 };
  return status === 404 ? { state: 'missing' } : { state: 'off', why: inWords(came.problem) };
}

customElements.define('tomarigi-roster', RosterPage);
