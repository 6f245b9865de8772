import { LitElement, html, nothing } from 'lit';
import { afterSaving } from '../shared/after-saving';
import { read } from '../shared/api';
import type { Problem } from '../shared/ask';
import { ask, violationOf } from '../shared/ask';
import type { Kept } from '../shared/charge';
import { forms } from '../shared/forms';
import { errorAt, keeping } from '../shared/keeping';
import { newId } from '../shared/new-id';
import { parts } from '../shared/parts';
import type { Place } from '../shared/trials';
import { placesPath } from '../shared/trials';
import { word } from '../shared/words';
import { trialStyles } from './styles';

interface Bed {
  readonly id: string;
  readonly label?: string;
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** A place to try, new or written anew; says `saved` or `left`. */
class PlaceForm extends LitElement {
  static override properties = {
    network: {},
    one: { attribute: false },
    facilities: { attribute: false },
    beds: { state: true },
    hasBed: { state: true },
    refusal: { state: true },
    said: { state: true },
    isSaving: { state: true },
  };

  static override styles = [parts, forms, keeping, trialStyles];

  declare network: string;
  /** Undefined: a new one. */
  declare one: Place | undefined;
  declare facilities: readonly Kept[];
  private declare beds: readonly Bed[];
  private declare hasBed: boolean;
  declare refusal: Problem | undefined;
  declare said: string;
  private declare isSaving: boolean;
  private key = newId();

  constructor() {
    super();
    this.facilities = [];
    this.beds = [];
    this.hasBed = false;
    this.said = '';
    this.isSaving = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.hasBed = this.one?.bed !== undefined;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('#name')?.focus();
  }

  override render() {
    const { one } = this;
    return html`<form novalidate autocomplete="off" @submit=${this.save}>
      <div role="alert">${this.said ? html`<p class="problem">${this.said}</p>` : nothing}</div>
      ${this.line('name', one?.name)} ${this.line('town', one?.town)} ${one ? nothing : this.whose()}
      ${this.text('what', one?.what)} ${this.text('help', one?.help)}
      ${this.hasBed
        ? nothing
        : html`<div class="field">
            <label for="capacity">${word('trials.capacity')}</label>
            ${errorAt('capacity-error', violationOf(this.refusal, 'capacity'))}
            <input id="capacity" type="number" min="1" max="50" value=${one?.capacity ?? 1} aria-describedby="capacity-error" />
          </div>`}
      <fieldset>
        <legend>${word('trials.months')}</legend>
        ${errorAt('months-error', violationOf(this.refusal, 'months'))}
        <div class="checks months">
          ${MONTHS.map(
            (month) => html`<label class="check"
              ><input type="checkbox" name="months" value=${month} ?checked=${one ? one.months.includes(month) : true} />
              ${word('trials.month', month)}</label
            >`,
          )}
        </div>
      </fieldset>
      ${one
        ? html`<label class="check"><input type="checkbox" name="closed" ?checked=${one.closed} /> ${word('trials.close')}</label>`
        : nothing}
      <p class="actions">
        <button class="button primary" aria-disabled=${this.isSaving}>${word('profile.save')}</button>
        <button class="button" type="button" @click=${() => this.dispatchEvent(new CustomEvent('left'))}>${word('people.leave')}</button>
      </p>
    </form>`;
  }

  private line(id: 'name' | 'town', value: string | undefined) {
    const wrong = violationOf(this.refusal, id);
    return html`<div class="field">
      <label for=${id}>${word(`trials.place-${id}`)}</label>
      ${errorAt(`${id}-error`, wrong)}
      <input id=${id} maxlength="200" value=${value ?? ''} aria-describedby="${id}-error" aria-invalid=${wrong !== undefined} />
    </div>`;
  }

  private text(id: 'what' | 'help', value: string | undefined) {
    return html`<div class="field">
      <label for=${id}>${word(`trials.place-${id}`)}</label>
      ${errorAt(`${id}-error`, violationOf(this.refusal, id))}
      <textarea id=${id} rows="2" maxlength="1000" aria-describedby="${id}-error" .value=${value ?? ''}></textarea>
    </div>`;
  }

  /** A flat is nobody's bed; a facility may look after it, and knows who was there. */
  private whose() {
    return html`<div class="field">
        <label for="facility">${word('trials.place-facility')}</label>
        ${errorAt('facility-error', violationOf(this.refusal, 'facility'))}
        <select id="facility" aria-describedby="facility-error" @change=${this.choose}>
          <option value="">${word('trials.place-nobody')}</option>
          ${this.facilities.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
        </select>
      </div>
      ${this.beds.length > 0
        ? html`<div class="field">
            <label for="bed">${word('trials.place-bed')}</label>
            <select id="bed" @change=${(event: Event) => (this.hasBed = (event.target as HTMLSelectElement).value !== '')}>
              <option value="">${word('trials.kind-flat')}</option>
              ${this.beds.map(({ id, label }) => html`<option value=${id}>${label ?? id}</option>`)}
            </select>
          </div>`
        : nothing}`;
  }

  private readonly choose = async (event: Event): Promise<void> => {
    const { value } = event.target as HTMLSelectElement;
    this.beds = [];
    this.hasBed = false;
    if (!value) return;
    const came = await read<{ readonly beds?: readonly Bed[] }>(`/api/facilities/${encodeURIComponent(value)}`);
    this.beds = came.state === 'found' ? (came.value.beds ?? []) : [];
  };

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.isSaving) return;
    this.isSaving = true;
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const typed = (id: string) => form.querySelector<HTMLInputElement>(`#${id}`)?.value.trim() || undefined;
    const { one } = this;
    const command = {
      facility: one ? one.facility : typed('facility'),
      bed: one ? one.bed : typed('bed'),
      name: typed('name'),
      town: typed('town'),
      what: typed('what'),
      help: typed('help'),
      capacity: this.hasBed ? 1 : Number(typed('capacity')) || undefined,
      months: data.getAll('months').map(Number),
      closed: data.has('closed'),
    };
    const came = one
      ? await ask('PUT', placesPath(this.network, one.id), command, one.version)
      : await ask('POST', placesPath(this.network), command, undefined, this.key);
    this.isSaving = false;
    afterSaving(this, came);
    if (came.state === 'done') this.dispatchEvent(new CustomEvent('saved'));
  };
}

customElements.define('tomarigi-trial-place', PlaceForm);
