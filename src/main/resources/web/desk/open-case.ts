import { LitElement, css, html } from 'lit';
import { forms } from '../shared/forms';
import { parts } from '../shared/parts';
import type { Procedure } from '../shared/procedure';
import { word } from '../shared/words';
import './definition';
import type { Opening } from './placing';

/** Asks of whom the new case is; all may be left empty. Says `opening` with what was said. */
class OpenCase extends LitElement {
  static override properties = {
    network: {},
    procedure: { attribute: false },
  };

  static override styles = [
    parts,
    forms,
    css`
      dialog {
        width: min(34rem, calc(100vw - 2 * var(--space-4)));
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 50%);
      }

      h2 {
        font-size: var(--size-large);
      }

      form {
        display: grid;
        gap: var(--space-3);
        margin-top: var(--space-3);
      }

      textarea {
        min-height: 5rem;
        margin-top: 0;
      }

      .ends {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
      }
    `,
  ];

  declare network: string;
  /** Of the network; undefined: it is not known yet. */
  declare procedure: Procedure | undefined;

  open(): void {
    this.renderRoot.querySelector('form')?.reset();
    this.renderRoot.querySelector('dialog')?.showModal();
    this.renderRoot.querySelector<HTMLElement>('#name')?.focus();
  }

  override render() {
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${word('case.open')}</h2>
      <tomarigi-definition .network=${this.network} .procedure=${this.procedure}></tomarigi-definition>
      <p class="quiet">${word('case.open-help')}</p>
      <form method="dialog" autocomplete="off" @submit=${this.said}>
        <div class="field"><label for="name">${word('case.person.name')}</label><input id="name" name="name" maxlength="200" /></div>
        <div class="field">
          <label for="contact">${word('case.person.contact')}</label><input id="contact" name="contact" maxlength="200" />
        </div>
        <div class="field">
          <label for="situation">${word('case.words.SITUATION')}</label
          ><textarea id="situation" name="situation" maxlength="2000"></textarea>
        </div>
        <label class="check"><input type="checkbox" name="practice" /> ${word('case.practice-choose')}</label>
        <div class="ends">
          <button class="button primary">${word('case.open-do')}</button>
          <button class="button" type="button" @click=${this.close}>${word('case.open-not')}</button>
        </div>
      </form>
    </dialog>`;
  }

  private close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  private said(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const detail: Opening = {
      name: text('name'),
      contact: text('contact'),
      situation: text('situation'),
      practice: data.has('practice'),
    };
    this.dispatchEvent(new CustomEvent<Opening>('opening', { detail }));
  }
}

customElements.define('tomarigi-open-case', OpenCase);

export type { OpenCase };
