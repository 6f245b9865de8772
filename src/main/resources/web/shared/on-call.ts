import { LitElement, css, html, nothing } from 'lit';
import { pageAt, read } from './api';
import { parts } from './parts';
import type { Backup, Gap } from './rota';
import { LEVELS, dayAt, endInWords, rotaPage, rotaPath, spanInWords, telephone } from './rota';
import { serverSaysItIs } from './server-clock';
import { Ticking } from './ticking';
import { word } from './words';

interface Answering {
  readonly level: number;
  readonly from: string;
  /** Left out: for longer than anybody looks ahead. */
  readonly until?: string;
  readonly member: string;
  readonly name: string;
  readonly office?: string;
  readonly phone: string;
  readonly district?: string;
  readonly insteadOf?: string;
  readonly backup?: Backup;
  readonly byBackup: boolean;
}

interface Now {
  readonly at: string;
  readonly isPlanned: boolean;
  readonly shifts: readonly Answering[];
  readonly gaps: readonly Gap[];
}

const AGAIN_MS = 60_000;

/** Who answers now, then who, with their phones; and when nobody would. It changes with the shift. */
class OnCall extends LitElement {
  static override properties = {
    network: {},
    isLarge: { type: Boolean, attribute: 'large' },
    now: { state: true },
  };

  static override styles = [
    parts,
    css`
      :host {
        display: block;
      }

      :host([hidden]) {
        display: none;
      }

      section {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-8);
        align-items: baseline;
        padding: var(--space-2) var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }

      .one {
        min-width: 0;
        overflow-wrap: anywhere;
      }

      .one p {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--space-3);
      }

      .phone {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
        font-weight: 700;
        white-space: nowrap;
      }

      :host([large]) section {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
        gap: var(--space-4);
        padding: 0;
        border: 0;
        background: none;
      }

      :host([large]) .one {
        padding: var(--space-4);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
      }

      :host([large]) .first {
        border: 0.2rem solid var(--accent);
        grid-column: 1 / -1;
      }

      :host([large]) strong {
        font-size: var(--size-title);
      }

      :host([large]) .first strong,
      :host([large]) .first .phone {
        font-size: 2rem;
        line-height: 1.3;
      }

      .nobody,
      .gaps {
        padding: var(--space-3) var(--space-4);
        border-left: 0.375rem solid var(--alarm);
        border-radius: var(--radius-small);
        background: var(--alarm-soft);
        font-weight: 700;
      }

      .nobody {
        grid-column: 1 / -1;
      }

      .gaps {
        margin-top: var(--space-2);
      }

      .gaps li {
        font-weight: 400;
      }

      .gaps a,
      .more {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
      }
    `,
  ];

  declare network: string;
  declare isLarge: boolean;
  private declare now: Now | undefined;
  private readonly ticking = new Ticking(this);
  private timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    this.timer = window.setInterval(() => void this.load(), AGAIN_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  /** Again, because something was changed here. */
  async load(): Promise<void> {
    const came = await read<Now>(rotaPath(this.network, 'now'));
    // Whoever was known goes on to be, as long as nobody says otherwise.
    if (came.state !== 'found' || !this.isConnected) return;
    serverSaysItIs(came.value.at);
    this.now = came.value;
  }

  override render() {
    const { now } = this;
    if (!now) return nothing;
    if (!now.isPlanned) return this.isLarge ? html`<p>${word('oncall.none')}</p>` : nothing;
    const at = this.ticking.now;
    const holders = LEVELS.map((level) =>
      now.shifts.find(
        (shift) => shift.level === level && Date.parse(shift.from) <= at + 59_999 && (!shift.until || Date.parse(shift.until) > at),
      ),
    );
    const isGap = now.gaps.some(({ from, until }) => Date.parse(from) <= at + 59_999 && Date.parse(until) > at);
    return html`<section aria-label=${word('oncall.now')}>
        ${!holders[0] ? html`<p class=${isGap ? 'nobody' : ''} role=${isGap ? 'alert' : 'status'}>${word(isGap ? 'oncall.nobody' : 'oncall.no-hours')}</p>` : nothing}
        ${holders.map((one) => (one ? this.one(one, at) : nothing))} ${this.next(now, at, holders[0])}
        ${this.isLarge ? nothing : html`<a class="more" href=${pageAt(rotaPage(this.network))}>${word('ways.rota')}</a>`}
      </section>
      ${this.isLarge ? nothing : gapsInWords(now.gaps, this.network)}`;
  }

  private one(shift: Answering, at: number) {
    return html`<div class="one ${shift.level === 1 ? 'first' : ''}">
      <p class="quiet">${word(`oncall.call.${shift.level}`)}${shift.until ? html` <span class="number">${word('oncall.until', endInWords(Date.parse(shift.until), dayAt(at)))}</span>` : nothing}</p>
      <p>
        <strong>${shift.name}</strong>
        <a class="phone number" href=${telephone(shift.phone)} aria-label=${word('oncall.phone-of', shift.name, shift.phone)}>${shift.phone}</a>
      </p>
      ${shift.byBackup
        ? html`<p>${word('oncall.backup-of', shift.office ?? '')}</p>`
        : shift.office || shift.district
          ? html`<p class="quiet">${[shift.office, shift.district].filter(Boolean).join(' · ')}</p>`
          : nothing}
      ${shift.insteadOf ? html`<p>${word('oncall.instead-of', shift.insteadOf)}</p>` : nothing}
      ${shift.backup
        ? html`<p>
            <span class="quiet">${word('oncall.backup')}</span> ${shift.backup.name}
            <a class="phone number" href=${telephone(shift.backup.phone)} aria-label=${word('oncall.phone-of', shift.backup.name, shift.backup.phone)}>${shift.backup.phone}</a>
          </p>`
        : nothing}
    </div>`;
  }

  /** Not who answers now: that shift begins with the answer of the server, which this clock may be a moment behind. */
  private next(now: Now, at: number, holder: Answering | undefined) {
    const since = Math.max(at, Date.parse(now.at));
    const next = now.shifts.find((shift) => shift.level === 1 && shift !== holder && Date.parse(shift.from) > since);
    if (!next) return nothing;
    return html`<div class="one">
      <p class="quiet">${word('oncall.next', word('oncall.from', endInWords(Date.parse(next.from), dayAt(at))))}</p>
      <p>
        <strong>${next.name}</strong>
        <a class="phone number" href=${telephone(next.phone)} aria-label=${word('oncall.phone-of', next.name, next.phone)}>${next.phone}</a>
      </p>
    </div>`;
  }
}

/** Shouted: when nobody answers, and where somebody can be put in. */
function gapsInWords(gaps: readonly Gap[], network: string) {
  if (gaps.length === 0) return nothing;
  return html`<div class="gaps" role="alert">
    <p><span aria-hidden="true">⚠</span> ${word('oncall.gaps', gaps.length)}</p>
    <ul>
      ${gaps.slice(0, 5).map((gap) => html`<li class="number">${spanInWords(gap)}</li>`)}
    </ul>
    <a href=${pageAt(rotaPage(network))}>${word('oncall.fill')}</a>
  </div>`;
}

customElements.define('tomarigi-on-call', OnCall);
