import { LitElement, css, html, nothing } from 'lit';
import { forms } from '../shared/forms';
import { momentInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import { word } from '../shared/words';
import type { Told } from './kept';

/** The link that somebody is to be given; it is shown this once. */
class PersonLink extends LitElement {
  static override properties = {
    told: { attribute: false },
    copied: { state: true },
  };

  static override styles = [
    parts,
    forms,
    css`
      :host {
        display: block;
        margin-top: var(--space-4);
        padding: var(--space-4);
        border: 2px solid var(--accent);
        border-radius: var(--radius);
        background: var(--surface);
      }

      h2 {
        font-size: var(--size-large);
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
        margin-top: var(--space-3);
      }
    `,
  ];

  declare told: Told;
  private declare copied: '' | 'people.copied' | 'people.copy-by-hand';

  constructor() {
    super();
    this.copied = '';
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('h2')?.focus();
  }

  override render() {
    const { told } = this;
    return html`<h2 tabindex="-1">${word('people.link-of', told.person.name)}</h2>
      <p>${word('people.link-help', momentInWords(Date.parse(told.until)))}</p>
      ${told.mailed ? html`<p>${word('people.mailed', told.person.mail ?? '')}</p>` : nothing}
      <div class="field">
        <label for="link">${word('people.link')}</label>
        <input id="link" readonly .value=${location.origin + told.link} @focus=${this.select} />
      </div>
      <div class="actions">
        <button class="button primary" @click=${this.copy}>${word('people.copy')}</button>
        <button class="button" @click=${() => this.dispatchEvent(new CustomEvent('left'))}>${word('people.close')}</button>
        <span role="status">${this.copied ? word(this.copied) : nothing}</span>
      </div>`;
  }

  private readonly select = (event: Event): void => (event.target as HTMLInputElement).select();

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(location.origin + this.told.link);
      this.copied = 'people.copied';
    } catch {
      this.copied = 'people.copy-by-hand';
      this.renderRoot.querySelector<HTMLInputElement>('#link')?.focus();
    }
  }
}

customElements.define('tomarigi-person-link', PersonLink);
