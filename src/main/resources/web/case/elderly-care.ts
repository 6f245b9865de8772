import { css, html, nothing } from 'lit';
import { ask, inWords } from '../shared/ask';
import type { Case } from '../shared/case';
import { isOver } from '../shared/case';
import type { Names } from '../shared/case-words';
import { accountInWords } from '../shared/case-words';
import type { SharedDesk } from '../shared/elderly-care';
import { centreFor, sharedDeskOf } from '../shared/elderly-care';
import { newId } from '../shared/new-id';
import { momentInWords } from '../shared/nights';
import type { Me } from '../shared/who';
import { word } from '../shared/words';
import { Section, callOf, saidIn } from './section';

/** An elderly parent in the household: whom of elderly care to call, whether they see the case, and what each wrote. */
class WithElderlyCare extends Section {
  static override properties = {
    ...Section.properties,
    me: { attribute: false },
    names: { attribute: false },
    mayNote: { attribute: false },
    isTheirs: { attribute: false },
    desk: { state: true },
    away: { state: true },
  };

  static override styles = [
    ...Section.styles,
    css`
      h2 {
        margin-top: var(--space-4);
      }
    `,
  ];

  declare me: Me | undefined;
  declare names: Names;
  /** Else the reader only reads. */
  declare mayNote: boolean;
  /** Whoever reads it is of elderly care. */
  declare isTheirs: boolean;
  private declare desk: SharedDesk | undefined;
  /** Why a note was not kept. */
  private declare away: string | undefined;

  private key = newId();

  override connectedCallback(): void {
    super.connectedCallback();
    void sharedDeskOf(this.one.network).then((desk) => (this.desk = desk));
  }

  override render() {
    const { one, desk } = this;
    const { parent, openedBy, share } = one.notes.elderlyCare ?? { parent: false };
    const isOn = desk?.elderlyCare?.on ?? false;
    const notes = one.elderlyNotes ?? [];
    if (!isOn && !share && notes.length === 0) return nothing;
    if (!parent && !openedBy && !share && notes.length === 0)
      return this.mayPlace && !isOver(one) ? html`<h2>${word('elderly.title')}</h2>${this.parentBox(false)} ${this.saying()}` : nothing;
    return html`<h2>${word('elderly.title')}</h2>
      ${this.mayPlace && !isOver(one) ? this.parentBox(parent) : parent ? html`<p>${word('elderly.parent')}</p>` : nothing}
      ${this.isTheirs ? this.whomToCall() : this.centre()} ${this.state()} ${this.saying()}
      ${isOn && this.mayPlace && !isOver(one) && !share
        ? html`<p class="quiet">${word('elderly.share-help')}</p>
            <div class="acts">${this.button(word('elderly.share'), '', () => void this.send('PUT', 'elderly-care', { shared: true }))}</div>`
        : nothing}
      ${this.mayPlace && share
        ? html`<div class="acts">${this.button(word('elderly.unshare'), '', () => void this.send('PUT', 'elderly-care', { shared: false }))}</div>`
        : nothing}
      ${this.notes(notes)} ${isOn && this.mayNote ? this.form() : nothing}`;
  }

  private parentBox(parent: boolean) {
    return html`<label class="check">
      <input
        type="checkbox"
        .checked=${parent}
        ?disabled=${this.isBusy}
        @change=${(event: Event) => void this.send('PUT', 'elderly-care', { parent: (event.target as HTMLInputElement).checked })}
      />
      ${word('elderly.parent')}
    </label>`;
  }

  private centre() {
    const { centres = [] } = this.desk?.elderlyCare ?? {};
    const { share } = this.one.notes.elderlyCare ?? {};
    const one = centreFor(centres, share ? share.district : this.one.notes.district);
    if (!one) return html`<p class="quiet">${word('elderly.no-centre')}</p>`;
    return html`<p>
      <strong>${one.name}</strong> ${callOf(one.name, one.phone)} ${one.hours ? html`<span class="quiet">${one.hours}</span>` : nothing}
    </p>`;
  }

  /** Who has the case, and the number of the desk. */
  private whomToCall() {
    const { families } = this.desk ?? {};
    return html`<p>${word('elderly.coordinator-places')}</p>
      ${families?.phone
        ? html`<p>
            ${word('elderly.call-desk')} ${callOf(word('elderly.call-desk'), families.phone)}
            ${families.hours ? html`<span class="quiet">${families.hours}</span>` : nothing}
          </p>`
        : nothing}`;
  }

  private state() {
    const { share, openedBy } = this.one.notes.elderlyCare ?? {};
    const who = (account: string) => accountInWords(account, this.me, this.names);
    return html`${openedBy ? html`<p>${word('elderly.opened-by', who(openedBy))}</p>` : nothing}
      <p>
        ${share
          ? html`<strong><span aria-hidden="true">●</span> ${word('elderly.shared')}</strong>
              <span class="quiet number">${word('elderly.shared-by', who(share.by), momentInWords(Date.parse(share.at)))}</span>`
          : html`<span aria-hidden="true">○</span> ${word(openedBy ? 'elderly.only-opener' : 'elderly.not-shared')}`}
      </p>`;
  }

  private notes(notes: NonNullable<Case['elderlyNotes']>) {
    if (notes.length === 0) return nothing;
    return html`<h3>${word('elderly.notes')}</h3>
      <ul class="things" role="list" aria-label=${word('elderly.notes')}>
        ${notes.map(
          ({ by, at, words }) => html`<li>
            <p class="words">${words}</p>
            <p class="quiet number">${accountInWords(by, this.me, this.names)} · ${momentInWords(Date.parse(at))}</p>
          </li>`,
        )}
      </ul>`;
  }

  private form() {
    return html`<form autocomplete="off" aria-label=${word('elderly.note')} @submit=${this.write}>
      <div class="field">
        <label for="note">${word('elderly.note')}</label>
        <div role="alert">${this.away ? html`<p class="problem">${this.away}</p>` : nothing}</div>
        <textarea id="note" name="words" maxlength="1000" required></textarea>
      </div>
      <div class="acts"><button class="button" ?disabled=${this.isBusy}>${word('elderly.note-do')}</button></div>
    </form>`;
  }

  /** Under a key of its own, so that a note whose answer got lost is not written twice. */
  private async write(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement;
    const { words } = saidIn(event);
    const path = `/api/networks/${encodeURIComponent(this.one.network)}/cases/${encodeURIComponent(this.one.id)}/elderly-care/notes`;
    const came = await ask<Case>('POST', path, { words }, undefined, this.key);
    this.away = came.state === 'done' ? undefined : came.state === 'away' ? word('case.not-sent') : inWords(came.problem);
    if (came.state !== 'done') return;
    this.key = newId();
    form.reset();
    await this.live.look();
  }
}

customElements.define('tomarigi-case-elderly-care', WithElderlyCare);
