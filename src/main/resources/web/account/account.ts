import { LitElement, css, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/header';
import { read } from '../shared/api';
import { ask, inWords, wrongWith } from '../shared/ask';
import { errorsOf } from '../shared/errors';
import { forms } from '../shared/forms';
import { momentInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import { NewPassword, passwords } from '../shared/password';
import '../shared/passkeys';
import { plain } from '../shared/plain';
import type { Grant } from '../shared/roles';
import { roleInWords } from '../shared/roles';
import type { Me } from '../shared/who';
import { whoReads } from '../shared/who';
import { waysOf } from '../shared/ways';
import { word } from '../shared/words';

/** Who is signed in, whole. */
interface OwnAccount extends Me {
  readonly username?: string;
  readonly grants: readonly Grant[];
}

/** Where somebody is signed in. */
interface Session {
  readonly id: string;
  readonly current: boolean;
  readonly madeAt: string;
  readonly seenAt?: string;
  readonly expiresAt: string;
}

/** What is wrong with the passwords that were typed. */
interface Errors {
  readonly old?: readonly string[];
  readonly wanted?: readonly string[];
}

/** One’s own account: who one is to whom, the password, and where one is signed in. */
class Account extends LitElement {
  static override properties = {
    account: { state: true },
    isAway: { state: true },
    sessions: { state: true },
    errors: { state: true },
    said: { state: true },
    problem: { state: true },
  };

  static override styles = [
    parts,
    forms,
    passwords,
    plain,
    css`
      .roles {
        padding-left: 1.25em;
        list-style: disc;
      }

      .sessions li {
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

  private declare account: OwnAccount | undefined;
  private declare isAway: boolean;
  private declare sessions: readonly Session[] | undefined;
  private declare errors: Errors;
  private declare said: string;
  private declare problem: string;
  private isBusy = false;
  private readonly password = new NewPassword(this);

  constructor() {
    super();
    this.isAway = false;
    this.errors = {};
    this.said = '';
    this.problem = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        <h1>${word('account.title')}</h1>
        ${this.isAway ? html`<p role="alert" class="problem">${word('account.away')}</p>` : this.content()}
      </main>
    `;
  }

  private content() {
    const { account } = this;
    if (!account) return html`<p role="status">${word('account.loading')}</p>`;
    if (account.kind !== 'PERSON')
      return html`<tomarigi-closed .isSignedIn=${account.kind !== 'NOBODY'}></tomarigi-closed>`;
    return html`<dl class="facts">
        <dt>${word('account.name')}</dt>
        <dd>${account.name}</dd>
        ${account.username
          ? html`<dt>${word('signin.username')}</dt>
              <dd>${account.username}</dd>`
          : nothing}
      </dl>
      <div role="alert">${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}</div>
      <div role="status">${this.said ? html`<p class="done">${this.said}</p>` : nothing}</div>
      <h2>${word('account.roles')}</h2>
      ${account.grants.length === 0
        ? html`<p>${word('account.no-roles')}</p>`
        : html`<ul class="roles">
            ${account.grants.map((grant) => html`<li>${roleInWords(grant)}</li>`)}
          </ul>`}
      <p class="quiet">${word('account.roles-help')}</p>
      <h2>${word('ways.title')}</h2>
      ${waysOf(account)}
      ${account.username
        ? html`<h2>${word('account.password')}</h2>
            ${this.form(account.username)}
            <div id="passkeys"><tomarigi-passkeys></tomarigi-passkeys></div>`
        : html`<p class="quiet">${word('account.elsewhere')}</p>`}
      <h2 id="sessions">${word('account.sessions')}</h2>
      ${this.sessionList()}`;
  }

  private form(username: string) {
    return html`<form novalidate @submit=${this.change}>
      <input name="username" autocomplete="username" hidden .value=${username} />
      <div class="field">
        <label for="old">${word('account.old')}</label>
        ${errorsOf('old-error', this.errors.old)}
        <input
          id="old"
          name="password"
          type=${this.password.isShown ? 'text' : 'password'}
          autocomplete="current-password"
          autocapitalize="none"
          spellcheck="false"
          aria-describedby="old-error"
          aria-invalid=${this.errors.old?.length ? 'true' : 'false'}
        />
      </div>
      ${this.password.render(this.errors.wanted)}
      <button class="button primary" type="submit" aria-describedby="change-help">${word('account.change')}</button>
      <p id="change-help" class="quiet">${word('account.change-help')}</p>
    </form>`;
  }

  private sessionList() {
    if (!this.sessions) return html`<p class="quiet">${word('account.loading')}</p>`;
    return html`<ul class="sessions" aria-labelledby="sessions">
        ${this.sessions.map(
          (session) => html`<li>
            <div class="number">
              <p>
                ${session.current ? html`<strong>${word('account.this-one')}</strong> ` : nothing}
                ${word('account.since', momentInWords(Date.parse(session.madeAt)))}
              </p>
              ${session.seenAt && !session.current
                ? html`<p class="quiet">${word('account.seen', momentInWords(Date.parse(session.seenAt)))}</p>`
                : nothing}
            </div>
            ${session.current
              ? nothing
              : html`<button
                  class="button"
                  aria-label=${word('account.end-of', momentInWords(Date.parse(session.madeAt)))}
                  @click=${() => this.end(`/${encodeURIComponent(session.id)}`)}
                >
                  ${word('account.end')}
                </button>`}
          </li>`,
        )}
      </ul>
      ${this.sessions.some(({ current }) => !current)
        ? html`<p><button class="button" @click=${() => this.end('')}>${word('account.end-others')}</button></p>`
        : html`<p class="quiet">${word('account.only-here')}</p>`}`;
  }

  private async load(): Promise<void> {
    const me = (await whoReads()) as OwnAccount | undefined;
    this.isAway = !me;
    this.account = me;
    if (me?.kind === 'PERSON') await this.loadSessions();
  }

  private async loadSessions(): Promise<void> {
    const sessions = await read<readonly Session[]>('/api/me/sessions');
    if (sessions.state === 'found') this.sessions = sessions.value;
    else if (sessions.state === 'closed') this.signedOut();
    else this.isAway = true;
  }

  private async change(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy) return;
    this.isBusy = true;
    this.quiet();
    const old = this.renderRoot.querySelector<HTMLInputElement>('#old')!;
    const asked = await ask('PUT', '/api/me/password', { old: old.value, new: this.password.value });
    this.isBusy = false;
    if (asked.state === 'done') {
      old.value = '';
      this.password.clear();
      this.said = word('account.changed');
      await this.loadSessions();
      return;
    }
    if (asked.state === 'away') this.problem = word('account.away');
    else if (asked.problem.status === 401) this.signedOut();
    else {
      this.errors = { old: wrongWith(asked.problem, 'old'), wanted: wrongWith(asked.problem, 'new') };
      if (!asked.problem.violations?.length) this.problem = inWords(asked.problem);
    }
    await this.updateComplete;
    if (this.errors.old?.length) old.focus();
    else if (this.errors.wanted?.length) this.password.focus();
  }

  /** @param which `/{id}`, or empty for all others */
  private async end(which: string): Promise<void> {
    this.quiet();
    const asked = which
      ? await ask('DELETE', `/api/me/sessions${which}`)
      : await ask('POST', '/api/me/sessions/end-others');
    if (asked.state === 'away') this.problem = word('account.away');
    else if (asked.state === 'refused' && asked.problem.status === 401) this.signedOut();
    else {
      if (asked.state === 'done') this.said = word('account.ended');
      await this.loadSessions();
    }
  }

  private quiet(): void {
    this.errors = {};
    this.said = '';
    this.problem = '';
  }

  /** The session has ended, here or from elsewhere. */
  private signedOut(): void {
    if (this.account) this.account = { ...this.account, kind: 'NOBODY' };
  }
}

customElements.define('tomarigi-account', Account);
