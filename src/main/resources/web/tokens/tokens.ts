import { LitElement, css, html, nothing } from 'lit';
import '../shared/header';
import { pageAt } from '../shared/api';
import type { Problem } from '../shared/ask';
import { ask, violationOf } from '../shared/ask';
import type { Charge, Kept } from '../shared/charge';
import { askForCharge, membersOf } from '../shared/charge';
import { forms } from '../shared/forms';
import { errorAt, keeping, problemInWords } from '../shared/keeping';
import { ageInWords, dayInWords, momentInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import { Ticking } from '../shared/ticking';
import { word } from '../shared/words';
import './told';

interface Machine {
  readonly id: string;
  readonly name: string;
  readonly facilities: readonly Kept[];
  readonly madeBy?: string;
  readonly madeAt: string;
  readonly expiresAt?: string;
  readonly expiresSoon: boolean;
  readonly earlierUntil?: string;
  readonly seenAt?: string;
}

interface Facility extends Kept {
  readonly networks: readonly { readonly id: string }[];
  readonly beds: readonly { readonly id: string }[];
}

interface Told {
  readonly name: string;
  readonly token: string;
  readonly expiresAt: string;
}

const LASTS_DAYS: readonly number[] = [90, 365, 730];
const USUAL_DAYS = 365;
const GRACE_HOURS: readonly number[] = [24, 168, 0];
/** Beside the one of the page: more are not offered to be ticked. */
const MOST_OTHERS = 49;

/** Where a facility gives tokens to the software that reports for it. */
class TokensOfFacility extends LitElement {
  static override properties = {
    facility: { type: String },
    state: { state: true },
    charge: { state: true },
    members: { state: true },
    others: { state: true },
    machines: { state: true },
    problem: { state: true },
    refused: { state: true },
    told: { state: true },
    said: { state: true },
    busy: { state: true },
    ending: { state: true },
    rotating: { state: true },
  };

  static override styles = [
    parts,
    forms,
    keeping,
    css`
      .soon {
        color: var(--alarm);
        font-weight: 700;
      }
    `,
  ];

  /** Its id; empty: it is to be chosen. */
  declare facility: string;
  private declare state: Facility | undefined;
  /** Among which the reader chooses. */
  private declare charge: Charge | undefined;
  /** Of the networks that were opened to choose a facility of theirs. */
  private declare members: Readonly<Record<string, readonly Kept[]>>;
  /** What the reader keeps beside this facility. */
  private declare others: readonly Kept[] | undefined;
  private declare machines: readonly Machine[] | undefined;
  /** Why the list cannot be had. */
  private declare problem: Problem | 'away' | undefined;
  /** Why the last thing that was asked for was not done. */
  private declare refused: Problem | 'away' | undefined;
  /** The newest token, for as long as the reader has not put it away. */
  private declare told: Told | undefined;
  private declare said: string;
  private declare busy: boolean;
  /** Whose end was asked for once. */
  private declare ending: string | undefined;
  private declare rotating: string | undefined;

  private readonly ticking = new Ticking(this);

  constructor() {
    super();
    this.facility = '';
    this.members = {};
    this.said = '';
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void (this.facility ? this.begin() : this.choose());
  }

  private async begin(): Promise<void> {
    await this.look();
    if (!this.problem) this.others = await this.keptBeside();
  }

  private async keptBeside(): Promise<readonly Kept[]> {
    const [facility, charge] = await Promise.all([
      ask<Facility>('GET', `/api/facilities/${encodeURIComponent(this.facility)}`),
      askForCharge(),
    ]);
    if (facility.state !== 'done') return [];
    this.state = facility.value;
    if (typeof charge === 'string') return [];
    const near = charge.networks.filter(({ id }) => facility.value.networks.some((network) => network.id === id));
    const members = await Promise.all(near.map(({ id }) => membersOf(id)));
    const all = new Map([...charge.facilities, ...members.flat()].map((kept) => [kept.id, kept]));
    return [...all.values()].filter(({ id }) => id !== this.facility);
  }

  /** Who keeps one facility is taken to it. */
  private async choose(): Promise<void> {
    const charge = await askForCharge();
    if (charge === 'nobody') {
      const refused = await ask('GET', '/api/facilities/-/machines');
      this.problem = refused.state === 'refused' ? refused.problem : 'away';
    } else if (charge === 'away') this.problem = 'away';
    else if (charge.networks.length === 0 && charge.facilities.length === 1)
      location.replace(addressOf(charge.facilities[0]!.id));
    else this.charge = charge;
  }

  private async look(): Promise<void> {
    const answer = await ask<readonly Machine[]>('GET', this.path());
    if (answer.state === 'done') this.machines = answer.value;
    else if (answer.state === 'refused') this.problem = answer.problem;
    else if (!this.machines) this.problem = 'away';
  }

  private path(machine?: string, deed = ''): string {
    const all = `/api/facilities/${encodeURIComponent(this.facility)}/machines`;
    return machine ? `${all}/${encodeURIComponent(machine)}${deed}` : all;
  }

  override render() {
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        <h1>${this.state ? word('tokens.title-of', this.state.name) : word('tokens.title')}</h1>
        <p class="quiet">${word('tokens.intro')}</p>
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
    if (this.charge) return this.choice(this.charge);
    if (!this.machines || !this.others) return html`<p role="status">${word('devices.loading')}</p>`;
    return html`${this.told ? this.news(this.told) : this.form(this.others)}
      <p class="said" role="status">${this.said}</p>
      ${this.list(this.machines)}`;
  }

  private choice({ facilities, networks }: Charge) {
    if (facilities.length + networks.length === 0) return html`<p class="problem">${word('tokens.none-to-keep')}</p>`;
    const open = async (network: string) => {
      const members = await membersOf(network);
      this.members = { ...this.members, [network]: members };
    };
    return html`<h2>${word('tokens.choose')}</h2>
      ${links(facilities)}
      ${networks.map(
        ({ id, name }) =>
          html`<details @toggle=${() => void open(id)}>
            <summary>${name}</summary>
            ${links(this.members[id] ?? [])}
          </details>`,
      )}`;
  }

  private news({ name, token, expiresAt }: Told) {
    return html`<tomarigi-told
      name=${name}
      token=${token}
      expires=${expiresAt}
      facility=${this.facility}
      bed=${this.state?.beds[0]?.id ?? '1'}
      @put-away=${() => (this.told = undefined)}
    ></tomarigi-told>`;
  }

  private form(others: readonly Kept[]) {
    const problem = this.refused === 'away' ? undefined : this.refused;
    const name = violationOf(problem, 'name');
    return html`
      <h2>${word('tokens.make')}</h2>
      <form novalidate @submit=${this.make}>
        <div class="field">
          <label for="name">${word('tokens.name')}</label>
          <p id="name-help" class="quiet">${word('tokens.name-help')}</p>
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
        <div class="field">
          <label for="lasts">${word('tokens.lasts')}</label>
          <select id="lasts">
            ${LASTS_DAYS.map(
              (days) =>
                html`<option value=${days} ?selected=${days === USUAL_DAYS}>${word(`tokens.lasts-${days}`)}</option>`,
            )}
          </select>
        </div>
        ${alsoFor(others)}
        <div class="actions">
          <button class="button primary" type="submit" ?disabled=${this.busy}>${word('tokens.submit')}</button>
        </div>
      </form>
      <div role="alert">${name ? nothing : problemInWords(this.refused)}</div>
    `;
  }

  private list(machines: readonly Machine[]) {
    return html`<h2>${word('tokens.list')}</h2>
      ${machines.length === 0 ? html`<p>${word('tokens.empty')}</p>` : nothing}
      <ul class="things" role="list">
        ${machines.map((machine) => html`<li>${this.one(machine)}</li>`)}
      </ul>`;
  }

  private one(machine: Machine) {
    const by = machine.madeBy ? word('devices.by', machine.madeBy) : word('devices.by-else');
    const others = machine.facilities.filter(({ id }) => id !== this.facility).map(({ name }) => name);
    return html`
      <h3>${machine.name}</h3>
      <p>${this.lastSeen(machine)}</p>
      ${this.expiry(machine)}
      ${machine.earlierUntil
        ? html`<p>${word('tokens.earlier-until', momentInWords(Date.parse(machine.earlierUntil)))}</p>`
        : nothing}
      ${others.length > 0 ? html`<p>${word('tokens.also-for', others.join(word('report.and')))}</p>` : nothing}
      <p class="quiet">${word('tokens.since', momentInWords(Date.parse(machine.madeAt)), by)}</p>
      ${this.rotating === machine.id
        ? this.rotate(machine)
        : this.ending === machine.id
          ? this.end(machine)
          : this.may(machine)}
    `;
  }

  private lastSeen({ seenAt }: Machine) {
    if (!seenAt) return word('tokens.never');
    const at = Date.parse(seenAt);
    return html`<time datetime=${seenAt} title=${momentInWords(at)}
      >${word('tokens.seen', ageInWords(at, this.ticking.now))}</time
    >`;
  }

  private expiry({ expiresAt, expiresSoon }: Machine) {
    if (!expiresAt) return html`<p class="soon"><span aria-hidden="true">⚠</span> ${word('tokens.expired')}</p>`;
    const at = Date.parse(expiresAt);
    if (at <= this.ticking.now)
      return html`<p class="soon"><span aria-hidden="true">⚠</span> ${word('tokens.expired')}</p>`;
    return expiresSoon
      ? html`<p class="soon"><span aria-hidden="true">⚠</span> ${word('tokens.expires-soon', dayInWords(at))}</p>`
      : html`<p>${word('tokens.expires', dayInWords(at))}</p>`;
  }

  private may(machine: Machine) {
    return html`<p class="actions">
      <button
        class="button"
        aria-label=${word('tokens.rotate-of', machine.name)}
        @click=${() => this.open('rotating', machine, `grace-${machine.id}`)}
      >
        ${word('tokens.rotate')}
      </button>
      <button
        class="button"
        aria-label=${word('tokens.end-of', machine.name)}
        @click=${() => this.open('ending', machine, `end-${machine.id}`)}
      >
        ${word('tokens.end')}
      </button>
    </p>`;
  }

  private rotate(machine: Machine) {
    const id = `grace-${machine.id}`;
    const submit = async (event: Event) => {
      event.preventDefault();
      const graceHours = Number(this.field(id).value);
      await this.makeToken(machine.name, this.path(machine.id, '/rotate'), { graceHours });
    };
    return html`<form novalidate @submit=${submit}>
      <div class="field">
        <label for=${id}>${word('tokens.grace')}</label>
        <select id=${id}>
          ${GRACE_HOURS.map((hours) => html`<option value=${hours}>${word(`tokens.grace-${hours}`)}</option>`)}
        </select>
      </div>
      <p class="actions">
        <button class="button primary" type="submit" ?disabled=${this.busy}>${word('tokens.rotate-submit')}</button>
        <button class="button" type="button" @click=${this.close}>${word('devices.cancel')}</button>
      </p>
      <div role="alert">${problemInWords(this.refused)}</div>
    </form>`;
  }

  private end(machine: Machine) {
    const end = async () => {
      const answer = await this.change('DELETE', this.path(machine.id));
      if (answer?.state === 'done') this.said = word('tokens.ended', machine.name);
    };
    return html`<p role="alert">${word('tokens.end-sure', machine.name)}</p>
      <p class="actions">
        <button class="button danger" id="end-${machine.id}" ?disabled=${this.busy} @click=${end}>
          ${word('tokens.end-of', machine.name)}
        </button>
        <button class="button" @click=${this.close}>${word('devices.cancel')}</button>
      </p>
      <div role="alert">${problemInWords(this.refused)}</div>`;
  }

  private async make(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.field('name').value.trim();
    const facilities = [...this.renderRoot.querySelectorAll<HTMLInputElement>('[name="other"]:checked')].map(
      ({ value }) => value,
    );
    await this.makeToken(name, this.path(), { name, lastsDays: Number(this.field('lasts').value), facilities });
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  private async makeToken(name: string, path: string, command: object): Promise<void> {
    const answer = await this.change<{ readonly token: string; readonly expiresAt: string }>('POST', path, command);
    if (answer?.state !== 'done') return;
    this.told = { name, ...answer.value };
    window.scrollTo(0, 0);
  }

  private async change<T>(method: string, path: string, body?: object) {
    if (this.busy) return undefined;
    this.busy = true;
    this.said = '';
    this.refused = undefined;
    const answer = await ask<T>(method, path, body);
    this.busy = false;
    if (answer.state === 'done') {
      this.close();
      await this.look();
    } else this.refused = answer.state === 'away' ? 'away' : answer.problem;
    await this.updateComplete;
    return answer;
  }

  private open(what: 'rotating' | 'ending', machine: Machine, focused: string): void {
    this.close();
    this[what] = machine.id;
    void this.updateComplete.then(() => this.field(focused).focus());
  }

  private readonly close = (): void => {
    this.ending = this.rotating = this.refused = undefined;
  };

  private field(id: string): HTMLInputElement {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${CSS.escape(id)}`)!;
  }
}

function alsoFor(others: readonly Kept[]) {
  if (others.length === 0 || others.length > MOST_OTHERS) return nothing;
  return html`<details>
    <summary>${word('tokens.others')}</summary>
    <fieldset>
      <legend class="unseen">${word('tokens.others')}</legend>
      <div class="checks">
        ${others.map(
          ({ id, name }) => html`<label class="check"><input type="checkbox" name="other" value=${id} />${name}</label>`,
        )}
      </div>
    </fieldset>
  </details>`;
}

function links(facilities: readonly Kept[]) {
  return html`<ul role="list">
    ${facilities.map(({ id, name }) => html`<li><a class="link" href=${addressOf(id)}>${name}</a></li>`)}
  </ul>`;
}

function addressOf(facility: string): string {
  return pageAt(`/tokens?facility=${encodeURIComponent(facility)}`);
}

customElements.define('tomarigi-tokens', TokensOfFacility);
