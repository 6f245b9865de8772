import { LitElement, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/header';
import { pageAt, read } from '../shared/api';
import type { Problem } from '../shared/ask';
import { ask, inWords } from '../shared/ask';
import { accountInWords, yenInWords } from '../shared/case-words';
import type { Kept } from '../shared/charge';
import { membersOf } from '../shared/charge';
import { forms } from '../shared/forms';
import { keeping } from '../shared/keeping';
import { newId } from '../shared/new-id';
import { dayInWords, nightInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import type { Agreement, Nights, ReservedNight } from '../shared/reserved';
import { monthAfter, reservedPath } from '../shared/reserved';
import '../shared/reserved-calendar';
import { legendOfNights, nightInShort, spokenInWords, termsOf } from '../shared/reserved-calendar';
import { dateInWords, todayAt } from '../shared/roster';
import { serverNow } from '../shared/server-clock';
import { waiting } from '../shared/waiting';
import type { Me } from '../shared/who';
import { whoReads } from '../shared/who';
import type { Colleague } from '../shared/who-is-who';
import { colleaguesIn, namesOf } from '../shared/who-is-who';
import { word } from '../shared/words';
import './agreement';
import { reservedStyles } from './styles';

interface Line {
  readonly agreement: string;
  readonly facility: string;
  readonly facilityName: string;
  readonly bed: string;
  readonly kept: number;
  readonly used: number;
  readonly released: number;
  readonly breach: number;
  readonly yen: number;
  readonly yenWhenUsed: number;
  readonly sum: number;
}

interface Account {
  readonly month: string;
  readonly until: string;
  readonly closedAt?: string;
  readonly closedBy?: string;
  readonly lines: readonly Line[];
  readonly corrections: readonly { readonly id: string; readonly facility: string; readonly yen: number; readonly reason: string; readonly at: string }[];
  readonly total: number;
}

interface Agreements {
  readonly agreements: readonly Agreement[];
}

interface Calendar {
  readonly beds: readonly Nights[];
}

interface Chosen {
  readonly agreement: string;
  readonly night: string;
}

const AGAIN_MS = 4_000;
/** In which a facility may have asked for a night: it cannot look farther. */
const MONTHS_AHEAD = 3;

/** A network's reserved beds: who waits for an answer, the nights of a month, what they cost, and what was agreed. */
class ReservedPage extends LitElement {
  static override properties = {
    network: {},
    name: {},
    month: { state: true },
    account: { state: true },
    calendar: { state: true },
    waiting: { state: true },
    agreements: { state: true },
    facilities: { state: true },
    colleagues: { state: true },
    me: { state: true },
    closed: { state: true },
    isAway: { state: true },
    chosen: { state: true },
    written: { state: true },
    isSettling: { state: true },
    said: { state: true },
    done: { state: true },
  };

  static override styles = [
    parts,
    forms,
    keeping,
    reservedStyles,
  ];

  declare network: string;
  declare name: string;
  private declare month: string;
  private declare account: Account | undefined;
  private declare calendar: readonly Nights[] | undefined;
  /** Nights that facilities would like to have back. */
  private declare waiting: readonly { readonly bed: Nights; readonly night: ReservedNight }[];
  private declare agreements: readonly Agreement[] | undefined;
  private declare facilities: readonly Kept[];
  private declare colleagues: readonly Colleague[];
  private declare me: Me | undefined;
  private declare closed: { readonly isSignedIn: boolean } | undefined;
  private declare isAway: boolean;
  private declare chosen: Chosen | undefined;
  /** The agreement that is written: one that is there, or a new one. */
  private declare written: Agreement | 'new' | undefined;
  private declare isSettling: boolean;
  private declare said: string;
  private declare done: string;
  private key = newId();
  private retry = 0;

  constructor() {
    super();
    this.month = todayAt(serverNow()).slice(0, 7);
    this.waiting = [];
    this.facilities = [];
    this.colleagues = [];
    this.isAway = false;
    this.isSettling = false;
    this.said = '';
    this.done = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    void this.loadNames();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.retry);
  }

  private async loadNames(): Promise<void> {
    this.me = await whoReads();
    this.colleagues = await colleaguesIn(this.network, this.me);
    this.facilities = await membersOf(this.network);
  }

  private async load(): Promise<void> {
    clearTimeout(this.retry);
    const { month } = this;
    const now = todayAt(serverNow()).slice(0, 7);
    const [account, calendar, agreements, ...ahead] = await Promise.all([
      read<Account>(reservedPath(this.network, 'months', month)),
      read<Calendar>(reservedPath(this.network, 'months', month, 'nights')),
      read<Agreements>(reservedPath(this.network, 'agreements')),
      ...Array.from({ length: MONTHS_AHEAD }, (_, count) =>
        read<Calendar>(reservedPath(this.network, 'months', monthAfter(now, count), 'nights')),
      ),
    ]);
    if (!this.isConnected || month !== this.month) return;
    if (account.state === 'closed') {
      this.closed = account;
      return;
    }
    this.isAway = account.state !== 'found' || calendar.state !== 'found' || agreements.state !== 'found';
    if (account.state !== 'found' || calendar.state !== 'found' || agreements.state !== 'found') {
      this.retry = window.setTimeout(() => void this.load(), AGAIN_MS);
      return;
    }
    this.account = account.value;
    this.calendar = calendar.value.beds;
    this.agreements = agreements.value.agreements;
    this.waiting = ahead.flatMap((one) =>
      one.state === 'found'
        ? one.value.beds.flatMap((bed) =>
            bed.nights.filter((night) => night.spoken?.state === 'ASKED' && night.night >= todayAt(serverNow())).map((night) => ({ bed, night })),
          )
        : [],
    );
  }

  override render() {
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        <h1>${word('reserved.title', this.name)}</h1>
        ${this.closed
          ? html`<tomarigi-closed .isSignedIn=${this.closed.isSignedIn}></tomarigi-closed>`
          : this.account && this.calendar && this.agreements
            ? this.content(this.account, this.calendar, this.agreements)
            : waiting(this.isAway ? { state: 'away' } : undefined)}
      </main>
    `;
  }

  private content(account: Account, calendar: readonly Nights[], agreements: readonly Agreement[]) {
    const at = encodeURIComponent(this.network);
    return html`
      <p class="quiet">${word('reserved.intro')}</p>
      <p class="actions">
        <a class="link" href=${pageAt(`/desk/${at}`)}>${word('ways.desk')}</a>
        <a class="link" href=${pageAt(`/trials/${at}`)}>${word('ways.trials')}</a>
        <a class="link" href=${pageAt(`/settings/${at}`)}>${word('ways.settings')}</a>
      </p>
      <div role="alert">
        ${this.isAway ? html`<p class="problem">${word('connection.never')}</p>` : nothing}
        ${this.said ? html`<p class="problem">${this.said}</p>` : nothing}
      </div>
      <div role="status">${this.done ? html`<p class="said">${this.done}</p>` : nothing}</div>
      ${this.waiting.length > 0 ? this.asked() : nothing}
      ${agreements.length === 0
        ? nothing
        : html`${this.months()} ${this.cost(account)}
            <h2>${word('reserved.nights')}</h2>
            ${legendOfNights()}
            ${calendar.length === 0 ? html`<p>${word('reserved.none-in-month')}</p>` : calendar.map((one) => this.bed(one))}`}
      ${this.agreed(agreements)}
    `;
  }

  /** What waits for an answer, first. */
  private asked() {
    return html`<h2>${word('reserved.waiting')}</h2>
      <ul class="things" role="list">
        ${this.waiting.map(
          ({ bed, night }) => html`<li>
            <p><strong>${nightInWords(night.night)}</strong> ${bed.facilityName} ${word('reserved.bed', bed.agreement.label)}</p>
            <p class="quiet">${spokenInWords(night)}</p>
            <p class="actions">
              <button class="button primary" @click=${() => void this.decide(bed.agreement.id, night.night, 'RELEASED')}>
                ${word('reserved.let-go')}<span class="unseen"> ${nightInWords(night.night)}</span>
              </button>
              <button class="button" @click=${() => void this.decide(bed.agreement.id, night.night, 'DECLINED')}>
                ${word('reserved.keep')}<span class="unseen"> ${nightInWords(night.night)}</span>
              </button>
            </p>
          </li>`,
        )}
      </ul>`;
  }

  private months() {
    return html`<div class="months">
      <button class="button" @click=${() => this.turn(monthAfter(this.month, -1))}>${word('reserved.month-before')}</button>
      <div class="field">
        <label for="month">${word('reserved.month')}</label>
        <input
          id="month"
          type="month"
          .value=${this.month}
          @change=${(event: Event) => this.turn((event.target as HTMLInputElement).value)}
        />
      </div>
      <button class="button" @click=${() => this.turn(monthAfter(this.month, 1))}>${word('reserved.month-after')}</button>
    </div>`;
  }

  private turn(month: string): void {
    if (!/^\d{4}-\d\d$/.test(month)) return;
    this.month = month;
    this.chosen = undefined;
    this.isSettling = false;
    this.said = '';
    this.done = '';
    void this.load();
  }

  private cost(account: Account) {
    const names = new Map(this.facilities.map(({ id, name }) => [id, name]));
    const count = (number: number, isLate = false) => html`<td class="count number ${isLate && number > 0 ? 'late' : ''}">${number}</td>`;
    return html`<h2>${word('reserved.account')}</h2>
      <p class="quiet">
        ${account.closedAt
          ? word('reserved.settled-on', dayInWords(Date.parse(account.closedAt)), accountInWords(account.closedBy!, this.me, namesOf(this.colleagues)))
          : word('reserved.counted-until', dateInWords(account.until))}
      </p>
      ${account.lines.length === 0
        ? html`<p>${word('reserved.none-in-month')}</p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-label=${word('reserved.account')}>
            <table class="account">
              <thead>
                <tr>
                  <th scope="col">${word('reserved.bed-of')}</th>
                  <th scope="col" class="count">${word('reserved.state.KEPT')}</th>
                  <th scope="col" class="count">${word('reserved.state.USED')}</th>
                  <th scope="col" class="count">${word('reserved.state.RELEASED')}</th>
                  <th scope="col" class="count">${word('reserved.state.BREACH')}</th>
                  <th scope="col" class="count">${word('reserved.unit')}</th>
                  <th scope="col" class="count">${word('reserved.sum')}</th>
                </tr>
              </thead>
              <tbody>
                ${account.lines.map(
                  (line) => html`<tr>
                    <th scope="row">${line.facilityName} ${word('reserved.bed', line.bed)}</th>
                    ${count(line.kept)} ${count(line.used)} ${count(line.released)} ${count(line.breach, true)}
                    <td class="count number">${yenInWords(line.yen)}${line.yenWhenUsed > 0 ? html`<br />${word('reserved.unit-used', yenInWords(line.yenWhenUsed))}` : nothing}</td>
                    <td class="count number">${yenInWords(line.sum)}</td>
                  </tr>`,
                )}
                ${account.corrections.map(
                  (one) => html`<tr>
                    <th scope="row">${word('reserved.correction-of', names.get(one.facility) ?? one.facility)}</th>
                    <td colspan="5">${one.reason} <span class="quiet">${dayInWords(Date.parse(one.at))}</span></td>
                    <td class="count number">${yenInWords(one.yen)}</td>
                  </tr>`,
                )}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row" colspan="6">${word('reserved.total')}</th>
                  <td class="count number"><strong>${yenInWords(account.total)}</strong></td>
                </tr>
              </tfoot>
            </table>
          </div>`}
      <p class="actions">
        <button class="button" @click=${() => void this.download()}>${word('reserved.sheet')}</button>
        ${account.closedAt ? nothing : this.settling(account)}
      </p>
      ${account.closedAt ? this.correcting() : nothing}`;
  }

  /** It takes two presses: a month that was settled stays. */
  private settling({ until, month }: Account) {
    if (until < `${monthAfter(month, 1)}-01`) return html`<span class="quiet">${word('reserved.settle-later')}</span>`;
    return this.isSettling
      ? html`<span>${word('reserved.settle-help')}</span>
          <button class="button danger" @click=${() => void this.settle()}>${word('reserved.settle-do')}</button>
          <button class="button" @click=${() => (this.isSettling = false)}>${word('people.leave')}</button>`
      : html`<button class="button" @click=${() => (this.isSettling = true)}>${word('reserved.settle')}</button>`;
  }

  private correcting() {
    return html`<details>
      <summary>${word('reserved.correct')}</summary>
      <form novalidate @submit=${this.correct}>
        <div class="field">
          <label for="correct-facility">${word('reserved.facility')}</label>
          <select id="correct-facility">
            ${this.facilities.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
          </select>
        </div>
        <div class="field">
          <label for="correct-yen">${word('reserved.correct-yen')}</label>
          <input id="correct-yen" inputmode="numeric" autocomplete="off" maxlength="9" />
        </div>
        <div class="field">
          <label for="correct-reason">${word('reserved.correct-reason')}</label>
          <input id="correct-reason" autocomplete="off" maxlength="500" />
        </div>
        <p><button class="button primary">${word('reserved.correct-do')}</button></p>
      </form>
    </details>`;
  }

  private bed(one: Nights) {
    const { agreement } = one;
    const night = this.chosen?.agreement === agreement.id ? one.nights.find((each) => each.night === this.chosen?.night) : undefined;
    return html`<section aria-labelledby=${`bed-${agreement.id}`}>
      <h3 id=${`bed-${agreement.id}`}>${one.facilityName} ${word('reserved.bed', agreement.label)}</h3>
      <tomarigi-reserved-calendar
        .nights=${one}
        .chosen=${night?.night}
        @choose=${(event: CustomEvent<ReservedNight>) => {
          this.chosen = { agreement: agreement.id, night: event.detail.night };
          this.done = '';
          this.said = '';
        }}
      ></tomarigi-reserved-calendar>
      ${night ? this.night(agreement, night) : nothing}
    </section>`;
  }

  private night({ id }: Agreement, one: ReservedNight) {
    const isInTime = one.until >= todayAt(serverNow());
    const isAsked = one.spoken?.state === 'ASKED' && one.night >= todayAt(serverNow());
    const act = (decision: string, key: string, isFirst = false) =>
      html`<button class="button ${isFirst ? 'primary' : ''}" @click=${() => void this.decide(id, one.night, decision)}>${word(key)}</button>`;
    return html`<div class="panel">
      <div role="status">
        <p><strong>${nightInWords(one.night)}</strong> ${nightInShort(one)}</p>
        ${one.spoken ? html`<p class="quiet">${spokenInWords(one)}</p>` : nothing}
        ${one.state === 'BREACH' ? html`<p>${word('reserved.breach-help')}</p>` : nothing}
      </div>
      <p class="actions">
        ${isAsked
          ? html`${act('RELEASED', 'reserved.let-go', true)} ${act('DECLINED', 'reserved.keep')}`
          : one.state === 'RELEASED'
            ? isInTime
              ? act('KEPT', 'reserved.take-back')
              : nothing
            : isInTime
              ? act('RELEASED', 'reserved.release')
              : nothing}
        <span class="quiet">${isInTime ? word('reserved.until', dateInWords(one.until)) : word('reserved.too-late')}</span>
      </p>
    </div>`;
  }

  private agreed(agreements: readonly Agreement[]) {
    const names = new Map(this.facilities.map(({ id, name }) => [id, name]));
    const today = todayAt(serverNow());
    const { written } = this;
    return html`<h2>${word('reserved.agreements')}</h2>
      ${agreements.length === 0 ? html`<p>${word('reserved.no-agreements')}</p>` : nothing}
      ${written
        ? html`<tomarigi-agreement
            network=${this.network}
            .one=${written === 'new' ? undefined : written}
            .facilities=${this.facilities}
            @saved=${() => void this.saved()}
            @left=${() => (this.written = undefined)}
          ></tomarigi-agreement>`
        : html`<p><button class="button primary" @click=${() => (this.written = 'new')}>${word('reserved.agree')}</button></p>`}
      <ul class="things" role="list">
        ${agreements.map(
          (one) => html`<li>
            <h3>${names.get(one.facility) ?? one.facility} ${word('reserved.bed', one.label)}</h3>
            ${termsOf(one)}
            ${one.last < today
              ? html`<p class="quiet">${word('reserved.over')}</p>`
              : html`<p class="actions">
                  <button class="button" @click=${() => (this.written = one)}>
                    ${word('reserved.change')}<span class="unseen"> ${names.get(one.facility) ?? one.facility} ${one.label}</span>
                  </button>
                </p>`}
          </li>`,
        )}
      </ul>`;
  }

  private async saved(): Promise<void> {
    this.written = undefined;
    this.done = word('reserved.saved');
    this.said = '';
    await this.load();
  }

  private async decide(agreement: string, night: string, decision: string): Promise<void> {
    const came = await ask('PUT', reservedPath(this.network, 'agreements', agreement, 'nights', night), { decision });
    await this.after(came, word(`reserved.decided.${decision}`));
  }

  private async settle(): Promise<void> {
    this.isSettling = false;
    await this.after(await ask('POST', reservedPath(this.network, 'months', this.month, 'settle')), word('reserved.settled'));
  }

  private readonly correct = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const typed = (id: string) => form.querySelector<HTMLInputElement>(`#correct-${id}`)!.value.trim();
    const command = { facility: typed('facility'), yen: Number(typed('yen').replace('−', '-')) || undefined, reason: typed('reason') };
    const came = await ask('POST', reservedPath(this.network, 'months', this.month, 'corrections'), command, undefined, this.key);
    if (came.state === 'done') {
      this.key = newId();
      form.reset();
    }
    await this.after(came, word('reserved.corrected'));
  };

  private async after(came: { readonly state: string; readonly problem?: Problem }, done: string): Promise<void> {
    const violation = came.problem?.violations?.[0]?.message;
    this.said = came.state === 'done' ? '' : came.state === 'away' ? word('people.away') : (violation ?? inWords(came.problem!));
    this.done = came.state === 'done' ? done : '';
    if (came.state !== 'away') await this.load();
  }

  /** In the language of the page, which a link could not say. */
  private async download(): Promise<void> {
    try {
      const answer = await fetch(reservedPath(this.network, 'months', this.month, 'sheet'), {
        headers: { 'Accept-Language': document.documentElement.lang },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await answer.blob());
      link.download = `reserved-${this.month}.csv`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch {
      this.said = word('people.away');
    }
  }
}

customElements.define('tomarigi-reserved', ReservedPage);
