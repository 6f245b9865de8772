import { html, nothing } from 'lit';
import type { Case, Entry } from '../shared/case';
import type { Names } from '../shared/case-words';
import { accountInWords, entryInWords, placeIn } from '../shared/case-words';
import { momentInWords } from '../shared/nights';
import type { Me } from '../shared/who';
import { word } from '../shared/words';

/** All that happened, the newest first. */
export function timelineOf(one: Case, me: Me | undefined, names: Names) {
  const entries = [...(one.entries ?? [])].reverse();
  return html`<h2>${word('case.timeline')}</h2>
    <ol class="timeline" aria-label=${word('case.timeline')}>
      ${entries.map(
        (entry) => html`<li class=${entry.kind}>
          <time class="quiet number" datetime=${entry.at}>${momentInWords(Date.parse(entry.at))}</time>
          <span>${entryInWords(entry, one, me, names)}</span>
          ${entry.who === 'system' ? nothing : html`<span class="quiet">${whoOf(entry, one, me, names)}</span>`}
        </li>`,
      )}
    </ol>`;
}

/** Whoever answered for a facility is the facility. */
function whoOf({ who, kind, data }: Entry, one: Case, me: Me | undefined, names: Names): string {
  const ask = kind === 'answered' || kind === 'yes-taken-back' ? one.asks.find(({ id }) => id === data['ask']) : undefined;
  const stay = one.stays.find(({ id }) => id === data['stay']);
  const isTheirs = (ask && !ask.answer?.byTelephone) || (stay?.ask !== undefined && who !== me?.id && who !== one.owner && !names.has(who));
  return isTheirs && data['facility'] !== undefined ? placeIn(one, String(data['facility'])) : accountInWords(who, me, names);
}
