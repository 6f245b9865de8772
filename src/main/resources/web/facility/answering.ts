import { LitElement, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Condition } from '../shared/answers';
import { CONDITIONS, REASONS } from '../shared/answers';
import { errorsOf } from '../shared/errors';
import { forms } from '../shared/forms';
import { nightAfter, nightInWords, nightsBetween } from '../shared/nights';
import { parts } from '../shared/parts';
import { word } from '../shared/words';
import { answeringStyles } from './answering-styles';
import type { Asked, Said } from './asked';
import { nightsInWords } from './asked';
import { Settling } from './settling';
import type { Standing } from './standing';
import { openOf, takenOn } from './standing';

const MOST_WORDS = 2_000;
/** Nights by which a facility may say that it can later. */
const LATEST = 7;

/**
 * What can be said to one ask: two large answers and two smaller ones; a no asks for its reason, a yes with a condition for
 * the condition. Tells what was said as the event `answer`; whether it is sent is for others.
 */
class Answering extends LitElement {
  static override properties = {
    asked: { attribute: false },
    beds: { attribute: false },
    stage: { state: true },
    bed: { state: true },
    condition: { state: true },
    from: { state: true },
    count: { state: true },
    missing: { state: true },
  };

  static override styles = [parts, forms, answeringStyles];

  declare asked: Asked;
  declare beds: readonly Standing[];
  private declare stage: 'answers' | 'no' | 'but';
  private declare bed: string;
  private declare condition: Condition | undefined;
  private declare from: string;
  private declare count: number;
  private declare missing: boolean;
  private words = '';
  private readonly settling = new Settling();

  constructor() {
    super();
    this.stage = 'answers';
    this.bed = '';
    this.missing = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.from = this.asked.from;
    this.count = this.asked.nights;
    this.settling.changed();
  }

  override render() {
    if (this.stage === 'no') return this.no();
    return this.stage === 'but' ? this.but() : this.answers();
  }

  private answers() {
    return html`
      ${this.choiceOfBed()}
      <div class="large">
        <button class="button primary" @click=${() => this.tell({ answer: 'YES', bed: this.bed || undefined })}>
          ${word('inbox.yes')}<small>${word('inbox.yes-help')}</small>
        </button>
        <button class="button" @click=${() => this.turn('no')}>
          ${word('inbox.no')}<small>${word('inbox.no-help')}</small>
        </button>
      </div>
      <div class="small">
        <button class="button" @click=${() => this.turn('but')}>${word('inbox.but')}</button>
        <button class="button" @click=${() => this.tell({ answer: 'CALL_ME' })}>${word('inbox.call')}</button>
      </div>
    `;
  }

  private no() {
    return html`<fieldset>
      <legend tabindex="-1">${word('inbox.why')}</legend>
      <div class="reasons">
        ${REASONS.map(
          (reason) => html`<button class="button" @click=${() => this.tell({ answer: 'NO', reason, words: this.said })}>
            ${word(`inbox.reason.${reason}`)}
          </button>`,
        )}
      </div>
      ${this.ownWords()} ${this.back()}
    </fieldset>`;
  }

  private but() {
    const { asked } = this;
    return html`<form novalidate @submit=${this.offer}>
      <fieldset aria-describedby="condition-error">
        <legend tabindex="-1">${word('inbox.which')}</legend>
        ${CONDITIONS.map(
          (condition) => html`<label class="check">
            <input
              type="radio"
              name="condition"
              .checked=${live(this.condition === condition)}
              @change=${() => this.choose(condition)}
            />
            ${word(`inbox.condition.${condition}`)}
          </label>`,
        )}
        ${errorsOf('condition-error', this.missing ? [word('inbox.which-missing')] : [])}
      </fieldset>
      <div class="steps">
        ${this.stepper(
          word('inbox.from'),
          nightInWords(this.from),
          nightsBetween(asked.from, this.from),
          [0, LATEST],
          (later) => (this.from = nightAfter(asked.from, later)),
        )}
        ${this.stepper(
          word('inbox.count'),
          word('inbox.count-of', this.count),
          this.count,
          [1, asked.nights],
          (count) => (this.count = count),
        )}
      </div>
      <p class="offer" aria-live="polite">${nightsInWords(this.from, this.count)}</p>
      ${this.choiceOfBed()} ${this.ownWords()}
      <button class="button primary send" type="submit">${word('inbox.offer')}</button>
      ${this.back()}
    </form>`;
  }

