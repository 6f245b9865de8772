import { LitElement, css, html, nothing } from 'lit';
import { read } from '../shared/api';
import type { Problem } from '../shared/ask';
import { ask, inWords, wrongWith } from '../shared/ask';
import { districtsIn } from '../shared/districts';
import { errorsOf } from '../shared/errors';
import { forms } from '../shared/forms';
import { parts } from '../shared/parts';
import type { Grant } from '../shared/roles';
import { roleInWords } from '../shared/roles';
import { word } from '../shared/words';
import type { Named, Person, Told } from './kept';
import { pathOf, rolesCommand } from './kept';

const TAKEN = '/problems/username-taken';
/** Who is bound to a network; and which of them may answer for parts of it. */
const OF_NETWORK: readonly string[] = ['coordinator', 'officer', 'elderly_care'];
const OF_DISTRICTS: readonly string[] = ['coordinator', 'elderly_care'];

type Errors = Partial<Record<'username' | 'name' | 'mail' | 'roles', readonly string[]>>;

/** Somebody who is to be invited, or who is there and is changed; tells `saved` with what the server answered, or `left`. */
class PersonForm extends LitElement {
  static override properties = {
    network: { type: String },
    networks: { attribute: false },
    person: { attribute: false },
    roles: { state: true },
    facilities: { state: true },
    districts: { state: true },
    errors: { state: true },
    problem: { state: true },
  };

  static override styles = [
    parts,
    forms,
    css`
      :host {
        display: block;
      }

      form {
        display: grid;
        gap: var(--space-4);
        margin-top: var(--space-4);
      }

      .role {
        display: grid;
        gap: var(--space-2);
        margin-top: var(--space-2);
        padding: var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }

      .kept {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-2);
        overflow-wrap: anywhere;
      }

      .role .button,
      .add {
        justify-self: start;
        flex: none;
      }

      .add {
        margin-top: var(--space-2);
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
      }

      .problem {
        padding: var(--space-3) var(--space-4);
        border-left: 0.375rem solid var(--alarm);
        border-radius: var(--radius-small);
        background: var(--alarm-soft);
      }
    `,
  ];

  /** '': of all networks. */
  declare network: string;
  /** Those one may choose from where `network` is ''. */
  declare networks: readonly Named[];
  declare person: Person | undefined;
  /** What is there already has a name; what is added is chosen here. */
  private declare roles: readonly (Grant & { readonly isNew?: boolean })[];
  private declare facilities: ReadonlyMap<string, readonly Named[]>;
  /** By network. */
  private declare districts: ReadonlyMap<string, readonly string[]>;
  private declare errors: Errors;
  private declare problem: string;
  private isBusy = false;

  constructor() {
    super();
    this.network = '';
    this.networks = [];
    this.roles = [];
    this.facilities = new Map();
    this.districts = new Map();
    this.errors = {};
    this.problem = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.roles = this.person?.roles ?? [{ role: 'provider', isNew: true }];
    for (const network of new Set([this.network, ...this.roles.map((role) => role.network ?? '')]))
      if (network) void this.know(network);
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLInputElement>('input')?.focus();
  }

  override render() {
    const { person } = this;
    const isOthersToo = person?.elsewhere ?? false;
    return html`<form novalidate @submit=${this.submit}>
      <div role="alert">${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}</div>
      ${isOthersToo
        ? html`<p class="quiet">${word('people.also-elsewhere')}</p>`
        : html`${this.field('name', 'off', person?.name)}
          ${person ? nothing : this.field('username', 'off')} ${this.field('mail', 'off', person?.mail)}`}
      <fieldset>
        <legend>${word('people.roles')}</legend>
        ${errorsOf('roles-error', this.errors.roles)} ${this.roles.map((role, index) => this.role(role, index))}
        <button class="button add" type="button" @click=${this.add}>${word('people.add-role')}</button>
      </fieldset>
      <div class="actions">
        <button class="button primary" type="submit">${word(person ? 'people.save' : 'people.invite-now')}</button>
        <button class="button" type="button" @click=${this.leave}>${word('people.leave')}</button>
      </div>
    </form>`;
  }

  private field(name: 'name' | 'username' | 'mail', autocomplete: 'off', value = '') {
    return html`<div class="field">
      <label for=${name}>${word(`people.${name}`)}</label>
      <p id="${name}-help" class="quiet">${word(`people.${name}-help`)}</p>
      ${errorsOf(`${name}-error`, this.errors[name])}
      <input
        id=${name}
        type=${name === 'mail' ? 'email' : 'text'}
        autocomplete=${autocomplete}
        autocapitalize="none"
        spellcheck="false"
        value=${value}
        aria-describedby="${name}-help ${name}-error"
        aria-invalid=${this.errors[name]?.length ? 'true' : 'false'}
      />
    </div>`;
  }

  private role(role: Grant & { readonly isNew?: boolean }, index: number) {
    const remove = html`<button
      class="button"
      type="button"
      aria-label=${word('people.remove-role-of', index + 1)}
      @click=${() => (this.roles = this.roles.filter((_, at) => at !== index))}
    >
      ${word('people.remove-role')}
    </button>`;
    if (!role.isNew)
      return html`<div class="role">
        <div class="kept"><span>${roleInWords(role)}</span>${remove}</div>
        ${this.districtsOf(role, index)}
      </div>`;
    const atFacility = role.role === 'provider';
    const inNetwork = OF_NETWORK.includes(role.role);
    const network = this.network || role.network || '';
    return html`<div class="role">
      ${this.choice(index, 'role', role.role, this.choosable())}
      ${!this.network && (atFacility || inNetwork) ? this.choice(index, 'network', role.network, this.networks) : nothing}
      ${atFacility ? this.choice(index, 'facility', role.facility, this.facilities.get(network) ?? []) : nothing}
      ${this.districtsOf(role, index)} ${this.roles.length > 1 ? remove : nothing}
    </div>`;
  }

