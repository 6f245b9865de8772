import type { PropertyValues } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import { timeInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import type { Ahead } from '../shared/reserved';
import { reservedIn } from '../shared/reserved';
import { Ticking } from '../shared/ticking';
import { word } from '../shared/words';
import type { Answer, NearMiss, Ranked, Relay } from './answer';
import { foundIn } from './answer';
import { cardOf } from './card';
import type { Choosing } from './placing';
import type { Need } from './need';
import { isNothingKnown, nightsOf, withChanges } from './need';
import { excludedOf, nearMissesOf, neverOf, relaysOf } from './otherwise';
import { resultsStyles } from './results-styles';

/** What is reserved is read again with an answer that comes later than this. */
const RESERVED_FOR_MS = 60_000;
/** When nobody answered. */
const AGAIN_MS = 5_000;

/** Near misses, where something fits without them. */
const MOST_LATER = 5;

/**
 * Who can take the person; where nobody can, what would have to give: says `concede` with a near miss that was pressed, and
 * `choose` and `hold` with the bed, `relay` with the legs.
 */
class Results extends LitElement {
  static override properties = {
    answer: { attribute: false },
    need: { attribute: false },
    network: { attribute: false },
    answeredAt: { attribute: false },
    isOld: { attribute: false },
    marked: { attribute: false },
    choosing: { attribute: false },
    reserved: { state: true },
  };

  static override styles = [
    parts,
    resultsStyles,
    css`
      h2 {
        font-size: var(--size-title);
      }

      .old {
        filter: grayscale(1);
      }

      .otherwise h2 {
        margin-top: var(--space-6);
        font-size: var(--size-large);
      }

      .misses > li {
        padding: var(--space-3) 0;
      }

      .miss {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0 var(--space-4);
        width: 100%;
        text-align: left;
      }

      button.miss {
        border: 2px solid var(--accent);
      }

      .later .misses > li {
        padding: var(--space-1) 0;
      }

      .later button.miss {
        border-width: 1px;
      }

      .opens {
        font-weight: 700;
      }

      .best {
        padding: 0 var(--space-4);
      }

      .never {
        margin: var(--space-4) 0;
        padding: var(--space-3) var(--space-4);
        border: 2px solid var(--alarm);
        border-radius: var(--radius);
        background: var(--alarm-soft);
      }

      .legs {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }

      .legs li {
        display: flex;
        flex: 1 1 12rem;
        flex-direction: column;
        align-items: start;
        padding: var(--space-2) var(--space-3);
        border: 1px solid var(--accent);
        background: var(--accent-soft);
      }

      .relay {
        margin: var(--space-2) 0 var(--space-4);
      }

      .excluded {
        margin-top: var(--space-6);
      }
    `,
  ];

  declare answer: Answer;
  declare need: Need;
  declare network: string;
  declare answeredAt: number;
  /** What is shown answers an earlier question. */
  declare isOld: boolean;
  /** Pressed on the map. */
  declare marked: number | undefined;
  /** Undefined: the reader may not ask anybody. */
  declare choosing: Choosing | undefined;

  /** Beds that stand empty for emergencies. */
  private declare reserved: Ahead | undefined;
  private reservedAt = Number.NEGATIVE_INFINITY;
  private again = 0;

  private readonly ticking = new Ticking(this);

  override updated(changed: PropertyValues): void {
    if (changed.has('answer')) void this.learnReserved();
  }

  private async learnReserved(): Promise<void> {
    if (performance.now() - this.reservedAt < RESERVED_FOR_MS) return;
    this.reservedAt = performance.now();
    const came = await reservedIn(this.network);
    if (came.state === 'found') this.reserved = came.value;
    else if (came.state === 'away') this.learnAgain();
  }

  /** A line that broke for a moment must not hide for a minute which beds stand empty for tonight. */
  private learnAgain(): void {
    this.reservedAt = Number.NEGATIVE_INFINITY;
    clearTimeout(this.again);
    this.again = window.setTimeout(() => void this.learnReserved(), AGAIN_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.again);
  }

  /** Leads the keyboard to the telephone of the facility with this rank. */
  focusPhone(rank: number): void {
    this.focusIn(`#found-${rank} .phone`);
  }

  /** Says why the facility with this rank stands where it does; a second time, no more. */
  turnWhy(rank: number): void {
    const why = this.renderRoot.querySelector<HTMLDetailsElement>(`#found-${rank} details`);
    if (!why) return;
    why.open = !why.open;
    why.querySelector<HTMLElement>('summary')?.focus();
  }

  focusHeading(): void {
    // Where the need stands above, what was found is brought to the top.
    this.focusIn('h2', matchMedia('(max-width: 60rem)').matches ? 'start' : 'nearest');
  }

  /** Leads the keyboard to the first box to tick. */
  focusChoice(): void {
    this.focusIn('.choose input');
  }

  focusMisses(): void {
    this.focusIn('.misses button, .misses a');
  }

  /** Where the map's marker leads. */
  show(rank: number): void {
    this.renderRoot.querySelector(`#found-${rank}`)?.scrollIntoView({ block: 'nearest' });
  }

  private focusIn(selector: string, block: ScrollLogicalPosition = 'nearest'): void {
    const target = this.renderRoot.querySelector<HTMLElement>(selector);
    target?.focus();
    target?.scrollIntoView({ block });
  }

  override render() {
    const { answer } = this;
    const found = foundIn(answer);
    const nights = nightsOf(this.need, answer.tonight);
    return html`<div class=${this.isOld ? 'old' : ''}>
      <h2 tabindex="-1">
        ${answer.fitting > 0 ? word('desk.found', answer.fitting, found.length) : word('desk.found-none')}
      </h2>
      <p class="quiet number">
        ${word('desk.as-of', timeInWords(this.answeredAt))}
        ${answer.fitting > answer.ranked.length ? word('desk.first-of', answer.ranked.length) : nothing}
      </p>
      ${isNothingKnown(this.need) ? html`<p class="quiet">${word('desk.nothing-known')}</p>` : nothing}
      ${answer.fitting > 0 ? nothing : this.otherwise(false)}
      <ol class="cards" aria-label=${word('desk.results')}>
        ${found.map((one) => cardOf(one, answer, this.network, nights, this.ticking.now, one.rank === this.marked, this.deeds(), this.reserved))}
      </ol>
      ${answer.fitting > 0 ? this.otherwise(true) : nothing} ${excludedOf(answer)}
    </div>`;
  }

  /** @param isLater something fits, so this comes after it */
  private otherwise(isLater: boolean) {
    const { relays = [], tonight } = this.answer;
    const canApply = ({ changes }: NearMiss) => withChanges(this.need, changes, tonight) !== undefined;
    const nearMisses = isLater ? this.answer.nearMisses.filter(canApply).slice(0, MOST_LATER) : this.answer.nearMisses;
    return html`<div class="otherwise ${isLater ? 'later' : ''}">
      ${neverOf(this.answer)}
      ${nearMisses.length > 0
        ? html`<h2>${word(isLater ? 'desk.more-if' : 'desk.found-if')}</h2>
            ${nearMissesOf(nearMisses, this.network, nightsOf(this.need, tonight), isLater, canApply, (miss) => this.concede(miss))}`
        : nothing}
      ${relays.length > 0 ? html`<h2>${word('desk.relays')}</h2>${relaysOf(relays, this.choosing && ((relay) => this.askRelay(relay)), this.choosing?.isBusy ?? false)}` : nothing}
      ${!isLater && nearMisses.length === 0 && relays.length === 0 ? html`<p>${word('desk.nothing-near')}</p>` : nothing}
    </div>`;
  }

  private deeds() {
    const { choosing } = this;
    if (!choosing) return undefined;
    const say = (what: string) => (detail: Ranked) => void this.dispatchEvent(new CustomEvent<Ranked>(what, { detail }));
    return { choosing, toggle: say('choose'), hold: say('hold') };
  }

  private askRelay(relay: Relay): void {
    this.dispatchEvent(new CustomEvent<Relay>('relay', { detail: relay }));
  }

  private concede(miss: NearMiss): void {
    this.dispatchEvent(new CustomEvent<NearMiss>('concede', { detail: miss }));
  }
}

customElements.define('tomarigi-desk-results', Results);

export type { Results };
