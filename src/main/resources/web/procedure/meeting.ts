import { html, nothing } from 'lit';
import { word } from '../shared/words';
import type { Draft, Meeting, Part } from './draft';
import { isSame, withPart } from './draft';

/** What somebody else saved meanwhile beside what is typed here, each part to be decided by itself. */
export function meetingRegion({ mine, theirs, parts, taken }: Meeting, draft: Draft, change: (draft: Draft) => void) {
  return html`<section class="notice" aria-labelledby="meeting">
    <h2 id="meeting" tabindex="-1">${word('procedure.meeting')}</h2>
    <p>${word(parts.length > 0 ? 'procedure.meeting-choose' : 'procedure.meeting-both')}</p>
    ${taken.length > 0
      ? html`<p>${word('procedure.meeting-taken', taken.map(labelOf).join(word('report.and')))}</p>`
      : nothing}
    ${parts.map(
      (part) => html`<div class="choice" role="radiogroup" aria-label=${labelOf(part)}>
        <strong>${labelOf(part)}</strong>
        <div class="sides">${side(part, 'mine', mine, draft, change)} ${side(part, 'theirs', theirs, draft, change)}</div>
      </div>`,
    )}
  </section>`;
}

function side(part: Part, whose: 'mine' | 'theirs', from: Draft, draft: Draft, change: (draft: Draft) => void) {
  return html`<label class="option">
    <input
      type="radio"
      name="whose-${part}"
      .checked=${isSame(draft, from, part)}
      @change=${() => change(withPart(draft, part, from))}
    />
    <span><small>${word(`profile.${whose}`)}</small> ${shown(part, from)}</span>
  </label>`;
}

function shown(part: Part, { definition, steps, minutes }: Draft) {
  const none = html`<span class="quiet">${word('case.nothing-written')}</span>`;
  if (part === 'definition') return definition.trim() ? html`<span class="text">${definition}</span>` : none;
  if (part !== 'steps') return html`<span class="number">${minutes[part].trim() ? word('case.minutes', minutes[part]) : none}</span>`;
  return steps.length === 0 ? none : steps.map(({ words }, at) => html`<span class="text"><span class="number">${at + 1}.</span> ${words}</span>`);
}

export function labelOf(part: Part): string {
  return part === 'definition' || part === 'steps' ? word(`procedure.${part}`) : word(`procedure.deadline.${part}`);
}
