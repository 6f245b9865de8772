import { LitElement, css, html, nothing } from 'lit';
import { afterSaving } from '../shared/after-saving';
import { read } from '../shared/api';
import type { Asked, Problem } from '../shared/ask';
import { ask, violationOf } from '../shared/ask';
import { accountInWords } from '../shared/case-words';
import '../shared/closed';
import { forms } from '../shared/forms';
import '../shared/header';
import { errorAt, keeping } from '../shared/keeping';
import { momentInWords } from '../shared/nights';
import { contactFields, hoursField, officeFields, officeIn } from '../shared/office-form';
import { parts } from '../shared/parts';
import '../shared/qualifications';
import type { BaseFunction, Contact, Entry, FunctionState, RegisterStep } from '../shared/register';
import { FUNCTIONS, dayBefore, kindInWords, phoneLink, qualificationsPage, registerPage, registerPath, standingInWords } from '../shared/register';
import { dateInWords, todayAt } from '../shared/roster';
import { serverNow } from '../shared/server-clock';
import { waiting } from '../shared/waiting';
import type { Me } from '../shared/who';
import { whoReads } from '../shared/who';
import type { Colleague } from '../shared/who-is-who';
import { KEEPING, colleaguesIn, hasRole, namesOf } from '../shared/who-is-who';
import { word } from '../shared/words';

type Step = 'CONSULT' | 'NOTIFY' | 'REGISTER' | 'REFUSE' | 'DECLINE' | 'WITHDRAW';

/** What may follow, the most usual first. */
const NEXT: Readonly<Record<FunctionState, readonly Step[]>> = {
  NONE: ['CONSULT', 'DECLINE'],
  CONSULTED: ['NOTIFY', 'CONSULT', 'DECLINE'],
  NOTIFIED: ['REGISTER', 'REFUSE', 'DECLINE'],
  REGISTERED: ['WITHDRAW'],
  REFUSED: ['NOTIFY', 'CONSULT', 'DECLINE'],
  DECLINED: ['CONSULT'],
  WITHDRAWN: ['CONSULT', 'WITHDRAW'],
};

const AGAIN_MS = 4_000;

/** Somebody in the register: how each function stands, its next step, whom to call, and what happened. */
class OfficePage extends LitElement {
  static override properties = {
    network: {},
    name: {},
    me: { state: true },
    colleagues: { state: true },
    entry: { state: true },
    trouble: { state: true },
    open: { state: true },
    isChanging: { state: true },
    refusal: { state: true },
    said: { state: true },
    done: { state: true },
  };

  static override styles = [
    parts,
    forms,
    keeping,
    css`
      :host {
        --page-width: 48rem;
      }

      .facts {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: var(--space-1) var(--space-4);
        overflow-wrap: anywhere;
      }

      @media (max-width: 36rem) {
        .facts {
          grid-template-columns: minmax(0, 1fr);
        }

        .facts dt {
          color: var(--ink-quiet);
        }

        .facts dd {
          margin-bottom: var(--space-2);
        }
      }

      .standing {
        font-weight: 700;
      }

      .history li {
        padding: var(--space-2) 0;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
      }

      .notes {
        white-space: pre-line;
      }
    `,
  ];

  declare network: string;
  declare name: string;
  private declare me: Me | undefined;
  private declare colleagues: readonly Colleague[];
  private declare entry: Entry | undefined;
  private declare trouble: { readonly state: string; readonly isSignedIn?: boolean } | undefined;
  /** Whose form is open; none twice. */
  private declare open: { readonly function: BaseFunction; readonly step: Step } | undefined;
  private declare isChanging: boolean;
  declare refusal: Problem | undefined;
  declare said: string;
  private declare done: string;
  private retry = 0;

