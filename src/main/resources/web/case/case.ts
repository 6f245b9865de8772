import { LitElement, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/countdown';
import '../shared/header';
import { pageAt } from '../shared/api';
import type { Case } from '../shared/case';
import { LiveCase, isOver, isOverdue } from '../shared/case';
import type { Names } from '../shared/case-words';
import { stateMark } from '../shared/case-words';
import { speaksOfNetworks, withNetworks } from '../shared/hand-over';
import { momentInWords, timeInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import { serverNow } from '../shared/server-clock';
import { Ticking } from '../shared/ticking';
import type { Me } from '../shared/who';
import { whoReads } from '../shared/who';
import type { Colleague } from '../shared/who-is-who';
import { PLACING, colleaguesIn, hasRole, isElderlyCare, namesOf } from '../shared/who-is-who';
import { word } from '../shared/words';
import './asks';
import './district';
import './elderly-care';
import './ending';
import './hand-over';
import { movedAway, offerOf, seenElsewhere } from './elsewhere';
import { exitPrompt } from './exit';
import './notes';
import type { OfPerson } from './person';
import './person';
import { seenByElderlyCare } from './seen-by-elderly-care';
import './stays';
import './steps';
import { caseStyles } from './styles';
import { timelineOf } from './timeline';

/** One emergency whole: what stands, what is to be done now, and what happened. */
class CasePage extends LitElement {
  static override properties = {
    network: {},
    case: {},
    me: { state: true },
    names: { state: true },
    colleagues: { state: true },
  };

  static override styles = [parts, caseStyles];

  declare network: string;
  declare case: string;
  private declare me: Me | undefined;
  private declare names: Names;
  private declare colleagues: readonly Colleague[];

  private hasNetworks = false;
  private readonly live = new LiveCase(this, () => this.network);

  constructor() {
    super();
    this.names = new Map();
    this.colleagues = [];
    // What becomes overdue while somebody looks is said a minute later at most.
    new Ticking(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.live.turnTo(this.case);
    void whoReads().then(async (me) => {
      this.me = me;
      this.colleagues = await colleaguesIn(this.network, me);
      this.names = new Map([...this.names, ...namesOf(this.colleagues)]);
    });
  }

  protected override updated(): void {
    const { found, trouble } = this.live;
    if (this.hasNetworks || !(trouble?.state === 'moved' || (found && speaksOfNetworks(found, this.network)))) return;
    this.hasNetworks = true;
    void withNetworks(new Map()).then((names) => (this.names = new Map([...this.names, ...names])));
  }

  override render() {
    const { found, trouble } = this.live;
    return html`
      <tomarigi-header></tomarigi-header>
      <div role="alert">
        ${trouble?.state === 'away' ? html`<p class="lost"><span aria-hidden="true">⚠</span> ${this.lost()}</p>` : nothing}
      </div>
      <main>
        ${trouble?.state === 'closed'
          ? html`<h1>${word('case.title')}</h1>
              <tomarigi-closed .isSignedIn=${trouble.isSignedIn}></tomarigi-closed>`
          : trouble?.state === 'moved'
            ? movedAway(trouble, this.case, this.names)
            : found
            ? this.whole(found)
            : html`<h1>${word('case.title')}</h1>
                <p role="status">${word(trouble?.state === 'missing' ? 'case.missing' : 'wall.loading')}</p>`}
      </main>
    `;
  }

  private lost(): string {
    const { found, readAt } = this.live;
    return found
      ? word('case.lost', timeInWords(serverNow() - (performance.now() - readAt)))
      : word('connection.never');
  }

  private whole(one: Case) {
    const { live } = this;
    const since = (performance.now() - live.readAt) / 1_000;
    if (one.network !== this.network) return seenElsewhere(live, one, this.network, this.me, this.names);
    if (isElderlyCare(this.me, this.network)) return seenByElderlyCare(live, one, this.me, this.names, this.colleagues);
    const mayPlace = hasRole(this.me, this.network, PLACING);
    const at = `/${encodeURIComponent(this.network)}`;
    return html`
      <div class="top">
        <h1>${one.person?.name ? word('case.title-of', one.person.name) : word('case.title')}</h1>
        <span class="state">${stateMark(one)}</span>
        ${one.secondsLeft !== undefined && !isOver(one)
          ? html`<span
              >${word('case.deadline')}
              <tomarigi-countdown .left=${one.secondsLeft} .since=${live.readAt}></tomarigi-countdown
            ></span>`
          : nothing}
        <span class="quiet number">${word('case.opened-at', momentInWords(Date.parse(one.openedAt)))}</span>
      </div>
      <p class="links">
        ${mayPlace && !isOver(one)
          ? html`<a href=${pageAt(`/desk${at}?case=${encodeURIComponent(one.id)}`)}>${word('case.to-desk')}</a>`
          : nothing}
        <a href=${pageAt(`/case${at}/${encodeURIComponent(one.id)}/sheet`)}>${word('case.to-sheet')}</a>
        <a href=${pageAt(`/cases${at}`)}>${word('case.to-cases')}</a>
        ${one.notes.registrant
          ? html`<a href=${pageAt(`/roster${at}/${encodeURIComponent(one.notes.registrant)}`)}>${word('case.to-plan')}</a>`
          : nothing}
      </p>
      ${one.practice ? html`<p class="practice">${word('case.practice')} — ${word('case.practice-help')}</p>` : nothing}
      <div role="alert">
        ${isOverdue(one, since)
          ? html`<p class="overdue"><span aria-hidden="true">⚠</span> ${word('case.overdue', Math.max(1, one.notes.overdue))}</p>`
          : nothing}
      </div>
      ${offerOf(live, one, this.network)}
      <div role="status">${exitPrompt(one, mayPlace ? this.writeExitPlan : undefined)}</div>
      <div class="parts">
        <div class="column">
          ${this.panel(html`<tomarigi-case-asks .live=${live} .one=${one} .mayPlace=${mayPlace} .isBusy=${live.isBusy}></tomarigi-case-asks>`)}
          ${this.panel(html`<tomarigi-case-stays .live=${live} .one=${one} .mayPlace=${mayPlace} .isBusy=${live.isBusy}></tomarigi-case-stays>`)}
          ${this.panel(html`<tomarigi-case-closing .live=${live} .one=${one} .mayPlace=${mayPlace} .isBusy=${live.isBusy}></tomarigi-case-closing>`)}
          ${this.panel(timelineOf(one, this.me, this.names), 'last')}
        </div>
        <div class="column">
          ${this.panel(
            html`<tomarigi-case-owner
              .live=${live}
              .one=${one}
              .mayPlace=${mayPlace}
              .isBusy=${live.isBusy}
              .me=${this.me}
              .names=${this.names}
              .colleagues=${this.colleagues}
            ></tomarigi-case-owner>
              <tomarigi-case-district
                .live=${live}
                .one=${one}
                .mayPlace=${mayPlace}
                .isBusy=${live.isBusy}
                .colleagues=${this.colleagues}
              ></tomarigi-case-district>`,
          )}
          ${this.panel(
            html`<tomarigi-case-steps
              .live=${live}
              .one=${one}
              .mayPlace=${mayPlace}
              .isBusy=${live.isBusy}
              .me=${this.me}
              .names=${this.names}
            ></tomarigi-case-steps>`,
          )}
          ${this.panel(
            html`<tomarigi-case-person .live=${live} .one=${one} .mayPlace=${mayPlace} .isBusy=${live.isBusy}></tomarigi-case-person>
              <tomarigi-case-elderly-care
                .live=${live}
                .one=${one}
                .mayPlace=${mayPlace}
                .mayNote=${mayPlace}
                .isTheirs=${false}
                .isBusy=${live.isBusy}
                .me=${this.me}
                .names=${this.names}
              ></tomarigi-case-elderly-care>`,
          )}
          ${this.panel(
            html`<tomarigi-case-conference .live=${live} .one=${one} .mayPlace=${mayPlace} .isBusy=${live.isBusy}></tomarigi-case-conference>`,
          )}
          ${this.panel(html`<tomarigi-case-costs .live=${live} .one=${one} .mayPlace=${mayPlace} .isBusy=${live.isBusy}></tomarigi-case-costs>`)}
          ${this.panel(
            html`<tomarigi-case-satisfaction .live=${live} .one=${one} .mayPlace=${mayPlace} .isBusy=${live.isBusy}></tomarigi-case-satisfaction>`,
          )}
        </div>
      </div>
    `;
  }

  private readonly writeExitPlan = (): void => this.renderRoot.querySelector<OfPerson>('tomarigi-case-person')?.edit('EXIT_PLAN');

  private panel(content: unknown, kind = '') {
    return html`<div class="part ${kind}">${content}</div>`;
  }
}

customElements.define('tomarigi-case', CasePage);
