import { LitElement, html, nothing } from 'lit';
import '../shared/header';
import { pageAt } from '../shared/api';
import { ask, inWords, wrongWith } from '../shared/ask';
import { forms } from '../shared/forms';
import { parts } from '../shared/parts';
import { NewPassword, passwords } from '../shared/password';
import { plain } from '../shared/plain';
import { word } from '../shared/words';

/** Whose link it is. */
interface Link {
  readonly purpose: 'INVITATION' | 'RESET';
  readonly username: string;
  readonly name: string;
}

type Stage =
  | { readonly at: 'looking' }
  | { readonly at: 'away' }
  | { readonly at: 'gone' }
  | { readonly at: 'choosing'; readonly link: Link };

const GONE = 410;

/**
 * Where somebody with a one-time link chooses a password and is signed in. The secret stands in the address’s fragment, which
 * no server is sent, and stays there until it is used up: the page may be opened again.
 */
class Welcome extends LitElement {
  static override properties = {
    stage: { state: true },
    errors: { state: true },
    problem: { state: true },
  };

  static override styles = [parts, forms, passwords, plain];

  private declare stage: Stage;
  private declare errors: readonly string[];
  private declare problem: string;
  private isBusy = false;
  private readonly password = new NewPassword(this);

  constructor() {
    super();
    this.stage = { at: 'looking' };
    this.errors = [];
    this.problem = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.look);
    void this.look();
  }

  override disconnectedCallback(): void {
    window.removeEventListener('hashchange', this.look);
    super.disconnectedCallback();
  }

  override render() {
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        <h1>${word('welcome.title')}</h1>
        ${window.isSecureContext ? this.content() : html`<p class="problem">${word('signin.unsafe')}</p>`}
      </main>
    `;
  }

  private content() {
    const { stage } = this;
    switch (stage.at) {
      case 'looking':
        return html`<p role="status">${word('welcome.looking')}</p>`;
      case 'away':
        return html`<p role="alert" class="problem">${word('welcome.away')}</p>
          <p><button class="button" @click=${this.look}>${word('welcome.again')}</button></p>`;
      case 'gone':
        return html`<div role="alert" class="problem">
            <p><strong>${word('welcome.gone')}</strong></p>
            <p>${word('welcome.gone-help')}</p>
          </div>
          <p><a class="link" href=${pageAt('/sign-in')}>${word('signin.do')}</a></p>`;
      case 'choosing':
        return this.form(stage.link);
    }
  }

  private form({ purpose, name, username }: Link) {
    return html`<p>${word(`welcome.hello.${purpose}`, name)}</p>
      <div role="alert">${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}</div>
      <form novalidate @submit=${this.submit}>
        <div class="field">
          <label for="username">${word('signin.username')}</label>
          <p id="username-help" class="quiet">${word('welcome.username-help')}</p>
          <input id="username" name="username" autocomplete="username" readonly aria-describedby="username-help" .value=${username} />
        </div>
        ${this.password.render(this.errors)}
        <div>
          <label class="check"><input id="keep" type="checkbox" aria-describedby="keep-help" /> ${word('signin.keep')}</label>
          <p id="keep-help" class="quiet">${word('signin.keep-help')}</p>
        </div>
        <button class="button primary" type="submit">${word('welcome.do')}</button>
      </form>`;
  }

  private readonly look = async (): Promise<void> => {
    if (!window.isSecureContext) return;
    const secret = secretOfAddress();
    if (!secret) {
      this.stage = { at: 'gone' };
      return;
    }
    this.stage = { at: 'looking' };
    const asked = await ask<Link>('POST', '/api/one-time-links/look', { secret });
    if (asked.state === 'done') this.stage = { at: 'choosing', link: asked.value };
    else this.stage = { at: asked.state === 'refused' && asked.problem.status < 429 ? 'gone' : 'away' };
  };

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy) return;
    this.isBusy = true;
    this.errors = [];
    this.problem = '';
    const keep = this.renderRoot.querySelector<HTMLInputElement>('#keep')!.checked;
    const asked = await ask('POST', '/api/one-time-links/use', {
      secret: secretOfAddress(),
      password: this.password.value,
      keep,
      cookie: true,
    });
    this.isBusy = false;
    if (asked.state === 'done') {
      location.replace(pageAt('/'));
      return;
    }
    if (asked.state === 'refused' && asked.problem.status === GONE) {
      this.stage = { at: 'gone' };
      return;
    }
    this.errors = asked.state === 'refused' ? wrongWith(asked.problem, 'password') : [];
    if (asked.state === 'away') this.problem = word('welcome.away');
    else if (this.errors.length === 0) this.problem = inWords(asked.problem);
    await this.updateComplete;
    this.password.focus();
  }
}

function secretOfAddress(): string {
  return location.hash.slice(1);
}

customElements.define('tomarigi-welcome', Welcome);
