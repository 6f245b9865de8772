import { LitElement, css, html, nothing } from 'lit';
import '../shared/header';
import { pageAt } from '../shared/api';
import type { Problem } from '../shared/ask';
import { ask, violationOf } from '../shared/ask';
import type { Kept } from '../shared/charge';
import { askForCharge } from '../shared/charge';
import { forms } from '../shared/forms';
import { errorAt, keeping, problemInWords } from '../shared/keeping';
import { ageInWords, momentInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import { Ticking } from '../shared/ticking';
import { word } from '../shared/words';

interface Screen {
  readonly id: string;
  readonly name: string;
  readonly letInBy?: string;
  readonly letInAt: string;
  readonly seenAt?: string;
  readonly connected: boolean;
}

/** Often enough that whoever stands before the television sees it arrive. */
const LOOK_MS = 5_000;
const CODE_NOT_FOUND = '/problems/no-screen-with-this-code';

/** Where an officer lets screens in, on a telephone before the television, and keeps those that are in. */
class Screens extends LitElement {
  static override properties = {
    network: { type: String },
    name: { state: true },
    networks: { state: true },
    screens: { state: true },
    problem: { state: true },
    refused: { state: true },
    said: { state: true },
    busy: { state: true },
    ending: { state: true },
    renaming: { state: true },
  };

  static override styles = [
    parts,
    forms,
    keeping,
    css`
      #code {
        max-width: 14rem;
        font-size: var(--size-title);
        font-weight: 700;
        letter-spacing: 0.2em;
        text-transform: uppercase;
      }

      .state {
        font-weight: 700;
      }

      .connected {
        color: var(--accent);
      }
    `,
  ];

  /** Its id; empty: it is to be chosen. */
  declare network: string;
  /** Of the network, as people call it. */
  private declare name: string;
  private declare networks: readonly Kept[] | undefined;
  private declare screens: readonly Screen[] | undefined;
  /** Why the list cannot be had. */
  private declare problem: Problem | 'away' | undefined;
  /** Why the last thing that was asked for was not done. */
  private declare refused: Problem | 'away' | undefined;
  private declare said: string;
  private declare busy: boolean;
  /** Whose end was asked for once. */
  private declare ending: string | undefined;
  private declare renaming: string | undefined;

  private readonly ticking = new Ticking(this);
  private timer = 0;

  constructor() {
    super();
    this.network = '';
    this.name = '';
    this.said = '';
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void (this.network ? this.begin() : this.choose());
    this.timer = window.setInterval(() => this.network && !document.hidden && !this.problem && this.look(), LOOK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  private async begin(): Promise<void> {
    void this.look();
    const network = await ask<Kept>('GET', `/api/networks/${encodeURIComponent(this.network)}`);
    if (network.state === 'done') this.name = network.value.name;
  }

  /** Who keeps one network is taken to it. */
  private async choose(): Promise<void> {
    const charge = await askForCharge();
    if (charge === 'nobody') await this.refuse();
    else if (charge === 'away') this.problem = 'away';
    else if (charge.networks.length === 1) location.replace(addressOf(charge.networks[0]!.id));
    else this.networks = charge.networks;
  }

  /** The server says in its own words why. */
  private async refuse(): Promise<void> {
    const refused = await ask('GET', '/api/networks/-/screens');
    this.problem = refused.state === 'refused' ? refused.problem : 'away';
  }

  private async look(): Promise<void> {
    const answer = await ask<readonly Screen[]>('GET', this.path());
    // What was there stays while nobody answers.
    if (answer.state === 'done') {
      this.screens = answer.value;
      this.problem = undefined;
    } else if (answer.state === 'refused') this.problem = answer.problem;
    else if (!this.screens) this.problem = 'away';
  }

  private path(screen?: string): string {
    const all = `/api/networks/${encodeURIComponent(this.network)}/screens`;
    return screen ? `${all}/${encodeURIComponent(screen)}` : all;
  }

  override render() {
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        <h1>${this.name ? word('screens.title-of', this.name) : word('screens.title')}</h1>
        <p class="quiet">${word('screens.intro')}</p>
        ${this.content()}
      </main>
    `;
  }

  private content() {
    if (this.problem)
      return html`${problemInWords(this.problem)}
        <p class="actions">
          <button class="button" @click=${() => location.reload()}>${word('devices.again')}</button>
        </p>`;
    if (!this.network) return this.choice();
    if (!this.screens) return html`<p role="status">${word('devices.loading')}</p>`;
    return html`${this.form()} ${this.list(this.screens)}`;
  }

  private choice() {
    if (!this.networks) return html`<p role="status">${word('devices.loading')}</p>`;
    if (this.networks.length === 0) return html`<p class="problem">${word('screens.none-to-keep')}</p>`;
    return html`<h2>${word('screens.choose')}</h2>
      <ul role="list">
        ${this.networks.map(({ id, name }) => html`<li><a class="link" href=${addressOf(id)}>${name}</a></li>`)}
      </ul>`;
  }

  private form() {
    const problem = this.refused === 'away' ? undefined : this.refused;
    const code = violationOf(problem, 'code') ?? (problem?.type === CODE_NOT_FOUND ? problem.detail : undefined);
    const name = violationOf(problem, 'name');
    return html`
      <h2>${word('screens.let-in')}</h2>
      <form novalidate @submit=${this.letIn}>
        <div class="field">
          <label for="code">${word('screens.code')}</label>
          <p id="code-help" class="quiet">${word('screens.code-help')}</p>
          ${errorAt('code-error', code)}
          <input
            id="code"
            type="text"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            maxlength="20"
            aria-describedby="code-help code-error"
            aria-invalid=${code ? 'true' : 'false'}
          />
        </div>
        <div class="field">
          <label for="name">${word('screens.name')}</label>
          <p id="name-help" class="quiet">${word('screens.name-help')}</p>
          ${errorAt('name-error', name)}
          <input
            id="name"
            type="text"
            autocomplete="off"
            maxlength="60"
            aria-describedby="name-help name-error"
            aria-invalid=${name ? 'true' : 'false'}
          />
        </div>
        <div class="actions">
          <button class="button primary" type="submit" ?disabled=${this.busy}>${word('screens.submit')}</button>
        </div>
      </form>
      <p class="said" role="status">${this.said}</p>
      <div role="alert">${code || name ? nothing : problemInWords(this.refused)}</div>
      <details>
        <summary>${word('screens.how')}</summary>
        <p>${word('screens.how-help', `${location.origin}/wall/${encodeURIComponent(this.network)}`)}</p>
      </details>
    `;
  }

  private list(screens: readonly Screen[]) {
    return html`<h2>${word('screens.list')}</h2>
      ${screens.length === 0 ? html`<p>${word('screens.empty')}</p>` : nothing}
      <ul class="things" role="list">
        ${screens.map((screen) => html`<li>${this.one(screen)}</li>`)}
      </ul>`;
  }

  private one(screen: Screen) {
    const by = screen.letInBy ? word('devices.by', screen.letInBy) : word('devices.by-else');
    return html`
      <h3>${screen.name}</h3>
      <p class="state ${screen.connected ? 'connected' : ''}">
        ${screen.connected
          ? html`<span aria-hidden="true">●</span> ${word('screens.connected')}`
          : html`<span aria-hidden="true">○</span> ${this.lastSeen(screen)}`}
      </p>
      <p class="quiet">${word('screens.since', momentInWords(Date.parse(screen.letInAt)), by)}</p>
      ${this.renaming === screen.id ? this.rename(screen) : this.ending === screen.id ? this.end(screen) : this.may(screen)}
    `;
  }

  private lastSeen({ seenAt }: Screen) {
    if (!seenAt) return word('screens.never');
    const at = Date.parse(seenAt);
    return html`<time datetime=${seenAt} title=${momentInWords(at)}
      >${word('screens.seen', ageInWords(at, this.ticking.now))}</time
    >`;
  }

  private may(screen: Screen) {
    return html`<p class="actions">
      <button class="button" @click=${() => this.open('renaming', screen, `new-${screen.id}`)}>
        ${word('screens.rename')}<span class="unseen"> ${screen.name}</span>
      </button>
      <button
        class="button"
        aria-label=${word('screens.end-of', screen.name)}
        @click=${() => this.open('ending', screen, `end-${screen.id}`)}
      >
        ${word('screens.end')}
      </button>
    </p>`;
  }

  private rename(screen: Screen) {
    const id = `new-${screen.id}`;
    const submit = (event: Event) => {
      event.preventDefault();
      const name = this.typed(id);
      void this.change('PUT', this.path(screen.id), { name }, () => word('screens.renamed', name));
    };
    return html`<form novalidate @submit=${submit}>
      <div class="field">
        <label for=${id}>${word('screens.rename-of', screen.name)}</label>
        <input id=${id} type="text" maxlength="60" autocomplete="off" .value=${screen.name} />
      </div>
      <p class="actions">
        <button class="button primary" type="submit" ?disabled=${this.busy}>${word('devices.save')}</button>
        <button class="button" type="button" @click=${this.close}>${word('devices.cancel')}</button>
      </p>
    </form>`;
  }

  private end(screen: Screen) {
    const end = () =>
      void this.change('DELETE', this.path(screen.id), undefined, () => word('screens.ended', screen.name));
    return html`<p role="alert">${word('screens.end-sure', screen.name)}</p>
      <p class="actions">
        <button class="button danger" id="end-${screen.id}" ?disabled=${this.busy} @click=${end}>
          ${word('screens.end-of', screen.name)}
        </button>
        <button class="button" @click=${this.close}>${word('devices.cancel')}</button>
      </p>`;
  }

  private async letIn(event: Event): Promise<void> {
    event.preventDefault();
    const command = { code: this.typed('code'), name: this.typed('name') };
    const done = await this.change('POST', this.path(), command, () => word('screens.done', command.name));
    if (done) for (const id of ['code', 'name']) this.field(id).value = '';
    else this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  private async change(method: string, path: string, body: object | undefined, done: () => string): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.said = '';
    this.refused = undefined;
    const answer = await ask(method, path, body);
    this.busy = false;
    if (answer.state === 'done') {
      this.said = done();
      this.close();
      await this.look();
    } else this.refused = answer.state === 'away' ? 'away' : answer.problem;
    await this.updateComplete;
    return answer.state === 'done';
  }

  private open(what: 'renaming' | 'ending', screen: Screen, focused: string): void {
    this.close();
    this[what] = screen.id;
    void this.updateComplete.then(() => this.field(focused).focus());
  }

  private readonly close = (): void => {
    this.ending = this.renaming = undefined;
  };

  private typed(id: string): string {
    return this.field(id).value.trim();
  }

  private field(id: string): HTMLInputElement {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${CSS.escape(id)}`)!;
  }
}

function addressOf(network: string): string {
  return pageAt(`/screens?network=${encodeURIComponent(network)}`);
}

customElements.define('tomarigi-screens', Screens);
