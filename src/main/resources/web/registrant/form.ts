import { LitElement, css, html, nothing } from 'lit';
import { afterSaving } from '../shared/after-saving';
import type { Problem } from '../shared/ask';
import { ask, violationOf } from '../shared/ask';
import type { Looking } from '../shared/case';
import { DISABILITIES, MEDICAL_CARE, MOST_BEHAVIOUR, OTHER_CARE, SEXES, careWord, disabilityWord, sexWord } from '../shared/capability';
import { districtsIn } from '../shared/districts';
import { forms } from '../shared/forms';
import { errorAt, keeping } from '../shared/keeping';
import { parts } from '../shared/parts';
import type { Registrant } from '../shared/roster';
import { RISKS, rosterPath } from '../shared/roster';
import { word } from '../shared/words';

/** A facility of the network, to choose from. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

const LINES = ['name', 'kana', 'born', 'address', 'number'] as const;
const TEXTS = ['crisisPlan', 'capsule', 'wishes', 'assessment', 'notes'] as const;
const MOST_FACILITIES = 10;
const MOST_PEOPLE = 10;

/** All that is known of somebody, to be written anew; tells `saved` with what the server answered, or `left`. */
class RegistrantForm extends LitElement {
  static override properties = {
    network: {},
    one: { attribute: false },
    known: { attribute: false },
    facilities: { state: true },
    contacts: { state: true },
    institutions: { state: true },
    refusal: { state: true },
    said: { state: true },
    isSaving: { state: true },
    districts: { state: true },
  };

  static override styles = [
    parts,
    forms,
    keeping,
    css`
      :host {
        display: block;
      }

      .three {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
        gap: var(--space-2);
        align-items: end;
        padding: var(--space-3) 0;
        border-top: 1px solid var(--line);
      }

      .order {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        padding: var(--space-2) 0;
        border-top: 1px solid var(--line);
      }

      .order span {
        flex: 1 1 12rem;
        overflow-wrap: anywhere;
      }

      details .checks {
        padding-bottom: var(--space-3);
      }
    `,
  ];

  declare network: string;
  declare one: Registrant;
  /** Those that may be agreed in advance. */
  declare known: readonly Named[];
  private declare facilities: readonly string[];
  private declare contacts: readonly number[];
  private declare institutions: readonly number[];
  declare refusal: Problem | undefined;
  declare said: string;
  private declare isSaving: boolean;
  /** The network’s. */
  private declare districts: readonly string[];
  private fresh = 100;

  constructor() {
    super();
    this.known = [];
    this.facilities = [];
    this.contacts = [];
    this.institutions = [];
    this.said = '';
    this.isSaving = false;
    this.districts = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void districtsIn(this.network).then((districts) => (this.districts = districts));
    const { personal, facilities } = this.one;
    this.facilities = facilities;
    this.contacts = (personal.contacts ?? []).map((_, index) => index);
    this.institutions = (personal.institutions ?? []).map((_, index) => index);
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLInputElement>('#name')?.focus();
  }

  private readonly leave = (): void => {
    this.dispatchEvent(new CustomEvent('left'));
  };

  override render() {
    const { one } = this;
    const { need } = one;
    return html`<form novalidate autocomplete="off" @submit=${this.save}>
      <div role="alert">${this.said ? html`<p class="problem">${this.said}</p>` : nothing}</div>
      ${LINES.map((id) => this.line(id, one.personal[id] ?? ''))} ${this.district(one.district)}
      <fieldset>
        <legend>${word('roster.risk')}</legend>
        <div class="checks">
          ${RISKS.map((risk) => check('risks', risk, word(`roster.risk.${risk}`), one.risks.includes(risk)))}
          ${check('justInCase', 'true', word('roster.just-in-case'), one.justInCase)}
        </div>
      </fieldset>
      ${TEXTS.slice(0, 3).map((id) => this.text(id, one.personal[id] ?? ''))} ${this.people('contacts', 'relation')}
      ${this.people('institutions', 'purpose')} ${this.agreed()}
      <fieldset>
        <legend>${word('roster.need')}</legend>
        <div class="three">
          ${this.choice('sex', word('desk.sex'), SEXES.map((sex) => [sex, sexWord(sex)] as const), need.sex ?? '')}
          ${this.choice('supportLevel', word('desk.level'), [1, 2, 3, 4, 5, 6].map((level) => [String(level), String(level)] as const), need.supportLevel === undefined ? '' : String(need.supportLevel))}
          ${this.choice('wheelchair', word('desk.wheelchair'), [['true', word('desk.wheelchair-yes')], ['false', word('desk.wheelchair-no')]], need.wheelchair === undefined ? '' : String(need.wheelchair))}
          <div class="field">
            <label for="behaviour">${word('desk.behaviour')}</label>
            ${errorAt('behaviour-error', violationOf(this.refusal, 'need.behaviour'))}
            <input id="behaviour" inputmode="numeric" aria-describedby="behaviour-error" value=${need.behaviour ?? ''} placeholder="0–${MOST_BEHAVIOUR}" />
          </div>
        </div>
        <fieldset>
          <legend>${word('desk.disabilities')}</legend>
          <div class="checks">
            ${DISABILITIES.map((each) => check('disabilities', each, disabilityWord(each), need.disabilities?.includes(each) ?? false))}
          </div>
        </fieldset>
        <details ?open=${(need.care?.length ?? 0) > 0}>
          <summary>${word('desk.care')}</summary>
          <div class="checks">
            ${[...MEDICAL_CARE, ...OTHER_CARE].map((care) => check('care', care, careWord(care), need.care?.includes(care) ?? false))}
            ${check('no-care', 'true', word('desk.no-care'), need.care?.length === 0)}
          </div>
        </details>
      </fieldset>
      ${TEXTS.slice(3).map((id) => this.text(id, one.personal[id] ?? ''))}
      <p class="actions">
        <button class="button primary" aria-disabled=${this.isSaving}>${word('profile.save')}</button>
        <button class="button" type="button" @click=${this.leave}>${word('people.leave')}</button>
      </p>
    </form>`;
  }