  private stepper(
    name: string,
    shown: string,
    value: number,
    [least, most]: readonly [number, number],
    set: (value: number) => void,
  ) {
    return html`<div class="step" role="group" aria-label=${name}>
      <span class="name">${name}</span>
      <button
        type="button"
        class="button"
        aria-label=${word('inbox.less', name)}
        aria-disabled=${value <= least}
        @click=${() => value > least && set(value - 1)}
      >
        −
      </button>
      <span class="value number">${shown}</span>
      <button
        type="button"
        class="button"
        aria-label=${word('inbox.more', name)}
        aria-disabled=${value >= most}
        @click=${() => value < most && set(value + 1)}
      >
        ＋
      </button>
    </div>`;
  }

  /** Beds that are open in all nights asked for; one or none is nothing to choose from. */
  private choiceOfBed() {
    const { from, nights } = this.asked;
    const free = this.beds.filter(
      (bed) =>
        !openOf(bed, from, nights).includes('0') &&
        Array.from({ length: nights }, (_, index) => takenOn(bed, nightAfter(from, index))).every((taken) => !taken),
    );
    if (free.length < 2) return nothing;
    return html`<div class="field">
      <label for="bed">${word('inbox.bed')}</label>
      <select id="bed" @change=${(event: Event) => (this.bed = (event.target as HTMLSelectElement).value)}>
        <option value="" .selected=${this.bed === ''}>${word('inbox.any-bed')}</option>
        ${free.map(({ id, label }) => html`<option value=${id} .selected=${this.bed === id}>${label}</option>`)}
      </select>
    </div>`;
  }

  private ownWords() {
    return html`<div class="field">
      <label for="words">${word('inbox.words')}</label>
      <textarea
        id="words"
        rows="2"
        maxlength=${MOST_WORDS}
        .value=${live(this.words)}
        @input=${(event: Event) => (this.words = (event.target as HTMLTextAreaElement).value)}
      ></textarea>
    </div>`;
  }

  private back() {
    return html`<button type="button" class="button back" @click=${() => this.turn('answers')}>
      <span aria-hidden="true">←</span> ${word('inbox.back')}
    </button>`;
  }

  private get said(): string | undefined {
    return this.words.trim() || undefined;
  }

  /** To the answers, or to what is asked about the one that was chosen. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('legend, .large button')?.focus();
  }

  private async turn(stage: 'answers' | 'no' | 'but'): Promise<void> {
    if (!this.settling.isSettled()) return;
    this.stage = stage;
    this.settling.changed();
    await this.updateComplete;
    this.focus();
  }

  private choose(condition: Condition): void {
    const { from, nights } = this.asked;
    this.condition = condition;
    this.missing = false;
    const whole = this.from === from && this.count === nights;
    if (!whole) return;
    if (condition === 'FEWER_NIGHTS') this.count = Math.max(1, nights - 1);
    if (condition === 'LATER') {
      this.from = nightAfter(from, 1);
      this.count = Math.max(1, nights - 1);
    }
  }

  private offer(event: Event): void {
    event.preventDefault();
    if (!this.condition) {
      this.missing = true;
      this.renderRoot.querySelector<HTMLElement>('input[type=radio]')?.focus();
      return;
    }
    this.tell({
      answer: 'YES_BUT',
      condition: this.condition,
      nights: { from: this.from, count: this.count },
      bed: this.bed || undefined,
      words: this.said,
    });
  }

  private tell(said: Said): void {
    if (this.settling.isSettled()) this.dispatchEvent(new CustomEvent('answer', { detail: said }));
  }

  /** Something above it came or went: it has moved. */
  moved(): void {
    this.settling.changed();
  }
}

export type { Answering };

customElements.define('tomarigi-answering', Answering);
