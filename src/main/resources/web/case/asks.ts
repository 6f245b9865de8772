import { html, nothing } from 'lit';
import { pageAt } from '../shared/api';
import { CONDITIONS, REASONS } from '../shared/answers';
import type { Ask } from '../shared/case';
import { isOver } from '../shared/case';
import { answerInWords, askMark, nameOfPlace, nightsOfAsk } from '../shared/case-words';
import '../shared/countdown';
import { plannedOf } from '../shared/planned';
import { ageInWords, momentInWords, nightAfter, nightInWords } from '../shared/nights';
import { serverNow } from '../shared/server-clock';
import { word } from '../shared/words';
import { Section, callOf, saidIn } from './section';

const ANSWERS = ['YES', 'YES_BUT', 'NO', 'CALL_ME'] as const;

/** Whom was asked, what they said, and what was said on the telephone. */
class Asks extends Section {
  static override properties = {
    ...Section.properties,
    writing: { state: true },
    answer: { state: true },
  };

  /** The ask of which an answer is being written down. */
  private declare writing: string | undefined;
  private declare answer: string;

  constructor() {
    super();
    this.answer = 'YES';
  }

  override render() {
    const { one } = this;
    const waiting = one.asks.filter(({ state }) => state === 'WAITING').length;
    return html`<h2>${word('case.asks')}</h2>
      <p>${one.asks.length === 0 ? word('case.asks-none') : word('case.asks-count', one.asks.length, waiting)}</p>
      ${this.mayPlace && !isOver(one)
        ? html`<p class="acts">
            <a
              class="button primary link"
              href=${pageAt(`/desk/${encodeURIComponent(one.network)}?case=${encodeURIComponent(one.id)}`)}
              >${word('case.to-desk')}</a
            >
          </p>`
        : nothing}
      ${this.saying()}
      <ul class="things" role="list" aria-label=${word('case.asks')}>
        ${one.asks.map((ask) => this.row(ask))}
      </ul>
      ${plannedOf(one, this.live, this.mayPlace ? () => void this.send('DELETE', 'waves') : undefined)}`;
  }

  private row(ask: Ask) {
    const name = nameOfPlace(ask);
    const isWaiting = ask.state === 'WAITING';
    const at = Date.parse(ask.answer?.at ?? ask.askedAt);
    return html`<li>
      <div class="line">
        <span>${name}</span>
        ${askMark(ask)} ${nightsOfAsk(ask, this.one)}
        ${ask.secondsLeft === undefined
          ? nothing
          : html`<tomarigi-countdown .left=${ask.secondsLeft} .since=${this.live.readAt}></tomarigi-countdown>`}
        <time class="quiet number" datetime=${new Date(at).toISOString()} title=${momentInWords(at)}
          >${ageInWords(at, serverNow())}</time
        >
        ${ask.answer?.byTelephone ? html`<span class="quiet">${word('case.by-telephone')}</span>` : nothing}
      </div>
      ${answerInWords(ask).map((words) => html`<p class="words">${words}</p>`)}
      <div class="acts">
        ${callOf(name, ask.phone)}
        ${isWaiting && this.mayPlace && this.writing !== ask.id
          ? html`${this.button(word('case.write-down'), name, () => this.write(ask.id))}
            ${this.button(word('case.take-back'), name, () => void this.send('POST', `asks/${ask.id}/withdraw`))}`
          : nothing}
      </div>
      ${isWaiting && this.writing === ask.id ? this.form(ask) : nothing}
    </li>`;
  }

  private write(ask: string): void {
    this.writing = ask;
    this.answer = 'YES';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#answer')?.focus());
  }

  /** What the facility said on the telephone. */
  private form(ask: Ask) {
    const { answer } = this;
    const { from = this.one.looking.from, nights = this.one.looking.nights } = ask;
    return html`<form autocomplete="off" aria-label=${word('case.write-down')} @submit=${(event: SubmitEvent) => this.said(event, ask)}>
      <div class="field">
        <label for="answer">${word('case.answer')}</label>
        <select
          id="answer"
          name="answer"
          @change=${(event: Event) => (this.answer = (event.target as HTMLSelectElement).value)}
        >
          ${ANSWERS.map((code) => html`<option value=${code} ?selected=${code === answer}>${word(`case.ask.${code}`)}</option>`)}
        </select>
      </div>
      ${answer === 'NO' ? this.choice('reason', word('case.reason'), REASONS, (code) => word(`case.reason.${code}`)) : nothing}
      ${answer === 'YES_BUT'
        ? html`${this.choice('condition', word('case.condition'), CONDITIONS, (code) => word(`case.condition.${code}`))}
            <div class="field">
              <label for="from">${word('desk.first-night')}</label>
              <select id="from" name="from">
                ${Array.from({ length: nights }, (_, night) => nightAfter(from, night)).map(
                  (night) => html`<option value=${night}>${nightInWords(night)}</option>`,
                )}
              </select>
            </div>
            <div class="field">
              <label for="count">${word('desk.nights-count')}</label>
              <input id="count" name="count" type="number" min="1" max="60" .value=${String(nights)} />
            </div>`
        : nothing}
      <div class="field"><label for="words">${word('case.their-words')}</label><textarea id="words" name="words" maxlength="2000"></textarea></div>
      <div class="acts">
        <button class="button primary" ?disabled=${this.isBusy}>${word('case.save')}</button>
        ${this.button(word('case.not-now'), '', () => (this.writing = undefined))}
      </div>
    </form>`;
  }

  private async said(event: SubmitEvent, ask: Ask): Promise<void> {
    const { answer, reason, condition, from, count, words } = saidIn(event);
    const nights = from && { from, count: Number(count) };
    const isDone = await this.send('POST', `asks/${ask.id}/answer`, { answer, reason, condition, nights, words });
    if (isDone) this.writing = undefined;
  }
}

customElements.define('tomarigi-case-asks', Asks);
