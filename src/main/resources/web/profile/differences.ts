import { html, nothing } from 'lit';
import { word } from '../shared/words';
import type { Editing } from './fields';
import type { Bed, Difference } from './form';
import { same } from './form';
import { inWords, labelOf } from './words';

/** What somebody else saved meanwhile and this page sees otherwise, each to be decided by itself. */
export function differencesRegion(editing: Editing, differences: readonly Difference[]) {
  if (differences.length === 0) return nothing;
  return html`<section class="notice" aria-labelledby="differences" id="field-differences">
    <h2 id="differences" tabindex="-1">${word('profile.differences', differences.length)}</h2>
    <p>${word('profile.differences-help')}</p>
    <ul role="list">
      ${differences.map((difference) => line(editing, difference))}
    </ul>
  </section>`;
}

function line(editing: Editing, { key, mine, theirs }: Difference) {
  const label = labelOf(key, (mine ?? theirs) as Bed | undefined);
  const stands = editing.form[key];
  const one = (whose: 'mine' | 'theirs', value: Difference['mine']) => html`<label class="option">
    <input
      type="radio"
      name="differs-${key}"
      .checked=${same(stands, value)}
      @change=${() => editing.set(key, value)}
    /><span
      ><small>${word(`profile.${whose}`)}</small>
      ${inWords(key, value)}</span
    >
  </label>`;
  return html`<li>
    <div class="field cards" role="radiogroup" aria-label=${label}>
      <span class="label">${label}</span>
      <div class="options">${one('mine', mine)} ${one('theirs', theirs)}</div>
    </div>
  </li>`;
}
