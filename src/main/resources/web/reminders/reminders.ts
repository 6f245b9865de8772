import { LitElement, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/header';
import { pageAt, read } from '../shared/api';
import { ask, inWords } from '../shared/ask';
import { keeping } from '../shared/keeping';
import { parts } from '../shared/parts';
import type { Me } from '../shared/who';
import { whoReads } from '../shared/who';
import type { Colleague } from '../shared/who-is-who';
import { KEEPING, PLACING, colleaguesIn, hasRole } from '../shared/who-is-who';
import { word } from '../shared/words';
import './quiet';
import './roll-call';
import { styles } from './styles';

interface ByMail {
  readonly possible: boolean;
  readonly hasAddress: boolean;
  readonly on: boolean;
}

const READING = [...PLACING, ...KEEPING];

/** Who went quiet, and who still owes an answer. */
class RemindersPage extends LitElement {
  static override properties = {
    network: {},
    name: {},
    me: { state: true },
    isKnown: { state: true },
    colleagues: { state: true },
    mail: { state: true },
    said: { state: true },
  };

  static override styles = [parts, keeping, styles];

  declare network: string;
  declare name: string;
  private declare me: Me | undefined;
  private declare isKnown: boolean;
  private declare colleagues: readonly Colleague[];
  private declare mail: ByMail | undefined;
  private declare said: string;

  constructor() {
    super();
    this.isKnown = false;
    this.colleagues = [];
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private get path(): string {
    return `/api/networks/${encodeURIComponent(this.network)}/mail`;
  }

  private get mayRead(): boolean {
    return !this.me || hasRole(this.me, this.network, READING);
  }

  private async load(): Promise<void> {
    this.me = await whoReads();
    this.isKnown = true;
    if (!this.mayRead) return;
    const mail = await read<ByMail>(this.path);
    if (mail.state === 'found') this.mail = mail.value;
    this.colleagues = await colleaguesIn(this.network, this.me);
  }

  override render() {
    const at = encodeURIComponent(this.network);
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        <h1>${word('remind.title', this.name)}</h1>
        ${!this.isKnown
          ? html`<p role="status">${word('wall.loading')}</p>`
          : this.mayRead
            ? html`<p class="quiet">${word('remind.intro')}</p>
                <p class="actions">
                  <a class="link" href=${pageAt(`/desk/${at}`)}>${word('ways.desk')}</a>
                  <a class="link" href=${pageAt(`/roster/${at}`)}>${word('ways.roster')}</a>
                  ${hasRole(this.me, this.network, KEEPING)
                    ? html`<a class="link" href=${pageAt(`/settings/${at}`)}>${word('ways.settings')}</a>`
                    : nothing}
                </p>
                <tomarigi-roll-call network=${this.network} .me=${this.me} .colleagues=${this.colleagues}></tomarigi-roll-call>
                <tomarigi-quiet network=${this.network}></tomarigi-quiet>
                ${this.byMail()}`
            : html`<tomarigi-closed .isSignedIn=${this.me?.kind !== 'NOBODY'}></tomarigi-closed>`}
      </main>
    `;
  }

  private byMail() {
    const { mail } = this;
    if (!mail?.possible) return nothing;
    return html`<section aria-labelledby="mail">
      <h2 id="mail">${word('remind.mail')}</h2>
      <p id="mail-help" class="quiet">${word(mail.hasAddress || mail.on ? 'remind.mail-help' : 'remind.no-address')}</p>
      ${mail.hasAddress || mail.on
        ? html`<p class="actions">
            <button class="button" aria-describedby="mail-help" @click=${() => void this.turn(!mail.on)}>
              ${word(mail.on ? 'remind.mail-off' : 'remind.mail-on')}
            </button>
          </p>`
        : nothing}
      <p role="status">${this.said}</p>
    </section>`;
  }

  private async turn(on: boolean): Promise<void> {
    const came = await ask<ByMail>('PUT', this.path, { on });
    if (came.state === 'done') {
      this.mail = came.value;
      this.said = word(came.value.on ? 'remind.mail-is-on' : 'remind.mail-is-off');
    } else this.said = came.state === 'away' ? word('people.away') : inWords(came.problem);
  }
}

customElements.define('tomarigi-reminders', RemindersPage);
