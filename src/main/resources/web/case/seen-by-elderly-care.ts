import { html } from 'lit';
import { pageAt } from '../shared/api';
import type { Case, LiveCase } from '../shared/case';
import type { Names } from '../shared/case-words';
import { stateMark } from '../shared/case-words';
import { momentInWords } from '../shared/nights';
import type { Me } from '../shared/who';
import type { Colleague } from '../shared/who-is-who';
import { word } from '../shared/words';
import { timelineOf } from './timeline';

/** A case as elderly care sees it: of whom it is, who has it, where the person goes, and what both wrote of the parent. */
export function seenByElderlyCare(live: LiveCase, one: Case, me: Me | undefined, names: Names, colleagues: readonly Colleague[]) {
  const { isBusy } = live;
  return html`<div class="top">
      <h1>${one.person?.name ? word('case.title-of', one.person.name) : word('case.title')}</h1>
      <span class="state">${stateMark(one)}</span>
      <span class="quiet number">${word('case.opened-at', momentInWords(Date.parse(one.openedAt)))}</span>
    </div>
    <p class="links"><a href=${pageAt(`/cases/${encodeURIComponent(one.network)}`)}>${word('case.to-cases')}</a></p>
    ${one.practice ? html`<p class="practice">${word('case.practice')} — ${word('case.practice-help')}</p>` : ''}
    <div class="parts">
      <div class="column">
        <div class="part">
          <tomarigi-case-elderly-care
            .live=${live}
            .one=${one}
            .mayPlace=${false}
            .mayNote=${true}
            .isTheirs=${true}
            .isBusy=${isBusy}
            .me=${me}
            .names=${names}
          ></tomarigi-case-elderly-care>
        </div>
        <div class="part"><tomarigi-case-stays .live=${live} .one=${one} .mayPlace=${false} .isBusy=${isBusy}></tomarigi-case-stays></div>
        <div class="part last">${timelineOf(one, me, names)}</div>
      </div>
      <div class="column">
        <div class="part">
          <tomarigi-case-owner
            .live=${live}
            .one=${one}
            .mayPlace=${false}
            .isBusy=${isBusy}
            .me=${me}
            .names=${names}
            .colleagues=${colleagues}
          ></tomarigi-case-owner>
        </div>
        <div class="part"><tomarigi-case-person .live=${live} .one=${one} .mayPlace=${false} .isBusy=${isBusy}></tomarigi-case-person></div>
        <div class="part"><tomarigi-case-conference .live=${live} .one=${one} .mayPlace=${false} .isBusy=${isBusy}></tomarigi-case-conference></div>
      </div>
    </div>`;
}
