import { LitElement, type PropertyValues, css, html, nothing } from 'lit';
import '../shared/freshness';
import type { Facility } from '../shared/board';
import { openByNight } from '../shared/board';
import { RESPONDERS, kindWord } from '../shared/capability';
import type { Night } from '../shared/nights';
import { nightAfter, nightInWords, weekdayOf } from '../shared/nights';
import { parts } from '../shared/parts';
import { word } from '../shared/words';
import { takesInShort } from './takes';

const NIGHTS_AHEAD = 6;
/** Of a weekday, where it stands over a number: 日, Su. */
const DAY_LETTERS = 2;
/** More characters than this do not fit a line of the narrowest card. */
const LONG_NAME = 17;

/** Of a team that comes to people there is one or none; of all others a bed. */
const unitOf = ({ kind }: Facility) => (kind === 'HOME_HELP' ? 'board.unit-team' : 'board.unit');

/** One facility on the wall: tonight large, the six nights after it, how old its word is. Glows once when it changes. */
class FacilityCard extends LitElement {
  static override properties = {
    facility: { attribute: false },
    tonight: { type: String },
    now: { type: Number },
  };

  static override styles = [
    parts,
    css`
      :host {
        display: grid;
        grid-template-columns: 5rem 1fr;
        overflow: hidden;
        height: 100%;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }

      .tonight {
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        gap: var(--space-1);
        padding: var(--space-1);
        border-right: 1px solid var(--line);
        line-height: 1;
      }

      .tonight .count {
        font-size: 2.75rem;
        font-weight: 700;
      }

      .tonight .unit {
        font-size: 1rem;
      }

      .tonight.open {
        background: var(--accent);
        color: var(--on-accent);
      }

      .tonight.none {
        color: var(--ink-quiet);
      }

      .tonight.none.old {
        background: repeating-linear-gradient(-45deg, var(--surface) 0 0.4rem, var(--hatch) 0.4rem 0.5rem);
      }

      .about {
        display: flex;
        flex-direction: column;
        justify-content: space-evenly;
        min-width: 0;
        padding: 0.1rem var(--space-3);
      }

      h3 {
        margin: 0;
        overflow: hidden;
        font-size: 1.35rem;
        line-height: 1.2;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      /* Two lines of small type say more than one of large type that breaks off. */
      h3.long {
        display: -webkit-box;
        font-size: 0.95rem;
        line-height: 1.1;
        white-space: normal;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }

      /* One line; a word that does not fit is left out whole. */
      .takes {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.3rem;
        height: 1.2rem;
        overflow: hidden;
        font-size: 0.95rem;
        line-height: 1.2rem;
      }

      .takes li {
        width: auto;
        padding: 0 0.3rem;
        background: var(--ground);
        line-height: inherit;
      }

      .below {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0 var(--space-2);
        white-space: nowrap;
      }

      ol {
        display: flex;
        margin-left: auto;
        gap: 0.1rem;
      }

      li {
        width: 1.75rem;
        border-radius: var(--radius-small);
        padding: 0.1rem 0;
        line-height: 1.15;
        text-align: center;
      }

      li.open {
        background: var(--accent-soft);
        font-weight: 700;
      }

      .day {
        display: block;
        font-size: 0.85rem;
        font-weight: 400;
      }

      .night-count {
        font-size: 1.15rem;
      }

      @media (max-width: 44rem) {
        .about {
          gap: var(--space-1);
          padding: var(--space-2) var(--space-3);
        }

        h3 {
          white-space: normal;
        }

        .below {
          flex-wrap: wrap;
          gap: var(--space-1) var(--space-2);
        }

        ol {
          flex: 1 0 100%;
        }

        ol li {
          flex: 1;
        }
      }

      @media (prefers-reduced-motion: no-preference) {
        :host(.changed) {
          animation: glow 4s ease-out;
        }
      }

      @keyframes glow {
        0%,
        40% {
          border-color: var(--ageing);
          background: var(--glow);
        }
      }
    `,
  ];

  declare facility: Facility;
  declare tonight: Night;
  declare now: number;

  constructor() {
    super();
    this.addEventListener('animationend', () => this.classList.remove('changed'));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('facility');
    if (before && before.id === this.facility.id && saysOtherwise(before, this.facility)) this.glow();
  }

  override render() {
    const { facility } = this;
    const tonight = facility.openTonight;
    // Nothing is left to give, but something may come free again.
    const held = facility.beds.some(({ taken }) => taken?.startsWith('h'));
    const [, ...ahead] = openByNight(facility, NIGHTS_AHEAD + 1);
    const old = facility.freshness === 'STALE' || facility.freshness === 'NEVER';
    return html`
      <p class="tonight ${tonight ? 'open' : 'none'} ${old ? 'old' : ''}">
        <span class="unseen">${word('board.tonight')}</span>
        <span class="count number">${tonight || html`<span aria-hidden="true">${held ? '◐' : '–'}</span>`}</span>
        ${tonight || held
          ? html`<span class="unit">${word(tonight ? unitOf(facility) : 'report.held')}</span>`
          : html`<span class="unseen">${word('board.none')}</span>`}
      </p>
      <div class="about">
        <h3 class=${facility.name.length > LONG_NAME ? 'long' : nothing} title=${facility.name}>${facility.name}</h3>
        ${this.takes()}
        <div class="below">
          <tomarigi-freshness .band=${facility.freshness} .at=${facility.attestedAt} .now=${this.now}>
          </tomarigi-freshness>
          <ol role="list">
            ${ahead.map((open, index) => this.night(nightAfter(this.tonight, index + 1), open))}
          </ol>
        </div>
      </div>
    `;
  }

  private takes() {
    const { kind, takes } = this.facility;
    const words = [...(kind && RESPONDERS.includes(kind) ? [kindWord(kind)] : []), ...takesInShort(takes)];
    return words.length === 0
      ? nothing
      : html`<ul class="takes" role="list" aria-label=${word('wall.takes')}>
          ${words.map((one) => html`<li>${one}</li>`)}
        </ul>`;
  }

  private night(night: Night, open: number) {
    return html`<li class=${open ? 'open' : nothing}>
      <span class="unseen">${nightInWords(night)}</span>
      <span class="day" aria-hidden="true">${weekdayOf(night).slice(0, DAY_LETTERS)}</span>
      <span class="night-count number">${open || html`<span aria-hidden="true">–</span>`}</span>
      <span class="unseen">${open ? word(unitOf(this.facility)) : word('board.none')}</span>
    </li>`;
  }

  private glow(): void {
    this.classList.remove('changed');
    void this.offsetWidth; // lets an animation that is under way begin anew
    this.classList.add('changed');
  }
}

/** Whether a facility's own word changed; that time has passed is not worth a glow. */
function saysOtherwise(before: Facility, after: Facility): boolean {
  return before.attestedAt !== after.attestedAt || before.beds !== after.beds;
}

customElements.define('tomarigi-card', FacilityCard);
