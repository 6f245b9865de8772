import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { signInAddress } from '../shared/api';
import type { Person } from '../shared/case';
import type { Night } from '../shared/nights';
import { parts } from '../shared/parts';
import { word } from '../shared/words';
import type { Asked, Said, Stay } from './asked';
import { clockOf, factsOf, livingStay, nightsInWords } from './asked';
import type { Answering } from './answering';
import './answering';
import type { News, Sending } from './asks';
import { Asks } from './asks';
import './bell';
import { ring } from './bell';
import { inboxStyles } from './inbox-styles';
import { Led } from './led';
import type { Revoked } from './revoking';
import './revoking';
import { Settling } from './settling';
import type { Standing } from './standing';

/** From here on there is no time to be lost. */
const SOON_S = 120;
/** A second tap of one that was meant comes sooner. */
const SECOND_TAP_MS = 800;
const TELEPHONE = /\+?\d[\d-]{8,}\d/;

/**
 * What the facility is asked, above all else on its page: with the time left, what is needed, and the answers. Of whom it is
 * stands here after a yes alone. Shows nothing to whoever may not answer.
 */
class Inbox extends LitElement {
  static override properties = {
    facility: { type: String },
    beds: { attribute: false },
    tonight: { type: String },
    heard: { state: true },
  };

  static override styles = [parts, inboxStyles];

  declare facility: string;
  declare beds: readonly Standing[];
  declare tonight: Night;
  /** For screen readers: said at once. */
  private declare heard: string;

  private asks!: Asks;
  private readonly led = new Led(this);
  private readonly title0 = document.title;
  private readonly warned = new Set<string>();
  /** Which cards stand where, as they were last drawn. */
  private layout = '';
  private readonly settling = new Settling();
  /** What was answered last: the keyboard stays with it. */
  private following: string | undefined;

  constructor() {
    super();
    this.heard = '';
    this.beds = [];
  }

  override connectedCallback(): void {
    this.asks ??= new Asks(this, this.facility, (news) => this.hear(news));
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.title = this.title0;
  }

  private hear({ arrived, over }: News): void {
    const sentences = arrived.map((asked) => {
      const facts = factsOf(asked).filter(({ known }) => known);
      return [
        word(asked.practice ? 'inbox.arrived-practice' : 'inbox.arrived', Math.ceil(this.asks.left(asked.id) / 60)),
        ...facts.map(({ name, words }) => `${name} ${words}`),
      ].join(word('report.and'));
    });
    const thanks = over.map((asked) => this.thanks(asked));
    this.heard = [...sentences, ...thanks].join(' ');
    if (arrived.length > 0) ring();
  }

  override render() {
    const { shown, waiting, sending } = this.asks;
    this.warn(waiting);
    const real = waiting.filter(({ practice }) => !practice).length;
    document.title =
      waiting.length === 0
        ? this.title0
        : word(real > 0 ? 'inbox.title' : 'inbox.title-practice', waiting.length, this.title0);
    return html`
      <div class="unseen" aria-live="assertive">${this.heard}</div>
      ${shown.length > 0
        ? html`<section aria-labelledby="head">
            <div class="head">
              <h2 id="head">
                ${waiting.length > 0 ? word('inbox.waiting', waiting.length) : word('inbox.none-waiting')}
              </h2>
              <tomarigi-bell short></tomarigi-bell>
            </div>
            ${repeat(
              shown,
              ({ id }) => id,
              (asked) => html`<div class="slot" data-ask=${asked.id}>${this.card(asked, sending.get(asked.id))}</div>`,
            )}
          </section>`
        : this.unknownWaiting()}
    `;
  }

  /** Answers of an earlier page, while nothing can be read. */
  private unknownWaiting() {
    const count = this.asks.sending.size;
    return count > 0 ? html`<p class="over">${word('inbox.kept', count)}</p>` : nothing;
  }

  private warn(waiting: readonly Asked[]): void {
    for (const { id, practice } of waiting) {
      const left = this.asks.left(id);
      if (left > SOON_S || this.warned.has(id)) continue;
      this.warned.add(id);
      if (left > SOON_S - 5) queueMicrotask(() => (this.heard = `${practice ? word('inbox.practice') : ''} ${word('inbox.two-minutes')}`));
    }
  }

  private card(asked: Asked, sending: Sending | undefined) {
    const stay = livingStay(asked);
    if (this.asks.isOpen(asked) || (asked.state === 'WAITING' && sending)) return this.waitingCard(asked, sending);
    return stay ? this.stayCard(asked, stay) : this.overCard(asked);
  }

