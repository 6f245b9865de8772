import { html, nothing } from 'lit';
import { word } from '../shared/words';
import type { Form, Levels, Place, Value } from './form';
import { inOrder, levels } from './form';

/** What the parts of a form need of the page around them. */
export interface Editing {
  readonly form: Form;
  readonly errors: ReadonlyMap<string, readonly string[]>;
  set(key: string, value: Value | undefined): void;
}

export interface Option {
  readonly value: Value | undefined;
  readonly label: string;
  readonly symbol?: string;
  readonly hint?: string;
}

export const fieldId = (key: string) => `field-${key}`;

/** The sentences that are wrong with a field, beside it. */
export function errorsBeside(editing: Editing, key: string) {
  const errors = editing.errors.get(key);
  return errors
    ? html`<p class="error" id="error-${key}">
        ${errors.map((error) => html`<span><span aria-hidden="true">⚠</span> ${error}</span>`)}
      </p>`
    : nothing;
}

/** What a screen reader says of a field besides its name. */
export function described(editing: Editing, key: string, help: boolean) {
  const ids = [help && `help-${key}`, editing.errors.has(key) && `error-${key}`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : nothing;
}

export function helpFor(key: string, help: string | undefined) {
  return help ? html`<p class="help quiet" id="help-${key}">${help}</p>` : nothing;
}

export function textField(
  editing: Editing,
  key: string,
  label: string,
  { help, type = 'text', longest, required = false }: { help?: string; type?: string; longest: number; required?: boolean },
) {
  return html`<div class="field" id=${fieldId(key)}>
    <label for="input-${key}">${label}</label>
    ${helpFor(key, help)}
    <input
      id="input-${key}"
      type=${type}
      autocomplete="off"
      maxlength=${longest * 2}
      aria-required=${required ? 'true' : nothing}
      aria-invalid=${editing.errors.has(key) ? 'true' : nothing}
      aria-describedby=${described(editing, key, help !== undefined)}
      .value=${(editing.form[key] as string | undefined) ?? ''}
      @input=${(event: InputEvent) => editing.set(key, (event.target as HTMLInputElement).value || undefined)}
    />
    ${errorsBeside(editing, key)}
  </div>`;
}

/** One of several; the last is always "not stated", so that a mistaken touch can be taken back. */
export function choice(
  editing: Editing,
  key: string,
  label: string,
  options: readonly Option[],
  { help, layout = 'segments' }: { help?: string; layout?: 'segments' | 'cards' | 'row' } = {},
) {
  const stands = editing.form[key];
  const all = [...options, { value: undefined, label: word('profile.unknown') }];
  return html`<div
    class="field ${layout}"
    id=${fieldId(key)}
    role="radiogroup"
    aria-labelledby="label-${key}"
    aria-describedby=${described(editing, key, help !== undefined)}
  >
    <span class="label" id="label-${key}">${label}</span>
    ${helpFor(key, help)}
    <div class="options">
      ${all.map(
        (option: Option) => html`<label class="option ${option.value === undefined ? 'blank' : ''}">
          <input
            type="radio"
            name=${key}
            .checked=${option.value === stands}
            @change=${() => editing.set(key, option.value)}
          />
          <span
            >${option.symbol && html`<span aria-hidden="true">${option.symbol}</span>`} ${option.label}
            ${option.hint && html`<small>${option.hint}</small>`}</span
          >
        </label>`,
      )}
    </div>
    ${errorsBeside(editing, key)}
  </div>`;
}

export function yesOrNo(editing: Editing, key: string, label: string, help?: string) {
  return choice(
    editing,
    key,
    label,
    [
      { value: true, label: word('profile.yes') },
      { value: false, label: word('profile.no') },
    ],
    { help, layout: 'row' },
  );
}

/** Several of them; while none is ticked, nothing is stated. */
export function ticks<T extends string>(
  editing: Editing,
  key: string,
  label: string,
  all: readonly T[],
  words: (one: T) => string,
  help?: string,
) {
  const ticked = editing.form[key] as readonly T[] | undefined;
  return html`<div
    class="field segments"
    id=${fieldId(key)}
    role="group"
    aria-labelledby="label-${key}"
    aria-describedby=${described(editing, key, help !== undefined)}
  >
    <span class="label" id="label-${key}">${label}${ticked ? nothing : html` <span class="quiet">${word('profile.not-yet')}</span>`}</span>
    ${helpFor(key, help)}
    <div class="options">
      ${all.map((one) => tick(words(one), ticked?.includes(one) ?? false, (on) => editing.set(key, toggled(all, ticked, one, on))))}
    </div>
    ${errorsBeside(editing, key)}
  </div>`;
}

export function tick(label: string, on: boolean, changed: (on: boolean) => void) {
  return html`<label class="option">
    <input
      type="checkbox"
      .checked=${on}
      @change=${(event: Event) => changed((event.target as HTMLInputElement).checked)}
    /><span>${label}</span>
  </label>`;
}

export function toggled<T extends string>(
  all: readonly T[],
  ticked: readonly T[] | undefined,
  one: T,
  on: boolean,
): readonly T[] | undefined {
  const after = (ticked ?? []).filter((other) => other !== one);
  return on ? inOrder(all, [...after, one]) : after.length > 0 ? after : undefined;
}

const ALL_LEVELS = [1, 2, 3, 4, 5, 6];

export function levelsField(editing: Editing) {
  const key = 'levels';
  const stands = editing.form[key] as Levels | undefined;
  const pick = (end: 'min' | 'max', label: string) => html`<label class="pick"
    ><span>${label}</span>
    <select
      aria-invalid=${editing.errors.has(key) ? 'true' : nothing}
      aria-describedby=${described(editing, key, true)}
      @change=${(event: Event) => {
        const picked = Number((event.target as HTMLSelectElement).value) || undefined;
        editing.set(
          key,
          end === 'min' ? levels(picked, stands?.max) : levels(stands?.min, picked),
        );
      }}
    >
      <option value="" .selected=${stands?.[end] === undefined}>${word('profile.unknown')}</option>
      ${ALL_LEVELS.map(
        (level) =>
          html`<option value=${level} .selected=${stands?.[end] === level}>${word('care.level', level)}</option>`,
      )}
    </select></label
  >`;
  return html`<div class="field" id=${fieldId(key)} role="group" aria-labelledby="label-${key}">
    <span class="label" id="label-${key}">${word('profile.levels')}</span>
    ${helpFor(key, word('profile.levels-help'))}
    <div class="pair">${pick('min', word('profile.level-min'))} ${pick('max', word('profile.level-max'))}</div>
    ${errorsBeside(editing, key)}
  </div>`;
}

/** Two numbers; both at once when they are pasted as a map shows them: "36.38, 139.73". */
export function placeField(editing: Editing, findHere: (() => void) | undefined) {
  const key = 'place';
  const stands = (editing.form[key] as Place | undefined) ?? { lat: '', lon: '' };
  const set = (lat: string, lon: string) => editing.set(key, lat || lon ? { lat, lon } : undefined);
  const paste = (event: ClipboardEvent) => {
    const both = /^\s*(\d+\.\d+)\s*[,、\s]\s*(\d+\.\d+)\s*$/.exec(event.clipboardData?.getData('text') ?? '');
    if (!both) return;
    event.preventDefault();
    set(both[1]!, both[2]!);
  };
  const one = (part: 'lat' | 'lon') => html`<label class="pick"
    ><span>${word(`profile.${part}`)}</span>
    <input
      inputmode="decimal"
      autocomplete="off"
      maxlength="24"
      aria-invalid=${editing.errors.has(key) ? 'true' : nothing}
      aria-describedby=${described(editing, key, true)}
      .value=${stands[part]}
      @paste=${paste}
      @input=${(event: InputEvent) => {
        const typed = (event.target as HTMLInputElement).value;
        part === 'lat' ? set(typed, stands.lon) : set(stands.lat, typed);
      }}
    />
  </label>`;
  return html`<div class="field" id=${fieldId(key)} role="group" aria-labelledby="label-${key}">
    <span class="label" id="label-${key}">${word('profile.place')}</span>
    ${helpFor(key, word('profile.place-help'))}
    <div class="pair">
      ${one('lat')} ${one('lon')}
      ${findHere ? html`<button class="button" type="button" @click=${findHere}>${word('profile.here')}</button>` : nothing}
    </div>
    ${errorsBeside(editing, key)}
  </div>`;
}
