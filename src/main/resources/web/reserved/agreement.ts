import { LitElement, css, html, nothing } from 'lit';
import { afterSaving } from '../shared/after-saving';
import { read } from '../shared/api';
import type { Problem } from '../shared/ask';
import { ask, violationOf } from '../shared/ask';
import type { Kept } from '../shared/charge';
import { forms } from '../shared/forms';
import { errorAt, keeping } from '../shared/keeping';
import { newId } from '../shared/new-id';
import { parts } from '../shared/parts';
import type { Agreement } from '../shared/reserved';
import { WEEKDAYS, reservedPath } from '../shared/reserved';
import { word } from '../shared/words';

interface Bed {
  readonly id: string;
  readonly label?: string;
}

const NUMBERS = ['yen', 'yenWhenUsed', 'releaseDays'] as const;

/** What is agreed about a bed, new or written anew; says `saved` or `left`. */
class AgreementForm extends LitElement {
  static override properties = {
    network: {},
    one: { attribute: false },
    facilities: { attribute: false },
    beds: { state: true },
    refusal: { state: true },
    said: { state: true },
    isSaving: { state: true },
  };

  static override styles = [
    parts,
    forms,
    keeping,
    css`
      :host {
        padding: var(--space-4);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
      }

      .checks {
        grid-template-columns: repeat(auto-fill, minmax(4.5rem, 1fr));
      }
    `,
  ];

  declare network: string;
  /** Undefined: a new one. */
  declare one: Agreement | undefined;
  declare facilities: readonly Kept[];
  private declare beds: readonly Bed[];
  declare refusal: Problem | undefined;
  declare said: string;
  private declare isSaving: boolean;
  private key = newId();

  constructor() {
    super();
    this.facilities = [];
    this.beds = [];
    this.said = '';
    this.isSaving = false;
  }

  override firstUpdated(): void {
    const first = this.renderRoot.querySelector<HTMLElement>(this.one ? '#first' : '#facility');
    first?.focus();
  }

  override render() {
    const { one } = this;
    return html`<form novalidate autocomplete="off" @submit=${this.save}>
      <div role="alert">${this.said ? html`<p class="problem">${this.said}</p>` : nothing}</div>
      ${one ? html`<p class="quiet">${word('reserved.change-help')}</p>` : this.place()} ${this.day('first', one?.first ?? '')} ${this.day('last', one?.last ?? '')}
      <fieldset>
        <legend>${word('reserved.weekdays')}</legend>
        ${errorAt('weekdays-error', violationOf(this.refusal, 'weekdays'))}
        <div class="checks">
          ${WEEKDAYS.map(
            (day) => html`<label class="check"
              ><input type="checkbox" name="weekdays" value=${day} ?checked=${one ? one.weekdays.includes(day) : true} />
              ${word(`reserved.day.${day}`)}</label
            >`,
          )}
        </div>
      </fieldset>
      ${NUMBERS.map((id) => this.number(id, one ? String(one[id]) : id === 'yen' ? '' : '0'))}
      <p class="actions">
        <button class="button primary" aria-disabled=${this.isSaving}>${word('profile.save')}</button>
        <button class="button" type="button" @click=${() => this.dispatchEvent(new CustomEvent('left'))}>${word('people.leave')}</button>
      </p>
    </form>`;
  }

  private place() {
    return html`<div class="field">
        <label for="facility">${word('reserved.facility')}</label>
        ${errorAt('facility-error', violationOf(this.refusal, 'facility'))}
        <select id="facility" aria-describedby="facility-error" @change=${this.choose}>
          <option value="">${word('people.choose')}</option>
          ${this.facilities.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="bed">${word('reserved.bed-label')}</label>
        ${errorAt('bed-error', violationOf(this.refusal, 'bed'))}
        <select id="bed" aria-describedby="bed-error">
          <option value="">${word('people.choose')}</option>
          ${this.beds.map(({ id, label }) => html`<option value=${id}>${label ?? id}</option>`)}
        </select>
      </div>`;
  }

  private day(id: 'first' | 'last', value: string) {
    const wrong = violationOf(this.refusal, id);
    return html`<div class="field">
      <label for=${id}>${word(`reserved.${id}`)}</label>
      ${errorAt(`${id}-error`, wrong)}
      <input id=${id} type="date" value=${value} aria-describedby="${id}-error" aria-invalid=${wrong !== undefined} />
    </div>`;
  }

  private number(id: (typeof NUMBERS)[number], value: string) {
    const wrong = violationOf(this.refusal, id);
    return html`<div class="field">
      <label for=${id}>${word(`reserved.${id}`)}</label>
      <p id="${id}-help" class="quiet">${word(`reserved.${id}-help`)}</p>
      ${errorAt(`${id}-error`, wrong)}
      <input
        id=${id}
        inputmode="numeric"
        maxlength="7"
        value=${value}
        aria-describedby="${id}-error ${id}-help"
        aria-invalid=${wrong !== undefined}
      />
    </div>`;
  }

  private readonly choose = async (event: Event): Promise<void> => {
    const { value } = event.target as HTMLSelectElement;
    this.beds = [];
    if (!value) return;
    const came = await read<{ readonly beds?: readonly Bed[] }>(`/api/facilities/${encodeURIComponent(value)}`);
    this.beds = came.state === 'found' ? (came.value.beds ?? []) : [];
  };

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.isSaving) return;
    this.isSaving = true;
    const form = event.target as HTMLFormElement;
    const typed = (id: string) => form.querySelector<HTMLInputElement>(`#${id}`)!.value.trim();
    const number = (id: string) => (/^\d+$/.test(typed(id)) ? Number(typed(id)) : undefined);
    const { one } = this;
    const command = {
      facility: one ? one.facility : typed('facility'),
      bed: one ? one.bed : typed('bed'),
      first: typed('first'),
      last: typed('last'),
      weekdays: new FormData(form).getAll('weekdays'),
      yen: number('yen'),
      yenWhenUsed: number('yenWhenUsed'),
      releaseDays: number('releaseDays'),
    };
    const came = one
      ? await ask('PUT', reservedPath(this.network, 'agreements', one.id), command, one.version)
      : await ask('POST', reservedPath(this.network, 'agreements'), command, undefined, this.key);
    this.isSaving = false;
    afterSaving(this, came);
    if (came.state === 'done') this.dispatchEvent(new CustomEvent('saved'));
  };
}

customElements.define('tomarigi-agreement', AgreementForm);
