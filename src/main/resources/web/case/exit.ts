import { html, nothing } from 'lit';
import type { Case } from '../shared/case';
import { MOST_NIGHTS_PAID, USUAL_NIGHTS, isOver } from '../shared/case';
import { nightAfter, nightInWords } from '../shared/nights';
import { word } from '../shared/words';

/** Somebody has a bed, and nobody has written yet where they go from there. */
export function needsExitPlan(one: Case): boolean {
  return !isOver(one) && !one.words?.EXIT_PLAN && one.stays.some(({ state }) => state === 'AGREED');
}

/** Asked for with the admission, not when the nights are over; with how many there are and how many are paid for. */
export function exitPrompt(one: Case, write: (() => void) | undefined) {
  if (!needsExitPlan(one)) return nothing;
  const mornings = one.stays.filter(({ state }) => state === 'AGREED').map(({ from, count }) => nightAfter(from, count));
  const last = mornings.reduce((a, b) => (a > b ? a : b));
  return html`<section class="exit" aria-labelledby="exit">
    <h2 id="exit"><span aria-hidden="true">→</span> ${word('case.exit')}</h2>
    <p class="number">${word('case.exit-nights', nightInWords(last), one.nightsCounted, USUAL_NIGHTS, MOST_NIGHTS_PAID)}</p>
    ${warningOf(one.nightsCounted)}
    ${write ? html`<p><button class="button primary" type="button" @click=${write}>${word('case.exit-write')}</button></p>` : nothing}
  </section>`;
}

/** Towards the 7 nights that the emergency addition pays for, and the 14 where it cannot be avoided. */
export function warningOf(nights: number) {
  if (nights > MOST_NIGHTS_PAID) return html`<p class="warning"><span aria-hidden="true">⚠</span> ${word('case.nights-over', MOST_NIGHTS_PAID)}</p>`;
  if (nights > USUAL_NIGHTS)
    return html`<p class="warning"><span aria-hidden="true">⚠</span> ${word('case.nights-late', USUAL_NIGHTS, MOST_NIGHTS_PAID - nights)}</p>`;
  if (nights >= USUAL_NIGHTS - 2)
    return html`<p class="warning"><span aria-hidden="true">⚠</span> ${word('case.nights-soon', USUAL_NIGHTS, USUAL_NIGHTS - nights)}</p>`;
  return nothing;
}
