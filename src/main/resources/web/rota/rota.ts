import { LitElement, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/header';
import '../shared/on-call';
import './calendars';
import './notes';
import type { Read } from '../shared/api';
import { pageAt, read } from '../shared/api';
import { ask } from '../shared/ask';
import { forms } from '../shared/forms';
import { keeping } from '../shared/keeping';
import { newId } from '../shared/new-id';
import { nightInWords, timeInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import type { Amendment, Gap, Rota, Shift, Shifts } from '../shared/rota';
import { dayAt, endInWords, rotaPage, rotaPath, spanInWords } from '../shared/rota';
import { serverNow } from '../shared/server-clock';
import { waiting } from '../shared/waiting';
import type { Me } from '../shared/who';
import { whoReads } from '../shared/who';
import { KEEPING, hasRole } from '../shared/who-is-who';
import { word } from '../shared/words';
import { absenceForm, swapForm } from './forms';
import { Doing } from './doing';
import { rotaStyles } from './styles';

const AGAIN_MS = 4_000;
const FRESH_MS = 60_000;
const DAYS = 28;

/** Who answers now and in the weeks to come; where one swaps, is away, steps in, and tells the next. */
class RotaPage extends LitElement {
  static override properties = {
    network: {},
    name: {},
    me: { state: true },
    rota: { state: true },
    weeks: { state: true },
    trouble: { state: true },
    sure: { state: true },
    changing: { state: true },
    asked: { state: true },
    isAway: { state: true },
  };

  static override styles = [parts, forms, keeping, rotaStyles];

  declare network: string;
  declare name: string;
  private declare me: Me | undefined;
  private declare rota: Rota | undefined;
  private declare weeks: Shifts | undefined;
  private declare trouble: Exclude<Read<Rota>, { state: 'found' }> | undefined;
  /** What was tapped once and waits for the second tap. */
  private declare sure: string;
  /** The shift for which another is sought. */
  private declare changing: Shift | undefined;
  /** Whom: a shift of theirs may be wanted in return. */
  private declare asked: string;
  private declare isAway: boolean;
  private readonly doing = new Doing(this);
  /** The same until it is done: a line that breaks asks nobody twice. */
  private key = newId();
  private timer = 0;

  constructor() {
    super();
    this.sure = '';
    this.asked = '';
    this.isAway = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private async load(): Promise<void> {
    clearTimeout(this.timer);
    const [rota, weeks, me] = await Promise.all([
      read<Rota>(rotaPath(this.network)),
      read<Shifts>(`${rotaPath(this.network, 'shifts')}?days=${DAYS}`),
      whoReads(),
    ]);
    if (!this.isConnected) return;
    this.me = me;
    this.trouble = rota.state === 'found' ? undefined : rota;
    if (rota.state === 'found') this.rota = rota.value;
    if (weeks.state === 'found') this.weeks = weeks.value;
    if (rota.state === 'found' || rota.state === 'away')
      this.timer = window.setTimeout(() => void this.load(), rota.state === 'away' ? AGAIN_MS : FRESH_MS);
  }

  private get isKeeper(): boolean {
    return hasRole(this.me, this.network, KEEPING);
  }

  override render() {
    const { trouble, rota } = this;
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        <h1>${word('rota.title', this.name)}</h1>
        ${trouble?.state === 'closed'
          ? html`<tomarigi-closed .isSignedIn=${trouble.isSignedIn}></tomarigi-closed>`
          : !rota
            ? waiting(trouble, 'wall.unknown')
            : this.content(rota)}
      </main>
    `;
  }

  private content(rota: Rota) {
    const isPlanned = rota.plan.rotations.length > 0;
    return html`
      ${this.isKeeper
        ? html`<p class="actions"><a class="link" href=${pageAt(rotaPage(this.network, '/plan'))}>${word('rota.to-plan')}</a></p>`
        : nothing}
      <div role="alert">${this.doing.said ? html`<p class="problem">${this.doing.said}</p>` : nothing}</div>
      <div role="status">${this.doing.done ? html`<p class="said">${this.doing.done}</p>` : nothing}</div>
      ${isPlanned ? this.gaps(rota) : nothing} ${this.askedOfMe(rota)}
      <h2>${word('oncall.now')}</h2>
      <tomarigi-on-call large network=${this.network}></tomarigi-on-call>
      ${isPlanned
        ? html`${this.coming(rota)} ${this.away(rota)}
            <tomarigi-rota-notes .network=${this.network} .me=${this.me} .members=${rota.plan.members}></tomarigi-rota-notes>
            <tomarigi-rota-calendars
              .network=${this.network}
              .rota=${rota}
              @changed=${() => void this.load()}
            ></tomarigi-rota-calendars>`
        : html`<p>${word(this.isKeeper ? 'rota.begin' : 'rota.ask-officer')}</p>`}
    `;
  }

  private nameOf(id: string | undefined): string {
    return this.rota?.plan.members.find((one) => one.id === id)?.name ?? '—';
  }

  /** Two taps: the first asks, the second does it. */
  private twice(id: string, first: string, second: string, of: string, act: () => Promise<void>) {
    return this.sure === id
      ? html`<button class="button primary" aria-label=${word('rota.of', second, of)} @click=${act}>${second}</button>
          <button class="button" @click=${() => (this.sure = '')}>${word('people.leave')}</button>`
      : html`<button class="button" aria-label=${word('rota.of', first, of)} @click=${() => this.beSure(id)}>${first}</button>`;
  }

  private beSure(id: string): void {
    this.sure = id;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('button.primary')?.focus());
  }

  private gaps(rota: Rota) {
    const gaps = this.weeks?.gaps.filter(({ until }) => Date.parse(until) > serverNow()) ?? [];
    if (gaps.length === 0) return nothing;
    return html`<section class="gaps" aria-labelledby="gaps" role="alert">
      <h2 id="gaps"><span aria-hidden="true">⚠</span> ${word('rota.gaps')}</h2>
      <ul>
        ${gaps.slice(0, 10).map((gap) => this.gap(gap, rota))}
      </ul>
      ${gaps.length > 10 ? html`<p>${word('rota.gaps-more', gaps.length - 10)}</p>` : nothing}
    </section>`;
  }

  private gap(gap: Gap, rota: Rota) {
    const span = spanInWords(gap);
    const members = this.isKeeper ? rota.plan.members.map(({ id }) => id) : rota.mine;
    const id = `gap-${gap.from}`;
    return html`<li>
      <strong class="number">${span}</strong>
      ${members.length === 0
        ? nothing
        : this.sure === id && members.length > 1
          ? html`<label class="field">
              <span class="unseen">${word('rota.who')}</span>
              <select data-gap aria-label=${word('rota.who')}>
                ${members.map((member) => html`<option value=${member}>${this.nameOf(member)}</option>`)}
              </select>
            </label>`
          : nothing}
      ${members.length === 0
        ? nothing
        : this.twice(id, word('rota.step-in'), word('rota.step-in-sure'), span, () =>
            this.cover({ level: 1, ...gap }, this.renderRoot.querySelector<HTMLSelectElement>('[data-gap]')?.value ?? members[0]!),
          )}
    </li>`;
  }

  private async cover({ level, from, until }: { level: number } & Gap, member: string): Promise<void> {
    const begin = Date.parse(from) < serverNow() ? new Date(Math.floor(serverNow() / 60_000) * 60_000).toISOString() : from;
    await this.act(word('rota.stepped-in', this.nameOf(member)), 'covers', { level, from: begin, until, member });
  }

  private async act(done: string, path: string, body: object): Promise<void> {
    const came = await this.doing.run(done, () => ask<Amendment>('POST', rotaPath(this.network, ...path.split('/')), body, undefined, this.key));
    if (came) await this.done();
  }

  private async done(): Promise<void> {
    this.key = newId();
    this.sure = '';
    this.changing = undefined;
    this.asked = '';
    this.isAway = false;
    await Promise.all([this.load(), this.renderRoot.querySelector<LitElement & { load(): Promise<void> }>('tomarigi-on-call')?.load()]);
  }

  /** Swaps that the reader may answer, and those they asked for. */
  private askedOfMe(rota: Rota) {
    const open = rota.amendments.filter(({ state, kind }) => kind === 'SWAP' && state === 'PROPOSED');
    const isMine = (member: string | undefined) => rota.mine.includes(member ?? '');
    const mayTake = (swap: Amendment) => (swap.other ? isMine(swap.other) : rota.mine.some((member) => member !== swap.member));
    const shown = open.filter((swap) => mayTake(swap) || isMine(swap.member) || this.isKeeper);
    if (shown.length === 0) return nothing;
    return html`<section class="asked" aria-labelledby="asked">
      <h2 id="asked">${word('rota.asked')}</h2>
      <ul>
        ${shown.map(
          (swap) => html`<li>
            <span>
              <strong class="number">${spanInWords(swap)}</strong>
              ${swap.other
                ? word('rota.asked-of', this.nameOf(swap.member), this.nameOf(swap.other))
                : word('rota.asked-of-all', this.nameOf(swap.member))}
              ${swap.inReturn ? html`<span class="number">${word('rota.in-return-for', spanInWords(swap.inReturn))}</span>` : nothing}
            </span>
            ${mayTake(swap) || (this.isKeeper && swap.other)
              ? this.twice(`swap-${swap.id}`, word('rota.take'), word('rota.take-sure'), spanInWords(swap), () => this.answer(swap, 'accept'))
              : nothing}
            ${swap.other && isMine(swap.other)
              ? html`<button class="button" @click=${() => void this.answer(swap, 'decline')}>${word('rota.decline')}</button>`
              : nothing}
            ${isMine(swap.member) || this.isKeeper
              ? html`<button class="button" aria-label=${word('rota.of', word('rota.take-back'), spanInWords(swap))} @click=${() => void this.takeBack(swap)}>
                  ${word('rota.take-back')}
                </button>`
              : nothing}
          </li>`,
        )}
      </ul>
    </section>`;
  }

  private async answer(swap: Amendment, how: 'accept' | 'decline'): Promise<void> {
    const own = this.rota!.mine.filter((member) => member !== swap.member);
    const body = how === 'accept' ? (swap.other ? {} : { member: own[0] }) : undefined;
    const came = await this.doing.run(word(how === 'accept' ? 'rota.taken' : 'rota.declined'), () =>
      ask<Amendment>('POST', rotaPath(this.network, 'swaps', swap.id, how), body),
    );
    await this.done();
    if (!came) this.requestUpdate();
  }

  private async takeBack(one: Amendment): Promise<void> {
    const came = await this.doing.run(word('rota.taken-back'), () =>
      ask<Amendment>('DELETE', rotaPath(this.network, 'amendments', one.id)),
    );
    if (came) await this.done();
  }

  private coming(rota: Rota) {
    const { weeks } = this;
    if (!weeks) return html`<p role="status">${word('wall.loading')}</p>`;
    const days = new Map<string, Shift[]>();
    for (const shift of weeks.shifts) {
      if (Date.parse(shift.until) <= serverNow()) continue;
      const day = dayAt(Date.parse(shift.from));
      days.set(day, [...(days.get(day) ?? []), shift]);
    }
    return html`<section aria-labelledby="coming">
      <h2 id="coming">${word('rota.coming')}</h2>
      ${[...days].map(
        ([day, shifts]) => html`<div class="day">
          <h3>
            ${nightInWords(day)} ${weeks.holidays.includes(day) ? html`<span class="holiday">${word('rota.day.HOLIDAY')}</span>` : nothing}
          </h3>
          ${shifts.map((shift) => this.shift(shift, day, rota))}
        </div>`,
      )}
    </section>`;
  }

  private shift(shift: Shift, day: string, rota: Rota) {
    const isMine = rota.mine.includes(shift.member);
    const isOpen = this.changing?.level === shift.level && this.changing.from === shift.from;
    const name = this.nameOf(shift.member);
    return html`<div class="shift ${isMine ? 'mine' : ''}">
        <span class="number">${timeInWords(Date.parse(shift.from))}–${endInWords(Date.parse(shift.until), day)}</span>
        <span class="quiet">${word(`rota.level.${shift.level}`)}</span>
        <span>
          ${name} ${isMine ? html`<span>${word('rota.you')}</span>` : nothing}
          ${shift.byBackup ? html`<span class="quiet">${word('rota.by-backup')}</span>` : nothing}
          ${shift.planned && shift.planned !== shift.member
            ? html`<span class="quiet">${word('oncall.instead-of', this.nameOf(shift.planned))}</span>`
            : nothing}
        </span>
        ${isMine || this.isKeeper
          ? html`<button
              class="button"
              aria-expanded=${isOpen ? 'true' : 'false'}
              aria-label=${word('rota.of', word('rota.change'), `${spanInWords(shift)} ${name}`)}
              @click=${() => {
                this.changing = isOpen ? undefined : shift;
                this.asked = '';
              }}
            >
              ${word('rota.change')}
            </button>`
          : nothing}
      </div>
      ${isOpen
        ? swapForm({
            shift,
            rota,
            asked: this.asked,
            theirs: this.weeks!.shifts.filter(({ member, from }) => member === this.asked && Date.parse(from) > serverNow()),
            isKeeper: this.isKeeper,
            choose: (member) => (this.asked = member),
            propose: (inReturn) =>
              this.act(word('rota.proposed'), 'swaps', {
                level: shift.level,
                from: shift.from,
                until: shift.until,
                member: shift.member,
                ...(this.asked && { to: this.asked }),
                ...(inReturn && { inReturn: { level: inReturn.level, from: inReturn.from, until: inReturn.until } }),
              }),
            put: () => this.cover(shift, this.asked),
            leave: () => (this.changing = undefined),
          })
        : nothing}`;
  }

  private away(rota: Rota) {
    const own = this.isKeeper ? rota.plan.members.map(({ id }) => id) : rota.mine;
    const shown = rota.amendments.filter(
      ({ state, kind, until }) => state === 'STANDING' && Date.parse(until) > serverNow() && (kind !== 'SWAP' || this.isKeeper),
    );
    if (own.length === 0 && shown.length === 0) return nothing;
    return html`<section aria-labelledby="away">
      <h2 id="away">${word('rota.away')}</h2>
      <ul class="things" role="list">
        ${shown.map(
          (one) => html`<li>
            <p>
              <strong>${this.nameOf(one.member)}</strong>
              ${word(`rota.kind.${one.kind}`, one.other ? this.nameOf(one.other) : word('rota.the-backup'))}
            </p>
            <p class="number">${spanInWords(one)}</p>
            ${this.isKeeper || (rota.mine.includes(one.member) && one.kind !== 'SWAP')
              ? html`<p>
                  <button class="button" aria-label=${word('rota.of', word('rota.take-back'), spanInWords(one))} @click=${() => void this.takeBack(one)}>
                    ${word('rota.take-back')}
                  </button>
                </p>`
              : nothing}
          </li>`,
        )}
      </ul>
      ${own.length === 0
        ? nothing
        : this.isAway
          ? absenceForm({
              own,
              rota,
              be: (body) => this.act(word('rota.is-away'), 'absences', body),
              leave: () => (this.isAway = false),
            })
          : html`<p class="actions"><button class="button" @click=${() => (this.isAway = true)}>${word('rota.be-away')}</button></p>`}
    </section>`;
  }
}

customElements.define('tomarigi-rota', RotaPage);
