import { html, nothing } from 'lit';
import { SEXES, type Sex, sexWord } from '../shared/capability';
import type { Night } from '../shared/nights';
import { nightsBetween } from '../shared/nights';
import { word } from '../shared/words';
import { type Editing, described, errorsBeside, fieldId, tick, toggled } from './fields';
import { type Bed, type BedState, bedKey, bedOf } from './form';

/** A bed of the form: as it is to be, or as it was before it was taken away. */
export interface BedLine {
  readonly id: string;
  readonly bed: Bed;
  readonly gone: boolean;
  /** Nights for which it was said to be open, from tonight. */
  readonly openNights: number;
}

export interface BedActions {
  remove(id: string): void;
  bringBack(id: string): void;
}

const LONGEST_LABEL = 40;

/** How many of the nights from tonight on this bed can be given, as far as is known. */
export function openNights(bed: BedState | undefined, tonight: Night): number {
  if (!bed?.open || !bed.openFrom) return 0;
  const over = Math.max(0, nightsBetween(bed.openFrom, tonight));
  return [...bed.open.slice(over)].filter((night) => night === '1').length;
}

export function bedLine(editing: Editing, { id, bed, gone, openNights }: BedLine, actions: BedActions) {
  const key = bedKey(id);
  if (gone)
    return html`<li class="bed gone" id=${fieldId(key)}>
      <p>
        ${word('profile.bed-will-go', bed.label)}
        ${openNights > 0 ? html`<strong>${word('profile.bed-open-nights', openNights)}</strong>` : nothing}
      </p>
      <button class="button" type="button" @click=${() => actions.bringBack(id)}>
        ${word('profile.bed-bring-back')}<span class="unseen">${bed.label}</span>
      </button>
    </li>`;
  const set = (change: Partial<Bed>) => {
    const after = { ...bed, ...change };
    editing.set(key, bedOf(after.label, after.sexes, after.wheelchair, after.private));
  };
  const name = bed.label || word('profile.bed-new');
  return html`<li class="bed" id=${fieldId(key)}>
    <div role="group" aria-label=${word('profile.bed', name)}>
      <div class="bed-head">
        <label class="pick"
          ><span>${word('profile.bed-label')}</span>
          <input
            autocomplete="off"
            maxlength=${LONGEST_LABEL * 2}
            aria-required="true"
            aria-invalid=${editing.errors.has(key) ? 'true' : nothing}
            aria-describedby=${described(editing, key, false)}
            .value=${bed.label}
            @input=${(event: InputEvent) => set({ label: (event.target as HTMLInputElement).value })}
          />
        </label>
        <button class="button remove" type="button" @click=${() => actions.remove(id)}>
          ${word('profile.bed-remove')}<span class="unseen">${name}</span>
        </button>
      </div>
      ${errorsBeside(editing, key)}
      <div class="bed-limits">
        <div class="limit" role="group" aria-label=${word('profile.sexes')}>
          <span class="label">${word('profile.sexes')}</span>
          <div class="options">
            ${SEXES.map((sex) =>
              tick(sexWord(sex), bed.sexes?.includes(sex) ?? false, (on) =>
                set({ sexes: toggled(SEXES, bed.sexes, sex, on) as readonly Sex[] | undefined }),
              ),
            )}
          </div>
        </div>
        ${limit(key, 'wheelchair', bed.wheelchair, (wheelchair) => set({ wheelchair }))}
        ${limit(key, 'private', bed.private, (privateRoom) => set({ private: privateRoom }))}
      </div>
    </div>
  </li>`;
}

function limit(
  key: string,
  what: 'wheelchair' | 'private',
  stands: boolean | undefined,
  set: (value: boolean | undefined) => void,
) {
  const label = word(`profile.bed-${what}`);
  const options = [
    [true, word('profile.yes-it-is')],
    [false, word('profile.no-it-is-not')],
    [undefined, word('profile.unknown')],
  ] as const;
  return html`<div class="limit" role="radiogroup" aria-label=${label}>
    <span class="label">${label}</span>
    <div class="options">
      ${options.map(
        ([value, words]) => html`<label class="option ${value === undefined ? 'blank' : ''}">
          <input type="radio" name="${key}-${what}" .checked=${value === stands} @change=${() => set(value)} /><span
            >${words}</span
          >
        </label>`,
      )}
    </div>
  </div>`;
}
