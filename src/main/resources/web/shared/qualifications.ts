import { LitElement, css, html, nothing } from 'lit';
import { afterSaving } from './after-saving';
import { read } from './api';
import type { Problem } from './ask';
import { ask, violationOf } from './ask';
import './closed';
import { forms } from './forms';
import { errorAt, keeping } from './keeping';
import { newId } from './new-id';
import { parts } from './parts';
import { dateInWords } from './roster';
import { waiting } from './waiting';
import { word } from './words';

export const QUALIFICATIONS = [
  'SUCTION_1',
  'SUCTION_2',
  'SUCTION_3',
  'NURSE',
  'BEHAVIOUR_BASIC',
  'BEHAVIOUR_PRACTICAL',
  'BEHAVIOUR_CORE',
  'SIGN_INTERPRETER',
  'PSYCHIATRIC_SOCIAL_WORKER',
  'SOCIAL_WORKER',
  'CARE_WORKER',
  'MEDICAL_CARE_COORDINATOR',
  'CONSULTANT',
  'CHIEF_CONSULTANT',
] as const;

export interface Qualification {
  readonly id: string;
  readonly kind: (typeof QUALIFICATIONS)[number];
  readonly holders: number;
  readonly obtainedOn?: string;
  readonly expiresOn?: string;
  readonly staff?: string;
  readonly valid: boolean;
  readonly soon: boolean;
  readonly version: number;
}

/** Care that is claimed without anybody who is qualified for it. */
export interface NotBacked {
  readonly claim: string;
  readonly sentence: string;
  readonly source: string;
}

export interface HeldQualifications {
  /** Of a facility. */
  readonly name?: string;
  readonly kept: boolean;
  readonly today: string;
  readonly qualifications: readonly Qualification[];
  readonly notBacked: readonly NotBacked[];
}

const AGAIN_MS = 4_000;

/** ⚠ 終わりました, or by when it has to be renewed. */
export function endInWords({ expiresOn, today }: { readonly expiresOn?: string; readonly today: string }) {
  if (!expiresOn) return html`<span>${word('qualification.endless')}</span>`;
  const day = dateInWords(expiresOn);
  return expiresOn < today
    ? html`<strong class="late"><span aria-hidden="true">⚠</span> ${word('qualification.ended', day)}</strong>`
    : html`<span>${word('qualification.until', day)}</span>`;
}

/** Each claim with the law that asks for somebody. */
export function notBackedInWords(claims: readonly NotBacked[]) {
  return html`<ul role="list" class="claims">
    ${claims.map(
      ({ sentence, source }) => html`<li><span aria-hidden="true">⚠</span> ${sentence} <span class="quiet">${source}</span></li>`,
    )}
  </ul>`;
}

/** What people somewhere are qualified for, and where it is kept: `<tomarigi-qualifications path="/api/…/qualifications">`. */
class Qualifications extends LitElement {
  static override properties = {
    path: {},
    held: { state: true },
    trouble: { state: true },
    editing: { state: true },
    refusal: { state: true },
    said: { state: true },
    done: { state: true },
  };

  static override styles = [
    parts,
    forms,
    keeping,
    css`
      .late {
        color: var(--alarm);
      }

      .claims li {
        padding: var(--space-2) 0;
      }

      .line {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-4);
        overflow-wrap: anywhere;
      }

      .add,
      .problem + p {
        margin-top: var(--space-4);
      }
    `,
  ];

  declare path: string;
  private declare held: HeldQualifications | undefined;
  private declare trouble: { readonly state: string; readonly isSignedIn?: boolean } | undefined;
  /** The id of what is written anew; empty: something new; undefined: nothing. */
  private declare editing: string | undefined;
  declare refusal: Problem | undefined;
  declare said: string;
  private declare done: string;
  /** The same until it is added: a line that breaks adds nothing twice. */
  private key = newId();
  private retry = 0;

  constructor() {
    super();
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
    const came = await read<HeldQualifications>(this.path);
    if (!this.isConnected) return;
    this.trouble = came.state === 'found' ? undefined : came;
    if (came.state === 'away') this.retry = window.setTimeout(() => void this.load(), AGAIN_MS);
    if (came.state !== 'found') return;
    this.held = came.value;
    this.dispatchEvent(new CustomEvent('held', { detail: came.value }));
  }

  override render() {
    const { held, trouble } = this;
    if (trouble?.state === 'closed') return html`<tomarigi-closed .isSignedIn=${trouble.isSignedIn ?? false}></tomarigi-closed>`;
    if (!held) return waiting(trouble, 'report.unknown');
    return html`
      ${held.notBacked.length > 0
        ? html`<section class="problem" aria-labelledby="not-backed">
            <strong id="not-backed">${word('qualification.not-backed')}</strong>
            <p>${word('qualification.not-backed-help')}</p>
            ${notBackedInWords(held.notBacked)}
          </section>`
        : nothing}
      ${held.qualifications.length === 0 ? html`<p>${word('qualification.none')}</p>` : nothing}
      <ul class="things" role="list">
        ${held.qualifications.map((one) => html`<li>${this.editing === one.id ? this.form(one) : this.one(one, held)}</li>`)}
      </ul>
      <div role="alert">${this.said ? html`<p class="problem">${this.said}</p>` : nothing}</div>
      <div role="status">${this.done ? html`<p class="said">${this.done}</p>` : nothing}</div>
      ${!held.kept
        ? nothing
        : this.editing === ''
          ? html`<section class="add" aria-label=${word('qualification.add')}>${this.form()}</section>`
          : html`<p class="actions add">
              <button class="button primary" @click=${() => this.edit('')}>${word('qualification.add')}</button>
            </p>`}
    `;
  }

