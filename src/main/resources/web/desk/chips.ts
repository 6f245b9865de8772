import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { word } from '../shared/words';

/** One choice of several that exclude each other; `undefined` is the one that says that nothing is known. */
export interface Choice<T> {
  readonly value: T | undefined;
  readonly words: string;
}

/** Radio buttons as chips: Tab reaches the chosen one, arrows choose another. */
export function oneOf<T>(
  name: string,
  choices: readonly Choice<T>[],
  chosen: T | undefined,
  isConceded: boolean,
  choose: (value: T | undefined) => void,
  unknown = true,
) {
  return html`<div class="chips">
    ${choices.map(({ value, words }) => {
      const gives = isConceded && value === chosen;
      return html`<label class="chip ${gives ? 'conceded' : ''} ${unknown && value === undefined ? 'unknown' : ''}">
        <input
          type="radio"
          name=${name}
          aria-label=${gives ? concededName(words) : nothing}
          .checked=${live(value === chosen)}
          @change=${() => choose(value)}
          @click=${gives ? () => choose(value) : nothing}
        /><span><span>${words}</span>${gives ? html`<small>${word('desk.gives')}</small>` : nothing}</span>
      </label>`;
    })}
  </div>`;
}

/** A box to tick as a chip. One that gives is asked for again when it is pressed. */
export function tickOf(words: string, isTicked: boolean, isConceded: boolean, press: () => void, kind = '') {
  return html`<label class="chip ${kind} ${isConceded ? 'conceded' : ''}">
    <input type="checkbox" aria-label=${isConceded ? concededName(words) : nothing} .checked=${live(isTicked)} @change=${press} @keydown=${alongTheChips} /><span
      ><span>${words}</span>${isConceded ? html`<small>${word('desk.gives')}</small>` : nothing}</span
    >
  </label>`;
}

function concededName(words: string): string {
  return `${words} ${word('desk.gives')}`;
}

/** Arrows lead from chip to chip, as among radio buttons. */
function alongTheChips(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const chip = event.target as HTMLElement;
  const all = [...chip.closest('fieldset')!.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  all[(all.indexOf(chip as HTMLInputElement) + step + all.length) % all.length]?.focus();
  event.preventDefault();
}

/** A number that may be unknown, to type or to step to. */
export function stepper(
  id: string,
  label: string,
  unit: string,
  value: number | undefined,
  [least, most, first]: readonly [least: number, most: number, first: number],
  say: (value: number | undefined) => void,
) {
  const step = (by: number) => () => say(value === undefined ? first : Math.min(most, Math.max(least, value + by)));
  const typed = (event: Event) => {
    const field = event.target as HTMLInputElement;
    if (field.value === '' && !field.validity.badInput) return say(undefined);
    const number = Number(field.value);
    if (field.value !== '' && Number.isInteger(number) && number >= least && number <= most) say(number);
  };
  return html`<span class="stepper">
    <button type="button" aria-label=${word('desk.less', label)} @click=${step(-1)}>−</button>
    <input
      type="number"
      id=${id}
      min=${least}
      max=${most}
      inputmode="numeric"
      aria-label=${label}
      .value=${live(value === undefined ? '' : String(value))}
      @input=${typed}
    />
    <span>${unit}</span>
    <button type="button" aria-label=${word('desk.more', label)} @click=${step(1)}>＋</button>
  </span>`;
}
