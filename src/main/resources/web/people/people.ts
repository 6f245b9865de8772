import { LitElement, css, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/header';
import { read } from '../shared/api';
import type { Asked } from '../shared/ask';
import { ask, inWords } from '../shared/ask';
import { forms } from '../shared/forms';
import { ageInWords, momentInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import { plain } from '../shared/plain';
import { roleInWords } from '../shared/roles';
import { serverNow } from '../shared/server-clock';
import { whoReads } from '../shared/who';
import { word } from '../shared/words';
import './form';
import type { Keeper, Named, Person, Told } from './kept';
import { pathOf, rolesCommand } from './kept';
import './link';

/** What was done, and how it is undone; undefined: it cannot be. */
interface Notice {
  readonly said: string;
  readonly undo?: () => Promise<Asked<Person>>;
}

/** Of a network all come at once; of all networks page by page. */
interface Page {
  readonly people: readonly Person[];
  readonly next?: string;
}

/** Who is what in a network: they are invited, changed, stopped, and given a new link. */
class PeoplePage extends LitElement {
  static override properties = {
    keeper: { state: true },
    isAway: { state: true },
    networks: { state: true },
    network: { state: true },
    people: { state: true },
    next: { state: true },
    filter: { state: true },
    isInviting: { state: true },
    edited: { state: true },
    leaving: { state: true },
    told: { state: true },
    notice: { state: true },
    problem: { state: true },
  };

  static override styles = [
    parts,
    forms,
    plain,
    css`
      :host {
        --page-width: 56rem;
      }

      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--space-4);
        margin-top: var(--space-4);
      }

      .tools form {
        gap: 0;
        margin: 0;
      }

      .tools .field {
        flex: 1 1 14rem;
        max-width: 28rem;
      }

      .notice {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
      }

      .panel {
        margin-top: var(--space-4);
        padding: var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }

      h2 {
        margin-top: var(--space-6);
      }

      .panel h2 {
        margin: 0;
      }

      h3 {
        margin: 0;
        font-size: var(--size-body);
        overflow-wrap: anywhere;
      }

      .people > li {
        padding: var(--space-4) 0;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
      }

      .state {
        font-weight: 700;
      }

      .stopped {
        color: var(--alarm);
      }

      .waiting {
        color: var(--ageing);
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        margin-top: var(--space-2);
      }
    `,
  ];

  private declare keeper: Keeper | undefined;
  private declare isAway: boolean;
  private declare networks: readonly Named[];
  /** '': all, for administrators. */
  private declare network: string;
  private declare people: readonly Person[] | undefined;
  private declare next: string | undefined;
  private declare filter: string;
  private declare isInviting: boolean;
  /** Whose form is open. */
  private declare edited: string | undefined;
  /** Who is about to be taken out. */
  private declare leaving: string | undefined;
  private declare told: Told | undefined;
  private declare notice: Notice | undefined;
  private declare problem: string;

  constructor() {
    super();
    this.isAway = false;
    this.networks = [];
    this.network = '';
    this.filter = '';
    this.isInviting = false;
    this.problem = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.begin();
  }

  override render() {
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        <h1>${word('people.title')}</h1>
        ${this.isAway ? html`<p role="alert" class="problem">${word('people.away')}</p>` : this.content()}
      </main>
    `;
  }

  private content() {
    const { keeper } = this;
    if (!keeper) return html`<p role="status">${word('people.loading')}</p>`;
    if (!isKeeper(keeper))
      return html`<tomarigi-closed .isSignedIn=${keeper.kind !== 'NOBODY'}></tomarigi-closed>`;
    return html`<p class="quiet">${word('people.intro')}</p>
      ${this.tools()}
      <div role="alert">${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}</div>
      <div role="status">
        ${this.notice
          ? html`<p class="done notice">
              ${this.notice.said}
              ${this.notice.undo
                ? html`<button class="button" @click=${this.undo}>${word('people.undo')}</button>`
                : nothing}
            </p>`
          : nothing}
      </div>
      ${this.told
        ? html`<tomarigi-person-link .told=${this.told} @left=${() => (this.told = undefined)}></tomarigi-person-link>`
        : nothing}
      ${this.invitation()} ${this.list()}`;
  }

  private tools() {
    const isAdministrator = this.keeper!.roles.includes('administrator');
    return html`<div class="tools">
      ${this.networks.length > 1 || isAdministrator
        ? html`<div class="field">
            <label for="network">${word('people.network')}</label>
            <select id="network" @change=${this.turn}>
              ${isAdministrator
                ? html`<option value="" ?selected=${this.network === ''}>${word('people.all')}</option>`
                : nothing}
              ${this.networks.map(
                ({ id, name }) => html`<option value=${id} ?selected=${id === this.network}>${name}</option>`,
              )}
            </select>
          </div>`
        : nothing}
      <form class="field" role="search" @submit=${this.seek}>
        <label for="filter">${word('people.find')}</label>
        <input
          id="filter"
          type="search"
          autocomplete="off"
          .value=${this.filter}
          @input=${(event: Event) => (this.filter = (event.target as HTMLInputElement).value)}
        />
      </form>
      ${this.isInviting
        ? nothing
        : html`<button class="button primary" @click=${this.invite}>${word('people.invite')}</button>`}
    </div>`;
  }

  private invitation() {
    if (!this.isInviting) return nothing;
    return html`<section class="panel" aria-labelledby="invite">
      <h2 id="invite">${word('people.invite')}</h2>
      <tomarigi-person-form
        network=${this.network}
        .networks=${this.networks}
        @saved=${(event: CustomEvent<Told>) => this.invited(event.detail)}
        @left=${() => (this.isInviting = false)}
      ></tomarigi-person-form>
    </section>`;
  }

  private list() {
    if (!this.people) return html`<p role="status">${word('people.loading')}</p>`;
    const shown = this.people.filter((person) => matches(person, this.filter));
    return html`<h2 id="list" class="number">${word('people.count', shown.length)}</h2>
      ${shown.length === 0
        ? html`<p>${word(this.filter ? (this.network ? 'people.none-found' : 'people.none-found-yet') : 'people.none')}</p>`
        : html`<ul class="people" aria-labelledby="list">
            ${shown.map((person) => html`<li>${this.person(person)}</li>`)}
          </ul>`}
      ${this.next ? html`<p><button class="button" @click=${() => this.more()}>${word('people.more')}</button></p>` : nothing}`;
  }

  private person(person: Person) {
    return html`<h3>${person.name} <span class="quiet">${person.username ?? word('people.from-provider')}</span></h3>
      <p>${person.roles.map(roleInWords).join(word('report.and')) || word('account.no-roles')}</p>
      <p class="number">${state(person)}</p>
      ${this.edited === person.id
        ? html`<section class="panel" aria-label=${word('people.change-of', person.name)}>
            <tomarigi-person-form
              network=${this.network}
              .networks=${this.networks}
              .person=${person}
              @saved=${(event: CustomEvent<Person>) => this.changed(person, event.detail)}
              @left=${() => (this.edited = undefined)}
            ></tomarigi-person-form>
          </section>`
        : this.leaving === person.id
          ? this.farewell(person)
          : this.actions(person)}`;
  }

  private actions(person: Person) {
    const isKept = !person.elsewhere;
    const isOurs = !person.fromProvider;
    const isOneself = person.id === this.keeper?.id;
    const button = (key: string, act: () => void) =>
      html`<button class="button" aria-label=${word('people.for', word(key), person.name)} @click=${act}>${word(key)}</button>`;
    return html`<div class="actions">
      ${isOurs
        ? button('people.change', () => {
            this.quiet();
            this.edited = person.id;
          })
        : nothing}
      ${isKept && isOurs ? button(person.ready ? 'people.reset' : 'people.invite-again', () => this.reset(person)) : nothing}
      ${isKept && !isOneself
        ? button(person.disabled ? 'people.enable' : 'people.disable', () => this.stop(person, !person.disabled))
        : nothing}
      ${isOneself || !isOurs || person.roles.length === 0
        ? nothing
        : button('people.end', () => {
            this.quiet();
            this.leaving = person.id;
          })}
    </div>`;
  }

  /** It cannot be undone, so it takes two presses. */
  private farewell(person: Person) {
    return html`<p>${word(person.elsewhere ? 'people.end-here' : 'people.end-wholly', person.name)}</p>
      <div class="actions">
        <button class="button primary" @click=${() => this.end(person)}>${word('people.end-now')}</button>
        <button class="button" @click=${() => (this.leaving = undefined)}>${word('people.leave')}</button>
      </div>`;
  }

  private async begin(): Promise<void> {
    const keeper = (await whoReads()) as Keeper | undefined;
    this.keeper = keeper;
    this.isAway = !keeper;
    if (!keeper || !isKeeper(keeper)) return;
    await this.know(keeper);
    const wanted = new URLSearchParams(location.search).get('network') ?? '';
    const isTheirs = this.networks.some(({ id }) => id === wanted);
    const isAdministrator = keeper.roles.includes('administrator');
    this.network = isTheirs ? wanted : isAdministrator ? '' : (this.networks[0]?.id ?? '');
    await this.load();
  }

  /** The networks whose people one keeps. */
  private async know(keeper: Keeper): Promise<void> {
    if (!keeper.roles.includes('administrator')) {
      this.networks = keeper.grants
        .filter(({ role, network }) => role === 'officer' && network)
        .map(({ network, networkName }) => ({ id: network!, name: networkName ?? network! }));
      return;
    }
    const all = await read<readonly Named[]>('/api/networks');
    if (all.state === 'found') this.networks = all.value;
    else this.isAway = true;
  }

  private async load(): Promise<void> {
    const asked = this.network;
    this.people = undefined;
    const page = await read<Page>(pathOf(asked));
    if (asked === this.network) this.take(page.state === 'found' ? page.value : undefined, []);
  }

  private async more(): Promise<void> {
    const page = await read<Page>(`${pathOf(this.network)}?after=${encodeURIComponent(this.next ?? '')}`);
    if (page.state === 'found') this.take(page.value, this.people ?? []);
    else this.problem = word('people.away');
  }

  private take(page: Page | undefined, before: readonly Person[]): void {
    if (!page) {
      this.isAway = true;
      return;
    }
    const known = new Set(before.map(({ id }) => id));
    this.people = [...before, ...page.people.filter(({ id }) => !known.has(id))];
    this.next = this.network ? undefined : page.next;
  }

  /** Of all accounts only some are here; by the whole user name the server finds the others. */
  private async seek(event: Event): Promise<void> {
    event.preventDefault();
    const username = this.filter.trim();
    if (this.network || !username) return;
    const page = await read<Page>(`${pathOf('')}?username=${encodeURIComponent(username)}`);
    if (page.state !== 'found') this.problem = word('people.away');
    else if (page.value.people.length === 0) this.notice = { said: word('people.no-such', username) };
    else this.take({ people: this.people ?? [], ...(this.next && { next: this.next }) }, page.value.people);
  }

  private turn(event: Event): void {
    this.network = (event.target as HTMLSelectElement).value;
    this.quiet();
    this.isInviting = false;
    const address = new URL(location.href);
    if (this.network) address.searchParams.set('network', this.network);
    else address.searchParams.delete('network');
    history.replaceState(null, '', address);
    void this.load();
  }

  private invite(): void {
    this.quiet();
    this.isInviting = true;
  }

  private invited(told: Told): void {
    this.isInviting = false;
    this.told = told;
    this.people = [told.person, ...(this.people ?? []).filter(({ id }) => id !== told.person.id)];
  }

  private changed(before: Person, now: Person): void {
    this.edited = undefined;
    this.put(now);
    const { name, mail = '' } = before;
    const command = {
      ...(!before.elsewhere && { name, mail }),
      roles: rolesCommand(before.roles, this.network),
    };
    this.notice = {
      said: word('people.changed', now.name),
      undo: () => ask<Person>('PUT', pathOf(this.network, before), command),
    };
  }

  private async reset(person: Person): Promise<void> {
    this.quiet();
    const asked = await ask<Told>('POST', `${pathOf(this.network, person)}/reset`);
    if (asked.state !== 'done') return this.refused(asked);
    this.put(asked.value.person);
    this.told = asked.value;
  }

  private async stop(person: Person, disabled: boolean): Promise<void> {
    this.quiet();
    const path = pathOf(this.network, person);
    const asked = await ask<Person>('POST', `${path}/${disabled ? 'disable' : 'enable'}`);
    if (asked.state !== 'done') return this.refused(asked);
    this.put(asked.value);
    this.notice = {
      said: word(disabled ? 'people.disabled' : 'people.enabled', person.name),
      undo: () => ask<Person>('POST', `${path}/${disabled ? 'enable' : 'disable'}`),
    };
  }

  private async end(person: Person): Promise<void> {
    this.quiet();
    const asked = await ask('DELETE', pathOf(this.network, person));
    if (asked.state !== 'done') return this.refused(asked);
    this.people = this.people?.filter(({ id }) => id !== person.id);
    this.notice = { said: word('people.ended', person.name) };
  }

  private async undo(): Promise<void> {
    const undo = this.notice?.undo;
    this.quiet();
    const asked = await undo?.();
    if (asked?.state === 'done') {
      this.put(asked.value);
      this.notice = { said: word('people.undone') };
    } else if (asked) this.refused(asked);
  }

  private put(person: Person): void {
    this.people = this.people?.map((one) => (one.id === person.id ? person : one));
  }

  private refused(asked: Exclude<Asked<unknown>, { state: 'done' }>): void {
    this.problem = asked.state === 'away' ? word('people.away') : inWords(asked.problem);
  }

  private quiet(): void {
    this.notice = undefined;
    this.problem = '';
    this.told = undefined;
    this.edited = undefined;
    this.leaving = undefined;
  }
}

function isKeeper({ roles }: Keeper): boolean {
  return roles.includes('officer') || roles.includes('administrator');
}

function matches(person: Person, filter: string): boolean {
  const sought = filter.trim().toLowerCase();
  return [person.name, person.username ?? word('people.from-provider'), ...person.roles.map(roleInWords)].some((text) =>
    text.toLowerCase().includes(sought),
  );
}

/** Whether somebody can sign in, and when they last did. */
function state({ disabled, ready, invitedUntil, seenAt }: Person) {
  if (disabled) return html`<span class="state stopped">■ ${word('people.is-disabled')}</span>`;
  if (invitedUntil)
    return html`<span class="state waiting"
      >○ ${word(ready ? 'people.is-reset' : 'people.is-invited', momentInWords(Date.parse(invitedUntil)))}</span
    >`;
  if (!ready) return html`<span class="state waiting">○ ${word('people.is-lapsed')}</span>`;
  if (!seenAt) return html`<span class="quiet">${word('people.never-seen')}</span>`;
  const at = Date.parse(seenAt);
  return html`<time class="quiet" datetime=${seenAt} title=${momentInWords(at)}
    >${word('people.seen', ageInWords(at, serverNow()))}</time
  >`;
}

customElements.define('tomarigi-people', PeoplePage);
