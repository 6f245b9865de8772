import { LitElement, html, nothing } from 'lit';
import { afterSaving } from '../shared/after-saving';
import type { Problem } from '../shared/ask';
import { ask, inWords, violationOf } from '../shared/ask';
import { forms } from '../shared/forms';
import { errorAt, keeping } from '../shared/keeping';
import { newId } from '../shared/new-id';
import { parts } from '../shared/parts';
import type { Line, Registrant } from '../shared/roster';
import { rosterPath, todayAt } from '../shared/roster';
import { serverNow } from '../shared/server-clock';
import type { Place, Trial } from '../shared/trials';
import { trialsPath } from '../shared/trials';
import { word } from '../shared/words';
import { trialStyles } from './styles';

const MOST_NIGHTS = 60;

/** Asks for a trial, or for other nights of one; says `saved` or `left`. */
class TrialBooking extends LitElement {
  static override properties = {
    network: {},
    registrant: {},
    one: { attribute: false },
    places: { attribute: false },
    people: { state: true },
    refusal: { state: true },
    said: { state: true },
    isSaving: { state: true },
  };

  static override styles = [parts, forms, keeping, trialStyles];

  declare network: string;
  /** Of whom; empty: somebody is sought. */
  declare registrant: string;
  /** Undefined: a new one. */
  declare one: Trial | undefined;
  declare places: readonly Place[];
  private declare people: readonly { readonly id: string; readonly name: string; readonly kana?: string }[] | undefined;
  declare refusal: Problem | undefined;
  declare said: string;
  private declare isSaving: boolean;
  private key = newId();

  constructor() {
    super();
    this.registrant = '';
    this.places = [];
    this.said = '';
    this.isSaving = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.registrant) void this.findOne();
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>(this.one ? '#from' : this.registrant ? '#place' : '#words')?.focus();
  }

  private async findOne(): Promise<void> {
    const came = await ask<Registrant>('GET', rosterPath(this.network, this.registrant));
    if (came.state === 'done') this.people = [{ id: came.value.id, name: came.value.personal.name }];
  }

  override render() {
    const { one } = this;
    const wrong = (field: string) => violationOf(this.refusal, field);
    return html`${one || this.registrant ? nothing : this.seeking()}
      <form novalidate autocomplete="off" @submit=${this.save}>
        <div role="alert">${this.said ? html`<p class="problem">${this.said}</p>` : nothing}</div>
        ${one ? nothing : this.whoAndWhere()}
        <div class="field">
          <label for="from">${word('trials.from')}</label>
          ${errorAt('from-error', wrong('from'))}
          <input
            id="from"
            type="date"
            value=${one?.from ?? todayAt(serverNow())}
            aria-describedby="from-error"
            aria-invalid=${wrong('from') !== undefined}
          />
        </div>
        <div class="field">
          <label for="nights">${word('trials.count')}</label>
          ${errorAt('nights-error', wrong('nights'))}
          <input
            id="nights"
            type="number"
            min="1"
            max=${MOST_NIGHTS}
            value=${one?.nights ?? 1}
            aria-describedby="nights-error"
            aria-invalid=${wrong('nights') !== undefined}
          />
        </div>
        <div class="field">
          <label for="purpose">${word('trials.purpose')}</label>
          ${errorAt('purpose-error', wrong('purpose'))}
          <textarea id="purpose" rows="3" maxlength="2000" aria-describedby="purpose-error" .value=${one?.words.purpose ?? ''}></textarea>
        </div>
        <div class="field">
          <label for="companions">${word('trials.companions')}</label>
          ${errorAt('companions-error', wrong('companions'))}
          <input id="companions" maxlength="500" aria-describedby="companions-error" value=${one?.words.companions ?? ''} />
        </div>
        <p class="actions">
          <button class="button primary" aria-disabled=${this.isSaving}>${word(one ? 'profile.save' : 'trials.book-do')}</button>
          <button class="button" type="button" @click=${() => this.dispatchEvent(new CustomEvent('left'))}>${word('people.leave')}</button>
        </p>
      </form>`;
  }

  /** By name, in a body: an address is kept by others. */
  private seeking() {
    return html`<form class="field" role="search" @submit=${this.seek}>
      <label for="words">${word('roster.find')}</label>
      <input id="words" type="search" autocomplete="off" maxlength="100" />
      <p><button class="button">${word('trials.seek')}</button></p>
    </form>`;
  }

  private readonly seek = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const words = this.renderRoot.querySelector<HTMLInputElement>('#words')!.value.trim();
    if (!words) return;
    const came = await ask<{ readonly registrants: readonly Line[] }>('POST', rosterPath(this.network, 'search'), { words });
    if (came.state === 'done') this.people = came.value.registrants;
    else this.said = came.state === 'away' ? word('people.away') : inWords(came.problem);
  };

  private whoAndWhere() {
    const { people, refusal } = this;
    return html`<div class="field">
        <label for="who">${word('trials.who')}</label>
        ${errorAt('who-error', violationOf(refusal, 'registrant'))}
        <select id="who" aria-describedby="who-error">
          ${people?.length === 0 ? html`<option value="">${word('roster.none')}</option>` : nothing}
          ${people ? nothing : html`<option value="">${word('trials.seek-first')}</option>`}
          ${people?.map(({ id, name, kana }) => html`<option value=${id}>${name} ${kana ?? ''}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="place">${word('trials.place')}</label>
        ${errorAt('place-error', violationOf(refusal, 'place'))}
        <select id="place" aria-describedby="place-error">
          ${this.places.filter(({ closed }) => !closed).map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
        </select>
      </div>`;
  }

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.isSaving) return;
    this.isSaving = true;
    const typed = (id: string) => this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)?.value.trim() || undefined;
    const nights = Number(typed('nights'));
    const command = {
      place: typed('place'),
      registrant: typed('who'),
      from: typed('from'),
      nights: Number.isInteger(nights) ? nights : undefined,
      purpose: typed('purpose'),
      companions: typed('companions'),
    };
    const { one } = this;
    const came = one
      ? await ask('PUT', trialsPath(this.network, one.id), command, one.version)
      : await ask('POST', trialsPath(this.network), command, undefined, this.key);
    this.isSaving = false;
    afterSaving(this, came);
    if (came.state === 'done') this.dispatchEvent(new CustomEvent('saved'));
  };
}

customElements.define('tomarigi-trial-booking', TrialBooking);