  private waitingCard(asked: Asked, sending: Sending | undefined) {
    const left = this.asks.left(asked.id);
    const soon = left < SOON_S;
    const why = this.asks.refused.get(asked.id);
    return html`<article class="card ${soon ? 'soon' : ''}" aria-labelledby=${`ask-${asked.id}`}>
      <div class="top">
        <h3 id=${`ask-${asked.id}`}>${this.practice(asked)} ${word('inbox.asked')}</h3>
        <p class="left">
          ${soon ? html`<strong>${word('inbox.soon')}</strong>` : word('inbox.left')}
          <span class="clock number" role="timer">${clockOf(left)}</span>
        </p>
      </div>
      ${asked.practice ? html`<p class="quiet">${word('inbox.practice-help')}</p>` : nothing}
      <dl>
        ${factsOf(asked).map(
          ({ name, words, known }, index) =>
            html`<div class=${index === 0 || index === 3 || index === 4 ? 'whole' : ''}>
              <dt>${name}</dt>
              <dd class=${known ? '' : 'quiet'}>
                ${index === 0 && asked.from === this.tonight ? html`${word('board.tonight')} ` : nothing}${words}
              </dd>
            </div>`,
        )}
        ${this.wished(asked)}
      </dl>
      ${why ? html`<p class="problem" role="alert"><span aria-hidden="true">⚠</span> ${why}</p>` : nothing}
      <tomarigi-answering
        ?hidden=${sending}
        .asked=${asked}
        .beds=${this.beds}
        @answer=${(event: CustomEvent<Said>) => this.say(asked, event.detail)}
      ></tomarigi-answering>
      ${sending ? this.onItsWay(sending) : nothing}
    </article>`;
  }

  private wished({ bed }: Asked) {
    const label = bed && this.beds.find(({ id }) => id === bed)?.label;
    if (!label) return nothing;
    return html`<div>
      <dt>${word('inbox.wished')}</dt>
      <dd>${label}</dd>
    </div>`;
  }

  private onItsWay({ answer, late }: Sending) {
    return html`<div class="sending" tabindex="-1" role="group" aria-label=${word('inbox.sending', word(`inbox.said.${answer}`))}>
      <p><strong>${word('inbox.sending', word(`inbox.said.${answer}`))}</strong></p>
      ${late === 'away' ? html`<p class="problem"><span aria-hidden="true">⚠</span> ${word('inbox.away')}</p>` : nothing}
      ${late === 'signed-out'
        ? html`<p class="problem">
            <span aria-hidden="true">⚠</span> ${word('inbox.signed-out')} <a href=${signInAddress()}>${word('signin.do')}</a>
          </p>`
        : nothing}
    </div>`;
  }

  /** Of whom it is, now that the facility takes them. */
  private stayCard(asked: Asked, stay: Stay) {
    const bed = this.beds.find(({ id }) => id === stay.bed)?.label;
    const held = stay.state === 'HELD';
    const just = this.asks.isFresh(asked.id);
    return html`<details class="card yes" ?open=${just || held} aria-labelledby=${`ask-${asked.id}`}>
      <summary @click=${(event: Event) => !this.settling.isSettled() && event.preventDefault()}>
        <h3 id=${`ask-${asked.id}`} tabindex=${just ? -1 : nothing}>
          ${this.practice(asked)} <span aria-hidden="true">${held ? '◐' : '✓'}</span>
          ${word(held ? 'inbox.held' : 'inbox.agreed')}
        </h3>
        <span>${nightsInWords(stay.from, stay.count)}${bed ? html` ${word('report.bed')} ${bed}` : nothing}</span>
      </summary>
      ${held
        ? html`<p>
            ${word('inbox.held-help')}
            <span class="left"
              >${word('inbox.left')} <span class="clock number" role="timer">${clockOf(this.asks.left(asked.id))}</span></span
            >
          </p>`
        : html`<p>${word('inbox.agreed-help')}</p>`}
      <dl class="person">
        ${this.personal(asked.person ?? {}, asked.situation)}
        ${factsOf(asked)
          .slice(1)
          .map(
            ({ name, words, known }) =>
              html`<dt>${name}</dt>
                <dd class=${known ? '' : 'quiet'}>${words}</dd>`,
          )}
      </dl>
      ${this.revoking(asked)}
    </details>`;
  }

