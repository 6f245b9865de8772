import { LitElement, css, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/header';
import { afterSaving } from '../shared/after-saving';
import { pageAt, read } from '../shared/api';
import type { Asked, Problem } from '../shared/ask';
import { ask, violationOf } from '../shared/ask';
import { forms } from '../shared/forms';
import { errorAt, keeping } from '../shared/keeping';
import { newId } from '../shared/new-id';
import { parts } from '../shared/parts';
import type { Hours, Member, Plan, Rota, Rotation, Shifts } from '../shared/rota';
import { LEVELS, ON_WALL, dayAt, rotaPage, rotaPath, spanInWords } from '../shared/rota';
import { serverNow } from '../shared/server-clock';
import { waiting } from '../shared/waiting';
import type { Me } from '../shared/who';
import { whoReads } from '../shared/who';
import type { Colleague } from '../shared/who-is-who';
import { KEEPING, colleaguesIn, hasRole } from '../shared/who-is-who';
import { word } from '../shared/words';
import { hoursFields } from './hours';
import { memberFields } from './members';

const AGAIN_MS = 4_000;
const TURNS = [1, 7, 14, 28] as const;

/** Who is on the rota and in which order they answer: written by the network’s officers. */
class RotaPlan extends LitElement {
  static override properties = {
    network: {},
    name: {},
    draft: { state: true },
    trouble: { state: true },
    colleagues: { state: true },
    facilities: { state: true },
    refusal: { state: true },
    said: { state: true },
    done: { state: true },
    preview: { state: true },
  };

  static override styles = [
    parts,
    forms,
    keeping,
    css`
      .row {
        display: grid;
        gap: var(--space-3);
        margin-top: var(--space-3);
        padding: var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }

      .row .button,
      fieldset > .button {
        justify-self: start;
        margin-top: var(--space-2);
      }

      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
        gap: var(--space-3);
      }

      .turns li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        padding: var(--space-1) 0;
      }

      legend {
        margin-top: var(--space-4);
        font-size: var(--size-large);
      }

      .row legend {
        margin-top: 0;
        font-size: 1rem;
      }
    `,
  ];

  declare network: string;
  declare name: string;
  private declare draft: Plan | undefined;
  private declare trouble: { readonly state: string; readonly isSignedIn?: boolean } | undefined;
  private declare colleagues: readonly Colleague[];
  private declare facilities: readonly { readonly id: string; readonly name: string }[];
  declare refusal: Problem | undefined;
  declare said: string;
  private declare done: string;
  private declare preview: Shifts | undefined;
  private retry = 0;

  constructor() {
    super();
    this.colleagues = [];
    this.facilities = [];
    this.said = '';
    this.done = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.retry);
  }

  private async load(): Promise<void> {
    const [came, me] = await Promise.all([read<Rota>(rotaPath(this.network)), whoReads()]);
    if (!this.isConnected) return;
    this.trouble = came.state === 'found' ? undefined : came;
    if (came.state === 'away') this.retry = window.setTimeout(() => void this.load(), AGAIN_MS);
    if (came.state !== 'found') return;
    if (me && !hasRole(me, this.network, KEEPING)) {
      this.trouble = { state: 'closed', isSignedIn: me.kind !== 'NOBODY' };
      return;
    }
    this.draft = came.value.plan;
    await this.learnWho(me);
  }

  private async learnWho(me: Me | undefined): Promise<void> {
    const [colleagues, facilities] = await Promise.all([
      colleaguesIn(this.network, me),
      read<readonly { id: string; name: string }[]>(`/api/networks/${encodeURIComponent(this.network)}/facilities`),
    ]);
    this.colleagues = colleagues;
    if (facilities.state === 'found') this.facilities = facilities.value;
  }

  override render() {
    const { draft, trouble } = this;
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        <h1>${word('rota.plan-title', this.name)}</h1>
        ${trouble?.state === 'closed'
          ? html`<tomarigi-closed .isSignedIn=${trouble.isSignedIn ?? false}></tomarigi-closed>`
          : draft
            ? this.form(draft)
            : waiting(trouble, 'wall.unknown')}
      </main>
    `;
  }

  private form(draft: Plan) {
    return html`<p class="quiet">${word('rota.plan-intro')}</p>
      <p class="actions"><a class="link" href=${pageAt(rotaPage(this.network))}>${word('ways.rota')}</a></p>
      <form novalidate autocomplete="off" @submit=${this.save}>
        <fieldset>
          <legend>${word('rota.members')}</legend>
          <p class="quiet">${word('rota.members-help')}</p>
          ${draft.members.map((one, index) =>
            memberFields({
              member: one,
              index,
              colleagues: this.colleagues,
              facilities: this.facilities,
              wrong: (field) => violationOf(this.refusal, `members[${index}].${field}`),
              change: (next) => this.replace('members', index, next),
              remove: () => this.without(one),
            }),
          )}
          <button class="button" type="button" @click=${this.addMember}>${word('rota.member-add')}</button>
        </fieldset>
        <fieldset>
          <legend>${word('rota.rotations')}</legend>
          <p class="quiet">${word('rota.rotations-help')}</p>
          ${draft.rotations.map((one, index) => this.rotation(one, index, draft))}
          ${draft.members.length === 0
            ? html`<p>${word('rota.members-first')}</p>`
            : html`<button class="button" type="button" @click=${this.addRotation}>${word('rota.rotation-add')}</button>`}
        </fieldset>
        <fieldset>
          <legend>${word('rota.needed')}</legend>
          <p class="quiet">${word('rota.needed-help')}</p>
          ${hoursFields('needed', draft.needed, (field) => violationOf(this.refusal, field), (needed) => this.set({ needed }))}
        </fieldset>
        <fieldset>
          <legend>${word('rota.holidays')}</legend>
          <label class="check">
            <input type="checkbox" .checked=${draft.yearEnd} @change=${(event: Event) => this.set({ yearEnd: (event.target as HTMLInputElement).checked })} />
            ${word('rota.year-end')}
          </label>
          <div class="field">
            <label for="holidays">${word('rota.own-holidays')}</label>
            ${errorAt('holidays-error', this.refusal?.violations?.find(({ field }) => field.startsWith('holidays'))?.message)}
            <textarea id="holidays" rows="3" aria-describedby="holidays-error" .value=${draft.holidays.join('\n')} @change=${this.setHolidays}></textarea>
          </div>
        </fieldset>
        <fieldset>
          <legend>${word('rota.on-wall')}</legend>
          <p class="quiet">${word('rota.on-wall-help')}</p>
          ${ON_WALL.map(
            (one) => html`<label class="check">
              <input type="radio" name="wall" .checked=${draft.wall === one} @change=${() => this.set({ wall: one })} />
              ${word(`rota.wall.${one}`)}
            </label>`,
          )}
        </fieldset>
        <div role="alert">${this.said ? html`<p class="problem">${this.said}</p>` : nothing}</div>
        <div role="status">${this.done ? html`<p class="said">${this.done}</p>` : nothing}</div>
        <p class="actions">
          <button class="button primary">${word('profile.save')}</button>
          <button class="button" type="button" @click=${this.tryOut}>${word('rota.try')}</button>
        </p>
      </form>
      ${this.tried(draft)}`;
  }

  private rotation(one: Rotation, index: number, draft: Plan) {
    const at = `rotations[${index}]`;
    const id = `rotation-${index}`;
    const wrong = (field: string) => violationOf(this.refusal, `${at}.${field}`);
    const set = (change: Partial<Rotation>) => this.replace('rotations', index, { ...one, ...change });
    const field = (name: 'name' | 'from' | 'until' | 'at', type: string) => html`<div class="field">
      <label for="${id}-${name}">${word(`rota.rotation-${name}`)}</label>
      ${errorAt(`${id}-${name}-error`, wrong(name))}
      <input
        id="${id}-${name}"
        type=${type}
        .value=${one[name] ?? ''}
        aria-describedby="${id}-${name}-error"
        aria-invalid=${wrong(name) !== undefined}
        @change=${(event: Event) => set({ [name]: (event.target as HTMLInputElement).value || undefined })}
      />
    </div>`;
    return html`<fieldset class="row">
      <legend>${word('rota.rotation', index + 1)}</legend>
      ${field('name', 'text')}
      <div class="pair">
        <div class="field">
          <label for="${id}-level">${word('rota.rotation-level')}</label>
          <select id="${id}-level" @change=${(event: Event) => set({ level: Number((event.target as HTMLSelectElement).value) })}>
            ${LEVELS.map((level) => html`<option value=${level} ?selected=${one.level === level}>${word(`rota.level.${level}`)}</option>`)}
          </select>
        </div>
        <div class="field">
          <label for="${id}-days">${word('rota.rotation-days')}</label>
          <select id="${id}-days" @change=${(event: Event) => set({ days: Number((event.target as HTMLSelectElement).value) })}>
            ${[...new Set([...TURNS, one.days])].map(
              (days) => html`<option value=${days} ?selected=${one.days === days}>${days === 1 ? word('rota.by-day') : word('rota.by-days', days)}</option>`,
            )}
          </select>
        </div>
        ${field('at', 'time')} ${field('from', 'date')} ${field('until', 'date')}
      </div>
      <div role="group" aria-label=${word('rota.order')}>
        <p><strong>${word('rota.order')}</strong></p>
        ${errorAt(`${id}-order-error`, wrong('order'))}
        <ol class="turns">
          ${one.order.map(
            (member, place) => html`<li>
              <span class="number">${place + 1}.</span> ${draft.members.find((other) => other.id === member)?.name ?? '—'}
              ${place > 0
                ? html`<button class="button" type="button" aria-label=${word('rota.up', place + 1)} @click=${() => set({ order: moved(one.order, place) })}>↑</button>`
                : nothing}
              <button
                class="button"
                type="button"
                aria-label=${word('rota.take-out', place + 1)}
                @click=${() => set({ order: one.order.filter((_, other) => other !== place) })}
              >
                ${word('rota.remove')}
              </button>
            </li>`,
          )}
        </ol>
        <label>
          ${word('rota.order-add')}
          <select
            class="button"
            @change=${(event: Event) => {
              const select = event.target as HTMLSelectElement;
              if (select.value) set({ order: [...one.order, select.value] });
              select.value = '';
            }}
          >
            <option value="">${word('rota.choose')}</option>
            ${draft.members.map((member) => html`<option value=${member.id}>${member.name}</option>`)}
          </select>
        </label>
      </div>
      <div role="group" aria-label=${word('rota.hours')}>
        <p><strong>${word('rota.hours')}</strong></p>
        ${hoursFields(`${at}.hours`, one.hours, (name) => violationOf(this.refusal, name), (hours) => set({ hours }))}
      </div>
      <button class="button" type="button" @click=${() => this.set({ rotations: draft.rotations.filter((other) => other !== one) })}>
        ${word('rota.rotation-remove', index + 1)}
      </button>
    </fieldset>`;
  }

  private set(change: Partial<Plan>): void {
    this.draft = { ...this.draft!, ...change };
  }

  private replace(list: 'members', index: number, next: Member): void;
  private replace(list: 'rotations', index: number, next: Rotation): void;
  private replace(list: 'members' | 'rotations', index: number, next: Member | Rotation): void {
    this.set({ [list]: (this.draft![list] as readonly object[]).map((one, at) => (at === index ? next : one)) });
  }

  /** Who leaves leaves all turns too. */
  private without(member: Member): void {
    const { members, rotations } = this.draft!;
    this.set({
      members: members.filter((one) => one !== member),
      rotations: rotations.map((one) => ({ ...one, order: one.order.filter((id) => id !== member.id) })),
    });
  }

  private readonly addMember = (): void => {
    const member: Member = { id: newId(), kind: 'OFFICE', name: '', phone: '', onePerson: false };
    this.set({ members: [...this.draft!.members, member] });
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#member-${this.draft!.members.length - 1}-name`)?.focus());
  };

  private readonly addRotation = (): void => {
    const { rotations, members } = this.draft!;
    const level = LEVELS.find((one) => rotations.every((other) => other.level !== one)) ?? 1;
    const rotation: Rotation = {
      id: newId(),
      level,
      from: dayAt(serverNow()),
      at: '09:00',
      days: 7,
      order: members.map(({ id }) => id),
      hours: [] as readonly Hours[],
    };
    this.set({ rotations: [...rotations, rotation] });
  };

  private readonly setHolidays = (event: Event): void => {
    const days = (event.target as HTMLTextAreaElement).value.split(/[\s,]+/).filter((day) => day);
    this.set({ holidays: days });
  };

  private readonly tryOut = async (): Promise<void> => {
    const came = await ask<Shifts>('POST', rotaPath(this.network, 'preview'), this.draft!);
    this.take(came);
    if (came.state === 'done') this.preview = came.value;
  };

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const came = await ask<Rota>('PUT', rotaPath(this.network), this.draft!, this.draft!.version);
    this.take(came);
    if (came.state !== 'done') return;
    this.draft = came.value.plan;
    this.done = word('rota.saved');
    await this.tryOut();
    this.done = word('rota.saved');
  };

  private take(came: Asked<unknown>): void {
    this.done = '';
    this.preview = undefined;
    afterSaving(this, came, { overtaken: word('rota.changed-meanwhile'), isLong: true });
  }

  /** What the plan means: who answers first, and when nobody does. */
  private tried({ members }: Plan) {
    const { preview } = this;
    if (!preview) return nothing;
    const first = preview.shifts.filter(({ level }) => level === 1);
    return html`<section aria-labelledby="tried">
      <h2 id="tried">${word('rota.tried')}</h2>
      ${preview.gaps.length === 0
        ? html`<p class="said" role="status">${word('rota.no-gaps')}</p>`
        : html`<div class="problem" role="alert">
            <p>${word('rota.gaps-of-plan', preview.gaps.length)}</p>
            <ul>
              ${preview.gaps.slice(0, 10).map((gap) => html`<li class="number">${spanInWords(gap)}</li>`)}
            </ul>
          </div>`}
      <ul>
        ${first
          .slice(0, 14)
          .map((shift) => html`<li><span class="number">${spanInWords(shift)}</span> ${members.find(({ id }) => id === shift.member)?.name}</li>`)}
      </ul>
    </section>`;
  }
}

/** One place further up. */
function moved(order: readonly string[], place: number): readonly string[] {
  const next = [...order];
  [next[place - 1], next[place]] = [next[place]!, next[place - 1]!];
  return next;
}

customElements.define('tomarigi-rotaplan', RotaPlan);
