import { LitElement, css, html, nothing } from 'lit';
import { pageAt, read } from '../shared/api';
import type { Problem } from '../shared/ask';
import { ask, inWords } from '../shared/ask';
import '../shared/closed';
import { forms } from '../shared/forms';
import '../shared/header';
import { keeping } from '../shared/keeping';
import { parts } from '../shared/parts';
import type { NotBacked, Qualification } from '../shared/qualifications';
import { endInWords, notBackedInWords } from '../shared/qualifications';
import type { BaseFunction, Entry, FunctionState } from '../shared/register';
import { FUNCTIONS, kindInWords, phoneLink, qualificationsPage, registerPage, registerPath, standingInWords } from '../shared/register';
import { dateInWords, todayAt } from '../shared/roster';
import { waiting } from '../shared/waiting';
import type { Me } from '../shared/who';
import { whoReads } from '../shared/who';
import { KEEPING, hasRole } from '../shared/who-is-who';
import { word } from '../shared/words';
import type { Member } from './adding';
import './adding';

interface Afterwards {
  readonly facility: string;
  readonly name: string;
  readonly number?: string;
  readonly phone?: string;
  readonly acceptedAt: string;
  readonly caseId: string;
  readonly entry?: string;
  readonly state: FunctionState;
}

interface Ending extends Pick<Qualification, 'kind' | 'holders' | 'expiresOn'> {
  readonly facility?: string;
  readonly entry?: string;
  readonly name?: string;
}

interface Register {
  readonly today: string;
  readonly entries: readonly Entry[];
  readonly afterwards: readonly Afterwards[];
  readonly ending: readonly Ending[];
  readonly notBacked: readonly { readonly facility: string; readonly name: string; readonly claims: readonly NotBacked[] }[];
}

const AGAIN_MS = 4_000;

/** Who stands in a network's register, what is to be done about it, and where somebody is put into it. */
class RegisterPage extends LitElement {
  static override properties = {
    network: {},
    name: {},
    me: { state: true },
    register: { state: true },
    members: { state: true },
    trouble: { state: true },
    chosen: { state: true },
    isAdding: { state: true },
    said: { state: true },
    done: { state: true },
  };

  static override styles = [
    parts,
    forms,
    keeping,
    css`
      :host {
        --page-width: 56rem;
      }

      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--space-4);
      }

      .tools .field {
        flex: 1 1 12rem;
        max-width: 20rem;
      }

      .late {
        color: var(--alarm);
      }

      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-4);
        overflow-wrap: anywhere;
      }

      .functions {
        display: grid;
        gap: var(--space-1);
      }

      .functions li,
      .rows > li {
        overflow-wrap: anywhere;
      }

      .rows > li {
        padding: var(--space-2) 0;
        border-top: 1px solid var(--line);
      }

      .afterwards > li {
        border-left: 0.375rem solid var(--alarm);
      }
    `,
  ];

  declare network: string;
  declare name: string;
  private declare me: Me | undefined;
  private declare register: Register | undefined;
  private declare members: readonly Member[];
  private declare trouble: { readonly state: string; readonly isSignedIn?: boolean } | undefined;
  private declare chosen: '' | BaseFunction;
  private declare isAdding: boolean;
  private declare said: string;
  private declare done: string;
  private retry = 0;

