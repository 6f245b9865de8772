import { LitElement, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/header';
import type { Read } from '../shared/api';
import { pageAt, read } from '../shared/api';
import { ask, inWords } from '../shared/ask';
import { keeping } from '../shared/keeping';
import { nightInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import type { Agreement, Nights, ReservedNight } from '../shared/reserved';
import '../shared/reserved-calendar';
import { legendOfNights, nightInShort, spokenInWords, termsOf } from '../shared/reserved-calendar';
import { dateInWords, todayAt } from '../shared/roster';
import { serverNow } from '../shared/server-clock';
import { waiting } from '../shared/waiting';
import { word } from '../shared/words';

interface Own {
  readonly tonight: string;
  readonly beds: readonly Nights[];
}

const AGAIN_MS = 4_000;

/** Which beds a facility keeps empty for emergencies, what became of each night, and where it asks to have one back. */
class OwnReserved extends LitElement {
  static override properties = {
    facility: {},
    own: { state: true },
    trouble: { state: true },
    chosen: { state: true },
    said: { state: true },
    done: { state: true },
  };

  static override styles = [parts, keeping];

  declare facility: string;
  private declare own: Own | undefined;
  private declare trouble: Exclude<Read<Own>, { state: 'found' }> | undefined;
  private declare chosen: { readonly agreement: string; readonly night: string } | undefined;
  private declare said: string;
  private declare done: string;
  private retry = 0;

  constructor() {
    super();
    this.said = '';
    this.done = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.retry);
  }

  private path(...more: readonly string[]): string {
    return ['/api/facilities', encodeURIComponent(this.facility), 'reserved', ...more.map(encodeURIComponent)].join('/');
  }

  private async load(): Promise<void> {
    const came = await read<Own>(this.path());
    if (!this.isConnected) return;
    if (came.state === 'found') {
      this.own = came.value;
      this.trouble = undefined;
      return;
    }
    this.trouble = came;
    if (came.state === 'away') this.retry = window.setTimeout(() => void this.load(), AGAIN_MS);
  }

  override render() {
    const { own, trouble } = this;
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        <h1>${word('reserved.own-title')}</h1>
        <p>
          <a class="link" href=${pageAt(`/facility/${encodeURIComponent(this.facility)}`)}>${word('ways.report')}</a>
        </p>
        ${trouble?.state === 'closed'
          ? html`<tomarigi-closed .isSignedIn=${trouble.isSignedIn}></tomarigi-closed>`
          : own
            ? this.content(own)
            : waiting(trouble)}
      </main>
    `;
  }

  private content({ beds, tonight }: Own) {
    return html`
      <p class="quiet">${word('reserved.own-intro')}</p>
      <div role="alert">${this.said ? html`<p class="problem">${this.said}</p>` : nothing}</div>
      <div role="status">${this.done ? html`<p class="said">${this.done}</p>` : nothing}</div>
      ${beds.length === 0 ? html`<p>${word('reserved.own-none')}</p>` : legendOfNights()}
      ${beds.map((one) => this.bed(one, tonight))}
    `;
  }

  private bed(one: Nights, tonight: string) {
    const { agreement } = one;
    const night = this.chosen?.agreement === agreement.id ? one.nights.find((each) => each.night === this.chosen?.night) : undefined;
    return html`<section aria-labelledby=${`bed-${agreement.id}`}>
      <h2 id=${`bed-${agreement.id}`}>${word('reserved.bed', agreement.label)}</h2>
      ${termsOf(agreement)}
      <tomarigi-reserved-calendar
        .nights=${one}
        .chosen=${night?.night}
        @choose=${(event: CustomEvent<ReservedNight>) => this.choose(agreement, event.detail)}
      ></tomarigi-reserved-calendar>
      ${night ? this.night(agreement, night, tonight) : nothing}
    </section>`;
  }

  private night({ id }: Agreement, one: ReservedNight, tonight: string) {
    const mayAsk =
      one.night >= tonight &&
      one.until >= todayAt(serverNow()) &&
      one.state !== 'RELEASED' &&
      one.spoken?.state !== 'ASKED';
    return html`<div role="status">
        <p><strong>${nightInWords(one.night)}</strong> ${nightInShort(one)}</p>
        ${one.spoken ? html`<p class="quiet">${spokenInWords(one)}</p>` : nothing}
        ${one.state === 'BREACH' ? html`<p>${word('reserved.breach-help')}</p>` : nothing}
      </div>
      ${mayAsk
        ? html`<p class="actions">
            <button class="button" @click=${() => void this.askBack(id, one)}>${word('reserved.ask-back')}</button>
            <span class="quiet">${word('reserved.until', dateInWords(one.until))}</span>
          </p>`
        : nothing}`;
  }

  private choose({ id }: Agreement, { night }: ReservedNight): void {
    this.chosen = { agreement: id, night };
    this.said = '';
    this.done = '';
  }

  private async askBack(agreement: string, { night }: ReservedNight): Promise<void> {
    const came = await ask('POST', this.path(agreement, 'nights', night, 'ask'));
    this.said = came.state === 'done' ? '' : came.state === 'away' ? word('people.away') : inWords(came.problem);
    this.done = came.state === 'done' ? word('reserved.asked') : '';
    await this.load();
  }
}

customElements.define('tomarigi-own-reserved', OwnReserved);
