import { html, nothing } from 'lit';
import { INSTEADS, WHYS } from '../shared/case';
import { momentInWords } from '../shared/nights';
import { word } from '../shared/words';
import { Section, saidIn } from './section';

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

customElements.define('tomarigi-case-closing', Closing);