  private line(id: (typeof LINES)[number], value: string) {
    const wrong = violationOf(this.refusal, `personal.${id}`);
    return html`<div class="field">
      <label for=${id}>${word(`roster.${id}`)}</label>
      ${errorAt(`${id}-error`, wrong)}
      <input
        id=${id}
        type=${id === 'born' ? 'date' : 'text'}
        autocomplete="off"
        maxlength="200"
        value=${value}
        aria-describedby="${id}-error"
        aria-invalid=${wrong !== undefined}
      />
    </div>`;
  }

  /** The address says it, unless somebody chooses another. */
  private district(chosen: string | undefined) {
    const all = [...new Set([...this.districts, ...(chosen ? [chosen] : [])])];
    if (all.length === 0) return nothing;
    return html`<div class="field">
      <label for="district">${word('district.label')}</label>
      <select id="district">
        <option value="" ?selected=${!chosen}>${word('district.by-address')}</option>
        ${all.map((name) => html`<option value=${name} ?selected=${name === chosen}>${name}</option>`)}
      </select>
    </div>`;
  }

  private text(id: (typeof TEXTS)[number], value: string) {
    const wrong = violationOf(this.refusal, `personal.${id}`);
    return html`<div class="field">
      <label for=${id}>${word(`roster.${id}`)}</label>
      <p id="${id}-help" class="quiet">${word(`roster.${id}-help`)}</p>
      ${errorAt(`${id}-error`, wrong)}
      <textarea id=${id} rows="4" maxlength="4000" aria-describedby="${id}-error ${id}-help" aria-invalid=${wrong !== undefined} .value=${value}></textarea>
    </div>`;
  }

