import { html, nothing } from 'lit';
import { pageAt } from '../shared/api';
import type { Person } from '../shared/case';
import { isOver } from '../shared/case';
import { factsOf } from '../shared/case-words';
import { word } from '../shared/words';
import { Section, saidIn } from './section';

const LINES = ['name', 'kana', 'address', 'contact'] as const;
const ABOUT = ['SITUATION', 'EXIT_PLAN', 'TRANSPORT'] as const;

/** Of whom the case is, what is looked for, and what somebody wrote in their own words. */
class OfPerson extends Section {
  static override properties = {
    ...Section.properties,
    editing: { state: true },
  };

  /** Which part stands open to be written. */
  private declare editing: string | undefined;

  override render() {
    const { person = {}, looking } = this.one;
    return html`<h2>${word('case.person')}</h2>
      ${this.saying()} ${this.editing === 'person' ? this.personForm(person) : this.personShown(person)}
      <h3>${word('case.looking')}</h3>
      <dl class="facts">${factsOf(looking).map(([term, fact]) => html`<dt>${term}</dt><dd>${fact}</dd>`)}</dl>
      ${this.mayPlace && !isOver(this.one)
        ? html`<div class="acts"><a class="button link" href=${pageAt(`/desk/${encodeURIComponent(this.one.network)}?case=${encodeURIComponent(this.one.id)}`)}>${word('case.change-need-at-desk')}</a></div>`
        : nothing}
      ${ABOUT.map((about) => this.about(about))}`;
  }

  private personShown(person: Person) {
    return html`<dl class="facts">
        ${LINES.map((line) => html`<dt>${word(`case.person.${line}`)}</dt><dd>${person[line] ?? word('desk.unknown')}</dd>`)}
        ${person.notes ? html`<dt>${word('case.person.notes')}</dt><dd class="words">${person.notes}</dd>` : nothing}
      </dl>
      ${this.mayPlace
        ? html`<div class="acts">${this.button(word('case.edit'), word('case.person'), () => this.edit('person'))}</div>`
        : nothing}`;
  }

  private personForm(person: Person) {
    return html`<form autocomplete="off" aria-label=${word('case.person')} @submit=${(event: SubmitEvent) => void this.save(event, 'person')}>
      ${LINES.map(
        (line) => html`<div class="field">
          <label for=${line}>${word(`case.person.${line}`)}</label>
          <input id=${line} name=${line} maxlength="200" .value=${person[line] ?? ''} />
        </div>`,
      )}
      <div class="field">
        <label for="notes">${word('case.person.notes')}</label>
        <textarea id="notes" name="notes" maxlength="2000" .value=${person.notes ?? ''}></textarea>
      </div>
      ${this.ends()}
    </form>`;
  }

  private about(about: (typeof ABOUT)[number]) {
    const words = this.one.words?.[about];
    return html`<h3>${word(`case.words.${about}`)}</h3>
      ${this.editing === about
        ? html`<form aria-label=${word(`case.words.${about}`)} @submit=${(event: SubmitEvent) => void this.save(event, `words/${about}`)}>
            <textarea name="words" maxlength="2000" aria-label=${word(`case.words.${about}`)} .value=${words ?? ''}></textarea>
            ${this.ends()}
          </form>`
        : html`<p class="words">${words ?? html`<span class="quiet">${word('case.nothing-written')}</span>`}</p>
            ${this.mayPlace
              ? html`<div class="acts">
                  ${this.button(word('case.edit'), word(`case.words.${about}`), () => this.edit(about))}
                </div>`
              : nothing}`}`;
  }

  private ends() {
    return html`<div class="acts">
      <button class="button primary" ?disabled=${this.isBusy}>${word('case.save')}</button>
      ${this.button(word('case.not-now'), '', () => (this.editing = undefined))}
    </div>`;
  }

  /** Opens a part to be written, and leads there. */
  edit(part: 'person' | (typeof ABOUT)[number]): void {
    this.editing = part;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('form input, form textarea')?.focus());
  }

  private async save(event: SubmitEvent, deed: string): Promise<void> {
    if (await this.send('PUT', deed, saidIn(event))) this.editing = undefined;
  }
}

customElements.define('tomarigi-case-person', OfPerson);

export type { OfPerson };