  /** The facility cannot after all. */
  private revoking(asked: Asked) {
    const why = this.asks.refused.get(asked.id);
    return html`${why ? html`<p class="problem" role="alert"><span aria-hidden="true">⚠</span> ${why}</p>` : nothing}
      <tomarigi-revoking
        .isBusy=${this.asks.isBusy(asked.id)}
        @revoke=${(event: CustomEvent<Revoked>) => this.revoke(asked, event.detail)}
      ></tomarigi-revoking>`;
  }

  private revoke(asked: Asked, why: Revoked): void {
    this.following = asked.id;
    void this.asks.revoke(asked, why);
  }

  private personal({ name, kana, contact, address, notes }: Person, situation: string | undefined) {
    const called = name && kana ? word('inbox.name-kana', name, kana) : name || kana;
    const lines: readonly (readonly [string, unknown])[] = [
      ['name', called || word('inbox.unknown')],
      ['contact', contact ? telephoned(contact) : word('inbox.unknown')],
      ['situation', situation || word('inbox.unknown')],
      ['address', address],
      ['notes', notes],
    ];
    return lines
      .filter(([, value]) => value)
      .map(
        ([what, value]) =>
          html`<dt>${word(`inbox.person.${what}`)}</dt>
            <dd class="told">${value}</dd>`,
      );
  }

  private overCard(asked: Asked) {
    return html`<article class="card over">
      <p id=${`ask-${asked.id}`} tabindex="-1">
        ${this.practice(asked)} ${this.asks.tooLate.has(asked.id) ? word('inbox.too-late') : nothing} ${this.thanks(asked)}
      </p>
      <p class="quiet">${nightsInWords(asked.from, asked.nights)}</p>
      <button class="button" @click=${() => this.asks.dismiss(asked.id)}>${word('report.seen')}</button>
    </article>`;
  }

  private thanks({ id, state, closing, answer, stays }: Asked): string {
    switch (state) {
      case 'NO':
        return word('inbox.thanks.no', word(`inbox.reason.${answer?.reason ?? 'OTHER'}`));
      case 'CALL_ME':
        return word('inbox.thanks.call');
      case 'YES':
      case 'YES_BUT':
        if (!stays.some(({ ask }) => ask === id)) return word('inbox.thanks.kept');
        return word(stays.some(({ ask, state }) => ask === id && state === 'ENDED') ? 'inbox.thanks.ended' : 'inbox.thanks.let-go');
      case 'WITHDRAWN':
        return word(`inbox.thanks.${closing ?? 'taken-back'}`);
      default:
        return word('inbox.thanks.time');
    }
  }

  private practice({ practice }: Asked) {
    return practice ? html`<span class="practice">${word('inbox.practice')}</span>` : nothing;
  }

  /** What is answered changes under the finger: it keeps its height until no second tap can be meant for what it was. */
  private say(asked: Asked, said: Said): void {
    const slot = this.slotOf(asked.id);
    if (slot) {
      slot.style.minHeight = `${slot.offsetHeight}px`;
      setTimeout(() => (slot.style.minHeight = ''), SECOND_TAP_MS);
    }
    this.following = asked.id;
    this.asks.say(asked, said);
  }

  private slotOf(id: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[data-ask="${id}"]`);
  }

  protected override updated(): void {
    this.led.follow((id) => this.slotOf(id));
    const { shown, sending } = this.asks;
    const layout = shown.map((asked) => `${asked.id} ${asked.state} ${sending.has(asked.id)}`).join();
    if (layout === this.layout) return;
    this.layout = layout;
    this.settling.changed();
    for (const answering of this.renderRoot.querySelectorAll<Answering>('tomarigi-answering')) answering.moved();
    this.follow();
  }

  /** The keyboard, and what is in sight, stay with what was answered. */
  private follow(): void {
    const id = this.following;
    const slot = id && this.slotOf(id);
    if (!slot) return;
    const focused = (this.renderRoot as ShadowRoot).activeElement;
    if (!focused || slot.contains(focused)) {
      const refused = this.asks.refused.has(id) && slot.querySelector<Answering>('tomarigi-answering');
      if (refused) refused.focus();
      else slot.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
    }
    if (!this.asks.sending.has(id)) this.following = undefined;
  }
}

/** As it was told, its first telephone number to press. */
function telephoned(contact: string) {
  const number = TELEPHONE.exec(contact);
  if (!number) return contact;
  const before = contact.slice(0, number.index);
  const after = contact.slice(number.index + number[0].length);
  return html`${before}<a class="number" href=${`tel:${number[0].replace(/-/g, '')}`}>${number[0]}</a>${after}`;
}

customElements.define('tomarigi-inbox', Inbox);
