import { LitElement, css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Reason } from '../shared/answers';
import { REASONS } from '../shared/answers';
import { forms } from '../shared/forms';
import { parts } from '../shared/parts';
import { word } from '../shared/words';
import { answeringStyles } from './answering-styles';

const MOST_WORDS = 2_000;

/** Why a yes is none any more. */
export interface Revoked {
  readonly reason: Reason;
  readonly words?: string;
}

/** Takes a yes back, behind a question: says `revoke` with the reason that was pressed. */
class Revoking extends LitElement {
  static override properties = {
    isBusy: { attribute: false },
    isAsked: { state: true },
  };

  static override styles = [
    parts,
    forms,
    answeringStyles,
    css`
      p {
        margin-bottom: var(--space-2);
      }
    `,
  ];

  declare isBusy: boolean;
  private declare isAsked: boolean;
  private words = '';

  constructor() {
    super();
    this.isBusy = false;
    this.isAsked = false;
  }

  override render() {
    if (!this.isAsked)
      return html`<button class="button" @click=${() => void this.turn(true)}>${word('inbox.revoke')}</button>`;
    return html`<fieldset ?disabled=${this.isBusy}>
      <legend tabindex="-1">${word('inbox.revoke-why')}</legend>
      <p>${word('inbox.revoke-help')}</p>
      <div class="reasons">
        ${REASONS.map(
          (reason) => html`<button class="button" @click=${() => this.tell(reason)}>${word(`inbox.reason.${reason}`)}</button>`,
        )}
      </div>
      <div class="field">
        <label for="words">${word('inbox.words')}</label>
        <textarea
          id="words"
          rows="2"
          maxlength=${MOST_WORDS}
          .value=${live(this.words)}
          @input=${(event: Event) => (this.words = (event.target as HTMLTextAreaElement).value)}
        ></textarea>
      </div>
      <button type="button" class="button back" @click=${() => void this.turn(false)}>
        <span aria-hidden="true">←</span> ${word('inbox.revoke-not')}
      </button>
    </fieldset>`;
  }

  private async turn(isAsked: boolean): Promise<void> {
    this.isAsked = isAsked;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('legend, button')?.focus();
  }

  private tell(reason: Reason): void {
    this.dispatchEvent(new CustomEvent<Revoked>('revoke', { detail: { reason, words: this.words.trim() || undefined } }));
  }
}

customElements.define('tomarigi-revoking', Revoking);