  constructor() {
    super();
    this.colleagues = [];
    this.isChanging = false;
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

  private get entryId(): string {
    return decodeURIComponent(location.pathname.split('/')[3] ?? '');
  }

  private get isKeeper(): boolean {
    return hasRole(this.me, this.network, KEEPING);
  }

  private async load(): Promise<void> {
    const [came, me] = await Promise.all([read<Entry>(registerPath(this.network, this.entryId)), whoReads()]);
    if (!this.isConnected) return;
    this.me = me;
    this.trouble = came.state === 'found' ? undefined : came;
    if (came.state === 'away') this.retry = window.setTimeout(() => void this.load(), AGAIN_MS);
    if (came.state !== 'found') return;
    this.entry = came.value;
    this.colleagues = await colleaguesIn(this.network, me);
  }

  override render() {
    const { entry, trouble } = this;
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        <p><a class="link" href=${registerPage(this.network)}>${word('register.title', this.name)}</a></p>
        <h1>${entry?.name ?? word('register.one')}</h1>
        ${entry
          ? this.content(entry)
          : trouble?.state === 'closed'
            ? html`<tomarigi-closed .isSignedIn=${trouble.isSignedIn ?? false}></tomarigi-closed>`
            : waiting(trouble, 'register.unknown')}
      </main>
    `;
  }

  private content(entry: Entry) {
    return html`
      ${this.isChanging ? this.changing(entry) : this.facts(entry)}
      <div role="alert">${this.said ? html`<p class="problem">${this.said}</p>` : nothing}</div>
      <div role="status">${this.done ? html`<p class="said">${this.done}</p>` : nothing}</div>
      <h2 id="functions">${word('register.functions')}</h2>
      <ul class="things" role="list" aria-labelledby="functions">
        ${FUNCTIONS.map((one) => html`<li>${this.ofFunction(one, entry)}</li>`)}
      </ul>
      <h2>${word('qualification.title')}</h2>
      ${entry.facility
        ? html`<p><a class="link" href=${qualificationsPage(entry.facility)}>${word('register.to-qualifications')}</a></p>`
        : html`<tomarigi-qualifications path=${registerPath(this.network, entry.id, 'qualifications')}></tomarigi-qualifications>`}
      ${this.history(entry)}
    `;
  }

  private facts(entry: Entry) {
    const { number, town, address, phone, hours, district, contact, emergency } = entry;
    const line = (key: string, value: unknown) => (value ? html`<dt>${word(key)}</dt><dd>${value}</dd>` : nothing);
    const person = (one: Contact | undefined) => one && html`${one.name} ${phoneLink(one.phone)}`;
    return html`<dl class="facts">
        ${line('register.kind', kindInWords(entry))} ${line('register.number', number)} ${line('register.town', town)}
        ${line('register.address', address)} ${line('register.phone', phone && phoneLink(phone))} ${line('register.hours', hours)}
        ${line('register.district', district)} ${line('register.contact', person(contact))}
        ${line('register.emergency', person(emergency))}
      </dl>
      ${this.isKeeper
        ? html`<p class="actions">
            <button class="button" @click=${() => this.turn({ isChanging: true })}>${word('register.change')}</button>
          </p>`
        : nothing}`;
  }

  private changing(entry: Entry) {
    return html`<form novalidate autocomplete="off" @submit=${this.change}>
      ${entry.facility
        ? html`<p class="quiet">${word('register.facility-keeps')}</p>
            ${hoursField(entry, this.refusal)} ${contactFields(entry, this.refusal)}`
        : officeFields(entry, this.refusal)}
      <p class="actions">
        <button class="button primary">${word('profile.save')}</button>
        <button class="button" type="button" @click=${() => this.turn({})}>${word('people.leave')}</button>
      </p>
    </form>`;
  }

  private ofFunction(one: BaseFunction, { functions }: Entry) {
    const its = functions.find(({ function: name }) => name === one);
    const isOpen = this.open?.function === one;
    const line = (key: string, day: string | undefined) =>
      day ? html`<span>${word(key, dateInWords(day))}</span>` : nothing;
    return html`<h3>${word(`base.${one}`)}</h3>
      <p class="number">${standingInWords(its)}</p>
      ${its
        ? html`<p class="actions quiet number">
            ${line('register.consulted-on', its.consultedOn)} ${line('register.notified-on', its.notifiedOn)}
            ${line('register.rules-from', its.rulesFrom)}
            ${its.number ? html`<span>${word('register.under', its.number)}</span>` : nothing}
          </p>`
        : nothing}
      ${!this.isKeeper
        ? nothing
        : isOpen
          ? this.stepForm(this.open!.step)
          : html`<p class="actions">
              ${NEXT[its?.state ?? 'NONE'].map(
                (step) => html`<button
                  class="button"
                  aria-label=${word('register.step-of', word(`base.${one}`), word(`register.step.${step}`))}
                  @click=${() => this.turn({ open: { function: one, step } })}
                >
                  ${word(`register.step.${step}`)}
                </button>`,
              )}
            </p>`}`;
  }

  private stepForm(step: Step) {
    const wrong = (field: string) => violationOf(this.refusal, field);
    const field = (id: string, label: string, type: string, named: string, value = '') => html`<div class="field">
      <label for=${id}>${label}</label>
      ${errorAt(`${id}-error`, wrong(named))}
      <input id=${id} type=${type} autocomplete="off" maxlength="200" value=${value} aria-describedby="${id}-error" aria-invalid=${wrong(named) !== undefined} />
    </div>`;
    const notes = wrong('notes');
    return html`<form novalidate autocomplete="off" @submit=${this.take}>
      <strong>${word(`register.step.${step}`)}</strong>
      ${field('on', word(`register.on.${step}`), 'date', 'on', todayAt(serverNow()))}
      ${step === 'NOTIFY'
        ? html`${field('rulesFrom', word('register.rules'), 'date', 'rulesFrom')}
            ${field('emergency-name', word('register.emergency-name'), 'text', 'emergency.name', this.entry?.emergency?.name)}
            ${field('emergency-phone', word('register.emergency-phone'), 'tel', 'emergency.phone', this.entry?.emergency?.phone)}`
        : nothing}
      ${step === 'REGISTER' ? field('number', word('register.under-number'), 'text', 'number') : nothing}
      <div class="field">
        <label for="notes">${word(step === 'CONSULT' || step === 'NOTIFY' || step === 'REGISTER' ? 'register.notes' : 'register.reason')}</label>
        ${errorAt('notes-error', notes)}
        <textarea id="notes" rows="3" maxlength="2000" aria-describedby="notes-error" aria-invalid=${notes !== undefined}></textarea>
      </div>
      <p class="actions">
        <button class="button primary">${word('register.take')}</button>
        <button class="button" type="button" @click=${() => this.turn({})}>${word('people.leave')}</button>
      </p>
    </form>`;
  }

  private history({ steps = [] }: Entry) {
    const names = namesOf(this.colleagues);
    return html`<section aria-labelledby="history">
      <h2 id="history">${word('register.history')}</h2>
      <ol class="history" role="list">
        ${steps.map(
          (one) => html`<li>
            <time class="number" datetime=${one.at}>${momentInWords(Date.parse(one.at))}</time>
            ${stepInWords(one)} <span class="quiet">${accountInWords(one.who, this.me, names)}</span>
            ${one.notes ? html`<p class="notes">${one.notes}</p>` : nothing}
          </li>`,
        )}
      </ol>
    </section>`;
  }

  private turn(next: { open?: OfficePage['open']; isChanging?: boolean }): void {
    this.open = next.open;
    this.isChanging = next.isChanging ?? false;
    this.refusal = undefined;
    this.said = '';
    this.done = '';
    if (next.open || next.isChanging)
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('form input, form select')?.focus());
  }

  private readonly change = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { entry } = this;
    const command = { ...officeIn(event.target as HTMLFormElement), ...(entry!.facility && { facility: entry!.facility }) };
    this.took(
      await ask<Entry>('PUT', registerPath(this.network, entry!.id), command, entry!.version),
      word('register.saved'),
    );
  };

  private readonly take = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const typed = (id: string) => form.querySelector<HTMLInputElement>(`#${id}`)?.value.trim() || undefined;
    const { entry } = this;
    const { function: one, step } = this.open!;
    const command = {
      step,
      on: typed('on'),
      rulesFrom: typed('rulesFrom'),
      number: typed('number'),
      notes: typed('notes'),
      ...(step === 'NOTIFY' && { emergency: { name: typed('emergency-name'), phone: typed('emergency-phone') } }),
    };
    this.took(
      await ask<Entry>('POST', registerPath(this.network, entry!.id, 'functions', one, 'steps'), command, entry!.version),
      word('register.taken', word(`base.${one}`), word(`register.step.${step}`)),
    );
  };

  private took(came: Asked<Entry>, done: string): void {
    afterSaving(this, came, { overtaken: word('register.changed-meanwhile') });
    if (came.state !== 'done') return;
    this.turn({});
    this.entry = came.value;
    this.done = done;
  }
}

/** 緊急時の受入れ・対応: 2026年12月1日から登録した */
function stepInWords({ kind, function: one, data }: RegisterStep): string {
  const day = data['on'] ?? data['from'];
  const said =
    kind === 'withdrawn' && day
      ? word('register.history.withdrawn', dateInWords(dayBefore(day)))
      : word(`register.history.${kind}`, day ? dateInWords(day) : '');
  return one ? word('register.history-of', word(`base.${one}`), said) : said;
}

customElements.define('tomarigi-office', OfficePage);
