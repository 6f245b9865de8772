import { LitElement, css, html, nothing } from 'lit';
import type { Problem } from './ask';
import { ask, inWords, wrongWith } from './ask';
import { errorsOf } from './errors';
import { forms } from './forms';
import { momentInWords } from './nights';
import { parts } from './parts';
import { plain } from './plain';
import { word } from './words';

/** One of the reader’s own. */
interface Passkey {
  readonly id: string;
  readonly label: string;
  readonly madeAt: string;
  readonly usedAt?: string;
}

/** Whether this browser can make and use passkeys at this address. */
export function hasPasskeys(): boolean {
  return (
    window.isSecureContext &&
    'PublicKeyCredential' in window &&
    'parseCreationOptionsFromJSON' in PublicKeyCredential &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential
  );
}

/** Signs in with a passkey that the device finds by itself; what came of it, or undefined when the reader gave up. */
export async function signInWithPasskey<T>(keep: boolean): Promise<{ session: T } | { problem: string } | undefined> {
  const options = await ask<PublicKeyCredentialRequestOptionsJSON>('POST', '/api/passkeys/sign-in/options');
  if (options.state !== 'done')
    return { problem: options.state === 'away' ? word('signin.away') : inWords(options.problem) };
  const credential = await given(() =>
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options.value) }),
  );
  if (!credential) return undefined;
  const asked = await ask<T>('POST', '/api/passkeys/sign-in', { credential, keep, cookie: true });
  if (asked.state === 'done') return { session: asked.value };
  return { problem: asked.state === 'away' ? word('signin.away') : inWords(asked.problem) };
}

/** What the device gives, as JSON; undefined when the reader or the device says no. */
async function given(ask: () => Promise<Credential | null>): Promise<object | undefined> {
  try {
    return ((await ask()) as PublicKeyCredential | null)?.toJSON();
  } catch (why) {
    if (why instanceof DOMException) return undefined;
    throw why;
  }
}

/** One’s own passkeys: those that there are, and a new one. */
class Passkeys extends LitElement {
  static override properties = {
    passkeys: { state: true },
    problem: { state: true },
    said: { state: true },
    refusal: { state: true },
  };

  static override styles = [
    parts,
    forms,
    plain,
    css`
      :host {
        display: block;
      }

      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-2) var(--space-4);
        padding: var(--space-3) 0;
        border-top: 1px solid var(--line);
      }
    `,
  ];

  private declare passkeys: readonly Passkey[] | undefined;
  private declare problem: string;
  private declare said: string;
  private declare refusal: Problem | undefined;
  private isBusy = false;

  constructor() {
    super();
    this.problem = '';
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    return html`
      <h2 id="title">${word('passkeys.title')}</h2>
      <p class="quiet">${word('passkeys.help')}</p>
      <div role="alert">${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}</div>
      <div role="status">${this.said ? html`<p class="done">${this.said}</p>` : nothing}</div>
      ${this.passkeys?.length
        ? html`<ul aria-labelledby="title">
            ${this.passkeys.map((passkey) => this.item(passkey))}
          </ul>`
        : nothing}
      ${hasPasskeys() ? this.form() : html`<p class="quiet">${word('passkeys.cannot')}</p>`}
    `;
  }

  private item({ id, label, madeAt, usedAt }: Passkey) {
    return html`<li>
      <div class="number">
        <p><strong>${label}</strong></p>
        <p class="quiet">
          ${word('passkeys.made', momentInWords(Date.parse(madeAt)))}
          ${usedAt ? word('passkeys.used', momentInWords(Date.parse(usedAt))) : word('passkeys.unused')}
        </p>
      </div>
      <button class="button" aria-label=${word('passkeys.remove-of', label)} @click=${() => this.remove(id)}>
        ${word('passkeys.remove')}
      </button>
    </li>`;
  }

  private form() {
    const wrong = (field: string) => (this.refusal ? wrongWith(this.refusal, field) : undefined);
    return html`<form novalidate @submit=${this.add}>
      <div class="field">
        <label for="label">${word('passkeys.label')}</label>
        <p id="label-help" class="quiet">${word('passkeys.label-help')}</p>
        ${errorsOf('label-error', wrong('label'))}
        <input id="label" type="text" maxlength="100" autocomplete="off" aria-describedby="label-help label-error" />
      </div>
      <div class="field">
        <label for="password">${word('passkeys.password')}</label>
        ${errorsOf('password-error', wrong('password'))}
        <input
          id="password"
          type="password"
          autocomplete="current-password"
          autocapitalize="none"
          spellcheck="false"
          aria-describedby="password-error"
          aria-invalid=${wrong('password')?.length ? 'true' : 'false'}
        />
      </div>
      <button class="button" type="submit">${word('passkeys.add')}</button>
    </form>`;
  }

  private field(id: string): HTMLInputElement {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)!;
  }

  private async load(): Promise<void> {
    const asked = await ask<readonly Passkey[]>('GET', '/api/passkeys');
    if (asked.state === 'done') this.passkeys = asked.value;
  }

  private async add(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy) return;
    this.isBusy = true;
    this.quiet();
    try {
      await this.register(this.field('label').value.trim() || word('passkeys.this-device'), this.field('password').value);
    } finally {
      this.isBusy = false;
    }
  }

  private async register(label: string, password: string): Promise<void> {
    const options = await ask<PublicKeyCredentialCreationOptionsJSON>('POST', '/api/passkeys/options', { password });
    if (options.state !== 'done') return this.fail(options);
    const credential = await given(() =>
      navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options.value) }),
    );
    if (!credential) {
      this.problem = word('passkeys.given-up');
      return;
    }
    const added = await ask<readonly Passkey[]>('POST', '/api/passkeys', { label, credential });
    if (added.state !== 'done') return this.fail(added);
    this.passkeys = added.value;
    this.field('label').value = '';
    this.field('password').value = '';
    this.said = word('passkeys.added');
  }

  private async remove(id: string): Promise<void> {
    this.quiet();
    const asked = await ask('DELETE', `/api/passkeys/${encodeURIComponent(id)}`);
    if (asked.state === 'away') this.problem = word('signin.away');
    else this.said = word('passkeys.removed');
    await this.load();
  }

  private fail(asked: { readonly state: 'away' } | { readonly state: 'refused'; readonly problem: Problem }): void {
    if (asked.state === 'away') this.problem = word('signin.away');
    else {
      this.refusal = asked.problem;
      const shown = wrongWith(asked.problem, 'label', 'password');
      if (shown.length === 0) this.problem = inWords(asked.problem);
    }
  }

  private quiet(): void {
    this.problem = '';
    this.said = '';
    this.refusal = undefined;
  }
}

customElements.define('tomarigi-passkeys', Passkeys);
