import { LitElement, css, html, nothing } from 'lit';
import { read } from '../shared/api';
import { timeInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import type { Gap } from '../shared/rota';
import { rotaPath } from '../shared/rota';
import { word } from '../shared/words';

interface OnWall {
  readonly isPlanned: boolean;
  readonly shifts: readonly {
    readonly level: number;
    readonly from: string;
    readonly until?: string;
    readonly name?: string;
    readonly phone?: string;
  }[];
  readonly gaps: readonly Gap[];
}

/** The board comes first. */
const FIRST_MS = 3_000;
/** What an answer says holds for a day and a half; this is how late a swap arrives. Thousands of walls do not ask at once. */
const AGAIN_MS = 240_000;
const SPREAD_MS = 60_000;

/** Who answers now, then who, as far as a wall shows it. */
class WallOnCall extends LitElement {
  static override properties = {
    network: {},
    now: { type: Number },
    answer: { state: true },
  };

  static override styles = [
    parts,
    css`
      :host {
        display: block;
        min-width: 0;
        font-size: 1.25rem;
        line-height: 1.4;
      }

      :host([hidden]) {
        display: none;
      }

      /* Where it is narrow, until when is cut first, then a name; the number never. */
      p {
        display: flex;
        gap: 0.35em;
        align-items: baseline;
        white-space: nowrap;
      }

      p > * {
        flex: none;
      }

      .who,
      small {
        flex: 0 1 auto;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
      }

      small {
        flex-shrink: 100;
        line-height: inherit;
      }

      .phone {
        font-weight: 700;
      }

      .nobody {
        padding: 0 var(--space-3);
        border-left: 0.375rem solid var(--alarm);
        background: var(--alarm-soft);
        font-weight: 700;
      }

      @media (max-width: 44rem) {
        :host {
          font-size: var(--size-body);
        }

        p {
          flex-wrap: wrap;
          white-space: normal;
        }
      }
    `,
  ];

  declare network: string;
  /** By the server’s clock. */
  declare now: number;
  private declare answer: OnWall | undefined;
  private timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = window.setTimeout(() => void this.load(), FIRST_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private async load(): Promise<void> {
    const came = await read<OnWall>(rotaPath(this.network, 'wall'));
    if (!this.isConnected) return;
    if (came.state === 'found') this.answer = came.value;
    this.timer = window.setTimeout(() => void this.load(), AGAIN_MS + Math.random() * SPREAD_MS);
  }

  protected override willUpdate(): void {
    this.hidden = !this.answer?.isPlanned;
  }

  override render() {
    const { answer, now } = this;
    if (!answer?.isPlanned) return nothing;
    const contains = ({ from, until }: { from: string; until?: string }) =>
      Date.parse(from) < now + 60_000 && (!until || Date.parse(until) > now);
    const holders = [1, 2].flatMap((level) => answer.shifts.find((shift) => shift.level === level && contains(shift)) ?? []);
    if (answer.gaps.some(contains)) return html`<p class="nobody" role="status">${word('oncall.nobody')}</p>${holders.map(line)}`;
    return holders.map(line);
  }
}

function line({ level, name, phone, until }: OnWall['shifts'][number]) {
  return html`<p>
    <span>${word(`oncall.call.${level}`)}</span>
    <span class="who">${name ?? word('oncall.somebody')}</span>
    ${phone ? html`<span class="phone number">${phone}</span>` : nothing}
    ${until && level === 1 ? html`<small class="number">${word('oncall.until', timeInWords(Date.parse(until)))}</small>` : nothing}
  </p>`;
}

customElements.define('tomarigi-wall-on-call', WallOnCall);
