import { html, nothing } from 'lit';
import type { Names } from '../shared/case-words';
import { word } from '../shared/words';
import type { Draft, Meeting, Part } from './draft';
import { isSame, withPart } from './draft';

/** What somebody else saved meanwhile beside what is typed here, each part to be decided by itself. */
export function meetingRegion({ mine, theirs, parts, taken }: Meeting, draft: Draft, names: Names, change: (draft: Draft) => void) {
  return html`<section class="notice" aria-labelledby="meeting">
    <h2 id="meeting" tabindex="-1">${word('procedure.meeting')}</h2>
    <p>${word(parts.length > 0 ? 'procedure.meeting-choose' : 'procedure.meeting-both')}</p>
    ${taken.length > 0
      ? html`<p>${word('procedure.meeting-taken', taken.map(labelOf).join(word('report.and')))}</p>`
      : nothing}
    ${parts.map(
      (part) => html`<div class="choice" role="radiogroup" aria-label=${labelOf(part)}>
        <strong>${labelOf(part)}</strong>
        <div class="sides">${side(part, 'mine', mine, draft, names, change)} ${side(part, 'theirs', theirs, draft, names, change)}</div>
      </div>`,
    )}
  </section>`;
}

function side(part: Part, whose: 'mine' | 'theirs', from: Draft, draft: Draft, names: Names, change: (draft: Draft) => void) {
  return html`<label class="option">
    <input
      type="radio"
      name="whose-${part}"
      .checked=${isSame(draft, from, part)}
      @change=${() => change(withPart(draft, part, from))}
    />
    <span><small>${word(`profile.${whose}`)}</small> ${shown(part, from, names)}</span>
  </label>`;
}

function shown(part: Part, { definition, steps, minutes, next }: Draft, names: Names) {
  const none = html`<span class="quiet">${word('case.nothing-written')}</span>`;
  if (part === 'definition') return definition.trim() ? html`<span class="text">${definition}</span>` : none;
  if (part === 'next') return next.length === 0 ? none : html`<span class="text">${next.map((one) => names.get(one) ?? one).join(word('report.and'))}</span>`;
  if (part !== 'steps') return html`<span class="number">${minutes[part].trim() ? word('case.minutes', minutes[part]) : none}</span>`;
  return steps.length === 0 ? none : steps.map(({ words }, at) => html`<span class="text"><span class="number">${at + 1}.</span> ${words}</span>`);
}

export function labelOf(part: Part): string {
  return part === 'definition' || part === 'steps' || part === 'next' ? word(`procedure.${part}`) : word(`procedure.deadline.${part}`);
}
