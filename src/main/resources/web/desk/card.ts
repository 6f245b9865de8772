import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { pageAt } from '../shared/api';
import { RESPONDERS, kindWord } from '../shared/capability';
import '../shared/freshness';
import type { Night } from '../shared/nights';
import type { Ahead } from '../shared/reserved';
import { isReserved } from '../shared/reserved';
import { dayOf, nightInWords, weekdayOf } from '../shared/nights';
import { locale, word } from '../shared/words';
import type { Answer, Found, Ranked } from './answer';
import { PARTS } from './answer';
import type { Choosing } from './placing';

const MOST_REASONS = 3;
const MOST_CAUTIONS = 2;
/** More nights are said in words. */
const MOST_CELLS = 7;

const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });

/** 3.2 km; nothing where it is not known. */
export function farInWords(km: number | undefined): string | undefined {
  return km === undefined ? undefined : word('desk.km', tenths.format(km));
}

/** A number to press; where there is none, that it is so. */
export function phoneOf(name: string, phone: string | undefined) {
  return phone
    ? html`<a class="phone number" href=${`tel:${phone.replace(/[^\d+]/g, '')}`} aria-label=${word('desk.call', name, phone)}
        ><span aria-hidden="true">☎</span>${phone}</a
      >`
    : html`<p class="quiet">${word('desk.no-phone')}</p>`;
}

/** The nights asked for, each open but those that are `closed`. */
export function stripOf(nights: readonly Night[], closed: readonly Night[] = []) {
  if (nights.length > MOST_CELLS) {
    const open = nights.length - closed.length;
    return html`<p>${word('desk.nights-open', nightInWords(nights[0]!), nights.length, open)}</p>`;
  }
  return html`<ul class="strip number" role="list" aria-label=${word('desk.nights')}>
    ${nights.map((night) => {
      const isClosed = closed.includes(night);
      return html`<li class=${isClosed ? 'closed' : ''}>
        ${word('desk.cell', dayOf(night), weekdayOf(night))} <span aria-hidden="true">${isClosed ? '–' : '●'}</span>
        <span class="unseen">${word(isClosed ? 'board.none' : 'report.open')}</span>
      </li>`;
    })}
  </ul>`;
}

/** What is no short stay says what it is, and a facility of another network of which. */
export function nameOf(one: Pick<Ranked, 'name' | 'kind' | 'networkName' | 'network'>, network: string) {
  return html`${one.name}${one.kind && RESPONDERS.includes(one.kind)
    ? html` <small class="kind">${kindWord(one.kind)}</small>`
    : nothing}${one.networkName && one.network !== network
    ? html` <small class="quiet">${one.networkName}</small>`
    : nothing}`;
}

export function cautionsOf({ name, cautions }: Ranked) {
  if (cautions.length === 0) return nothing;
  const list = (some: readonly string[]) =>
    html`<ul role="list">
      ${some.map((caution) => html`<li>${caution}</li>`)}
    </ul>`;
  const rest = cautions.length > MOST_CAUTIONS + 1 ? cautions.slice(MOST_CAUTIONS) : [];
  return html`<div class="cautions">
    <strong><span aria-hidden="true">⚠</span> ${word('desk.check')}</strong>
    ${list(rest.length > 0 ? cautions.slice(0, MOST_CAUTIONS) : cautions)}
    ${rest.length > 0
      ? html`<details>
          <summary>${word('desk.more-to-check', rest.length)}<span class="unseen"> ${name}</span></summary>
          ${list(rest)}
        </details>`
      : nothing}
  </div>`;
}

/** What a card can do for the case; undefined where the reader may not. */
export interface Deeds {
  readonly choosing: Choosing;
  toggle(one: Ranked): void;
  hold(one: Ranked): void;
}

