import type { LitElement } from 'lit';
import type { Asked, Problem } from './ask';
import { inWords } from './ask';
import { word } from './words';

/** Where something is saved, and shown why it was not: beside its field, or in a sentence. */
type Saving = LitElement & { said: string; refusal: Problem | undefined };

interface Particulars {
  /** What is said when somebody else saved first. */
  readonly overtaken?: string;
  /** Fields may be out of sight: that something is wrong with them is said as well. */
  readonly isLong?: boolean;
}

/** Forgets why something was not saved before, says why it was not this time, and goes to the first field that is wrong. */
export function afterSaving(page: Saving, came: Asked<unknown>, { overtaken, isLong = false }: Particulars = {}): void {
  page.said = '';
  page.refusal = undefined;
  if (came.state === 'done') return;
  if (came.state === 'away') {
    page.said = word('people.away');
    return;
  }
  const { problem } = came;
  page.refusal = problem;
  if (overtaken && problem.status === 412) page.said = overtaken;
  else if (isLong || !problem.violations?.length) page.said = inWords(problem);
  void page.updateComplete.then(() => page.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
}
