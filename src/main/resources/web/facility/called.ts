import { LitElement, css, html, nothing } from 'lit';
import { read } from '../shared/api';
import { timeInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import { word } from '../shared/words';
import { ring } from './bell';

interface Owed {
  readonly id: string;
  readonly kind: 'PRACTICE' | 'EMERGENCY' | 'DISASTER';
  readonly note?: string;
  readonly networkName: string;
  readonly startedAt: string;
}

/** Told on the page when the line to the server says that a roll call began, was answered or ended. */
export const ROLL_CALL = 'tomarigi-roll-call';

const LOOK_MS = 60_000;
const SENT_MS = 5_000;

/** All facilities are asked to report now: above everything, until this one has. Nothing for whoever may not answer. */
class CalledUpon extends LitElement {
  static override properties = {
    facility: { type: String },
    owed: { state: true },
    sent: { state: true },
  };

  static override styles = [
    parts,
    css`
      section {
        margin-bottom: var(--space-4);
        padding: var(--space-4);
        border: 3px solid var(--alarm);
        border-radius: var(--radius);
        background: var(--alarm-soft);
      }

      section.practice {
        border-color: var(--ageing);
        border-style: dashed;
        background: var(--surface);
      }

      h2 {
        margin-bottom: var(--space-2);
        font-size: var(--size-large);
      }

      .note {
        overflow-wrap: anywhere;
        font-weight: 700;
      }

      .button {
        width: 100%;
        min-height: 4rem;
        margin: var(--space-3) 0 var(--space-2);
        font-size: var(--size-large);
      }
    `,
  ];

  declare facility: string;
  private declare owed: readonly Owed[];
  private declare sent: boolean;
  /** Each sounds once. */
  private readonly heard = new Set<string>();
  private timer = 0;

  constructor() {
    super();
    this.owed = [];
    this.sent = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener(ROLL_CALL, this.load);
    window.addEventListener('online', this.load);
    document.addEventListener('visibilitychange', this.load);
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener(ROLL_CALL, this.load);
    window.removeEventListener('online', this.load);
    document.removeEventListener('visibilitychange', this.load);
    clearTimeout(this.timer);
  }

  private readonly load = async (): Promise<void> => {
    clearTimeout(this.timer);
    const came = await read<{ readonly rollCalls: readonly Owed[] }>(
      `/api/facilities/${encodeURIComponent(this.facility)}/roll-calls`,
    );
    if (!this.isConnected || came.state === 'closed' || came.state === 'missing') return;
    if (came.state === 'found') {
      const isNew = came.value.rollCalls.some(({ id }) => !this.heard.has(id));
      for (const { id } of came.value.rollCalls) this.heard.add(id);
      if (isNew) {
        this.sent = false;
        ring();
      }
      this.owed = came.value.rollCalls;
      if (this.owed.length === 0) this.sent = false;
    }
    clearTimeout(this.timer);
    this.timer = window.setTimeout(this.load, this.sent ? SENT_MS : LOOK_MS);
  };

  override render() {
    return html`<div aria-live="assertive">${this.owed.map((one) => this.call(one))}</div>`;
  }

  private call({ kind, note, networkName, startedAt }: Owed) {
    const practice = kind === 'PRACTICE';
    return html`<section class=${practice ? 'practice' : ''} aria-label=${word('inbox.roll-call')}>
      <h2>${practice ? word('inbox.practice') : nothing} ${word(`inbox.roll-call.${kind}`, networkName)}</h2>
      ${note ? html`<p class="note">${note}</p>` : nothing}
      <p>${word('inbox.roll-call-help', timeInWords(Date.parse(startedAt)))}</p>
      <button class="button primary" aria-disabled=${this.sent} @click=${this.attest}>
        ${word(this.sent ? 'inbox.roll-call-sent' : 'report.attest')}
      </button>
    </section>`;
  }

  private readonly attest = (): void => {
    if (this.sent) return;
    this.sent = true;
    this.dispatchEvent(new CustomEvent('attest'));
    clearTimeout(this.timer);
    this.timer = window.setTimeout(this.load, SENT_MS);
  };
}

customElements.define('tomarigi-called-upon', CalledUpon);
