import { LitElement, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/header';
import '../shared/on-call';
import { pageAt, read } from '../shared/api';
import { inWords } from '../shared/ask';
import type { Board } from '../shared/board';
import type { Care, Disability } from '../shared/capability';
import { careWord, disabilityWord } from '../shared/capability';
import type { Night } from '../shared/nights';
import { timeInWords, usualTonight } from '../shared/nights';
import { parts } from '../shared/parts';
import type { Procedure } from '../shared/procedure';
import { procedureOf } from '../shared/procedure';
import { serverNow } from '../shared/server-clock';
import { whoReads } from '../shared/who';
import { isElderlyCare } from '../shared/who-is-who';
import { word } from '../shared/words';
import type { Found, NearMiss, Ranked, Relay } from './answer';
import { foundIn } from './answer';
import { Asking } from './asking';
import { askBar, casePanel } from './case-panel';
import { caseStyles } from './case-styles';
import './form';
import type { NeedForm } from './form';
import { isSameNeed, needOf } from './from-case';
import type { KeysDialog } from './keys';
import { deedOf } from './keys';
import './keys';
import type { Need, Spot } from './need';
import { NOTHING_KNOWN, fromFragment, toFragment, toQuestion, withChanges, withPart, withoutConcession } from './need';
import type { OpenCase } from './open-case';
import './offers';
import './open-case';
import { drawWhenSeen } from '../map/when-seen';
import { middleOf } from './place';
import type { Opening } from './placing';
import { Placing } from './placing';
import './results';
import type { Results } from './results';
import { deskStyles } from './styles';

/** Who may ask who can take a person; the server decides, this spares it the question. */
const ROLES: readonly string[] = ['coordinator', 'officer', 'administrator', 'elderly_care'];
/** Who may ask facilities and keep their beds. */
const PLACING: readonly string[] = ['coordinator', 'administrator'];

/** The map, which stands in the page’s own tree. */
interface MapElement extends HTMLElement {
  centre: Spot | undefined;
  km: number | undefined;
  found: readonly Found[];
  isPicking: boolean;
}

/** A near miss that was applied, and the need before it. */
interface Applied {
  readonly what: string;
  readonly before: Need;
}

/** What a person needs on one side, who can take them on the other, as it is being said. */
class Desk extends LitElement {
  static override properties = {
    network: {},
    name: {},
    need: { state: true },
    board: { state: true },
    closed: { state: true },
    applied: { state: true },
    isPicking: { state: true },
    marked: { state: true },
    copied: { state: true },
    mayPlace: { state: true },
    isTheirs: { state: true },
    procedure: { state: true },
  };

  static override styles = [parts, deskStyles, caseStyles];

  declare network: string;
  declare name: string;
  private declare need: Need;
  private declare board: Board | undefined;
  /** Not for this reader; undefined: it is, as far as is known. */
  private declare closed: { readonly isSignedIn: boolean } | undefined;
  private declare applied: readonly Applied[];
  private declare isPicking: boolean;
  private declare marked: number | undefined;
  private declare copied: string;
  private declare mayPlace: boolean;
  private declare procedure: Procedure | undefined;
  /** Elderly care looks who could take somebody, and opens cases elsewhere. */
  private declare isTheirs: boolean;

  private readonly asking = new Asking<Need>(this, () => this.network);
  private readonly placing = new Placing(
    this,
    () => this.network,
    () => ({ need: this.need, tonight: this.tonight(), middle: this.board && middleOf(this.board) }),
  );
  /** So that the server counts what is being typed as one search. */
  private search = newSearch();
  private isReady = false;

  constructor() {
    super();
    this.need = fromFragment(location.hash);
    this.applied = [];
    this.isPicking = false;
    this.copied = '';
    this.mayPlace = false;
    this.isTheirs = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.restore);
    window.addEventListener('keydown', this.pressed);
    const map = this.map();
    map?.addEventListener('place', this.placed);
    map?.addEventListener('marker', this.pointedAt);
    void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.restore);
    window.removeEventListener('keydown', this.pressed);
  }

  private async begin(): Promise<void> {
    const me = await whoReads();
    const has = (roles: readonly string[]) =>
      !me || me.grants.some(({ role, network }) => roles.includes(role) && (!network || network === this.network));
    this.mayPlace = has(PLACING);
    this.isTheirs = isElderlyCare(me, this.network);
    if (me && !has(ROLES)) {
      this.closed = { isSignedIn: me.kind !== 'NOBODY' };
      return;
    }
    const board = await read<Board>(`/api/networks/${encodeURIComponent(this.network)}/board`);
    if (board.state === 'found') this.board = board.value;
    await this.placing.ready;
    // A link to the case alone brings the need with which it was opened.
    const { found } = this.placing.live;
    if (found && location.hash.length < 2) this.need = needOf(found.looking);
    this.isReady = true;
    this.ask(0);
    const map = this.map();
    if (map) drawWhenSeen(map);
    if (this.mayPlace) await this.learnProcedure();
  }

  /** After the first question, which it must not hold up. */
  private async learnProcedure(): Promise<void> {
    this.procedure = await procedureOf(this.network);
    if (this.procedure) this.placing.waitUsually(this.procedure.deadlines.ask);
  }

  override render() {
    return html`
      <tomarigi-header></tomarigi-header>
      ${this.lost()}
      <main>${this.isClosed() ? this.notForThisReader() : this.content()}</main>
      <tomarigi-keys></tomarigi-keys>
      <tomarigi-open-case
        .network=${this.network}
        .procedure=${this.procedure}
        @opening=${(event: CustomEvent<Opening>) => void this.placing.open(event.detail)}
      ></tomarigi-open-case>
    `;
  }

  private notForThisReader() {
    const { trouble } = this.asking;
    const isSignedIn = this.closed?.isSignedIn ?? (trouble?.state === 'closed' && trouble.isSignedIn);
    return html`<h1>${word('desk.heading', this.name)}</h1>
      <tomarigi-closed .isSignedIn=${isSignedIn}></tomarigi-closed>`;
  }

  private content() {
    const { answer, trouble } = this.asking;
    return html`
      <div class="title">
        <h1>${word('desk.heading', this.name)}</h1>
        <div class="tools">
          ${this.isTheirs
            ? html`<a class="button" href=${pageAt(`/cases/${encodeURIComponent(this.network)}`)}>${word('elderly.open')}</a>`
            : html`<a class="button" href=${pageAt(`/reminders/${encodeURIComponent(this.network)}`)}>${word('desk.roll-call')}</a>`}
          <button class="button" @click=${this.copy}>${word('desk.copy')}</button>
          <button class="button" @click=${this.startOver}>${word('desk.start-over')}</button>
          <button class="button keys" @click=${this.showKeys}>${word('desk.show-keys')}</button>
          <span role="status">${this.copied ? word(this.copied) : nothing}</span>
        </div>
      </div>
      <tomarigi-on-call network=${this.network}></tomarigi-on-call>
      ${this.mayPlace ? html`<tomarigi-desk-offers network=${this.network}></tomarigi-desk-offers>` : nothing}
      <div class="columns">
        <tomarigi-need
          role="form"
          aria-label=${word('desk.need')}
          .need=${this.need}
          .tonight=${this.tonight()}
          .board=${this.board}
          .isPicking=${this.isPicking}
          @need=${(event: CustomEvent<Need>) => this.change(event.detail)}
          @pick=${this.pick}
        ></tomarigi-need>
        <div class="jump">
          <button class="button primary" @click=${this.toResults}><span aria-hidden="true">↓</span> ${this.found()}</button>
        </div>
        <div class="answer">
          ${this.mayPlace
            ? casePanel(this.placing, this.isOtherNeed(), (facility) => this.nameOf(facility), this.openCase)
            : nothing}
          <section aria-label=${word('desk.results')}>
            <p class="unseen" role="status">${this.announced()}</p>
            ${trouble?.state === 'refused' ? html`<p class="problem" role="alert">${this.refusal()}</p>` : nothing}
            ${this.undoLine()} ${this.concededLine()}
            ${answer
              ? html`<tomarigi-desk-results
                  .answer=${answer}
                  .answeredAt=${this.asking.answeredAt}
                  .need=${this.asking.about}
                  .network=${this.network}
                  .isOld=${trouble !== undefined}
                  .marked=${this.marked}
                  .choosing=${this.mayPlace ? this.placing.choosing() : undefined}
                  @choose=${(event: CustomEvent<Ranked>) => this.placing.toggle(event.detail)}
                  @hold=${(event: CustomEvent<Ranked>) => void this.placing.hold(event.detail)}
                  @relay=${(event: CustomEvent<Relay>) => void this.placing.askRelay(event.detail)}
                  @concede=${(event: CustomEvent<NearMiss>) => this.concede(event.detail)}
                ></tomarigi-desk-results>
                <button class="button" @click=${() => this.ask(0)}>${word('desk.again')}</button>`
              : html`<p role="status">${trouble ? nothing : word('wall.loading')}</p>`}
            ${this.mayPlace ? askBar(this.placing) : nothing}
          </section>
          <div class="map"><slot name="map"></slot></div>
        </div>
      </div>
    `;
  }

  /** Who is asked hears the need with which the case was opened. */
  private isOtherNeed(): boolean {
    const { found } = this.placing.live;
    return found !== undefined && !isSameNeed(needOf(found.looking), this.need, this.tonight());
  }

  private nameOf(facility: string): string {
    const known = [...(this.asking.answer?.ranked ?? []).map((one) => ({ id: one.facility, name: one.name })), ...(this.board?.facilities ?? [])];
    return known.find(({ id }) => id === facility)?.name ?? facility;
  }

  private readonly openCase = (): void => {
    this.renderRoot.querySelector<OpenCase>('tomarigi-open-case')?.open();
    if (!this.procedure) void this.learnProcedure();
  };

  override updated(): void {
    const map = this.map();
    if (!map || this.isClosed()) return;
    map.centre = this.need.at ?? (this.board && middleOf(this.board));
    map.km = this.need.km;
    map.found = this.asking.answer ? foundIn(this.asking.answer) : [];
    map.isPicking = this.isPicking;
  }

  private lost() {
    const { answer, answeredAt, trouble } = this.asking;
    const isLost = trouble?.state === 'away';
    return html`<div role="alert">
      ${isLost
        ? html`<p class="lost">
            <span aria-hidden="true">⚠</span>
            ${answer ? word('desk.lost', timeInWords(answeredAt)) : word('desk.lost-before')}
          </p>`
        : nothing}
    </div>`;
  }

  private undoLine() {
    const last = this.applied.at(-1);
    return html`<div role="status">
      ${last
        ? html`<p class="conceded">
            <span>${word('desk.applied', last.what)}</span>
            <button class="button" @click=${this.undo}>${word('desk.undo')}</button>
          </p>`
        : nothing}
    </div>`;
  }

  /** What stands but is not asked for stays in sight. */
  private concededLine() {
    const { conceded } = this.need;
    return conceded.length === 0
      ? nothing
      : html`<div class="conceded">
          <strong><span aria-hidden="true">⚠</span> ${word('desk.conceded')}</strong>
          ${conceded.map(
            (limit) => html`<button class="button" @click=${() => this.change(withoutConcession(this.need, limit))}>
              ${limitInWords(limit, this.need)} · ${word('desk.ask-again')}
            </button>`,
          )}
          <span>${word('desk.conceded-help')}</span>
        </div>`;
  }

  private refusal(): string {
    const { trouble } = this.asking;
    if (trouble?.state !== 'refused') return '';
    return trouble.problem.violations?.map(({ message }) => message).join(' ') || inWords(trouble.problem);
  }

  /** Nothing while a question is open: an ear hears the outcome, not each key. */
  private announced() {
    return this.asking.isAwaited ? nothing : this.found();
  }

  private found(): string {
    const { answer } = this.asking;
    if (!answer) return word('desk.results');
    return answer.fitting > 0 ? word('desk.found', answer.fitting, foundIn(answer).length) : word('desk.found-none');
  }

  private isClosed(): boolean {
    return this.closed !== undefined || this.asking.trouble?.state === 'closed';
  }

  private tonight(): Night {
    return this.asking.answer?.tonight ?? this.board?.tonight ?? usualTonight(serverNow());
  }

  private ask(afterMs?: number): void {
    if (!this.isReady) return;
    const { from } = this.need;
    // A link may be from an earlier night.
    if (from && from <= this.tonight()) this.need = withPart(this.need, 'from', undefined);
    this.marked = undefined;
    const question = toQuestion(this.need, this.board && middleOf(this.board), this.search);
    this.asking.ask({ ...question, familiar: this.placing.familiar() }, this.need, afterMs);
  }

  /** By the reader’s own hand, after which an earlier undo would undo that too. */
  private change(need: Need): void {
    this.applied = [];
    this.set(need);
  }

  private set(need: Need): void {
    this.need = need;
    this.copied = '';
    const address = new URL(location.href);
    address.hash = toFragment(need);
    history.replaceState(history.state, '', address);
    this.ask();
  }

  private readonly restore = (): void => {
    this.applied = [];
    this.search = newSearch();
    this.need = fromFragment(location.hash);
    this.ask(0);
  };

  private concede(miss: NearMiss): void {
    const after = withChanges(this.asking.about ?? this.need, miss.changes, this.tonight());
    if (!after) return;
    this.applied = [...this.applied, { what: miss.what, before: this.need }];
    this.set(after);
    void this.updateComplete.then(() => this.results()?.focusHeading());
  }

  private readonly undo = (): void => {
    const last = this.applied.at(-1);
    if (!last) return;
    this.applied = this.applied.slice(0, -1);
    this.set(last.before);
    this.results()?.focusHeading();
  };

  private readonly startOver = (): void => {
    this.search = newSearch();
    this.placing.leave();
    this.change(NOTHING_KNOWN);
    this.form()?.focusOn('sex');
  };

  private readonly copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(location.href);
      this.copied = 'desk.copied';
    } catch {
      this.copied = 'desk.copy-by-hand';
    }
  };

  private readonly pick = (): void => {
    this.isPicking = !this.isPicking;
    if (this.isPicking) this.map()?.scrollIntoView({ block: 'nearest' });
  };

  private readonly placed = (event: Event): void => {
    this.isPicking = false;
    this.change(withPart(this.need, 'at', (event as CustomEvent<Spot>).detail));
  };

  private readonly pointedAt = (event: Event): void => {
    this.marked = (event as CustomEvent<number>).detail;
    this.results()?.show(this.marked);
  };

  private readonly toResults = (): void => this.results()?.focusHeading();

  private readonly showKeys = (): void => this.renderRoot.querySelector<KeysDialog>('tomarigi-keys')?.open();

  private readonly pressed = (event: KeyboardEvent): void => {
    if (this.isClosed()) return;
    const deed = deedOf(event);
    if (deed === undefined) return;
    event.preventDefault();
    if (typeof deed === 'number') this.results()?.focusPhone(deed);
    else if (deed === 'keys') this.showKeys();
    else if (deed === 'results') this.toResults();
    else if (deed === 'why') this.results()?.turnWhy(1);
    else if (deed === 'choose') this.results()?.focusChoice();
    else if (deed === 'ask') this.focusAsk();
    else if (deed === 'misses') this.results()?.focusMisses();
    else if (deed === 'undo') this.undo();
    else this.form()?.focusOn(deed);
  };

  /** Whoever was chosen is asked; while nobody is, a case is opened. */
  private focusAsk(): void {
    const at = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    (at('#ask') ?? at('.case .open'))?.focus();
  }

  private form(): NeedForm | null {
    return this.renderRoot.querySelector<NeedForm>('tomarigi-need');
  }

  private results(): Results | null {
    return this.renderRoot.querySelector<Results>('tomarigi-desk-results');
  }

  private map(): MapElement | null {
    return this.querySelector<MapElement>('tomarigi-desk-map');
  }
}

function newSearch(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** 吸引; 区分 4; what gives, as its chip says it. */
function limitInWords(limit: string, { sex, age, level, behaviour }: Need): string {
  const [criterion, of] = limit.split('.');
  if (criterion === 'CARE') return careWord(of as Care);
  if (criterion === 'DISABILITY') return disabilityWord(of as Disability);
  const said = { SEX: sex && word(`sex.${sex}`), AGE: age, SUPPORT_LEVEL: level, BEHAVIOUR: behaviour }[criterion!];
  return [word(`desk.criterion.${criterion}`), said].filter((part) => part !== undefined).join(' ');
}

customElements.define('tomarigi-desk', Desk);