/** Choosing a facility to be asked with others, and keeping its bed at once. */
function placingOf(best: Ranked, { choosing, toggle, hold }: Deeds) {
  const { facility, name } = best;
  const asked = choosing.asked.get(facility);
  const kept = choosing.kept.has(facility);
  return html`${asked
      ? html`<span class="stands">${word('case.asked-here')} <strong>${word(`case.ask.${asked}`)}</strong></span>`
      : nothing}
    ${asked === 'WAITING' || kept
      ? nothing
      : html`<label class="choose"
          ><input type="checkbox" .checked=${live(choosing.chosen.has(facility))} @change=${() => toggle(best)} />
          ${word('case.choose')}<span class="unseen"> ${name}</span></label
        >`}
    ${kept
      ? html`<span class="stands"><span aria-hidden="true">◐</span> ${word('case.kept-here')}</span>`
      : html`<button class="button hold" ?disabled=${choosing.isBusy} @click=${() => hold(best)}>
          ${word('case.hold')}<span class="unseen"> ${name}</span>
        </button>`}`;
}

/** Whom to phone, why, and what to ask them. */
export function cardOf(
  { rank, beds }: Found,
  answer: Answer,
  network: string,
  nights: readonly Night[],
  now: number,
  lit: boolean,
  deeds: Deeds | undefined,
  reserved: Ahead | undefined,
) {
  const best = beds[0];
  return html`<li id=${`found-${rank}`} class=${lit ? 'lit' : ''}>
    <div class="head">
      <span class="rank number">${rank}<span class="unseen">${word('desk.rank')}</span></span>
      <h3>${nameOf(best, network)}</h3>
      <span class="far number">${farInWords(best.distanceKm)}</span>
    </div>
    <div class="nights">
      ${stripOf(nights)}
      <span>${bedsInWords(beds)}</span>
      ${reservedOf(beds, nights, reserved)}
      <tomarigi-freshness .band=${best.freshness} .at=${best.attestedAt} .now=${now}></tomarigi-freshness>
    </div>
    <ul class="reasons" role="list">
      ${best.reasons.slice(0, MOST_REASONS).map((reason) => html`<li>${reason}</li>`)}
    </ul>
    ${cautionsOf(best)}
    <div class="acts">
      ${phoneOf(best.name, best.phone)} ${deeds ? placingOf(best, deeds) : nothing}
      <details>
        <summary>${word('desk.why', rank)}<span class="unseen"> ${best.name}</span></summary>
        ${best.reasons.length > MOST_REASONS
          ? html`<ul role="list">${best.reasons.slice(MOST_REASONS).map((reason) => html`<li>${reason}</li>`)}</ul>`
          : nothing}
        ${partsOf(best, answer)}
        <a class="link" href=${pageAt(`/facility/${encodeURIComponent(best.facility)}`)}>${word('desk.facility-page', best.name)}</a>
      </details>
    </div>
  </li>`;
}

/** Which of the beds stand empty for emergencies; only the network's own people are told. */
function reservedOf(beds: readonly Ranked[], nights: readonly Night[], reserved: Ahead | undefined) {
  const some = beds.filter(({ facility, bed }) => isReserved(reserved, facility, bed, nights));
  if (some.length === 0) return nothing;
  const labels = some.map(({ bed, label }) => label ?? bed).join(word('report.and'));
  return html`<strong><span aria-hidden="true">□</span> ${word('desk.reserved', labels)}</strong>`;
}

function bedsInWords(beds: readonly Ranked[]): string {
  const labels = beds.map(({ bed, label }) => label ?? bed).join(word('report.and'));
  return word('desk.beds', labels);
}

/** What the score is made of: each part counts as much as the network gives it weight. */
function partsOf(one: Ranked, { weights }: Answer) {
  const counted = PARTS.filter((part) => one.parts[part] !== undefined && (weights[part] ?? 0) > 0);
  return html`<table>
    <caption>
      ${word('desk.score', hundredths(one.score))}
    </caption>
    <thead>
      <tr>
        <th scope="col">${word('desk.part')}</th>
        <th scope="col"><span class="unseen">${word('desk.points-of-part')}</span></th>
        <th scope="col">${word('desk.points-of-part')}</th>
        <th scope="col">${word('desk.weight')}</th>
      </tr>
    </thead>
    <tbody class="number">
      ${counted.map(
        (part) => html`<tr>
          <th scope="row">${word(`desk.part.${part}`)}</th>
          <td aria-hidden="true"><meter min="0" max="1" .value=${one.parts[part]!}></meter></td>
          <td>${hundredths(one.parts[part]!)}</td>
          <td>${weights[part]}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function hundredths(value: number): string {
  return String(Math.round(value * 100));
}
