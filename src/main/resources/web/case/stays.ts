import { html, nothing } from 'lit';
import type { Stay } from '../shared/case';
import { MOST_NIGHTS_PAID, USUAL_NIGHTS, isKept } from '../shared/case';
import { nameOfPlace, nightsInWords } from '../shared/case-words';
import '../shared/countdown';
import { word } from '../shared/words';
import { needsExitPlan, warningOf } from './exit';
import { Section } from './section';

const MOST_NIGHTS = 60;

/** The beds that are kept for the person, and how many nights that makes. */
class Stays extends Section {
  static override properties = {
    ...Section.properties,
    sure: { state: true },
  };

  /** What was pressed once and cannot be undone. */
  private declare sure: string | undefined;

  override render() {
    const { stays, nightsCounted } = this.one;
    return html`<h2>${word('case.stays')}</h2>
      ${stays.length === 0 ? html`<p>${word('case.stays-none')}</p>` : nothing}
      <p class="number">${word('case.nights-counted', nightsCounted, USUAL_NIGHTS, MOST_NIGHTS_PAID)}</p>
      ${needsExitPlan(this.one) ? nothing : warningOf(nightsCounted)} ${this.saying()}
      <ul class="things" role="list" aria-label=${word('case.stays')}>
        ${[...stays].sort((a, b) => Number(isKept(b)) - Number(isKept(a))).map((stay) => this.row(stay))}
      </ul>`;
  }

  private row(stay: Stay) {
    const name = nameOfPlace(stay);
    return html`<li>
      <div class="line">
        <span>${name}</span>
        <strong class="mark ${stay.state === 'AGREED' ? 'YES' : stay.state}">${word(`case.stay.${stay.state}`)}</strong>
        <span class="number">${nightsInWords({ from: stay.from, nights: stay.count })}</span>
        ${stay.bed.startsWith('unlisted-') ? nothing : html`<span class="quiet">${word('desk.beds', stay.bed)}</span>`}
        ${stay.secondsLeft === undefined || stay.state !== 'HELD'
          ? nothing
          : html`<tomarigi-countdown .left=${stay.secondsLeft} .since=${this.live.readAt}></tomarigi-countdown>`}
      </div>
      ${this.mayPlace ? html`<div class="acts">${this.deeds(stay, name)}</div>` : nothing}
    </li>`;
  }

  private deeds(stay: Stay, name: string) {
    const deed = (what: string) => () => {
      this.sure = undefined;
      void this.send('POST', `stays/${stay.id}/${what}`);
    };
    const resize = (by: number) => () => void this.send('PUT', `stays/${stay.id}`, { nights: stay.count + by });
    if (stay.state === 'HELD')
      return html`${this.button(word('case.agree'), name, deed('agree'), 'primary')}
      ${this.button(word('case.release'), name, deed('release'))}`;
    if (stay.state !== 'AGREED') return nothing;
    const twice = (what: 'release' | 'no-show', words: string) =>
      this.sure === `${what} ${stay.id}`
        ? html`${this.button(word('case.sure', words), name, deed(what), 'danger')}
          ${this.button(word('case.not-now'), name, () => (this.sure = undefined))}`
        : this.button(words, name, () => (this.sure = `${what} ${stay.id}`));
    return html`<span class="stepper" role="group" aria-label=${word('case.nights-of', name)}>
        <button
          class="button"
          type="button"
          aria-label=${word('desk.less', word('desk.nights-count'))}
          ?disabled=${this.isBusy || stay.count <= 1}
          @click=${resize(-1)}
        >
          −
        </button>
        <strong class="number">${word('case.so-many-nights', stay.count)}</strong>
        <button
          class="button"
          type="button"
          aria-label=${word('desk.more', word('desk.nights-count'))}
          ?disabled=${this.isBusy || stay.count >= MOST_NIGHTS}
          @click=${resize(1)}
        >
          ＋
        </button>
      </span>
      ${twice('no-show', word('case.no-show'))} ${twice('release', word('case.call-off'))}`;
  }
}

customElements.define('tomarigi-case-stays', Stays);
