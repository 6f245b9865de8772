import { LitElement, css, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/header';
import { pageAt } from '../shared/api';
import type { Ask, Case } from '../shared/case';
import { LiveCase, isKept, isOver } from '../shared/case';
import { factsOf, nameOfPlace, nightsInWords } from '../shared/case-words';
import { momentInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import { serverNow } from '../shared/server-clock';
import { word } from '../shared/words';

/**
 * What the person and the family are given on paper, in plain words: what was looked for, whom we asked, what each said that
 * may be passed on, and what happens next; also when nothing was found.
 */
class CaseSheet extends LitElement {
  static override properties = {
    network: {},
    case: {},
  };

  static override styles = [
    parts,
    css`
      :host {
        --page-width: 44rem;
        display: block;
      }

      main {
        max-width: var(--page-width);
        margin: 0 auto;
        padding: var(--space-6) var(--space-4) var(--space-8);
        font-size: 1.125rem;
        line-height: 1.8;
      }

      h1 {
        font-size: 1.75rem;
      }

      h2 {
        margin: var(--space-6) 0 var(--space-2);
        border-bottom: 2px solid currentcolor;
        font-size: 1.375rem;
        break-after: avoid;
      }

      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
        margin-bottom: var(--space-4);
      }

      .tools a {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
      }

      .practice {
        padding: var(--space-2) var(--space-4);
        border: 3px dashed currentcolor;
        font-weight: 700;
      }

      .result {
        margin-top: var(--space-3);
        padding: var(--space-3) var(--space-4);
        border: 2px solid currentcolor;
        border-radius: var(--radius);
        font-size: 1.25rem;
        font-weight: 700;
      }

      dl {
        display: grid;
        grid-template-columns: minmax(8rem, auto) 1fr;
        gap: 0 var(--space-4);
      }

      dt {
        color: var(--ink-quiet);
      }

      .asked {
        margin-top: var(--space-2);
      }

      .asked > li {
        padding: var(--space-2) 0;
        border-top: 1px solid var(--line);
        break-inside: avoid;
      }

      .words {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      .foot {
        margin-top: var(--space-8);
        font-size: var(--size-body);
      }

      @media print {
        main {
          padding: 0;
          color: #000;
        }

        dt,
        .quiet {
          color: #000;
        }

        .tools {
          display: none;
        }
      }
    `,
  ];

  declare network: string;
  declare case: string;

  private readonly live = new LiveCase(this, () => this.network);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.live.turnTo(this.case);
  }

  override render() {
    const { found, trouble } = this.live;
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        ${found
          ? this.sheet(found)
          : html`<h1>${word('sheet.title')}</h1>
              ${trouble?.state === 'closed'
                ? html`<tomarigi-closed .isSignedIn=${trouble.isSignedIn}></tomarigi-closed>`
                : html`<p role="status">
                    ${word(trouble?.state === 'missing' ? 'case.missing' : trouble ? 'connection.never' : 'wall.loading')}
                  </p>`}`}
      </main>
    `;
  }

  private sheet(one: Case) {
    const unknown = word('desk.unknown');
    const known = factsOf(one.looking).filter(([, fact]) => fact !== unknown);
    return html`
      <p class="tools">
        <button class="button primary" @click=${() => window.print()}>${word('sheet.print')}</button>
        <a href=${pageAt(`/case/${encodeURIComponent(one.network)}/${encodeURIComponent(one.id)}`)}>${word('sheet.back')}</a>
      </p>
      ${one.practice ? html`<p class="practice">${word('case.practice')}</p>` : nothing}
      <h1>${word('sheet.title')}</h1>
      ${one.person?.name ? html`<p>${word('sheet.to', one.person.name)}</p>` : nothing}
      <p class="number">${word('sheet.as-of', momentInWords(serverNow()))}</p>
      <p class="result">${this.result(one)}</p>

      <h2>${word('sheet.looked-for')}</h2>
      <p>${word('sheet.looked-for-help', momentInWords(Date.parse(one.openedAt)))}</p>
      <dl>${known.map(([term, fact]) => html`<dt>${term}</dt><dd>${fact}</dd>`)}</dl>

      <h2>${word('sheet.asked')}</h2>
      ${one.asks.length === 0
        ? html`<p>${word(one.stays.length === 0 ? 'sheet.asked-none' : 'sheet.asked-board')}</p>`
        : html`<p>${word('sheet.asked-count', new Set(one.asks.map(({ facility }) => facility)).size)}</p>
            <ul class="asked" role="list" aria-label=${word('sheet.asked')}>
              ${one.asks.filter(({ closing }) => closing !== 'changed').map((ask) => this.asked(ask))}
            </ul>`}

      <h2>${word('sheet.next')}</h2>
      ${this.next(one).map((sentence) => html`<p class="words">${sentence}</p>`)}
      <p class="foot">${word('sheet.foot')}</p>
    `;
  }

  private result(one: Case): string {
    const places = [...new Set(one.stays.filter(({ state }) => state === 'AGREED' || state === 'ENDED').map(nameOfPlace))];
    if (one.state === 'PLACED' || one.state === 'ENDED') return word('sheet.result.PLACED', places.join(word('report.and')));
    return word(`sheet.result.${one.state}`);
  }

  /** What a facility said, as it may be passed on. */
  private asked(ask: Ask) {
    const { answer } = ask;
    const said =
      ask.state === 'NO' && answer?.reason
        ? word('sheet.said.NO', word(`sheet.reason.${answer.reason}`))
        : ask.state === 'YES_BUT' && answer?.condition
          ? word('sheet.said.YES_BUT', word(`sheet.condition.${answer.condition}`))
          : ask.state === 'NO'
            ? word('sheet.said.NO-ONLY')
            : ask.state === 'YES_BUT'
              ? word('sheet.said.YES')
              : ask.state === 'WITHDRAWN' && ask.closing === 'another'
                ? word('sheet.said.ANOTHER')
                : word(`sheet.said.${ask.state}`);
    return html`<li>
      <strong>${nameOfPlace(ask)}</strong>
      <p>${said}</p>
      ${answer?.words ? html`<p class="words">${word('case.quoted', answer.words)}</p>` : nothing}
    </li>`;
  }

  private next(one: Case): readonly string[] {
    const stays = one.stays
      .filter(isKept)
      .map((stay) =>
        word(stay.state === 'AGREED' ? 'sheet.stay' : 'sheet.held', nameOfPlace(stay), nightsInWords({ from: stay.from, nights: stay.count })),
      );
    const { closing } = one.notes;
    return [
      ...stays,
      ...(one.words?.TRANSPORT ? [word('sheet.transport', one.words.TRANSPORT)] : []),
      ...(one.words?.EXIT_PLAN ? [word('sheet.exit', one.words.EXIT_PLAN)] : []),
      ...(closing?.instead ? [word('sheet.instead', word(`case.instead.${closing.instead}`))] : []),
      ...(isOver(one) ? [word('sheet.over')] : one.state === 'PLACED' ? [word('sheet.conference')] : [word('sheet.going-on')]),
    ];
  }
}

customElements.define('tomarigi-case-sheet', CaseSheet);
