import { html, nothing } from 'lit';
import { pageAt } from '../shared/api';
import { inWords } from '../shared/ask';
import type { Ask, Case } from '../shared/case';
import { isKept, isOver, isOverdue } from '../shared/case';
import { answerInWords, askMark, nameOfPlace, nightsInWords, nightsOfAsk, shortlyOf, stateMark } from '../shared/case-words';
import '../case/hand-over';
import '../shared/countdown';
import { plannedOf } from '../shared/planned';
import { word } from '../shared/words';
import { farInWords, phoneOf } from './card';
import type { Next, Placing } from './placing';
import { PATIENCES, WAVES } from './placing';

/** The case that is open now: whom was asked, how long one still waits, and what they said. */
export function casePanel(placing: Placing, isOther: boolean, nameOf: (facility: string) => string, open: () => void) {
  const { live } = placing;
  return html`<section class="case" aria-label=${word('case.panel')}>
    ${live.found && live.trouble?.state !== 'moved' ? theCase(placing, live.found, isOther) : live.trouble ? gone(placing) : noCase(open)}
    ${refusal(placing, nameOf)}
    <p class="unseen" role="status">${placing.said ? word(placing.said) : nothing}</p>
  </section>`;
}

function noCase(open: () => void) {
  return html`<button class="button primary open" @click=${open}>${word('case.open')}</button>
    <p class="quiet">${word('case.open-hint')}</p>`;
}

function gone(placing: Placing) {
  const { trouble } = placing.live;
  const sentence =
    trouble?.state === 'moved' ? trouble.sentence : word(trouble?.state === 'away' ? 'case.away' : 'case.missing');
  return html`<p class="problem">${sentence}</p>
    ${trouble?.state === 'away'
      ? nothing
      : html`<button class="button" @click=${() => placing.leave()}>${word('case.another')}</button>`}`;
}

function theCase(placing: Placing, one: Case, isOther: boolean) {
  const { live } = placing;
  const overdue = isOverdue(one, (performance.now() - live.readAt) / 1_000);
  return html`
    <div class="case-head">
      <h2>${one.practice ? html`<span class="practice">${word('case.practice')}</span> ` : nothing}${stateMark(one)}</h2>
      ${one.secondsLeft !== undefined && !isOver(one)
        ? html`<span
            >${word('case.deadline')}
            <tomarigi-countdown .left=${one.secondsLeft} .since=${live.readAt}></tomarigi-countdown
          ></span>`
        : nothing}
    </div>
    ${overdue
      ? html`<p class="overdue band"><span aria-hidden="true">⚠</span> ${word('case.overdue', Math.max(1, one.notes.overdue))}</p>`
      : nothing}
    ${live.trouble?.state === 'away' ? html`<p class="problem">${word('case.away')}</p>` : nothing}
    <p class="quiet">${shortlyOf(one.looking)}</p>
    ${isOther && !isOver(one) ? otherNeed(placing, one) : nothing}
    <ul class="asked" role="list" aria-label=${word('case.asks')}>
      ${one.asks.map((ask) => anAsk(ask, one, live.readAt))}
    </ul>
    ${plannedOf(one, live, () => void placing.stopWaves())}
    ${one.stays.filter(isKept).map(
      (stay) => html`<div class="stay">
        <strong>${word(`case.stay.${stay.state}`)}</strong> ${nameOfPlace(stay)}
        <span class="number">${nightsInWords({ from: stay.from, nights: stay.count })}</span>
        ${stay.secondsLeft === undefined
          ? nothing
          : html`<tomarigi-countdown .left=${stay.secondsLeft} .since=${live.readAt}></tomarigi-countdown>`}
        ${stay.state === 'HELD'
          ? html`<span class="ends">
              <button class="button primary" ?disabled=${live.isBusy} @click=${() => placing.take(`stays/${stay.id}/agree`)}>
                ${word('case.agree')}<span class="unseen"> ${nameOfPlace(stay)}</span>
              </button>
              <button class="button" ?disabled=${live.isBusy} @click=${() => placing.take(`stays/${stay.id}/release`)}>
                ${word('case.release')}<span class="unseen"> ${nameOfPlace(stay)}</span>
              </button>
            </span>`
          : nothing}
      </div>`,
    )}
    <tomarigi-case-owner short .live=${live} .one=${one} .mayPlace=${true} .isBusy=${live.isBusy}></tomarigi-case-owner>
    <p class="ends">
      <a class="button" href=${pageAt(`/case/${encodeURIComponent(one.network)}/${encodeURIComponent(one.id)}`)}
        >${word('case.to-page')}</a
      >
      <button class="button" @click=${() => placing.leave()}>${word('case.another')}</button>
    </p>
  `;
}