  private one(one: Qualification, { kept, today }: HeldQualifications) {
    const name = word(`qualification.kind.${one.kind}`);
    return html`<h3>${name} <span class="number">${word('qualification.holders', one.holders)}</span></h3>
      <p class="line number">
        ${endInWords({ today, ...one })}
        ${one.soon && one.valid ? html`<strong><span aria-hidden="true">▲</span> ${word('qualification.soon')}</strong>` : nothing}
        ${one.obtainedOn ? html`<span>${word('qualification.since', dateInWords(one.obtainedOn))}</span>` : nothing}
      </p>
      ${one.staff ? html`<p class="line">${word('qualification.staff-is', one.staff)}</p>` : nothing}
      ${kept
        ? html`<p class="actions">
            <button class="button" aria-label=${word('qualification.change-of', name)} @click=${() => this.edit(one.id)}>
              ${word('qualification.change')}
            </button>
            <button class="button" aria-label=${word('qualification.remove-of', name)} @click=${() => void this.remove(one)}>
              ${word('qualification.remove')}
            </button>
          </p>`
        : nothing}`;
  }

  private form(one?: Qualification) {
    const wrong = (field: string) => violationOf(this.refusal, field);
    const line = (id: string, type: string, value: string) => html`<div class="field">
      <label for=${id}>${word(`qualification.${id}`)}</label>
      ${errorAt(`${id}-error`, wrong(id))}
      <input id=${id} type=${type} min=${type === 'number' ? 1 : nothing} max=${type === 'number' ? 500 : nothing} maxlength="200" autocomplete="off" .value=${value}
        aria-describedby="${id}-error" aria-invalid=${wrong(id) !== undefined} />
    </div>`;
    return html`<form novalidate @submit=${(event: SubmitEvent) => void this.save(event, one)}>
      <div class="field">
        <label for="kind">${word('qualification.kind')}</label>
        ${errorAt('kind-error', wrong('kind'))}
        <select id="kind" aria-describedby="kind-error">
          ${QUALIFICATIONS.map(
            (kind) => html`<option value=${kind} ?selected=${one?.kind === kind}>${word(`qualification.kind.${kind}`)}</option>`,
          )}
        </select>
      </div>
      ${line('holders', 'number', String(one?.holders ?? 1))} ${line('obtainedOn', 'date', one?.obtainedOn ?? '')}
      ${line('expiresOn', 'date', one?.expiresOn ?? '')} ${line('staff', 'text', one?.staff ?? '')}
      <p class="quiet">${word('qualification.staff-help')}</p>
      <p class="actions">
        <button class="button primary">${word('profile.save')}</button>
        <button class="button" type="button" @click=${() => this.edit(undefined)}>${word('people.leave')}</button>
      </p>
    </form>`;
  }

  private edit(id: string | undefined): void {
    this.editing = id;
    this.refusal = undefined;
    this.said = '';
    this.done = '';
    if (id !== undefined)
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#kind')?.focus());
  }

  private readonly save = async (event: SubmitEvent, one?: Qualification): Promise<void> => {
    event.preventDefault();
    const typed = (id: string) => (event.target as HTMLFormElement).querySelector<HTMLInputElement>(`#${id}`)!.value.trim();
    const command = {
      kind: typed('kind'),
      holders: Number(typed('holders') || 1),
      ...(typed('obtainedOn') && { obtainedOn: typed('obtainedOn') }),
      ...(typed('expiresOn') && { expiresOn: typed('expiresOn') }),
      ...(typed('staff') && { staff: typed('staff') }),
    };
    const came = one
      ? await ask<Qualification>('PUT', `${this.path}/${encodeURIComponent(one.id)}`, command, one.version)
      : await ask<Qualification>('POST', this.path, command, undefined, this.key);
    if (this.took(came, word('qualification.saved'))) this.key = newId();
  };

  private async remove(one: Qualification): Promise<void> {
    const came = await ask('DELETE', `${this.path}/${encodeURIComponent(one.id)}`, undefined, one.version);
    this.took(came, word('qualification.removed'));
  }

  private took(came: Awaited<ReturnType<typeof ask<unknown>>>, done: string): boolean {
    this.done = '';
    afterSaving(this, came);
    if (came.state !== 'done') return false;
    this.editing = undefined;
    this.done = done;
    void this.load();
    return true;
  }
}

customElements.define('tomarigi-qualifications', Qualifications);
