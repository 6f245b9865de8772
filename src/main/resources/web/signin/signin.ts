import { LitElement, css, html, nothing } from 'lit';
import '../shared/header';
import { FROM_A_PAGE, pageAt } from '../shared/api';
import { forms } from '../shared/forms';
import { parts } from '../shared/parts';
import { hasPasskeys, signInWithPasskey } from '../shared/passkeys';
import { plain } from '../shared/plain';
import { word } from '../shared/words';

/** What the server says of who is signed in now. */
interface Session {
  readonly roles: readonly string[];
  /** Of the only or first role that has one. */
  readonly network?: string;
  readonly facilities: readonly string[];
}

/** The demo's accounts, named as their roles. */
const DEMO_ACCOUNTS = ['coordinator', 'provider', 'officer', 'admin'];

/** Where somebody says who they are; `?to=` is where they wanted to go. */
class SignIn extends LitElement {
  static override properties = {
    demoPassword: { attribute: 'demo-password' },
    hasOpenId: { type: Boolean, attribute: 'openid' },
    isShown: { state: true },
    isBusy: { state: true },
    problem: { state: true },
  };

  static override styles = [
    parts,
    forms,
    plain,
    css`
      :host {
        --page-width: 30rem;
      }

      h2 {
        margin-bottom: 0;
      }

      .accounts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
        gap: var(--space-3);
        margin-top: var(--space-3);
      }

      .accounts .button {
        width: 100%;
        text-align: left;
      }

      .other {
        margin-top: var(--space-4);
      }

      .stuck {
        margin-top: var(--space-6);
      }
    `,
  ];

  /** Of all accounts of the demo; empty: there is no demo. */
  declare demoPassword: string;
  /** Whether an OpenID provider vouches for people as well. */
  declare hasOpenId: boolean;
  private declare isShown: boolean;
  private declare isBusy: boolean;
  private declare problem: string;

  constructor() {
    super();
    this.demoPassword = '';
    this.hasOpenId = false;
    this.isShown = false;
    this.isBusy = false;
    this.problem = failed();
  }

  override render() {
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        <h1>${word('signin.title')}</h1>
        ${window.isSecureContext ? nothing : html`<p class="problem">${word('signin.unsafe')}</p>`}
        <div role="alert">${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}</div>
        ${this.form()}
        <div id="passkey-sign-in" class="other">
          ${hasPasskeys()
            ? html`<button class="button" aria-disabled=${this.isBusy} @click=${this.byPasskey}>${word('signin.passkey')}</button>`
            : nothing}
        </div>
        ${this.hasOpenId ? this.openId() : nothing} ${this.demoPassword ? this.demo() : nothing}
        <p class="quiet stuck">${word('signin.stuck')}</p>
      </main>
    `;
  }

  private form() {
    return html`<form novalidate @submit=${this.submit}>
      <div class="field">
        <label for="username">${word('signin.username')}</label>
        <input id="username" name="username" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" />
      </div>
      <div class="field">
        <label for="password">${word('signin.password')}</label>
        <input
          id="password"
          name="password"
          type=${this.isShown ? 'text' : 'password'}
          autocomplete="current-password"
          autocapitalize="none"
          spellcheck="false"
        />
        <label class="check">
          <input type="checkbox" .checked=${this.isShown} @change=${this.show} /> ${word('signin.show')}
        </label>
      </div>
      <div>
        <label class="check"><input id="keep" type="checkbox" aria-describedby="keep-help" /> ${word('signin.keep')}</label>
        <p id="keep-help" class="quiet">${word('signin.keep-help')}</p>
      </div>
      <button class="button primary" type="submit" aria-disabled=${this.isBusy}>${word('signin.do')}</button>
    </form>`;
  }

  private openId() {
    const to = wanted();
    return html`<p class="other">
      <a class="button" href=${`/sign-in/openid${to ? `?to=${encodeURIComponent(to)}` : ''}`}>${word('signin.openid')}</a>
    </p>`;
  }

  private demo() {
    return html`<h2>${word('signin.demo')}</h2>
      <p class="quiet">${word('signin.demo-help', this.demoPassword)}</p>
      <div class="accounts">
        ${DEMO_ACCOUNTS.map(
          (account) =>
            html`<button class="button" @click=${() => this.signIn(account, this.demoPassword)}>
              ${word(`signin.demo.${account}`)}
            </button>`,
        )}
      </div>`;
  }

  private show(event: Event): void {
    this.isShown = (event.target as HTMLInputElement).checked;
  }

  private field(id: string): HTMLInputElement {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)!;
  }

  private submit(event: Event): void {
    event.preventDefault();
    void this.signIn(this.field('username').value, this.field('password').value);
  }

  private async signIn(username: string, password: string): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = '';
    try {
      const response = await fetch('/api/login', {
        method: 'POST',
        headers: {
          ...FROM_A_PAGE,
          'Accept-Language': document.documentElement.lang,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({ username, password, cookie: true, keep: this.field('keep').checked }),
      });
      const answer = await response.json();
      if (response.ok) location.replace(wanted() ?? pageAt(first(answer as Session)));
      else this.fail([...(answer.violations ?? []).map(sentence), answer.detail][0] ?? response.statusText);
    } catch {
      this.fail(word('signin.away'));
    } finally {
      this.isBusy = false;
    }
  }

  private async byPasskey(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = '';
    try {
      const came = await signInWithPasskey<Session>(this.field('keep').checked);
      if (!came) this.problem = word('passkeys.given-up');
      else if ('problem' in came) this.problem = came.problem;
      else location.replace(wanted() ?? pageAt(first(came.session)));
    } finally {
      this.isBusy = false;
    }
  }

  private fail(why: string): void {
    this.problem = why;
    void this.updateComplete.then(() => this.field(this.field('username').value ? 'password' : 'username').focus());
  }
}

function sentence({ field, message }: { readonly field: string; readonly message: string }): string {
  return `${word(`signin.${field}`)}: ${message}`;
}

/** Why the OpenID provider’s word was not enough; empty: it was not asked. */
function failed(): string {
  const why = new URLSearchParams(location.search).get('failed');
  return why === 'openid' || why === 'no-role' ? word(`signin.failed.${why}`) : '';
}

/** A page of ours that the reader came from; undefined when the address names none. */
function wanted(): string | undefined {
  const to = new URLSearchParams(location.search).get('to');
  if (!to) return undefined;
  const address = new URL(to, location.origin);
  if (address.origin !== location.origin || address.pathname === location.pathname) return undefined;
  return address.pathname + address.search + location.hash;
}

/** Where somebody with this role begins. */
function first({ roles, network, facilities }: Session): string {
  if (roles.length !== 1) return '/';
  if (roles[0] === 'provider' && facilities.length === 1) return `/facility/${encodeURIComponent(facilities[0]!)}`;
  if (roles[0] === 'coordinator' && network) return `/desk/${encodeURIComponent(network)}`;
  if (roles[0] === 'elderly_care' && network) return `/cases/${encodeURIComponent(network)}`;
  return '/';
}

customElements.define('tomarigi-sign-in', SignIn);