/** The desk looks for something else than the case. */
function otherNeed(placing: Placing, one: Case) {
  const isWaited = one.asks.some(({ state }) => state === 'WAITING');
  return html`<div class="other">
    <p>${word('case.other-need')}</p>
    <button class="button" ?disabled=${placing.live.isBusy} @click=${() => void placing.change()}>${word('case.change-need')}</button>
    ${isWaited ? html`<p>${word('case.change-need-help')}</p>` : nothing}
  </div>`;
}

function anAsk(ask: Ask, one: Case, readAt: number) {
  const name = nameOfPlace(ask);
  return html`<li>
    <span class="place">${name}</span>
    <span>
      ${askMark(ask)}
      ${ask.secondsLeft === undefined
        ? nothing
        : html`<tomarigi-countdown .left=${ask.secondsLeft} .since=${readAt}></tomarigi-countdown>`}
    </span>
    ${nightsOfAsk(ask, one)} ${answerInWords(ask).map((words) => html`<span class="words">${words}</span>`)}
    ${ask.state === 'CALL_ME' ? phoneOf(name, ask.phone) : nothing}
  </li>`;
}

/** Why not, and what is still to be had. */
function refusal(placing: Placing, nameOf: (facility: string) => string) {
  const { refused } = placing;
  return html`<div role="alert">
    ${refused
      ? html`<div class="problem">
          ${refused === 'away'
            ? html`<p>${word('case.not-sent')}</p>`
            : html`<strong>${refused.title}</strong>
                <p>${refused.violations?.map(({ message }) => message).join(' ') || inWords(refused)}</p>
                ${refused.next ? nextOf(refused.next, placing, nameOf) : nothing}`}
        </div>`
      : nothing}
  </div>`;
}

function nextOf(next: readonly Next[], placing: Placing, nameOf: (facility: string) => string) {
  if (next.length === 0) return html`<p>${word('case.next-none')}</p>`;
  return html`<p>${word('case.next')}</p>
    <ul class="next" role="list">
      ${next.map(
        (bed) => html`<li>
          <span>${nameOf(bed.facility)} <span class="number quiet">${farInWords(bed.km)}</span></span>
          <button class="button" ?disabled=${placing.live.isBusy} @click=${() => placing.hold(bed)}>
            ${word('case.hold')}<span class="unseen"> ${nameOf(bed.facility)}</span>
          </button>
        </li>`,
      )}
    </ul>`;
}

/** Whoever was chosen is asked with one tap, and has so long to answer. */
export function askBar(placing: Placing) {
  const { chosen, minutes, live } = placing;
  if (chosen.size === 0) return nothing;
  const patiences = PATIENCES.includes(minutes) ? PATIENCES : [...PATIENCES, minutes].sort((a, b) => a - b);
  return html`<div class="askbar" role="group" aria-label=${word('case.ask-chosen')}>
    <label
      >${word('case.patience')}
      <select id="patience" @change=${(event: Event) => placing.wait(Number((event.target as HTMLSelectElement).value))}>
        ${patiences.map(
          (one) => html`<option value=${one} ?selected=${one === minutes}>${word('case.minutes', one)}</option>`,
        )}
      </select></label
    >
    ${chosen.size < 2 ? nothing : inWaves(placing)}
    <button id="ask" class="button primary" ?disabled=${live.isBusy} @click=${() => placing.askChosen()}>
      ${word('case.ask-many', chosen.size)}
    </button>
  </div>`;
}

/** All at once, or some and then the next. */
function inWaves(placing: Placing) {
  const turn = (event: Event) => placing.askInWaves(WAVES[(event.target as HTMLSelectElement).selectedIndex - 1]);
  return html`<label
    >${word('case.waves')}
    <select id="waves" @change=${turn}>
      <option ?selected=${!placing.waves}>${word('case.waves-none')}</option>
      ${WAVES.map(
        (one) => html`<option ?selected=${one === placing.waves}>${word('case.waves-so', one.size, one.minutes)}</option>`,
      )}
    </select></label
  >`;
}
