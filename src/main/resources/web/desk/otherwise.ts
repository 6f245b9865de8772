import { html, nothing } from 'lit';
import type { Night } from '../shared/nights';
import { nightAfter, nightInWords } from '../shared/nights';
import { word } from '../shared/words';
import type { Answer, NearMiss, Relay } from './answer';
import { cautionsOf, farInWords, nameOf, phoneOf, stripOf } from './card';

/**
 * What could give, cheapest first: a button each; where applying it leaves no one stay, what is said and a number.
 *
 * @param isLater something fits without: it is said in short
 */
export function nearMissesOf(
  misses: readonly NearMiss[],
  network: string,
  nights: readonly Night[],
  isLater: boolean,
  canApply: (miss: NearMiss) => boolean,
  apply: (miss: NearMiss) => void,
) {
  return html`<ul class="misses" role="list">
    ${misses.map((miss) => {
      const { best } = miss;
      const closed = miss.changes.flatMap(({ night }) => (night ? [night] : []));
      const said = html`<strong>${miss.what}</strong> <span class="opens number">${word('desk.opens', miss.opens)}</span>`;
      return html`<li>
        ${canApply(miss)
          ? html`<button class="button miss" @click=${() => apply(miss)}>${said}</button>`
          : html`<p class="miss">${said}</p>`}
        <div class="best">
          <div class="nights">
            <span>${nameOf(best, network)}</span>
            <span class="number">${farInWords(best.distanceKm)}</span>
            ${closed.length > 0 ? stripOf(nights, closed) : nothing}
          </div>
          ${isLater ? nothing : html`${cautionsOf(best)} ${phoneOf(best.name, best.phone)}`}
        </div>
      </li>`;
    })}
  </ul>`;
}

/**
 * Stays that move from one facility to another, so that every night is covered.
 *
 * @param ask asks all of them with one press, each for its own nights; undefined where the reader may not
 */
export function relaysOf(relays: readonly Relay[], ask: ((relay: Relay) => void) | undefined, isBusy: boolean) {
  return html`<ul class="relays" role="list">
    ${relays.map((relay) => {
      const { legs, moves, km } = relay;
      return html`<li>
        <p>${word('desk.moves', moves, farInWords(km) ?? '')}</p>
        <ol class="legs">
          ${legs.map(
            ({ name, label, bed, from, count, phone }) => html`<li>
              <strong
                >${count === 1
                  ? nightInWords(from)
                  : word('desk.from-to', nightInWords(from), nightInWords(nightAfter(from, count - 1)))}</strong
              >
              <span>${name}</span> <span class="quiet">${word('desk.beds', label ?? bed)}</span>
              ${phoneOf(name, phone)}
            </li>`,
          )}
        </ol>
        ${ask ? askingOf(relay, ask, isBusy) : nothing}
      </li>`;
    })}
  </ul>`;
}

/** One facility is asked once: where a relay comes back to it, somebody phones. */
function askingOf(relay: Relay, ask: (relay: Relay) => void, isBusy: boolean) {
  const { legs } = relay;
  const places = legs.map(({ name }) => name).join(word('report.and'));
  return new Set(legs.map(({ facility }) => facility)).size < legs.length
    ? html`<p class="quiet">${word('case.relay-by-telephone')}</p>`
    : html`<button class="button primary relay" ?disabled=${isBusy} @click=${() => ask(relay)}>
        ${word('case.ask-relay')}<span class="unseen"> ${places}</span>
      </button>`;
}

/** That no vacancy could help, and who might elsewhere. */
export function neverOf({ never, nearest }: Answer) {
  if (!never || never.length === 0) return nothing;
  return html`<section class="never">
    <h3><span aria-hidden="true">■</span> ${word('desk.never')}</h3>
    ${never.map((sentence) => html`<p>${sentence}</p>`)}
    ${nearest
      ? html`<p>
            ${word('desk.nearest')} <strong>${nearest.name}</strong> ${nearest.networkName ?? nothing}
            <span class="number">${farInWords(nearest.distanceKm)}</span>
          </p>
          ${phoneOf(nearest.name, nearest.phone)}`
      : nothing}
  </section>`;
}

/** Why the others do not fit, in one line, what keeps out most first. */
export function excludedOf({ excluded, reached }: Answer) {
  const some = Object.entries(excluded)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([criterion, count]) => word('desk.excluded-one', word(`desk.criterion.${criterion}`), count));
  return html`<p class="quiet number excluded">
    ${word('desk.reached', reached)} ${some.length > 0 ? word('desk.excluded', some.join(word('report.and'))) : nothing}
  </p>`;
}
