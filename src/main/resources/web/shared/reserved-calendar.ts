import { LitElement, css, html } from 'lit';
import { dayOf, momentInWords, monthOf, nightInWords, weekdayOf } from './nights';
import { parts } from './parts';
import type { Agreement, Nights, NightState, ReservedNight } from './reserved';
import { WEEKDAYS, weeksOf } from './reserved';
import { dateInWords } from './roster';
import { locale, word } from './words';

const yen = new Intl.NumberFormat(locale);

/** With a shape, so that no reader needs the colour. */
const MARKS: Readonly<Record<NightState, string>> = { KEPT: '□', USED: '●', RELEASED: '↩', BREACH: '⚠' };

/** What became of a night, in words; that somebody waits for an answer comes first. */
export function nightInShort({ state, spoken }: ReservedNight): string {
  return spoken?.state === 'ASKED' ? word('reserved.state.ASKED') : word(`reserved.state.${state}`);
}

/** The nights of one agreement, a row for each week; says `choose` with the night that was pressed. */
class ReservedCalendar extends LitElement {
  static override properties = {
    nights: { attribute: false },
    chosen: {},
  };

  static override styles = [
    parts,
    css`
      :host {
        display: block;
      }

      table {
        width: 100%;
        max-width: 40rem;
        border-collapse: collapse;
        table-layout: fixed;
      }

      th,
      td {
        padding: 1px;
        text-align: center;
        font-weight: 400;
      }

      button,
      .none {
        display: grid;
        place-content: center;
        width: 100%;
        min-height: 3rem;
        padding: 0;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-small);
        background: var(--surface);
        line-height: 1.2;
        cursor: pointer;
      }

      .none {
        border-color: transparent;
        background: none;
        color: var(--ink-quiet);
        cursor: default;
      }

      .USED {
        border-color: var(--accent);
        background: var(--accent-soft);
        font-weight: 700;
      }

      .RELEASED {
        border-style: dashed;
        color: var(--ink-quiet);
      }

      .BREACH,
      .asked {
        border: 2px solid var(--alarm);
        background: var(--alarm-soft);
        font-weight: 700;
      }

      [aria-pressed='true'] {
        outline: 3px solid var(--focus);
      }
    `,
  ];

  declare nights: Nights;
  declare chosen: string | undefined;

  override render() {
    const { nights } = this.nights;
    if (nights.length === 0) return html`<p class="quiet">${word('reserved.no-nights')}</p>`;
    const known = new Map(nights.map((one) => [one.night, one]));
    const weeks = weeksOf(nights[0]!.night, nights.at(-1)!.night);
    return html`<table class="number">
      <caption class="unseen">
        ${word('reserved.nights-of', this.nights.facilityName, this.nights.agreement.label)}
      </caption>
      <thead>
        <tr>
          ${weeks[0]!.map((night) => html`<th scope="col">${weekdayOf(night)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${weeks.map(
          (week, index) => html`<tr>
            ${week.map((night) => html`<td>${this.cell(night, known.get(night), index === 0)}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private cell(night: string, one: ReservedNight | undefined, isFirst: boolean) {
    const day = isFirst || dayOf(night) === '1' ? html`<span class="unseen">${monthOf(night)}</span>${dayOf(night)}` : dayOf(night);
    if (!one) return html`<span class="none">${day}</span>`;
    const isAsked = one.spoken?.state === 'ASKED';
    return html`<button
      class="${one.state} ${isAsked ? 'asked' : ''}"
      aria-label=${word('reserved.night', nightInWords(night), nightInShort(one))}
      aria-pressed=${night === this.chosen}
      @click=${() => this.dispatchEvent(new CustomEvent<ReservedNight>('choose', { detail: one }))}
    >
      <span>${day}</span><span aria-hidden="true">${isAsked ? '?' : MARKS[one.state]}</span>
    </button>`;
  }
}

/** What the shapes stand for. */
export function legendOfNights() {
  return html`<p class="quiet">
    ${(['KEPT', 'USED', 'RELEASED', 'BREACH'] as const).map(
      (state) => html`<span><span aria-hidden="true">${MARKS[state]}</span> ${word(`reserved.state.${state}`)}</span> `,
    )}
  </p>`;
}

/** From when to when, on which evenings, for how much. */
export function termsOf(one: Agreement) {
  const days =
    one.weekdays.length === WEEKDAYS.length
      ? word('reserved.every-day')
      : WEEKDAYS.filter((day) => one.weekdays.includes(day))
          .map((day) => word(`reserved.day.${day}`))
          .join(word('report.and'));
  return html`<p class="number">
    ${word('reserved.terms', dateInWords(one.first), dateInWords(one.last), days)}<br />${word('reserved.price', yen.format(one.yen), yen.format(one.yenWhenUsed))}
  </p>`;
}

/** Who asked and decided, and when. */
export function spokenInWords({ spoken }: ReservedNight): string {
  const at = (moment: string | undefined) => (moment ? momentInWords(Date.parse(moment)) : '');
  if (spoken?.state === 'ASKED') return word('reserved.spoken.ASKED', at(spoken.askedAt));
  return spoken ? word(`reserved.spoken.${spoken.state}`, at(spoken.decidedAt)) : '';
}

customElements.define('tomarigi-reserved-calendar', ReservedCalendar);
