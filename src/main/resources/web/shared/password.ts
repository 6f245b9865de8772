import type { LitElement, ReactiveController } from 'lit';
import { css, html } from 'lit';
import { errorsOf } from './errors';
import { word } from './words';

/** As the server asks for it. */
const SHORTEST = 10;
/** From here on more says little. */
const LONG = 16;

/** What {@link NewPassword} looks like. */
export const passwords = css`
  meter {
    display: block;
    width: 100%;
    max-width: 28rem;
    height: 0.75rem;
    margin-top: var(--space-2);
  }
`;

/** A password that is chosen: it can be looked at, and its length alone says how good it is. */
export class NewPassword implements ReactiveController {
  isShown = false;
  private length = 0;

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  hostConnected(): void {}

  get value(): string {
    return this.input?.value ?? '';
  }

  render(errors?: readonly string[]) {
    return html`<div class="field">
      <label for="new-password">${word('password.new')}</label>
      <p id="new-password-help" class="quiet">${word('password.help', SHORTEST)}</p>
      ${errorsOf('new-password-error', errors)}
      <input
        id="new-password"
        name="new-password"
        type=${this.isShown ? 'text' : 'password'}
        autocomplete="new-password"
        autocapitalize="none"
        spellcheck="false"
        aria-describedby="new-password-help new-password-error new-password-length"
        aria-invalid=${errors?.length ? 'true' : 'false'}
        @input=${this.measure}
      />
      <meter aria-hidden="true" min="0" max=${LONG} low=${SHORTEST} value=${Math.min(this.length, LONG)}></meter>
      <p id="new-password-length" class="number">${this.lengthInWords()}</p>
      <div>
        <label class="check">
          <input type="checkbox" .checked=${this.isShown} @change=${this.show} /> ${word('signin.show')}
        </label>
      </div>
    </div>`;
  }

  focus(): void {
    this.input?.focus();
  }

  clear(): void {
    if (this.input) this.input.value = '';
    this.length = 0;
    this.host.requestUpdate();
  }

  private get input(): HTMLInputElement | null {
    return this.host.renderRoot.querySelector<HTMLInputElement>('#new-password');
  }

  private lengthInWords(): string {
    if (this.length === 0) return word('password.none');
    if (this.length < SHORTEST) return word('password.short', SHORTEST - this.length);
    return word(this.length < LONG ? 'password.enough' : 'password.long');
  }

  private readonly measure = (): void => {
    this.length = [...this.value].length;
    this.host.requestUpdate();
  };

  private readonly show = (event: Event): void => {
    this.isShown = (event.target as HTMLInputElement).checked;
    this.host.requestUpdate();
  };
}
