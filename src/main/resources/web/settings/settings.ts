import { LitElement, css, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/header';
import { afterSaving } from '../shared/after-saving';
import { pageAt, read } from '../shared/api';
import type { Problem } from '../shared/ask';
import { ask, violationOf } from '../shared/ask';
import { accountInWords } from '../shared/case-words';
import { forms } from '../shared/forms';
import type { NetworkFunction } from '../shared/functions';
import { FUNCTIONS } from '../shared/functions';
import type { ElderlyCare } from '../shared/elderly-care';
import { errorAt, keeping } from '../shared/keeping';
import { momentInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import { waiting } from '../shared/waiting';
import type { Me } from '../shared/who';
import { whoReads } from '../shared/who';
import type { Colleague } from '../shared/who-is-who';
import { KEEPING, colleaguesIn, hasRole, namesOf } from '../shared/who-is-who';
import { word } from '../shared/words';
import { elderlyCareForm, elderlyCareIn } from './elderly-care';
import type { Duties, Reminders } from './reminders';
import { dutiesForm, remindersForm, remindersIn } from './reminders';

const REGISTRATIONS = ['REQUIRED', 'OPTIONAL', 'OFF'] as const;
const FAMILY_LINES = ['phone', 'hours'] as const;
const FAMILY_TEXTS = ['promise', 'limits'] as const;
const MOST_DISTRICTS = 50;
const AGAIN_MS = 4_000;

interface Settings {
  readonly registration: (typeof REGISTRATIONS)[number];
  readonly districts: readonly { readonly name: string; readonly towns: readonly string[] }[];
  readonly families?: { readonly [line in (typeof FAMILY_LINES)[number] | (typeof FAMILY_TEXTS)[number]]?: string } & {
    readonly showsFacilities: boolean;
  };
  readonly reminders: Reminders;
  readonly duties: Duties;
  readonly elderlyCare?: ElderlyCare;
  /** What is not in it is on. */
  readonly functions: { readonly [one in NetworkFunction]?: { readonly on: boolean; readonly from?: string } };
  readonly version: number;
}

interface Rule {
  readonly part: 'BOARD' | 'PROCEDURE' | 'SETTINGS';
  readonly version: number;
  readonly since: string;
  readonly who: string;
}

interface Rules {
  readonly rules: readonly Rule[];
  readonly next?: string;
}

/** How a network works: written by its officers, with what it was before. */
class SettingsPage extends LitElement {
  static override properties = {
    network: {},
    name: {},
    me: { state: true },
    colleagues: { state: true },
    found: { state: true },
    trouble: { state: true },
    districts: { state: true },
    centres: { state: true },
    rules: { state: true },
    refusal: { state: true },
    said: { state: true },
    done: { state: true },
  };

  static override styles = [
    parts,
    forms,
    keeping,
    css`
      .district {
        display: grid;
        gap: var(--space-2);
        margin-top: var(--space-3);
        padding: var(--space-3) 0 0;
        border-top: 1px solid var(--line);
      }

      .district .button {
        justify-self: start;
      }

      .district + .button {
        margin-top: var(--space-4);
      }

      .rules li {
        padding: var(--space-2) 0;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare network: string;
  declare name: string;
  private declare me: Me | undefined;
  private declare colleagues: readonly Colleague[];
  private declare found: Settings | undefined;
  private declare trouble: { readonly state: string; readonly isSignedIn?: boolean } | undefined;
  /** Numbers of the rows: those below a hundred were there when the page was read. */
  private declare districts: readonly number[];
  /** The same of centres of elderly care. */
  private declare centres: readonly number[];
  private declare rules: Rules | undefined;
  declare refusal: Problem | undefined;
  declare said: string;
  private declare done: string;
  private fresh = 100;
  private retry = 0;

  constructor() {
    super();
    this.colleagues = [];
    this.districts = [];
    this.centres = [];
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
    return `/api/networks/${encodeURIComponent(this.network)}`;
  }

  private async load(): Promise<void> {
    const [came, me] = await Promise.all([read<Settings>(`${this.path}/settings`), whoReads()]);
    if (!this.isConnected) return;
    this.me = me;
    this.trouble = came.state === 'found' ? undefined : came;
    if (came.state === 'away') this.retry = window.setTimeout(() => void this.load(), AGAIN_MS);
    if (came.state !== 'found') return;
    if (me && !hasRole(me, this.network, KEEPING)) {
      this.trouble = { state: 'closed', isSignedIn: me.kind !== 'NOBODY' };
      return;
    }
    this.take(came.value);
    this.colleagues = await colleaguesIn(this.network, me);
    await this.readRules();
  }

  private take(found: Settings): void {
    this.found = found;
    this.districts = found.districts.map((_, index) => index);
    this.centres = (found.elderlyCare?.centres ?? []).map((_, index) => index);
  }

  private async readRules(next?: string): Promise<void> {
    const came = await read<Rules>(`${this.path}/rules${next ? `?next=${encodeURIComponent(next)}` : ''}`);
    if (came.state !== 'found') return;
    this.rules = { ...came.value, rules: [...(next ? (this.rules?.rules ?? []) : []), ...came.value.rules] };
  }

  override render() {
    const { found, trouble } = this;
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        <h1>${word('settings.title', this.name)}</h1>
        ${found
          ? html`<p class="quiet">${word('settings.intro')}</p>
              <p class="actions">
                <a class="link" href=${pageAt(`/procedure/${encodeURIComponent(this.network)}`)}>${word('ways.procedure')}</a>
                <a class="link" href=${pageAt(`/families/${encodeURIComponent(this.network)}`)}>${word('settings.to-families')}</a>
                <a class="link" href=${pageAt(`/register/${encodeURIComponent(this.network)}`)}>${word('ways.register')}</a>
              </p>
              ${this.form(found)} ${this.history()}`
          : trouble?.state === 'closed'
            ? html`<tomarigi-closed .isSignedIn=${trouble.isSignedIn ?? false}></tomarigi-closed>`
            : waiting(trouble, 'wall.unknown')}
      </main>
    `;
  }

  private form(found: Settings) {
    return html`<form novalidate autocomplete="off" @submit=${this.save}>
      <fieldset>
        <legend>${word('settings.registration')}</legend>
        <p class="quiet">${word('settings.registration-help')}</p>
        ${REGISTRATIONS.map(
          (one) => html`<label class="check">
            <input type="radio" name="registration" value=${one} ?checked=${found.registration === one} />
            ${word(`settings.registration.${one}`)}
          </label>`,
        )}
      </fieldset>
      <fieldset>
        <legend>${word('settings.districts')}</legend>
        <p class="quiet">${word('settings.districts-help')}</p>
        ${this.districts.map((row, index) => this.district(row, index, found))}
        ${this.districts.length < MOST_DISTRICTS
          ? html`<button class="button" type="button" @click=${() => (this.districts = [...this.districts, this.fresh++])}>
              ${word('settings.district-add')}
            </button>`
          : nothing}
      </fieldset>
      <fieldset>
        <legend>${word('settings.functions')}</legend>
        <p class="quiet">${word('settings.functions-help')}</p>
        ${FUNCTIONS.map((one) => this.use(one, found))}
      </fieldset>
      ${elderlyCareForm(found.elderlyCare, {
        rows: this.centres,
        districts: found.districts.map(({ name }) => name),
        refusal: this.refusal,
        add: () => (this.centres = [...this.centres, this.fresh++]),
        remove: (row) => (this.centres = this.centres.filter((other) => other !== row)),
      })}
      <fieldset>
        <legend>${word('settings.families')}</legend>
        <p class="quiet">${word('settings.families-help')}</p>
        ${FAMILY_LINES.map((id) => this.line(id, found.families?.[id] ?? ''))}
        ${FAMILY_TEXTS.map((id) => this.text(id, found.families?.[id] ?? ''))}
        <label class="check">
          <input type="checkbox" name="showsFacilities" ?checked=${found.families?.showsFacilities ?? true} />
          ${word('settings.shows-facilities')}
        </label>
      </fieldset>
      ${remindersForm(found.reminders, this.refusal)} ${dutiesForm(found.duties, this.refusal)}
      <div role="alert">${this.said ? html`<p class="problem">${this.said}</p>` : nothing}</div>
      <div role="status">${this.done ? html`<p class="said">${this.done}</p>` : nothing}</div>
      <p class="actions"><button class="button primary">${word('profile.save')}</button></p>
    </form>`;
  }

  private use(one: NetworkFunction, found: Settings) {
    const { on, from } = found.functions[one] ?? { on: true, from: undefined };
    const wrong = violationOf(this.refusal, `functions.${one}.from`);
    return html`<div class="district">
      <label class="check">
        <input type="checkbox" name="functions" value=${one} .checked=${on} /> ${word('settings.function-use', word(`settings.function.${one}`))}
      </label>
      <div class="field">
        <label for="from-${one}">${word('settings.function-from')}<span class="unseen"> ${word(`settings.function.${one}`)}</span></label>
        ${errorAt(`from-${one}-error`, wrong)}
        <input id="from-${one}" type="date" .value=${from ?? ''} aria-describedby="from-${one}-error" aria-invalid=${wrong !== undefined} />
      </div>
    </div>`;
  }

  private district(row: number, index: number, found: Settings) {
    const known = found.districts[row];
    const wrong = violationOf(this.refusal, `districts[${index}].name`);
    return html`<div class="district" data-district>
      <div class="field">
        <label for="district-${row}">${word('settings.district')}</label>
        ${errorAt(`district-${row}-error`, wrong)}
        <input
          id="district-${row}"
          data-part="name"
          maxlength="50"
          value=${known?.name ?? ''}
          aria-describedby="district-${row}-error"
          aria-invalid=${wrong !== undefined}
        />
      </div>
      <div class="field">
        <label for="towns-${row}">${word('settings.towns')}</label>
        <p id="towns-${row}-help" class="quiet">${word('settings.towns-help')}</p>
        <textarea id="towns-${row}" data-part="towns" rows="3" aria-describedby="towns-${row}-help" .value=${(known?.towns ?? []).join('\n')}></textarea>
      </div>
      <button
        class="button"
        type="button"
        aria-label=${word('roster.take-out', index + 1)}
        @click=${() => (this.districts = this.districts.filter((other) => other !== row))}
      >
        ${word('procedure.remove')}
      </button>
    </div>`;
  }

  private line(id: (typeof FAMILY_LINES)[number], value: string) {
    const wrong = violationOf(this.refusal, `families.${id}`);
    return html`<div class="field">
      <label for=${id}>${word(`settings.families.${id}`)}</label>
      ${errorAt(`${id}-error`, wrong)}
      <input id=${id} type=${id === 'phone' ? 'tel' : 'text'} value=${value} aria-describedby="${id}-error" aria-invalid=${wrong !== undefined} />
    </div>`;
  }

  private text(id: (typeof FAMILY_TEXTS)[number], value: string) {
    const wrong = violationOf(this.refusal, `families.${id}`);
    return html`<div class="field">
      <label for=${id}>${word(`settings.families.${id}`)}</label>
      ${errorAt(`${id}-error`, wrong)}
      <textarea id=${id} rows="4" maxlength="2000" aria-describedby="${id}-error" aria-invalid=${wrong !== undefined} .value=${value}></textarea>
    </div>`;
  }

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const came = await ask<Settings>(
      'PUT',
      `${this.path}/settings`,
      this.command(event.target as HTMLFormElement),
      this.found!.version,
    );
    this.done = '';
    afterSaving(this, came, { overtaken: word('roster.changed-meanwhile'), isLong: true });
    if (came.state !== 'done') return;
    this.take(came.value);
    this.done = word('roster.saved');
    await this.readRules();
  };

  private command(form: HTMLFormElement): object {
    const data = new FormData(form);
    const typed = (id: string) => form.querySelector<HTMLInputElement>(`#${id}`)!.value.trim();
    const families = Object.fromEntries([...FAMILY_LINES, ...FAMILY_TEXTS].map((id) => [id, typed(id)]).filter(([, said]) => said));
    const isTold = Object.keys(families).length > 0;
    return {
      registration: data.get('registration'),
      functions: Object.fromEntries(
        FUNCTIONS.map((one) => {
          const from = typed(`from-${one}`);
          return [one, { on: data.getAll('functions').includes(one), ...(from && { from }) }];
        }),
      ),
      districts: [...form.querySelectorAll('[data-district]')].map((row) => {
        const part = (name: string) => row.querySelector<HTMLInputElement>(`[data-part=${name}]`)!.value;
        return {
          name: part('name'),
          towns: part('towns')
            .split(/\n/)
            .map((town) => town.trim())
            .filter((town) => town),
        };
      }),
      ...(isTold && { families: { ...families, showsFacilities: data.has('showsFacilities') } }),
      ...elderlyCareIn(form),
      ...remindersIn(form),
    };
  }

  private history() {
    const { rules } = this;
    if (!rules) return nothing;
    const names = namesOf(this.colleagues);
    return html`<section aria-labelledby="history">
      <h2 id="history">${word('settings.history')}</h2>
      <p class="quiet">${word('settings.history-help')}</p>
      <ol class="rules" role="list">
        ${rules.rules.map(
          ({ part, version, since, who }) => html`<li>
            <time class="number" datetime=${since}>${momentInWords(Date.parse(since))}</time>
            ${word(`settings.part.${part}`, version)} <span class="quiet">${accountInWords(who, this.me, names)}</span>
          </li>`,
        )}
      </ol>
      ${rules.next
        ? html`<p><button class="button" @click=${() => void this.readRules(rules.next)}>${word('people.more')}</button></p>`
        : nothing}
    </section>`;
  }
}

customElements.define('tomarigi-settings', SettingsPage);
