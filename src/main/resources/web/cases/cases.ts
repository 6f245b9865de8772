import { LitElement, css, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/countdown';
import '../shared/hand-over';
import '../shared/header';
import type { Read } from '../shared/api';
import { pageAt, read } from '../shared/api';
import type { Case, CaseState } from '../shared/case';
import { USUAL_NIGHTS, isOver, isOverdue, watchCases } from '../shared/case';
import type { Names } from '../shared/case-words';
import { accountInWords, nightsInWords, stateMark } from '../shared/case-words';
import type { Chosen } from '../shared/districts';
import { ALL, districtChoice, districtsIn, isMeant, ownDistricts, rememberedDistrict } from '../shared/districts';
import { ageInWords, momentInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import { procedurePage } from '../shared/procedure';
import { Ticking } from '../shared/ticking';
import type { Me } from '../shared/who';
import { whoReads } from '../shared/who';
import { PLACING, colleaguesIn, hasRole, isElderlyCare, namesOf } from '../shared/who-is-who';
import { word } from '../shared/words';
import './open-from-elderly-care';

const STATES: readonly CaseState[] = ['OPEN', 'ASKING', 'HELD', 'PLACED', 'ENDED', 'NOT_PLACED', 'WITHDRAWN'];
/** One change often follows another; the list is read once for both. */
const MERGE_MS = 300;
/** What is closed is read again with each change, too: the last of it, until somebody asks for more. */
const LAST_CLOSED = 50;
const MOST_CLOSED = 500;

/** All cases of a network, the overdue ones first: what is gone through at the monthly meeting. */
class CasesPage extends LitElement {
  static override properties = {
    network: {},
    name: {},
    me: { state: true },
    names: { state: true },
    cases: { state: true },
    state: { state: true },
    known: { state: true },
    district: { state: true },
  };

  static override styles = [
    parts,
    css`
      :host {
        --page-width: 96rem;
        display: block;
      }

      main {
        max-width: var(--page-width);
        margin: 0 auto;
        padding: var(--space-4) var(--space-4) var(--space-8);
      }

      h1 {
        font-size: var(--size-title);
      }

      h2 {
        margin: var(--space-6) 0 var(--space-2);
        font-size: var(--size-large);
      }

      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
        margin-top: var(--space-2);
      }

      select {
        min-height: var(--target);
        padding: 0 var(--space-2);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        color: inherit;
        font: inherit;
      }

      .tools a,
      td a {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
      }

      .lost {
        padding: var(--space-2) var(--space-4);
        background: var(--alarm);
        color: var(--on-alarm);
        font-weight: 700;
        text-align: center;
      }

      .wide {
        overflow-x: auto;
      }

      .more {
        margin-top: var(--space-4);
      }

      table {
        width: 100%;
        border-collapse: collapse;
      }

      th,
      td {
        padding: var(--space-2) var(--space-3) var(--space-2) 0;
        border-bottom: 1px solid var(--line);
        text-align: left;
        vertical-align: middle;
      }

      thead th {
        color: var(--ink-quiet);
        font-size: var(--size-small);
        font-weight: 400;
        white-space: nowrap;
      }

      .mark {
        white-space: nowrap;
      }

      .mark.PLACED {
        color: var(--accent);
      }

      tr.overdue > :first-child {
        padding-left: var(--space-2);
        border-left: 0.375rem solid var(--alarm);
      }

      .late {
        display: inline-block;
        padding: 0 var(--space-2);
        background: var(--alarm);
        color: var(--on-alarm);
        font-weight: 700;
        white-space: nowrap;
      }

      .soon {
        color: var(--ageing);
        font-weight: 700;
      }

      .offered {
        padding: 0 var(--space-1);
        border: 2px solid var(--alarm);
        color: var(--alarm);
        font-weight: 700;
        white-space: nowrap;
      }

      .shared {
        padding: 0 var(--space-1);
        border: 1px solid var(--line-strong);
        white-space: nowrap;
      }

      .practice {
        padding: 0 var(--space-1);
        border: 2px dashed var(--ageing);
        color: var(--ageing);
        font-weight: 700;
      }

      @media (max-width: 50rem) {
        table,
        tbody,
        tr,
        td,
        tbody th {
          display: block;
        }

        thead {
          position: absolute;
          display: block;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }

        /* A card: how it stands and since when, of whom, and below it the figures under their names. */
        tbody tr {
          display: flex;
          flex-wrap: wrap;
          gap: var(--space-1) var(--space-4);
          margin-top: var(--space-2);
          padding: var(--space-2) var(--space-3) var(--space-1);
          border: 1px solid var(--line-strong);
          border-radius: var(--radius);
          background: var(--surface);
        }

        td,
        tbody th {
          min-width: 0;
          padding: 0;
          border: 0;
        }

        tbody th {
          flex: 1 1 auto;
        }

        tr.overdue {
          border-left: 0.375rem solid var(--alarm);
        }

        tr.overdue > :first-child {
          padding: 0;
          border: 0;
        }

        td.since {
          align-self: center;
          font-size: var(--size-small);
        }

        td:is(.deadline, .of) {
          flex: 1 0 100%;
        }

        td:is(.nights, .asked, .owner, :last-child) {
          order: 1;
        }

        td.owner {
          flex: 1 1 5rem;
          overflow-wrap: anywhere;
        }

        td:last-child {
          align-self: center;
        }

        td.nothing {
          display: none;
        }

        td:is(.deadline, .nights, .asked, .owner)::before {
          content: attr(data-label);
          display: block;
          color: var(--ink-quiet);
          font-size: var(--size-small);
          line-height: 1.3;
        }

        td.deadline::before {
          display: inline;
          margin-right: var(--space-2);
        }

        td:last-child a {
          justify-content: center;
          min-width: var(--target);
        }
      }
    `,
  ];

  declare network: string;
  declare name: string;
  private declare me: Me | undefined;
  private declare names: Names;
  private declare cases: readonly Case[] | undefined;
  /** That alone is shown; empty: all. */
  private declare state: CaseState | '';
  /** The network’s districts. */
  private declare known: readonly string[];
  private declare district: Chosen;
  private trouble: Exclude<Read<unknown>, { state: 'found' }> | undefined;
  /** How many of those that are closed are read. */
  private closed = LAST_CLOSED;
  private readAt = 0;
  private timer = 0;
  private stop: (() => void) | undefined;
  private readonly ticking = new Ticking(this);

  constructor() {
    super();
    this.names = new Map();
    this.state = '';
    this.known = [];
    this.district = ALL;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = watchCases(this.network, () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.look(), MERGE_MS);
    });
    void this.look();
    void Promise.all([whoReads(), districtsIn(this.network)]).then(([me, known]) => {
      this.known = known;
      this.district = rememberedDistrict(this.network, known, ownDistricts(me, this.network));
    });
    void whoReads().then(async (me) => {
      this.me = me;
      this.names = namesOf(await colleaguesIn(this.network, me));
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.stop?.();
  }

  private more(): void {
    this.closed = MOST_CLOSED;
    void this.look();
  }

  private async look(): Promise<void> {
    const came = await read<readonly Case[]>(`/api/networks/${encodeURIComponent(this.network)}/cases?closed=${this.closed}`);
    if (came.state === 'found') {
      this.cases = came.value;
      this.readAt = performance.now();
      this.trouble = undefined;
    } else this.trouble = came;
    this.requestUpdate();
  }

  override render() {
    const { trouble, cases } = this;
    return html`
      <tomarigi-header></tomarigi-header>
      <div role="alert">
        ${trouble?.state === 'away' ? html`<p class="lost"><span aria-hidden="true">⚠</span> ${word('case.away')}</p>` : nothing}
      </div>
      <main>
        <h1>${word('cases.title', this.name)}</h1>
        ${trouble?.state === 'closed' && isElderlyCare(this.me, this.network) ? html`<p>${word('elderly.off')}</p>` : nothing}
        ${trouble?.state === 'closed'
          ? html`<tomarigi-closed .isSignedIn=${trouble.isSignedIn}></tomarigi-closed>`
          : cases
            ? this.content(cases)
            : html`<p role="status">${word(trouble?.state === 'missing' ? 'wall.unknown' : 'wall.loading')}</p>`}
      </main>
    `;
  }

  private content(all: readonly Case[]) {
    const since = (performance.now() - this.readAt) / 1_000;
    const late = (one: Case) => isOverdue(one, since);
    const own = ownDistricts(this.me, this.network);
    const shown = all.filter(
      ({ state, notes }) => (!this.state || state === this.state) && isMeant(notes.district, this.district, own),
    );
    const current = shown
      .filter((one) => !isOver(one))
      .sort((a, b) => Number(late(b)) - Number(late(a)) || (a.secondsLeft ?? Infinity) - (b.secondsLeft ?? Infinity));
    const closed = shown.filter(isOver);
    const open = all.filter((one) => !isOver(one));
    const over = all.length - open.length;
    const isMore = over >= this.closed && this.closed < MOST_CLOSED;
    const isTheirs = isElderlyCare(this.me, this.network);
    return html`
      ${isTheirs
        ? html`<p>${word('elderly.cases-help')}</p>
            <tomarigi-open-from-elderly-care network=${this.network}></tomarigi-open-from-elderly-care>`
        : nothing}
      <tomarigi-offers
        network=${this.network}
        linked
        .cases=${all.filter(({ isForReader }) => isForReader)}
        @moved=${() => void this.look()}
      ></tomarigi-offers>
      <p class="number" role="status">
        ${all.length === 0 ? nothing : word(isMore ? 'cases.counts-of-last' : 'cases.counts', open.length, open.filter(late).length, over)}
      </p>
      <p class="tools">
        ${all.length === 0
          ? nothing
          : html`<label
              >${word('cases.filter')}
              <select @change=${(event: Event) => (this.state = (event.target as HTMLSelectElement).value as CaseState | '')}>
                <option value="" ?selected=${this.state === ''}>${word('cases.all')}</option>
                ${STATES.map(
                  (state) => html`<option value=${state} ?selected=${this.state === state}>${word(`case.state.${state}`)}</option>`,
                )}
              </select></label
            >`}
        ${this.known.length === 0
          ? nothing
          : html`<label
              >${word('district.label')}
              ${districtChoice(this.network, this.known, own, this.district, (next) => (this.district = next))}</label
            >`}
        ${hasRole(this.me, this.network, PLACING) || isTheirs
          ? html`<a href=${pageAt(`/desk/${encodeURIComponent(this.network)}`)}>${word('cases.to-desk')}</a>`
          : nothing}
        <a href=${pageAt(procedurePage(this.network))}>${word('ways.procedure')}</a>
      </p>
      ${all.length === 0 ? html`<p>${word(isTheirs ? 'elderly.none' : 'cases.none')}</p>` : nothing}
      ${all.length > 0 && shown.length === 0 ? html`<p>${word('cases.none-so')}</p>` : nothing}
      ${current.length > 0 ? this.table(word('cases.current'), current, late) : nothing}
      ${closed.length > 0 ? this.table(word('cases.closed'), closed, late) : nothing}
      ${isMore ? html`<p class="more"><button class="button" @click=${() => this.more()}>${word('cases.more', MOST_CLOSED)}</button></p>` : nothing}
    `;
  }

  private table(title: string, some: readonly Case[], late: (one: Case) => boolean) {
    return html`<h2>${title}</h2>
      <div class="wide" role="region" aria-label=${title} tabindex="0">
        <table aria-label=${title}>
          <thead>
            <tr>
              ${['state', 'since', 'deadline', 'of', 'nights', 'asked', 'owner', 'page'].map(
                (column) => html`<th scope="col">${word(`cases.column.${column}`)}</th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${some.map((one) => this.row(one, late(one)))}
          </tbody>
        </table>
      </div>`;
  }

  private row(one: Case, isLate: boolean) {
    const at = Date.parse(one.closedAt ?? one.openedAt);
    const answered = one.asks.filter(({ answer }) => answer).length;
    const isOurs = one.network === this.network;
    const who = one.person?.name ?? word(isOurs ? 'cases.unknown-person' : 'cases.other-network');
    const cell = (column: string, content: unknown, kind = '') =>
      html`<td class="${column} ${kind}" data-label=${word(`cases.column.${column}`)}>${content}</td>`;
    return html`<tr class=${isLate ? 'overdue' : ''}>
      <th scope="row">
        ${stateMark(one)} ${one.notes.handOver && !isOver(one) ? html`<span class="offered">${word('cases.offered')}</span>` : nothing}
        ${one.practice ? html`<span class="practice">${word('case.practice')}</span>` : nothing}
        ${one.notes.elderlyCare?.share ? html`<span class="shared">${word('elderly.mark')}</span>` : nothing}
      </th>
      ${cell(
        'since',
        html`<time datetime=${new Date(at).toISOString()} title=${momentInWords(at)}
          >${one.closedAt ? momentInWords(at) : ageInWords(at, Math.max(this.ticking.now, at))}</time
        >`,
        'number',
      )}
      ${cell(
        'deadline',
        isLate
          ? html`<span class="late">⚠ ${word('cases.late')}</span>`
          : one.secondsLeft === undefined || isOver(one)
            ? '–'
            : html`<tomarigi-countdown .left=${one.secondsLeft} .since=${this.readAt}></tomarigi-countdown>`,
        !isLate && (one.secondsLeft === undefined || isOver(one)) ? 'nothing' : '',
      )}
      ${cell('of', html`<strong>${who}</strong> <span class="number">${nightsInWords(one.looking)}</span> ${one.notes.district ?? nothing}`)}
      ${cell(
        'nights',
        html`<span class=${one.nightsCounted >= USUAL_NIGHTS - 2 && !isOver(one) ? 'soon' : ''}
          >${word('case.so-many-nights', one.nightsCounted)}</span
        >`,
        one.nightsCounted === 0 ? 'number nothing' : 'number',
      )}
      ${cell(
        'asked',
        isElderlyCare(this.me, this.network) ? '–' : word('cases.asked', one.asks.length, answered),
        isElderlyCare(this.me, this.network) || (one.asks.length === 0 && isOver(one)) ? 'number nothing' : 'number',
      )}
      ${cell('owner', isOurs ? accountInWords(one.owner, this.me, this.names) : word('cases.other-network'))}
      <td>
        <a href=${pageAt(`/case/${encodeURIComponent(this.network)}/${encodeURIComponent(one.id)}`)}
          >${word('cases.open')}<span class="unseen"> ${who} ${momentInWords(Date.parse(one.openedAt))}</span></a
        >
      </td>
    </tr>`;
  }
}

customElements.define('tomarigi-cases', CasesPage);

