import { html, nothing } from 'lit';
import {
  CARE_HOURS,
  CARE_SYMBOLS,
  type Care,
  DISABILITIES,
  HIGHEST_BEHAVIOUR,
  KINDS,
  MEDICAL_CARE,
  MOST_BEHAVIOUR,
  OTHER_CARE,
  SEVERE_BEHAVIOUR,
  SEXES,
  SITINGS,
  careHoursWord,
  careWord,
  disabilityWord,
  kindWord,
  sexWord,
  sitingWord,
} from '../shared/capability';
import { word } from '../shared/words';
import {
  type Editing,
  choice,
  described,
  errorsBeside,
  fieldId,
  helpFor,
  levelsField,
  placeField,
  textField,
  ticks,
  yesOrNo,
} from './fields';
import { careKey } from './form';

/** The parts of the form, in their order; beds come last and are the page's own. */
export const SECTIONS = ['about', 'people', 'behaviour', 'medical', 'other', 'beds'] as const;
export type Section = (typeof SECTIONS)[number];

const LONGEST_NAME = 200;
const LONGEST_PHONE = 40;

/** "All that is not stated is a no", and the way back. */
export interface Filling {
  readonly filled: readonly string[] | undefined;
  fill(keys: readonly string[]): void;
  takeBack(): void;
}

export function about(editing: Editing, findHere: (() => void) | undefined) {
  return html`
    ${textField(editing, 'name', word('profile.name'), { longest: LONGEST_NAME, required: true })}
    ${textField(editing, 'phone', word('profile.phone'), {
      longest: LONGEST_PHONE,
      type: 'tel',
      help: word('profile.phone-help'),
    })}
    ${choice(
      editing,
      'kind',
      word('profile.kind'),
      KINDS.map((kind) => ({ value: kind, label: kindWord(kind), hint: word(`profile.kind.${kind}`) })),
      { help: word('profile.kind-help'), layout: 'cards' },
    )}
    ${choice(
      editing,
      'siting',
      word('profile.siting'),
      SITINGS.map((siting) => ({ value: siting, label: sitingWord(siting), hint: word(`profile.siting.${siting}`) })),
      { layout: 'cards' },
    )}
    ${placeField(editing, findHere)}
  `;
}

export function people(editing: Editing) {
  return html`
    ${ticks(
      editing,
      'disabilities',
      word('profile.disabilities'),
      DISABILITIES,
      disabilityWord,
      word('profile.disabilities-help'),
    )}
    ${yesOrNo(editing, 'adults', word('profile.adults'))} ${yesOrNo(editing, 'children', word('profile.children'))}
    ${levelsField(editing)} ${ticks(editing, 'sexes', word('profile.sexes'), SEXES, sexWord)}
    ${yesOrNo(editing, 'wheelchair', word('profile.wheelchair'), word('profile.wheelchair-help'))}
    ${yesOrNo(editing, 'transport', word('profile.transport'), word('profile.transport-help'))}
  `;
}

const BANDS = [
  { word: 'profile.band.low', from: 0, to: SEVERE_BEHAVIOUR - 1 },
  { word: 'profile.band.severe', from: SEVERE_BEHAVIOUR, to: HIGHEST_BEHAVIOUR - 1 },
  { word: 'profile.band.highest', from: HIGHEST_BEHAVIOUR, to: MOST_BEHAVIOUR },
] as const;

export function behaviour(editing: Editing) {
  const key = 'maxBehaviour';
  const stands = editing.form[key] as number | undefined;
  return html`<div class="field" id=${fieldId(key)}>
    <label for="input-${key}">${word('profile.maxBehaviour')}</label>
    ${helpFor(key, word('profile.behaviour-help'))}
    <ul class="bands" role="list">
      ${BANDS.map(
        (band) => html`<li class=${stands !== undefined && stands >= band.from ? 'taken' : nothing}>
          <span aria-hidden="true">${stands !== undefined && stands >= band.from ? '✓' : '–'}</span>
          ${word(band.word)}
        </li>`,
      )}
    </ul>
    <select
      id="input-${key}"
      aria-invalid=${editing.errors.has(key) ? 'true' : nothing}
      aria-describedby=${described(editing, key, true)}
      @change=${(event: Event) => {
        const picked = (event.target as HTMLSelectElement).value;
        editing.set(key, picked === '' ? undefined : Number(picked));
      }}
    >
      <option value="" .selected=${stands === undefined}>${word('profile.unknown')}</option>
      ${BANDS.map(
        (band) => html`<optgroup label=${word(band.word)}>
          ${Array.from({ length: band.to - band.from + 1 }, (_, index) => band.from + index).map(
            (total) =>
              html`<option value=${total} .selected=${stands === total}>
                ${word('profile.behaviour-up-to', total)}
              </option>`,
          )}
        </optgroup>`,
      )}
    </select>
    ${errorsBeside(editing, key)}
  </div>`;
}

export function medical(editing: Editing, filling: Filling) {
  return html`<p class="help quiet">${word('profile.medical-help')}</p>
    ${care(editing, MEDICAL_CARE, filling)}`;
}

export function other(editing: Editing, filling: Filling) {
  return care(editing, OTHER_CARE, filling);
}

function care(editing: Editing, items: readonly Care[], filling: Filling) {
  const open = items.map(careKey).filter((key) => editing.form[key] === undefined);
  const filled = filling.filled?.some((key) => items.map(careKey).includes(key));
  return html`
    <dl class="legend">
      ${CARE_HOURS.map(
        (hours) => html`<div>
          <dt><span aria-hidden="true">${CARE_SYMBOLS[hours]}</span> ${careHoursWord(hours)}</dt>
          <dd>${word(`profile.hours.${hours}`)}</dd>
        </div>`,
      )}
      <div>
        <dt>${word('profile.unknown')}</dt>
        <dd>${word('profile.hours.UNKNOWN')}</dd>
      </div>
    </dl>
    ${items.map((one) =>
      choice(
        editing,
        careKey(one),
        careWord(one),
        CARE_HOURS.map((hours) => ({ value: hours, label: careHoursWord(hours), symbol: CARE_SYMBOLS[hours] })),
        { help: word(`profile.care.${one}`), layout: 'row' },
      ),
    )}
    <p class="fill" role="status">
      ${filled
        ? html`${word('profile.filled')}
            <button class="button" type="button" @click=${() => filling.takeBack()}>${word('profile.take-back')}</button>`
        : open.length > 0
          ? html`<button class="button" type="button" @click=${() => filling.fill(open)}>
              ${word('profile.fill', open.length)}
            </button>`
          : nothing}
    </p>
  `;
}
