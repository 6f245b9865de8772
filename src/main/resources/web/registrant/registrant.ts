import { LitElement, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/header';
import type { Read } from '../shared/api';
import { pageAt, read } from '../shared/api';
import type { Problem } from '../shared/ask';
import { ask, inWords } from '../shared/ask';
import { accountInWords, factsOf } from '../shared/case-words';
import { forms } from '../shared/forms';
import { keeping } from '../shared/keeping';
import { newId } from '../shared/new-id';
import { dayInWords, momentInWords, usualTonight } from '../shared/nights';
import { parts } from '../shared/parts';
import type { Consent, Duty, Registrant } from '../shared/roster';
import { ENDINGS, SCOPES, ageOn, dateInWords, dutyInWords, risksInWords, rosterPage, rosterPath, standing, todayAt } from '../shared/roster';
import { serverNow } from '../shared/server-clock';
import type { Me } from '../shared/who';
import { whoReads } from '../shared/who';
import type { Colleague } from '../shared/who-is-who';
import { PLACING, colleaguesIn, hasRole, namesOf } from '../shared/who-is-who';
import { word } from '../shared/words';
import './form';
import './trials';
import type { Named } from './form';
import { registrantStyles } from './styles';

/** Which panel is open: only one is at a time. */
type Panel = 'case' | 'form' | 'consent' | 'end';

const AGAIN_MS = 4_000;

/** Somebody on the roster: what is known, what is due, and a case of theirs in two taps. */
class RegistrantPage extends LitElement {
  static override properties = {
    network: {},
    name: {},
    one: { state: true },
    me: { state: true },
    colleagues: { state: true },
    facilities: { state: true },
    trouble: { state: true },
    why: { state: true },
    panel: { state: true },
    said: { state: true },
    done: { state: true },
  };

  static override styles = [parts, forms, keeping, registrantStyles];

  declare network: string;
  declare name: string;
  private declare one: Registrant | undefined;
  private declare me: Me | undefined;
  private declare colleagues: readonly Colleague[];
  /** Of the network: those that may be agreed in advance, or see somebody. */
  private declare facilities: readonly Named[];
  private declare trouble: Exclude<Read<Registrant>, { state: 'found' }> | undefined;
  /** Why the server does not show it. */
  private declare why: string;
  private declare panel: Panel | undefined;
  private declare said: string;
  private declare done: string;
  private readonly id = decodeURIComponent(location.pathname.split('/')[3] ?? '');
  private key = newId();
  private retry = 0;

  constructor() {
    super();
    this.colleagues = [];
    this.facilities = [];
    this.why = '';
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
    const [came, me] = await Promise.all([ask<Registrant>('GET', rosterPath(this.network, this.id)), whoReads()]);
    if (!this.isConnected) return;
    this.me = me;
    if (came.state === 'done') {
      this.take(came.value);
      this.trouble = undefined;
      this.colleagues = await colleaguesIn(this.network, me);
      const facilities = await read<readonly Named[]>(`/api/networks/${encodeURIComponent(this.network)}/facilities`);
      if (facilities.state === 'found') this.facilities = facilities.value;
      return;
    }
    if (came.state === 'away') {
      this.trouble = { state: 'away' };
      this.retry = window.setTimeout(() => void this.load(), AGAIN_MS);
    } else this.refuse(came.problem);
  }

  private refuse(problem: Problem): void {
    const { status } = problem;
    if (status === 401 || status === 403) this.trouble = { state: 'closed', isSignedIn: status === 403 };
    else {
      this.trouble = { state: 'missing' };
      this.why = inWords(problem);
    }
  }

  private take(one: Registrant, done = ''): void {
    this.one = one;
    this.panel = undefined;
    this.said = '';
    this.done = done;
    document.title = one.personal.name;
  }

  private async tell(done: string, method: string, more: readonly string[], body?: object): Promise<void> {
    const came = await ask<Registrant>(method, rosterPath(this.network, this.id, ...more), body);
    if (came.state === 'done') this.take(came.value, done);
    else this.said = came.state === 'away' ? word('people.away') : inWords(came.problem);
  }

  override render() {
    const { one, trouble } = this;
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        ${one
          ? this.content(one)
          : html`<h1>${word('roster.title', this.name)}</h1>
              ${trouble?.state === 'closed'
                ? html`<tomarigi-closed .isSignedIn=${trouble.isSignedIn}></tomarigi-closed>`
                : html`<p role=${trouble ? 'alert' : 'status'}>
                    ${this.why || word(trouble ? 'connection.never' : 'wall.loading')}
                  </p>`}`}
      </main>
    `;
  }

  private content(one: Registrant) {
    const { personal } = one;
    const today = todayAt(serverNow());
    const [next] = one.duties.filter(({ done }) => !done).sort((a, b) => a.due.localeCompare(b.due));
    return html`
      <p><a class="link" href=${rosterPage(this.network)}>${word('roster.title', this.name)}</a></p>
      <h1>${personal.name} <span class="quiet">${personal.kana ?? nothing}</span></h1>
      <p class="line">
        ${standing(one)}
        ${personal.born
          ? html`<span class="number">${word('case.years', ageOn(personal.born, today))} (${dateInWords(personal.born)})</span>`
          : nothing}
        ${one.justInCase ? html`<span>${word('roster.just-in-case')}</span>` : nothing}
      </p>
      ${risksInWords(one.risks)} ${next ? html`<p><a class="link number" href="#duties">${dutyInWords(next, today)}</a></p>` : nothing}
      <div role="alert">${this.said ? html`<p class="problem">${this.said}</p>` : nothing}</div>
      <div role="status">${this.done ? html`<p class="said">${this.done}</p>` : nothing}</div>
      ${this.panel === 'form'
        ? html`<tomarigi-registrant-form
            network=${this.network}
            .one=${one}
            .known=${this.facilities}
            @saved=${(event: CustomEvent<Registrant>) => this.take(event.detail, word('roster.saved'))}
            @left=${() => (this.panel = undefined)}
          ></tomarigi-registrant-form>`
        : html`${this.acts(one)} ${this.plan(one, today)} ${this.duties(one, today)} ${this.background(one)}
          <tomarigi-registrant-trials network=${this.network} registrant=${one.id} ?ended=${one.state === 'ENDED'}></tomarigi-registrant-trials>
          ${this.consents(one)} ${this.history(one)}`}
    `;
  }

  private acts(one: Registrant) {
    const mayPlace = hasRole(this.me, this.network, PLACING) && one.state !== 'ENDED';
    return html`<div class="actions acts">
        ${mayPlace
          ? html`<button class="button primary" aria-expanded=${this.panel === 'case'} @click=${() => this.open('case')}>${word('roster.case')}</button>`
          : nothing}
        ${one.state === 'ENDED'
          ? nothing
          : html`<button class="button" @click=${() => this.open('form')}>${word('roster.change')}</button>`}
        <a class="button" href=${rosterPage(this.network, one.id, 'capsule')}>${word('roster.print-capsule')}</a>
      </div>
      ${this.panel === 'case' && mayPlace ? this.emergency() : nothing}`;
  }

  private open(panel: Panel): void {
    this.panel = this.panel === panel ? undefined : panel;
    this.said = '';
    this.done = '';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.panel button.primary')?.focus());
  }

  /** Everything has a usual value: the second tap is enough. */
  private emergency() {
    return html`<form class="panel" @submit=${this.openCase}>
      <p>${word('roster.case-help')}</p>
      <div class="field">
        <label for="nights">${word('roster.case-nights')}</label>
        <select id="nights">
          ${[1, 2, 3, 4, 5, 6, 7].map((count) => html`<option value=${count}>${word('roster.nights', count)}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="situation">${word('roster.case-situation')}</label>
        <textarea id="situation" rows="2" maxlength="2000"></textarea>
      </div>
      <label class="check"><input id="practice" type="checkbox" /> ${word('roster.case-practice')}</label>
      <p class="actions"><button class="button primary">${word('roster.case-do')}</button></p>
    </form>`;
  }

  private readonly openCase = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const field = (id: string) => form.querySelector<HTMLInputElement>(`#${id}`)!;
    const came = await ask<{ readonly id: string }>(
      'POST',
      rosterPath(this.network, this.id, 'cases'),
      {
        from: usualTonight(serverNow()),
        nights: Number(field('nights').value),
        situation: field('situation').value,
        practice: field('practice').checked,
      },
      undefined,
      this.key,
    );
    if (came.state !== 'done') {
      this.said = came.state === 'away' ? word('people.away') : inWords(came.problem);
      return;
    }
    this.key = newId();
    location.assign(pageAt(`/case/${encodeURIComponent(this.network)}/${encodeURIComponent(came.value.id)}`));
  };

  // --- What is due

  private duties(one: Registrant, today: string) {
    const open = one.duties.filter(({ done }) => !done);
    const done = one.duties.filter(({ done: day }) => day);
    return html`<section aria-labelledby="duties">
      <h2 id="duties">${word('roster.duties')}</h2>
      ${open.length === 0 ? html`<p>${word('roster.nothing-due')}</p>` : nothing}
      <ul class="duties" role="list">
        ${open.map((duty) => html`<li>${dutyInWords(duty, today)} ${this.settling(duty, today)}</li>`)}
      </ul>
      ${one.state === 'AT_RISK' || one.state === 'DECLINED' || one.state === 'ENDED'
        ? this.dated('apply', word('roster.apply'), today, (on) => this.tell(word('roster.applied'), 'POST', ['application'], { on }))
        : nothing}
      ${done.length > 0
        ? html`<details>
            <summary>${word('roster.done-before', done.length)}</summary>
            <ul role="list">
              ${[...done].reverse().map(({ kind, done: day }) => html`<li>${word('roster.was-done', word(`roster.duty.${kind}`), dateInWords(day!))}</li>`)}
            </ul>
          </details>`
        : nothing}
    </section>`;
  }

  private settling(duty: Duty, today: string) {
    const what = word(`roster.duty.${duty.kind}`);
    if (duty.kind !== 'MEETING')
      return this.dated(duty.kind, word('roster.settle', what), today, (on) =>
        this.tell(word('roster.settled', what), 'POST', ['duties', duty.kind], { on }),
      );
    const decide = (accepted: boolean) => (on: string) =>
      this.tell(word(accepted ? 'roster.accepted' : 'roster.declined'), 'POST', ['decision'], { accepted, on });
    return this.dated('MEETING', word('roster.accept'), today, decide(true), {
      label: word('roster.decline'),
      act: decide(false),
    });
  }

  /** A day, today unless somebody says otherwise, and what was done on it. */
  private dated(
    id: string,
    label: string,
    today: string,
    act: (on: string) => Promise<void>,
    other?: { readonly label: string; readonly act: (on: string) => Promise<void> },
  ) {
    const day = () => this.renderRoot.querySelector<HTMLInputElement>(`#on-${id}`)!.value || today;
    return html`<span class="dated">
      <label class="field"><span>${word('roster.on')}</span> <input id="on-${id}" type="date" value=${today} max=${today} /></label>
      <button class="button" @click=${() => void act(day())}>${label}</button>
      ${other ? html`<button class="button" @click=${() => void other.act(day())}>${other.label}</button>` : nothing}
    </span>`;
  }

  // --- What is known

  /** What counts at night, first. */
  private plan(one: Registrant, today: string) {
    const { personal } = one;
    const names = new Map(this.facilities.map(({ id, name }) => [id, name]));
    const phone = (number?: string) => (number ? html`<a href="tel:${number.replace(/[^\d+#*]/g, '')}">${number}</a>` : nothing);
    return html`
      ${this.text(one, 'crisisPlan')}
      <section aria-labelledby="contacts">
        <h2 id="contacts">${word('roster.contacts')}</h2>
        <ol class="calls">
          ${(personal.contacts ?? []).map(({ name, relation, phone: number }) => html`<li>${relation ?? nothing} ${name} ${phone(number)}</li>`)}
        </ol>
        <h3>${word('roster.institutions')}</h3>
        <ul class="calls" role="list">
          ${(personal.institutions ?? []).map(({ name, purpose, phone: number }) => html`<li>${purpose ?? nothing} ${name} ${phone(number)}</li>`)}
        </ul>
        ${one.facilities.length === 0
          ? nothing
          : html`<h3>${word('roster.facilities')}</h3>
              <ol class="calls">
                ${one.facilities.map((id) => html`<li>${names.get(id) ?? id}</li>`)}
              </ol>`}
      </section>
      ${this.text(one, 'capsule')} ${this.text(one, 'wishes')}
      <section aria-labelledby="need">
        <h2 id="need">${word('roster.need')}</h2>
        <dl class="facts">
          ${factsOf({ need: this.needOn(one, today), from: today, nights: 1, neighbours: false })
            .slice(1)
            .map(([term, fact]) => html`<div><dt>${term}</dt><dd>${fact}</dd></div>`)}
          <div><dt>${word('roster.address')}</dt><dd>${personal.address ?? word('desk.unknown')}</dd></div>
        </dl>
      </section>
    `;
  }

  /** Whoever knows the birthday knows the age. */
  private needOn({ need, personal: { born } }: Registrant, today: string): Registrant['need'] {
    return born ? { ...need, age: ageOn(born, today) } : need;
  }

  private background(one: Registrant) {
    return html`${this.text(one, 'assessment')} ${this.text(one, 'notes')}`;
  }

  private text({ personal }: Registrant, key: 'crisisPlan' | 'capsule' | 'wishes' | 'assessment' | 'notes') {
    return html`<section aria-labelledby=${key}>
      <h2 id=${key}>${word(`roster.${key}`)}</h2>
      ${personal[key] ? html`<p class="text">${personal[key]}</p>` : html`<p class="quiet">${word('roster.not-said')}</p>`}
    </section>`;
  }

  // --- Who may see it

  private consents(one: Registrant) {
    const names = new Map(this.facilities.map(({ id, name }) => [id, name]));
    const now = serverNow();
    const stands = ({ endsAt, revokedAt }: Consent) => !revokedAt && (!endsAt || Date.parse(endsAt) > now);
    const whom = ({ facility, network }: Consent) => names.get(facility ?? '') ?? facility ?? network ?? '';
    return html`<section aria-labelledby="consents">
      <h2 id="consents">${word('roster.consents')}</h2>
      <p class="quiet">${word('roster.consents-help')}</p>
      <ul class="duties" role="list">
        ${one.consents.map(
          (consent) => html`<li>
            <span>${whom(consent)}: ${word(`roster.scope.${consent.scope}`)}</span>
            ${stands(consent)
              ? html`<span class="number"
                    >${consent.endsAt ? word('roster.until', dayInWords(Date.parse(consent.endsAt))) : word('roster.open-end')}</span
                  >
                  <button
                    class="button"
                    aria-label=${word('roster.revoke-of', whom(consent))}
                    @click=${() => this.tell(word('roster.revoked'), 'DELETE', ['consents', consent.id])}
                  >
                    ${word('roster.revoke')}
                  </button>`
              : html`<span class="quiet">${word('roster.over')}</span>`}
          </li>`,
        )}
      </ul>
      ${one.state === 'ENDED'
        ? nothing
        : this.panel === 'consent'
          ? this.consenting()
          : html`<button class="button" @click=${() => this.open('consent')}>${word('roster.consent')}</button>`}
    </section>`;
  }

  private consenting() {
    return html`<form class="panel" @submit=${this.consent}>
      <div class="field">
        <label for="to">${word('roster.consent-to')}</label>
        <select id="to">
          ${this.facilities.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="scope">${word('roster.consent-scope')}</label>
        <select id="scope">
          ${SCOPES.map((scope) => html`<option value=${scope}>${word(`roster.scope.${scope}`)}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="ends">${word('roster.consent-ends')}</label>
        <input id="ends" type="date" />
      </div>
      <p class="actions">
        <button class="button primary">${word('roster.consent-do')}</button>
        <button class="button" type="button" @click=${() => (this.panel = undefined)}>${word('people.leave')}</button>
      </p>
    </form>`;
  }

  private readonly consent = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const value = (id: string) => form.querySelector<HTMLInputElement>(`#${id}`)!.value;
    const ends = value('ends');
    void this.tell(word('roster.consented'), 'POST', ['consents'], {
      facility: value('to'),
      scope: value('scope'),
      ...(ends && { endsAt: `${ends}T23:59:59+09:00` }),
    });
  };

  // --- What happened

  private history(one: Registrant) {
    const names = namesOf(this.colleagues);
    return html`<section aria-labelledby="history">
        <h2 id="history">${word('roster.history')}</h2>
        <ol class="history" role="list">
          ${one.entries.map(
            ({ at, who, kind, data }) => html`<li>
              <time class="number quiet" datetime=${at}>${momentInWords(Date.parse(at))}</time>
              ${word(`roster.entry.${kind}`, data['duty'] ? word(`roster.duty.${data['duty']}`) : '')}
              ${data['case']
                ? html`<a href=${pageAt(`/case/${encodeURIComponent(this.network)}/${encodeURIComponent(String(data['case']))}`)}>${word('roster.to-case')}</a>`
                : nothing}
              <span class="quiet">${accountInWords(who, this.me, names)}</span>
            </li>`,
          )}
        </ol>
      </section>
      ${one.state === 'ENDED' ? nothing : this.ending()}`;
  }

  /** It takes two presses: nobody is taken out by a slip. */
  private ending() {
    if (this.panel !== 'end')
      return html`<p><button class="button" @click=${() => this.open('end')}>${word('roster.end')}</button></p>`;
    return html`<div class="panel">
      <p>${word('roster.end-help')}</p>
      <div class="actions">
        ${ENDINGS.map(
          (why) => html`<button class="button" @click=${() => this.tell(word('roster.ended'), 'POST', ['end'], { why })}>
            ${word(`roster.ending.${why}`)}
          </button>`,
        )}
        <button class="button" @click=${() => (this.panel = undefined)}>${word('people.leave')}</button>
      </div>
    </div>`;
  }
}

customElements.define('tomarigi-registrant', RegistrantPage);
