import { LitElement, css, html, nothing } from 'lit';
import type { Night } from '../shared/nights';
import { momentInWords, nightAfter, nightInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import { word } from '../shared/words';
import type { Nights, Returned } from './said';

/** The reader's answer to what came back: by the keys of the words. */
export interface Answer {
  readonly keys: readonly string[];
  /** What she says again, as of now; none: she lets it be. */
  readonly again: readonly Nights[];
  readonly attest: boolean;
}

interface Card {
  readonly title: string;
  readonly lines: readonly { readonly who: string; readonly what: string }[];
  readonly sentence?: string;
  readonly buttons: readonly { readonly name: string; readonly answer: Answer }[];
}

/** Words that changed nothing, one card a bed: what was said, what somebody else said after it, and which of them stands. */
class ReturnedWords extends LitElement {
  static override properties = {
    returned: { attribute: false },
    standing: { attribute: false },
  };

  static override styles = [
    parts,
    css`
      section {
        margin-top: var(--space-2);
        padding: var(--space-3);
        border: 2px solid var(--alarm);
        border-radius: var(--radius);
        background: var(--alarm-soft);
      }

      h2 {
        font-size: var(--size-body);
        line-height: 1.4;
      }

      dl {
        margin: var(--space-2) 0;
      }

      dt {
        color: var(--ink-quiet);
        font-size: var(--size-small);
      }

      dd + dt {
        margin-top: var(--space-1);
      }

      .stands {
        font-weight: 700;
      }

      p {
        margin: var(--space-1) 0 var(--space-2);
      }

      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }

      .buttons .button {
        flex: 1 1 auto;
        padding: var(--space-2) var(--space-3);
        white-space: nowrap;
      }
    `,
  ];

  declare returned: readonly Returned[];
  /** What stands of these nights now, one character each. */
  declare standing: (nights: Nights) => string;

  override render() {
    return html`<div aria-live="polite">${this.cards().map((card) => this.card(card))}</div>`;
  }

  private card({ title, lines, sentence, buttons }: Card) {
    return html`<section aria-label=${title}>
      <h2><span aria-hidden="true">⚠</span> ${title}</h2>
      ${lines.length > 0
        ? html`<dl>
            ${lines.map(
              ({ who, what }, index) =>
                html`<dt>${who}</dt>
                  <dd class=${index === lines.length - 1 ? 'stands' : nothing}>${what}</dd>`,
            )}
          </dl>`
        : nothing}
      ${sentence ? html`<p>${sentence}</p>` : nothing}
      <div class="buttons">
        ${buttons.map(
          ({ name, answer }) => html`<button class="button" @click=${() => this.answer(answer)}>${name}</button>`,
        )}
      </div>
    </section>`;
  }

  /** To the first thing that can be answered. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus();
    this.renderRoot.querySelector('section')?.scrollIntoView({ block: 'center' });
  }

  private answer(answer: Answer): void {
    this.dispatchEvent(new CustomEvent('answer', { detail: answer }));
  }

  private cards(): Card[] {
    const beds = new Map<string, Returned[]>();
    const cards: Card[] = [];
    const attests: Returned[] = [];
    for (const one of this.returned) {
      if (one.word.kind === 'attest') attests.push(one);
      else if (one.why.what === 'newer') beds.set(one.word.bed, [...(beds.get(one.word.bed) ?? []), one]);
      else cards.push(refused(one));
    }
    for (const ofBed of beds.values()) cards.push(this.overtaken(ofBed));
    if (attests.length > 0) cards.push(unattested(attests));
    return cards;
  }

  /** All words about one bed that somebody else had overtaken. */
  private overtaken(ofBed: readonly Returned[]): Card {
    const mine = ofBed.map((one) => one.word as Nights & Returned['word']);
    const whys = ofBed.map((one) => one.why as Returned['why'] & { what: 'newer' });
    const last = whys.reduce((one, other) => (Date.parse(other.at) > Date.parse(one.at) ? other : one));
    const theirs = mine.map((nights, index) => ({ ...nights, open: whys[index]!.stands ?? nights.open }));
    const now = mine.map((nights) => ({ ...nights, open: this.standing(nights) }));
    const asMine = now.every((nights, index) => nights.open === mine[index]!.open);
    const keys = ofBed.map((one) => one.key);
    return {
      title: word('report.newer', mine[0]!.label),
      lines: [
        { who: word('report.newer-mine', momentInWords(Date.parse(mine.at(-1)!.saidAt))), what: inWords(mine) },
        {
          who: word('report.newer-theirs', momentInWords(Date.parse(last.at))),
          what: last.attestation ? word('report.newer-attested', inWords(theirs)) : inWords(theirs),
        },
        {
          who: word('report.newer-now'),
          what: word(asMine ? 'report.newer-as-mine' : 'report.newer-as-theirs', inWords(now)),
        },
      ],
      buttons: [
        { name: word('report.newer-again'), answer: { keys, again: mine, attest: false } },
        { name: word('report.newer-leave'), answer: { keys, again: [], attest: false } },
      ],
    };
  }
}

function refused(one: Returned): Card {
  const nights = one.word as Nights & Returned['word'];
  return {
    title: word('report.returned', nights.label, inWords([nights])),
    lines: [],
    sentence: one.why.what === 'refused' ? word('report.returned-why', one.why.sentence) : undefined,
    buttons: [{ name: word('report.seen'), answer: { keys: [one.key], again: [], attest: false } }],
  };
}

function unattested(attests: readonly Returned[]): Card {
  const keys = attests.map((one) => one.key);
  const last = attests.at(-1)!;
  return {
    title: word('report.unattested', momentInWords(Date.parse(last.word.saidAt))),
    lines: [],
    sentence: last.why.what === 'refused' ? last.why.sentence : word('report.unattested-why'),
    buttons: [
      { name: word('report.unattested-again'), answer: { keys, again: [], attest: true } },
      { name: word('report.seen'), answer: { keys, again: [], attest: false } },
    ],
  };
}

/** Nights in words: runs of nights that are alike, later words over earlier ones. */
export function inWords(said: readonly Nights[]): string {
  const nights = new Map<Night, string>();
  for (const { from, open } of said) [...open].forEach((one, index) => nights.set(nightAfter(from, index), one));
  const runs: { first: Night; last: Night; open: string }[] = [];
  for (const [night, open] of [...nights].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const run = runs.at(-1);
    if (run?.open === open && nightAfter(run.last, 1) === night) run.last = night;
    else runs.push({ first: night, last: night, open });
  }
  return runs
    .map(({ first, last, open }) => {
      const span = first === last ? nightInWords(first) : word('report.span', nightInWords(first), nightInWords(last));
      return word(open === '1' ? 'report.said-open' : 'report.said-closed', span);
    })
    .join(word('report.and'));
}

customElements.define('tomarigi-returned', ReturnedWords);
