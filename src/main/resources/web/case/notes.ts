import { html, nothing } from 'lit';
import { COSTS } from '../shared/case';
import { yenInWords } from '../shared/case-words';
import { momentInWords } from '../shared/nights';
import { serverNow } from '../shared/server-clock';
import { word } from '../shared/words';
import { Section, saidIn } from './section';

const GRADES = [5, 4, 3, 2, 1] as const;
/** Tokyo is nine hours ahead, all year. */
const AHEAD_MS = 9 * 3_600_000;

/** The care conference that every emergency has: when, who, and what was decided. */
class Conference extends Section {
  static override properties = {
    ...Section.properties,
    isOpen: { state: true },
  };

  private declare isOpen: boolean;

  override render() {
    const { notes, words = {} } = this.one;
    return html`<h2>${word('case.conference')}</h2>
      ${notes.conferenceAt
        ? html`<dl class="facts">
            <dt>${word('case.conference-at')}</dt>
            <dd class="number">${momentInWords(Date.parse(notes.conferenceAt))}</dd>
            <dt>${word('case.words.CONFERENCE_PARTICIPANTS')}</dt>
            <dd class="words">${words.CONFERENCE_PARTICIPANTS}</dd>
            <dt>${word('case.words.CONFERENCE_DECISIONS')}</dt>
            <dd class="words">${words.CONFERENCE_DECISIONS}</dd>
          </dl>`
        : html`<p>${word('case.conference-not-yet')}</p>`}
      ${this.saying()}
      ${!this.mayPlace
        ? nothing
        : this.isOpen
          ? this.form()
          : html`<div class="acts">
              ${this.button(word('case.edit'), word('case.conference'), () => (this.isOpen = true))}
            </div>`}`;
  }

  private form() {
    const { notes, words = {} } = this.one;
    const at = new Date((notes.conferenceAt ? Date.parse(notes.conferenceAt) : serverNow()) + AHEAD_MS).toISOString().slice(0, 16);
    return html`<form novalidate autocomplete="off" aria-label=${word('case.conference')} @submit=${this.save}>
      <div class="field">
        <label for="at">${word('case.conference-at')}</label>${this.wrong('at')}
        <input
          id="at"
          name="at"
          type="datetime-local"
          aria-describedby="at-error"
          aria-invalid=${this.isWrong('at')}
          .value=${at}
        />
      </div>
      <div class="field">
        <label for="participants">${word('case.words.CONFERENCE_PARTICIPANTS')}</label>${this.wrong('participants')}
        <textarea
          id="participants"
          name="participants"
          maxlength="2000"
          aria-describedby="participants-error"
          aria-invalid=${this.isWrong('participants')}
          .value=${words.CONFERENCE_PARTICIPANTS ?? ''}
        ></textarea>
      </div>
      <div class="field">
        <label for="decisions">${word('case.words.CONFERENCE_DECISIONS')}</label>${this.wrong('decisions')}
        <textarea
          id="decisions"
          name="decisions"
          maxlength="2000"
          aria-describedby="decisions-error"
          aria-invalid=${this.isWrong('decisions')}
          .value=${words.CONFERENCE_DECISIONS ?? ''}
        ></textarea>
      </div>
      <div class="acts">
        <button class="button primary" ?disabled=${this.isBusy}>${word('case.save')}</button>
        ${this.button(word('case.not-now'), '', () => (this.isOpen = false))}
      </div>
    </form>`;
  }

  private async save(event: SubmitEvent): Promise<void> {
    const { at, participants, decisions } = saidIn(event);
    if (await this.send('PUT', 'conference', { at: at && `${at}:00+09:00`, participants, decisions })) this.isOpen = false;
  }
}

/** What it cost, with the sum. */
class Costs extends Section {
  override render() {
    const { costs } = this.one.notes;
    const sum = costs.reduce((total, { yen }) => total + yen, 0);
    return html`<h2>${word('case.costs')}</h2>
      ${costs.length === 0
        ? html`<p>${word('case.costs-none')}</p>`
        : html`<table>
            <tbody class="number">
              ${costs.map(
                ({ kind, yen, at }) => html`<tr>
                  <th scope="row">${word(`case.cost.${kind}`)}</th>
                  <td class="quiet">${momentInWords(Date.parse(at))}</td>
                  <td class="yen">${yenInWords(yen)}</td>
                </tr>`,
              )}
            </tbody>
            <tfoot class="number">
              <tr>
                <th scope="row">${word('case.costs-sum')}</th>
                <td></td>
                <td class="yen"><strong>${yenInWords(sum)}</strong></td>
              </tr>
            </tfoot>
          </table>`}
      ${this.saying()}
      ${this.mayPlace
        ? html`<form novalidate autocomplete="off" aria-label=${word('case.costs')} @submit=${this.add}>
            ${this.choice('kind', word('case.cost-kind'), COSTS, (code) => word(`case.cost.${code}`))}
            <div class="field">
              <label for="yen">${word('case.cost-yen')}</label>${this.wrong('yen')}
              <input
                id="yen"
                name="yen"
                type="number"
                min="0"
                max="10000000"
                step="1"
                inputmode="numeric"
                aria-describedby="yen-error"
                aria-invalid=${this.isWrong('yen')}
              />
            </div>
            <div class="acts"><button class="button" ?disabled=${this.isBusy}>${word('case.cost-add')}</button></div>
          </form>`
        : nothing}`;
  }

  private async add(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement;
    const { kind, yen } = saidIn(event);
    if (await this.send('POST', 'costs', { kind, yen: yen === undefined ? undefined : Number(yen) })) form.reset();
  }
}

/** One short question after the case: how the person or the family found it. */
class Satisfaction extends Section {
  override render() {
    const { satisfaction } = this.one.notes;
    return html`<h2>${word('case.satisfaction')}</h2>
      <p class="quiet">${word('case.satisfaction-help')}</p>
      ${this.saying()}
      ${this.mayPlace
        ? html`<div class="acts" role="group" aria-label=${word('case.satisfaction')}>
            ${GRADES.map(
              (grade) => html`<button
                class="button ${grade === satisfaction ? 'primary' : ''}"
                aria-pressed=${grade === satisfaction}
                ?disabled=${this.isBusy}
                @click=${() => void this.send('PUT', 'satisfaction', { grade })}
              >
                ${word(`case.grade.${grade}`)}
              </button>`,
            )}
          </div>`
        : html`<p>${satisfaction ? word(`case.grade.${satisfaction}`) : word('case.not-asked-yet')}</p>`}`;
  }
}

customElements.define('tomarigi-case-conference', Conference);
customElements.define('tomarigi-case-costs', Costs);
customElements.define('tomarigi-case-satisfaction', Satisfaction);
