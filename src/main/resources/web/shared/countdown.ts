import { LitElement, css, html } from 'lit';
import { parts } from './parts';
import { word } from './words';

/** あと 12:34, あと 5時間10分, 3分 過ぎています: by the server's seconds, counted from when they came. */
export function leftInWords(seconds: number): string {
  const over = seconds <= 0;
  const left = Math.abs(Math.trunc(seconds));
  const minutes = Math.floor(left / 60);
  const hours = Math.floor(minutes / 60);
  if (over) return word('case.over', hours > 0 ? word('case.hours', hours, minutes % 60) : word('case.minutes', minutes));
  if (minutes < 60) return word('case.left', `${minutes}:${String(left % 60).padStart(2, '0')}`);
  if (hours < 48) return word('case.left', word('case.hours', hours, minutes % 60));
  return word('case.left', word('case.days', Math.floor(hours / 24)));
}

/** How long something may still take: `<tomarigi-countdown .left=${ask.secondsLeft} .since=${live.readAt}>`. */
class Countdown extends LitElement {
  static override properties = {
    left: { attribute: false },
    since: { attribute: false },
  };

  static override styles = [
    parts,
    css`
      :host {
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }

      .soon {
        color: var(--ageing);
        font-weight: 700;
      }

      .over {
        color: var(--alarm);
        font-weight: 700;
      }
    `,
  ];

  declare left: number;
  /** As `performance.now()` said when `left` came. */
  declare since: number;

  private timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = window.setInterval(() => this.requestUpdate(), 1_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override render() {
    const left = this.left - (performance.now() - this.since) / 1_000;
    const kind = left <= 0 ? 'over' : left < 180 ? 'soon' : '';
    return html`<span class=${kind}
      >${left <= 0 ? html`<span aria-hidden="true">⚠</span> ` : ''}${leftInWords(left)}</span
    >`;
  }
}

customElements.define('tomarigi-countdown', Countdown);
