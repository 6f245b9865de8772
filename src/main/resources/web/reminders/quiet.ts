import { LitElement, html, nothing } from 'lit';
import '../shared/freshness';
import type { Freshness } from '../shared/board';
import { pageAt, read } from '../shared/api';
import { forms } from '../shared/forms';
import { keeping } from '../shared/keeping';
import { momentInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import { Ticking } from '../shared/ticking';
import { word } from '../shared/words';
import type { Reminder } from './called';
import { styles } from './styles';
import { phoneLink, toldInWords } from './told';

interface Line {
  readonly facility: string;
  readonly name: string;
  readonly phone?: string;
  readonly district?: string;
  readonly attestedAt?: string;
  readonly freshness: Freshness;
  readonly devices: number;
  readonly letters: number;
  readonly unanswered: number;
  readonly officersKnow: boolean;
  readonly nextAt?: string;
  readonly reminders: readonly Reminder[];
}

const ORDERS = ['silence', 'unanswered', 'name', 'district'] as const;
type Order = (typeof ORDERS)[number];

const LOOK_MS = 60_000;
const AT_ONCE = 100;

const orders: Record<Order, (one: Line, other: Line) => number> = {
  silence: (one, other) => (one.attestedAt ?? '').localeCompare(other.attestedAt ?? ''),
  unanswered: (one, other) => other.unanswered - one.unanswered,
  name: (one, other) => one.name.localeCompare(other.name, 'ja'),
  district: (one, other) => (one.district ?? '').localeCompare(other.district ?? '', 'ja'),
};

/** Which facilities went quiet, what they were reminded of, and whom no reminder reaches. */
class Quiet extends LitElement {
  static override properties = {
    network: {},
    lines: { state: true },
    order: { state: true },
    shown: { state: true },
    isAway: { state: true },
  };

  static override styles = [parts, forms, keeping, styles];

  declare network: string;
  private declare lines: readonly Line[] | undefined;
  private declare order: Order;
  private declare shown: number;
  private declare isAway: boolean;
  private readonly ticking = new Ticking(this);
  private timer = 0;

  constructor() {
    super();
    this.order = 'silence';
    this.shown = AT_ONCE;
    this.isAway = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private async load(): Promise<void> {
    const came = await read<{ readonly facilities: readonly Line[] }>(
      `/api/networks/${encodeURIComponent(this.network)}/reminders`,
    );
    if (!this.isConnected) return;
    this.isAway = came.state !== 'found';
    if (came.state === 'found') this.lines = came.value.facilities;
    this.timer = window.setTimeout(() => void this.load(), LOOK_MS);
  }

  override render() {
    const { lines } = this;
    if (!lines) return html`<p role="status">${word(this.isAway ? 'connection.never' : 'wall.loading')}</p>`;
    const sorted = [...lines].sort(orders[this.order]);
    const reachable = sorted.filter(({ devices, letters }) => devices + letters > 0);
    const unreachable = sorted.filter(({ devices, letters }) => devices + letters === 0);
    return html`<section aria-labelledby="quiet">
        <h2 id="quiet">${word('remind.quiet')}</h2>
        <p class="quiet">${word('remind.quiet-help')}</p>
        <div class="tools">
          <div class="field">
            <label for="order">${word('remind.order')}</label>
            <select id="order" @change=${(event: Event) => (this.order = (event.target as HTMLSelectElement).value as Order)}>
              ${ORDERS.map((one) => html`<option value=${one}>${word(`remind.order.${one}`)}</option>`)}
            </select>
          </div>
        </div>
        ${this.list(reachable, word('remind.quiet'), 'remind.none')}
      </section>
      <section aria-labelledby="unreachable">
        <h2 id="unreachable">${word('remind.unreachable', unreachable.length)}</h2>
        <p class="quiet">${word('remind.unreachable-help')}</p>
        ${this.list(unreachable, word('remind.unreachable', unreachable.length), 'remind.all-reachable')}
      </section>`;
  }

  private list(lines: readonly Line[], name: string, none: string) {
    if (lines.length === 0) return html`<p>${word(none)}</p>`;
    return html`<ul class="things" role="list" aria-label=${name}>
        ${lines.slice(0, this.shown).map((one) => html`<li data-facility=${one.facility}>${this.line(one)}</li>`)}
      </ul>
      ${lines.length > this.shown
        ? html`<p><button class="button" @click=${() => (this.shown += AT_ONCE)}>${word('people.more')}</button></p>`
        : nothing}`;
  }

  private line(one: Line) {
    return html`<h3><a href=${pageAt(`/facility/${encodeURIComponent(one.facility)}`)}>${one.name}</a></h3>
      <p class="line">
        <tomarigi-freshness .band=${one.freshness} .at=${one.attestedAt} .now=${this.ticking.now}></tomarigi-freshness>
        ${phoneLink(one.phone, one.name)} ${one.district ? html`<span>${one.district}</span>` : nothing}
      </p>
      ${one.officersKnow ? html`<p class="late">${word('remind.silent', one.unanswered)}</p>` : nothing}
      ${one.nextAt ? html`<p class="quiet number">${word('remind.next', momentInWords(Date.parse(one.nextAt)))}</p>` : nothing}
      ${one.reminders.length > 0
        ? html`<ul role="list">
            ${one.reminders.map((reminder) => html`<li class="number">${this.reminder(reminder)}</li>`)}
          </ul>`
        : nothing}`;
  }

  private reminder(reminder: Reminder) {
    return html`<time datetime=${reminder.at}>${momentInWords(Date.parse(reminder.at))}</time> ${toldInWords(reminder)}
      <strong>${reminder.answeredAt
          ? word('remind.was-answered', momentInWords(Date.parse(reminder.answeredAt)))
          : word('remind.not-answered')}</strong>`;
  }
}

customElements.define('tomarigi-quiet', Quiet);