  /** The parts of the network that a coordinator or a centre of elderly care answers for; also those that its settings no longer name. */
  private districtsOf({ role, network, districts = [] }: Grant, index: number) {
    const known = this.districts.get(this.network || (network ?? '')) ?? [];
    const all = [...new Set([...known, ...districts])];
    if (!OF_DISTRICTS.includes(role) || all.length === 0) return nothing;
    return html`<fieldset>
      <legend>${word('people.districts')}</legend>
      <p class="quiet">${word('people.districts-help')}</p>
      <div class="checks">
        ${all.map(
          (name) => html`<label class="check"
            ><input type="checkbox" .checked=${districts.includes(name)} @change=${() => this.answerFor(index, name)} /> ${name}</label
          >`,
        )}
      </div>
    </fieldset>`;
  }

  private answerFor(index: number, name: string): void {
    this.roles = this.roles.map((role, at) => {
      if (at !== index) return role;
      const before = role.districts ?? [];
      return { ...role, districts: before.includes(name) ? before.filter((other) => other !== name) : [...before, name] };
    });
  }

  private choosable(): readonly Named[] {
    const roles = ['provider', ...OF_NETWORK, ...(this.network ? [] : ['administrator'])];
    return roles.map((role) => ({ id: role, name: word(`role.${role}`) }));
  }

  private choice(index: number, what: 'role' | 'network' | 'facility', chosen: string | undefined, from: readonly Named[]) {
    const id = `${what}-${index}`;
    return html`<div class="field">
      <label for=${id}>${word(`people.${what}`)}</label>
      <select
        id=${id}
        aria-describedby="roles-error"
        @change=${(event: Event) => this.choose(index, what, (event.target as HTMLSelectElement).value)}
      >
        ${chosen ? nothing : html`<option value="" selected>${word('people.choose')}</option>`}
        ${from.map((one) => html`<option value=${one.id} ?selected=${one.id === chosen}>${one.name}</option>`)}
      </select>
    </div>`;
  }

  private choose(index: number, what: 'role' | 'network' | 'facility', value: string): void {
    this.roles = this.roles.map((role, at) => {
      if (at !== index) return role;
      // What was chosen under another heading no longer stands.
      const { facility: _, districts: __, ...rest } = role;
      return what === 'facility' ? { ...role, facility: value } : { ...rest, [what]: value };
    });
    if (what === 'network') void this.know(value);
  }

  private readonly add = (): void => {
    this.roles = [...this.roles, { role: 'provider', isNew: true }];
  };

  /** The facilities of a network, to choose one from. */
  private async know(network: string): Promise<void> {
    if (this.facilities.has(network)) return;
    void districtsIn(network).then((names) => (this.districts = new Map(this.districts).set(network, names)));
    const found = await read<readonly Named[]>(`/api/networks/${encodeURIComponent(network)}/facilities`);
    if (found.state === 'found') this.facilities = new Map(this.facilities).set(network, found.value);
    else this.problem = word('people.away');
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy) return;
    this.problem = '';
    this.errors = {};
    const roles = this.roles.map((role) => (role.isNew ? bound(role) : role));
    const isOpen = (role: Grant) =>
      (role.role === 'provider' && !role.facility) ||
      (!this.network && OF_NETWORK.includes(role.role) && !role.network);
    if (roles.length === 0) return this.fail({ roles: [word('people.role-needed')] });
    if (roles.some(isOpen)) return this.fail({ roles: [word('people.role-open')] });
    this.isBusy = true;
    const asked = await this.send(rolesCommand(roles, this.network));
    this.isBusy = false;
    if (asked.state === 'done') this.dispatchEvent(new CustomEvent('saved', { detail: asked.value }));
    else if (asked.state === 'away') this.problem = word('people.away');
    else this.refused(asked.problem);
  }

  private send(roles: object) {
    const typed = (id: string) => this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)?.value.trim();
    const [name, mail, username] = [typed('name'), typed('mail'), typed('username')];
    return this.person
      ? ask<Person>('PUT', pathOf(this.network, this.person), { name, mail, roles })
      : ask<Told>('POST', pathOf(this.network), { name, mail, username, roles });
  }

  private refused(problem: Problem): void {
    const errors: Errors = {
      name: wrongWith(problem, 'name'),
      username: problem.type?.endsWith(TAKEN) ? [inWords(problem)] : wrongWith(problem, 'username'),
      mail: wrongWith(problem, 'mail'),
      roles: wrongWith(problem, 'roles', 'roles['),
    };
    if (Object.values(errors).every((sentences) => sentences.length === 0)) this.problem = inWords(problem);
    this.fail(errors);
  }

  private fail(errors: Errors): void {
    this.errors = errors;
    void this.updateComplete.then(() =>
      this.renderRoot
        .querySelector<HTMLElement>(errors.roles?.length ? '[aria-invalid=true], select' : '[aria-invalid=true]')
        ?.focus(),
    );
  }

  private readonly leave = (): void => {
    this.dispatchEvent(new CustomEvent('left'));
  };
}

/** A facility’s role is bound to the facility alone, an administrator’s to nothing. */
function bound({ role, network, facility, districts }: Grant): Grant {
  if (role === 'provider') return { role, ...(facility && { facility }) };
  return role === 'administrator' ? { role } : { role, ...(network && { network }), ...(OF_DISTRICTS.includes(role) && districts && { districts }) };
}

customElements.define('tomarigi-person-form', PersonForm);
