import { html, nothing } from 'lit';
import { INSTEADS, WHYS, isOver } from '../shared/case';
import type { Names } from '../shared/case-words';
import { accountInWords } from '../shared/case-words';
import { momentInWords } from '../shared/nights';
import type { Me } from '../shared/who';
import { word } from '../shared/words';
import { Section, saidIn } from './section';

/** Who answers for the case, and how it goes to somebody else: only when they accept. */
class HandingOver extends Section {
  static override properties = {
    ...Section.properties,
    me: { attribute: false },
    names: { attribute: false },
  };

  declare me: Me | undefined;
  declare names: Names;

  override render() {
    const { handOver } = this.one.notes;
    const { me, names } = this;
    return html`<h2>${word('case.owner')}</h2>
      <p><strong>${accountInWords(this.one.owner, me, names)}</strong></p>
      ${handOver
        ? html`<p class="warning">
            ${handOver.to === me?.id
              ? word('case.offered-to-you', accountInWords(handOver.by, me, names))
              : word('case.offered', accountInWords(handOver.to, me, names), momentInWords(Date.parse(handOver.at)))}
          </p>`
        : nothing}
      ${this.saying()} ${this.mayPlace && !isOver(this.one) ? this.deeds() : nothing}`;
  }

  private deeds() {
    const { handOver } = this.one.notes;
    const decline = () => void this.send('POST', 'hand-over/decline');
    if (handOver && handOver.to === this.me?.id)
      return html`<div class="acts">
        ${this.button(word('case.accept'), '', () => void this.send('POST', 'hand-over/accept'), 'primary')}
        ${this.button(word('case.decline'), '', decline)}
      </div>`;
    if (handOver) return html`<div class="acts">${this.button(word('case.offer-back'), '', decline)}</div>`;
    return html`<details>
      <summary>${word('case.hand-over')}</summary>
      <form novalidate autocomplete="off" aria-label=${word('case.hand-over')} @submit=${this.offer}>
        <div class="field">
          <label for="to">${word('case.hand-over-to')}</label>${this.wrong('to')}
          <input
            id="to"
            name="to"
            maxlength="64"
            spellcheck="false"
            list="people"
            aria-describedby="to-error"
            aria-invalid=${this.isWrong('to')}
          />
          <datalist id="people">${[...this.names].map(([id, name]) => html`<option value=${id}>${name}</option>`)}</datalist>
        </div>
        <p class="quiet">${word('case.hand-over-help', this.me?.id ?? '')}</p>
        <div class="acts"><button class="button" ?disabled=${this.isBusy}>${word('case.offer')}</button></div>
      </form>
    </details>`;
  }

  private offer(event: SubmitEvent): void {
    void this.send('POST', 'hand-over', { to: saidIn(event)['to'] });
  }
}

/** How the case ends: where it stands, why, and what was done instead. */
class Closing extends Section {
  static override properties = {
    ...Section.properties,
    as: { state: true },
  };

  private declare as: string;

  constructor() {
    super();
    this.as = 'NOT_PLACED';
  }

  override render() {
    const { notes, words } = this.one;
    const { closing } = notes;
    if (closing)
      return html`<h2>${word('case.closing')}</h2>
        <dl class="facts">
          <dt>${word('case.closed-as')}</dt>
          <dd>${word(`case.state.${this.one.state}`)}</dd>
          <dt>${word('case.closed-at')}</dt>
          <dd class="number">${momentInWords(Date.parse(closing.at))}</dd>
          <dt>${word('case.why')}</dt>
          <dd>${word(`case.why.${closing.why}`)}</dd>
          ${closing.instead ? html`<dt>${word('case.instead')}</dt><dd>${word(`case.instead.${closing.instead}`)}</dd>` : nothing}
          ${words?.CLOSING ? html`<dt>${word('case.words.CLOSING')}</dt><dd class="words">${words.CLOSING}</dd>` : nothing}
        </dl>`;
    if (!this.mayPlace) return nothing;
    // Who was placed comes to an end; who was not did not come to anything.
    const wasPlaced = this.one.stays.some(({ state }) => state === 'AGREED');
    const ends = wasPlaced ? ['ENDED'] : ['NOT_PLACED', 'WITHDRAWN'];
    const as = ends.includes(this.as) ? this.as : ends[0]!;
    return html`<h2>${word('case.closing')}</h2>
      <details>
        <summary>${word('case.close')}</summary>
        <form novalidate autocomplete="off" aria-label=${word('case.closing')} @submit=${this.close}>
          <div class="field">
            <label for="as">${word('case.closed-as')}</label>
            <select id="as" name="as" @change=${(event: Event) => (this.as = (event.target as HTMLSelectElement).value)}>
              ${ends.map((end) => html`<option value=${end} ?selected=${end === as}>${word(`case.state.${end}`)}</option>`)}
            </select>
          </div>
          ${this.choice('why', word('case.why'), WHYS, (code) => word(`case.why.${code}`), wasPlaced ? 'WENT_HOME' : 'NO_BED')}
          ${as === 'ENDED' ? nothing : this.choice('instead', word('case.instead'), INSTEADS, (code) => word(`case.instead.${code}`))}
          <div class="field">
            <label for="words">${word('case.words.CLOSING')}</label>
            <textarea id="words" name="words" maxlength="2000"></textarea>
          </div>
          <p class="quiet">${word('case.close-help')}</p>
          <div class="acts"><button class="button primary" ?disabled=${this.isBusy}>${word('case.close-do')}</button></div>
        </form>
      </details>
      ${this.saying()}`;
  }

  private close(event: SubmitEvent): void {
    void this.send('POST', 'close', saidIn(event));
  }
}

customElements.define('tomarigi-case-owner', HandingOver);
customElements.define('tomarigi-case-closing', Closing);