  constructor() {
    super();
    this.members = [];
    this.chosen = '';
    this.isAdding = false;
    this.said = '';
    this.done = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void whoReads().then((me) => (this.me = me));
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.retry);
  }

  private async load(): Promise<void> {
    const came = await read<Register>(registerPath(this.network));
    if (!this.isConnected) return;
    this.trouble = came.state === 'found' ? undefined : came;
    if (came.state === 'away') this.retry = window.setTimeout(() => void this.load(), AGAIN_MS);
    if (came.state === 'found') this.register = came.value;
  }

  private get isKeeper(): boolean {
    return hasRole(this.me, this.network, KEEPING);
  }

  override render() {
    const { register, trouble } = this;
    const at = encodeURIComponent(this.network);
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        <h1>${word('register.title', this.name)}</h1>
        ${register
          ? html`<p class="quiet">${word('register.intro')}</p>
              <p class="actions">
                <a class="link" href=${pageAt(`/registered/${at}`)}>${word('register.to-public')}</a>
                <a class="link" href=${pageAt(`/desk/${at}`)}>${word('ways.desk')}</a>
              </p>
              <div role="alert">${this.said ? html`<p class="problem">${this.said}</p>` : nothing}</div>
              <div role="status">${this.done ? html`<p class="said">${this.done}</p>` : nothing}</div>
              ${this.afterwards(register)} ${this.entries(register)} ${this.ending(register)} ${this.notBacked(register)}`
          : trouble?.state === 'closed'
            ? html`<tomarigi-closed .isSignedIn=${trouble.isSignedIn ?? false}></tomarigi-closed>`
            : waiting(trouble, 'wall.unknown')}
      </main>
    `;
  }

  private afterwards({ afterwards }: Register) {
    if (afterwards.length === 0) return nothing;
    return html`<section aria-labelledby="afterwards">
      <h2 id="afterwards">${word('register.afterwards')}</h2>
      <p class="quiet">${word('register.afterwards-help')}</p>
      <ul class="things afterwards" role="list">
        ${afterwards.map(
          (one) => html`<li>
            <h3>${one.name}</h3>
            <p class="line number">
              <span>${word('register.accepted', dateInWords(todayAt(Date.parse(one.acceptedAt))))}</span>
              <a class="link" href=${pageAt(`/case/${encodeURIComponent(this.network)}/${encodeURIComponent(one.caseId)}`)}
                >${word('register.to-case')}</a
              >
              ${phoneLink(one.phone)}
            </p>
            ${one.state === 'CONSULTED' ? html`<p>${word('register.state.CONSULTED')}</p>` : nothing}
            ${this.isKeeper
              ? html`<p class="actions">
                  <button class="button primary" aria-label=${word('register.begin-of', one.name)} @click=${() => void this.begin(one)}>
                    ${word('register.begin')}
                  </button>
                  <button class="button" aria-label=${word('register.decline-of', one.name)} @click=${() => void this.decline(one)}>
                    ${word('register.decline')}
                  </button>
                </p>`
              : nothing}
          </li>`,
        )}
      </ul>
    </section>`;
  }

  private entries({ entries }: Register) {
    const shown = entries.filter(
      (one) => !this.chosen || one.functions.some(({ function: its }) => its === this.chosen),
    );
    return html`<section aria-labelledby="entries">
      <h2 id="entries" class="number" role="status">${word('register.count', shown.length)}</h2>
      <div class="tools">
        <div class="field">
          <label for="function">${word('register.function')}</label>
          <select
            id="function"
            @change=${(event: Event) => (this.chosen = (event.target as HTMLSelectElement).value as BaseFunction | '')}
          >
            <option value="">${word('register.any')}</option>
            ${FUNCTIONS.map((one) => html`<option value=${one}>${word(`base.${one}`)}</option>`)}
          </select>
        </div>
        ${this.isKeeper && !this.isAdding
          ? html`<button class="button primary" @click=${this.startAdding}>${word('register.add')}</button>`
          : nothing}
      </div>
      ${this.isAdding
        ? html`<tomarigi-adding
            network=${this.network}
            .members=${this.members.filter(({ id }) => !entries.some(({ facility }) => facility === id))}
            @leave=${() => (this.isAdding = false)}
          ></tomarigi-adding>`
        : nothing}
      ${shown.length === 0 ? html`<p>${word('register.none')}</p>` : nothing}
      <ul class="things" role="list">
        ${shown.map((one) => html`<li>${this.entry(one)}</li>`)}
      </ul>
    </section>`;
  }

  private entry(one: Entry) {
    const doubts = this.register!.notBacked.find(({ facility }) => facility === one.facility);
    return html`<h3><a href=${registerPage(this.network, one.id)}>${one.name}</a></h3>
      <p class="line">
        <span>${kindInWords(one)}</span> ${one.district ? html`<span>${one.district}</span>` : nothing} ${phoneLink(one.phone)}
      </p>
      ${one.functions.length === 0
        ? html`<p class="quiet">${word('register.nothing-yet')}</p>`
        : html`<ul class="functions number" role="list">
            ${one.functions.map((its) => html`<li>${word(`base.${its.function}`)}: ${standingInWords(its)}</li>`)}
          </ul>`}
      ${doubts ? html`<p class="late"><span aria-hidden="true">⚠</span> ${word('register.doubts', doubts.claims.length)}</p>` : nothing}`;
  }

  private ending({ ending, today }: Register) {
    if (ending.length === 0) return nothing;
    return html`<section aria-labelledby="ending">
      <h2 id="ending">${word('register.ending')}</h2>
      <ul class="rows" role="list">
        ${ending.map(
          (one) => html`<li class="line number">
            <a class="link" href=${one.facility ? qualificationsPage(one.facility) : registerPage(this.network, one.entry)}>${one.name}</a>
            <span>${word(`qualification.kind.${one.kind}`)} ${word('qualification.holders', one.holders)}</span>
            ${endInWords({ today, expiresOn: one.expiresOn })}
          </li>`,
        )}
      </ul>
    </section>`;
  }

  private notBacked({ notBacked }: Register) {
    if (notBacked.length === 0) return nothing;
    return html`<section aria-labelledby="doubtful">
      <h2 id="doubtful">${word('qualification.not-backed')}</h2>
      <p class="quiet">${word('qualification.not-backed-help')}</p>
      <details>
        <summary>${word('register.doubtful', notBacked.length)}</summary>
        <ul class="rows" role="list">
          ${notBacked.map(
            ({ facility, name, claims }) => html`<li>
              <a class="link" href=${qualificationsPage(facility)}>${name}</a> ${notBackedInWords(claims)}
            </li>`,
          )}
        </ul>
      </details>
    </section>`;
  }

  private readonly startAdding = async (): Promise<void> => {
    const came = await read<readonly Member[]>(`/api/networks/${encodeURIComponent(this.network)}/facilities`);
    this.members = came.state === 'found' ? came.value : [];
    this.isAdding = true;
  };

  /** Where the procedure is taken on; the facility is put into the register where it does not stand there. */
  private async begin(one: Afterwards): Promise<void> {
    const entry = await this.entryOf(one);
    if (entry) location.assign(registerPage(this.network, entry));
  }

  private async decline(one: Afterwards): Promise<void> {
    const entry = await this.entryOf(one);
    if (!entry) return;
    const came = await ask('POST', registerPath(this.network, entry, 'functions', 'EMERGENCY', 'steps'), {
      step: 'DECLINE',
      on: this.register!.today,
    });
    if (came.state === 'done') this.done = word('register.declined', one.name);
    else this.refused(came);
    await this.load();
  }

  private async entryOf({ facility, entry }: Afterwards): Promise<string | undefined> {
    this.said = '';
    this.done = '';
    if (entry) return entry;
    const came = await ask<Entry>('POST', registerPath(this.network), { facility }, undefined, `after-${facility}`.slice(0, 64));
    if (came.state === 'done') return came.value.id;
    this.refused(came);
    return undefined;
  }

  private refused(came: { readonly state: 'away' } | { readonly state: 'refused'; readonly problem: Problem }): void {
    this.said = came.state === 'away' ? word('people.away') : inWords(came.problem);
  }
}

customElements.define('tomarigi-register', RegisterPage);
