import { html } from 'lit';
import { pageAt } from '../shared/api';
import type { Case, LiveCase, Trouble } from '../shared/case';
import type { Names } from '../shared/case-words';
import { factsOf, stateMark } from '../shared/case-words';
import { momentInWords } from '../shared/nights';
import type { Me } from '../shared/who';
import { word } from '../shared/words';
import { timelineOf } from './timeline';

/* A case that is, or was, with more than one network. */

/** Another network has the case now, and its own page of it. */
export function movedAway({ sentence, network }: Extract<Trouble, { state: 'moved' }>, id: string, names: Names) {
  const name = names.get(network);
  return html`<h1>${word('case.moved-title')}</h1>
    <p role="status">${name ? word('case.moved', name) : sentence}</p>
    <p class="links">
      <a href=${pageAt(`/case/${encodeURIComponent(network)}/${encodeURIComponent(id)}`)}>${word('case.moved-to', name ?? network)}</a>
    </p>`;
}

/** What is to be answered before all else on the page. */
export function offerOf(live: LiveCase, one: Case, network: string) {
  return html`<tomarigi-offers
    network=${network}
    .cases=${one.isForReader ? [one] : []}
    @moved=${() => void live.look()}
  ></tomarigi-offers>`;
}

/** It is offered to the reader’s network, and not theirs yet: of whom it is stands nowhere. */
export function seenElsewhere(live: LiveCase, one: Case, network: string, me: Me | undefined, names: Names) {
  return html`<div class="top">
      <h1>${word('case.title')}</h1>
      <span class="state">${stateMark(one)}</span>
      <span class="quiet number">${word('case.opened-at', momentInWords(Date.parse(one.openedAt)))}</span>
    </div>
    <p class="links"><a href=${pageAt(`/cases/${encodeURIComponent(network)}`)}>${word('case.to-cases')}</a></p>
    ${one.practice ? html`<p class="practice">${word('case.practice')} — ${word('case.practice-help')}</p>` : ''}
    ${offerOf(live, one, network)}
    <p>${word('case.elsewhere', names.get(one.network) ?? one.network)}</p>
    <div class="parts">
      <div class="column">
        <div class="part"><tomarigi-case-asks .live=${live} .one=${one} .mayPlace=${false} .isBusy=${live.isBusy}></tomarigi-case-asks></div>
        <div class="part"><tomarigi-case-stays .live=${live} .one=${one} .mayPlace=${false} .isBusy=${live.isBusy}></tomarigi-case-stays></div>
      </div>
      <div class="column">
        <div class="part">
          <h2>${word('case.looking')}</h2>
          <dl class="facts">${factsOf(one.looking).map(([term, fact]) => html`<dt>${term}</dt><dd>${fact}</dd>`)}</dl>
        </div>
        <div class="part">${timelineOf(one, me, names)}</div>
      </div>
    </div>`;
}
