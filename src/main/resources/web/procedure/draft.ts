import type { Problem } from '../shared/ask';
import { violationOf } from '../shared/ask';
import type { Deadline, Procedure, Step } from '../shared/procedure';
import { DEADLINES } from '../shared/procedure';

/** A procedure as it is typed. */
export interface Draft {
  readonly definition: string;
  readonly steps: readonly Step[];
  /** Blank: as it is usual. */
  readonly minutes: Readonly<Record<Deadline, string>>;
  /** Accounts. */
  readonly next: readonly string[];
}

/** What is saved, and may be changed by two at once, part by part. */
export type Part = 'definition' | 'steps' | Deadline | 'next';
export const PARTS: readonly Part[] = ['definition', 'steps', ...DEADLINES, 'next'];

/** Two have saved: what one of them has to choose between. */
export interface Meeting {
  readonly mine: Draft;
  readonly theirs: Draft;
  /** Changed by both, and differently. */
  readonly parts: readonly Part[];
  /** Changed by the other alone, and taken over. */
  readonly taken: readonly Part[];
}

export function draftOf({ definition, steps, deadlines, next }: Procedure): Draft {
  const minutes = Object.fromEntries(DEADLINES.map((one) => [one, String(deadlines[one])])) as Record<Deadline, string>;
  return { definition: definition ?? '', steps, minutes, next };
}

export function commandOf({ definition, steps, minutes, next }: Draft): object {
  return {
    definition: definition.trim() || undefined,
    steps,
    deadlines: Object.fromEntries(DEADLINES.map((one) => [one, numberIn(minutes[one])])),
    next,
  };
}

/** １５ is a number; what is none goes as it is, and the server says so. */
function numberIn(typed: string): number | string | undefined {
  const text = typed.normalize('NFKC').trim();
  return /^\d{1,9}$/.test(text) ? Number(text) : text || undefined;
}

export function isSame(one: Draft, other: Draft, part: Part): boolean {
  return said(one, part) === said(other, part);
}

export function isUnchanged(one: Draft, other: Draft): boolean {
  return PARTS.every((part) => isSame(one, other, part));
}

function said({ definition, steps, minutes, next }: Draft, part: Part): string {
  if (part === 'definition') return definition.trim();
  if (part === 'steps') return JSON.stringify(steps.map(({ id, words }) => [id, words.trim()]));
  if (part === 'next') return next.join(' ');
  return String(numberIn(minutes[part]) ?? '');
}

/** The draft with this part as the other has it. */
export function withPart(draft: Draft, part: Part, from: Draft): Draft {
  if (part === 'definition') return { ...draft, definition: from.definition };
  if (part === 'steps') return { ...draft, steps: from.steps };
  if (part === 'next') return { ...draft, next: from.next };
  return { ...draft, minutes: { ...draft.minutes, [part]: from.minutes[part] } };
}

/** What I typed over `base`, laid over what they made of it; where both changed the same, mine stands until it is decided. */
export function meet(base: Draft, mine: Draft, theirs: Draft): { readonly draft: Draft; readonly meeting: Meeting } {
  const theirOwn = PARTS.filter((part) => !isSame(theirs, base, part) && !isSame(theirs, mine, part));
  const taken = theirOwn.filter((part) => isSame(mine, base, part));
  const parts = theirOwn.filter((part) => !taken.includes(part));
  return { draft: taken.reduce((draft, part) => withPart(draft, part, theirs), mine), meeting: { mine, theirs, parts, taken } };
}

/** As it was saved, with what was typed since it was sent. */
export function settled(sent: Draft, now: Draft, saved: Draft): Draft {
  return PARTS.filter((part) => isSame(now, sent, part)).reduce((draft, part) => withPart(draft, part, saved), now);
}

/** What a refusal says of a part as it was sent; what was changed since is no longer wrong. */
export class Refusal {
  constructor(
    readonly problem: Problem,
    private readonly sent: Draft,
  ) {}

  ofDefinition({ definition }: Draft): string | undefined {
    return definition === this.sent.definition ? violationOf(this.problem, 'definition') : undefined;
  }

  ofSteps({ steps }: Draft): string | undefined {
    return steps.length === this.sent.steps.length ? violationOf(this.problem, 'steps') : undefined;
  }

  /** Also of a step that stands elsewhere by now. */
  ofStep({ id, words }: Step): string | undefined {
    const at = this.sent.steps.findIndex((one) => one.id === id && one.words === words);
    if (at < 0) return undefined;
    return ['words', 'id', ''].map((of) => violationOf(this.problem, `steps[${at}]${of && `.${of}`}`)).find(Boolean);
  }

  ofDeadline(one: Deadline, { minutes }: Draft): string | undefined {
    return minutes[one] === this.sent.minutes[one] ? violationOf(this.problem, `deadlines.${one}`) : undefined;
  }
}
