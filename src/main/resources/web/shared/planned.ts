import { html, nothing } from 'lit';
import type { Case, LiveCase } from './case';
import { isOver } from './case';
import { nameOfPlace } from './case-words';
import './countdown';
import { word } from './words';

/**
 * Who is asked by itself, and when at the latest.
 *
 * @param stop undefined where the reader only reads
 */
export function plannedOf(one: Case, { readAt, isBusy }: Pick<LiveCase, 'readAt' | 'isBusy'>, stop: (() => void) | undefined) {
  const { planned = [] } = one;
  if (planned.length === 0 || isOver(one)) return nothing;
  return html`<div class="planned">
    <h3>${word('case.planned')}</h3>
    <ul role="list" aria-label=${word('case.planned')}>
      ${planned.map(
        (next) => html`<li>
          <span>${nameOfPlace(next)}</span>
          <tomarigi-countdown .left=${next.secondsLeft} .since=${readAt}></tomarigi-countdown>
        </li>`,
      )}
    </ul>
    <p class="quiet">${word('case.planned-help')}</p>
    ${stop ? html`<button type="button" class="button" ?disabled=${isBusy} @click=${stop}>${word('case.waves-stop')}</button>` : nothing}
  </div>`;
}