  private choice(id: string, label: string, all: readonly (readonly [value: string, words: string])[], chosen: string) {
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <select id=${id}>
        <option value="" ?selected=${chosen === ''}>${word('desk.unknown')}</option>
        ${all.map(([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
      </select>
    </div>`;
  }

  /** Whom to call, or which institution: name, what they are to the person, telephone. */
  private people(what: 'contacts' | 'institutions', second: 'relation' | 'purpose') {
    const rows = this[what];
    const known = this.one.personal[what] ?? [];
    return html`<fieldset>
      <legend>${word(`roster.${what}`)}</legend>
      ${rows.map((row, index) => {
        const one = known[row] as Readonly<Record<string, string | undefined>> | undefined;
        return html`<div class="three" data-row=${what}>
          ${['name', second, 'phone'].map((part) => {
            const id = `${what}-${row}-${part}`;
            const wrong = violationOf(this.refusal, `personal.${what}[${index}].${part}`);
            return html`<div class="field">
              <label for=${id}>${word(`roster.${what}.${part}`)}</label>
              ${errorAt(`${id}-error`, wrong)}
              <input
                id=${id}
                data-part=${part}
                type=${part === 'phone' ? 'tel' : 'text'}
                autocomplete="off"
                maxlength="200"
                value=${one?.[part] ?? ''}
                aria-describedby="${id}-error"
                aria-invalid=${wrong !== undefined}
              />
            </div>`;
          })}
          <button
            class="button"
            type="button"
            aria-label=${word('roster.take-out', index + 1)}
            @click=${() => (this[what] = rows.filter((other) => other !== row))}
          >
            ${word('procedure.remove')}
          </button>
        </div>`;
      })}
      ${rows.length < MOST_PEOPLE
        ? html`<button class="button" type="button" @click=${() => (this[what] = [...rows, this.fresh++])}>${word(`roster.${what}-add`)}</button>`
        : nothing}
    </fieldset>`;
  }

  /** In the order in which they are to be asked. */
  private agreed() {
    const { facilities } = this;
    const names = new Map(this.known.map(({ id, name }) => [id, name]));
    const move = (from: number, to: number) => {
      const next = [...facilities];
      next.splice(to, 0, ...next.splice(from, 1));
      this.facilities = next;
    };
    const free = this.known.filter(({ id }) => !facilities.includes(id));
    return html`<fieldset>
      <legend>${word('roster.facilities')}</legend>
      <p class="quiet">${word('roster.facilities-help')}</p>
      ${facilities.map(
        (id, index) => html`<div class="order">
          <span>${index + 1}. ${names.get(id) ?? id}</span>
          ${index > 0
            ? html`<button class="button" type="button" aria-label="${word('procedure.up')} ${names.get(id) ?? id}" @click=${() => move(index, index - 1)}>↑</button>`
            : nothing}
          <button class="button" type="button" aria-label="${word('procedure.remove')} ${names.get(id) ?? id}" @click=${() => (this.facilities = facilities.filter((other) => other !== id))}>
            ${word('procedure.remove')}
          </button>
        </div>`,
      )}
      ${facilities.length < MOST_FACILITIES && free.length > 0
        ? html`<div class="field">
            <label for="facility">${word('roster.facilities-add')}</label>
            <select id="facility" @change=${this.agree}>
              <option value="" selected>${word('people.choose')}</option>
              ${free.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
            </select>
          </div>`
        : nothing}
    </fieldset>`;
  }

  private readonly agree = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    if (select.value) this.facilities = [...this.facilities, select.value];
    select.value = '';
  };

  private command(form: HTMLFormElement): object {
    const typed = (id: string) => form.querySelector<HTMLInputElement>(`#${id}`)!.value.trim();
    const data = new FormData(form);
    const people = (what: string) =>
      [...form.querySelectorAll(`[data-row=${what}]`)].map((row) =>
        Object.fromEntries(
          [...row.querySelectorAll<HTMLInputElement>('[data-part]')].map((input) => [input.dataset['part'], input.value]),
        ),
      );
    const { at } = this.one;
    const district = form.querySelector<HTMLSelectElement>('#district')?.value ?? this.one.district;
    return {
      ...(district && { district }),
      at,
      risks: data.getAll('risks'),
      justInCase: data.has('justInCase'),
      need: this.need(typed, data),
      facilities: this.facilities,
      personal: {
        ...Object.fromEntries([...LINES, ...TEXTS].map((id) => [id, typed(id) || undefined])),
        contacts: people('contacts'),
        institutions: people('institutions'),
      },
    };
  }

  private need(typed: (id: string) => string, data: FormData): Looking['need'] {
    const care = data.getAll('care') as Looking['need']['care'];
    const disabilities = data.getAll('disabilities') as Looking['need']['disabilities'];
    const { age } = this.one.need;
    return {
      ...(age !== undefined && { age }),
      ...(typed('sex') && { sex: typed('sex') as 'FEMALE' }),
      ...(typed('supportLevel') && { supportLevel: Number(typed('supportLevel')) }),
      ...(typed('wheelchair') && { wheelchair: typed('wheelchair') === 'true' }),
      ...(typed('behaviour') && { behaviour: Number(typed('behaviour')) || 0 }),
      ...(disabilities?.length && { disabilities }),
      ...((care?.length || data.has('no-care')) && { care }),
    };
  }

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.isSaving) return;
    this.isSaving = true;
    const command = this.command(event.target as HTMLFormElement);
    const came = await ask<Registrant>('PUT', rosterPath(this.network, this.one.id), command, this.one.version);
    this.isSaving = false;
    afterSaving(this, came, { overtaken: word('roster.changed-meanwhile'), isLong: true });
    if (came.state === 'done') this.dispatchEvent(new CustomEvent('saved', { detail: came.value }));
  };
}

function check(name: string, value: string, words: string, isChecked: boolean) {
  return html`<label class="check"><input type="checkbox" name=${name} value=${value} ?checked=${isChecked} /> ${words}</label>`;
}

customElements.define('tomarigi-registrant-form', RegistrantForm);
