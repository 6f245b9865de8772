import { LitElement, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/header';
import type { Read } from '../shared/api';
import { pageAt, read, signInAddress } from '../shared/api';
import { ask, inWords, violationOf } from '../shared/ask';
import { forms } from '../shared/forms';
import { errorAt } from '../shared/keeping';
import { momentInWords, timeInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import type { Deadline, Procedure } from '../shared/procedure';
import { DEADLINES, procedurePath } from '../shared/procedure';
import { serverNow } from '../shared/server-clock';
import { waiting } from '../shared/waiting';
import type { Me } from '../shared/who';
import { whoReads } from '../shared/who';
import type { Colleague } from '../shared/who-is-who';
import { KEEPING, colleaguesIn, hasRole, namesOf } from '../shared/who-is-who';
import { word } from '../shared/words';
import type { Draft, Meeting } from './draft';
import { PARTS, Refusal, commandOf, draftOf, isSame, isUnchanged, meet, settled } from './draft';
import { keep, readKept } from './kept';
import { meetingRegion } from './meeting';
import { nextList } from './next-list';
import { reading } from './reading';
import { StepList } from './step-list';
import { procedureStyles } from './styles';

/** As much as the server keeps of a definition. */
const MOST_CHARACTERS = 2_000;
const AGAIN_MS = 4_000;
/** With what a network may begin that has not said anything. */
const START = ['receive', 'safety', 'plan', 'office', 'home', 'ask', 'wishes', 'transport', 'inform', 'exit'] as const;

/** What the line beside the save button says, when it is not the number of changes. */
type Said =
  | { readonly what: 'saved' | 'restored'; readonly at: number }
  | { readonly what: 'away' | 'signed-out' | 'differs' | 'invalid' }
  | { readonly what: 'refused'; readonly why: string }
  | { readonly what: 'discarded'; readonly draft: Draft };

/** What counts as an emergency in a network, and what is done then: read by whoever works with its cases, written by its officers. */
class ProcedurePage extends LitElement {
  static override properties = {
    network: {},
    name: {},
    me: { state: true },
    colleagues: { state: true },
    found: { state: true },
    trouble: { state: true },
    draft: { state: true },
    meeting: { state: true },
    refusal: { state: true },
    said: { state: true },
    isSaving: { state: true },
  };

  static override styles = [parts, forms, procedureStyles];

  declare network: string;
  declare name: string;
  private declare me: Me | undefined;
  private declare colleagues: readonly Colleague[] | undefined;
  /** As it was last read or saved. */
  private declare found: Procedure | undefined;
  private declare trouble: Exclude<Read<Procedure>, { state: 'found' }> | undefined;
  /** As it is typed; undefined: the reader only reads. */
  private declare draft: Draft | undefined;
  private declare meeting: Meeting | undefined;
  private declare refusal: Refusal | undefined;
  private declare said: Said | undefined;
  private declare isSaving: boolean;

  private readonly stepList = new StepList(
    this,
    () => this.draft?.steps ?? [],
    (steps) => this.say({ ...this.draft!, steps }),
  );
  private retry = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.retry);
  }

  private async load(): Promise<void> {
    const [came, me] = await Promise.all([read<Procedure>(procedurePath(this.network)), whoReads()]);
    if (!this.isConnected) return;
    this.trouble = came.state === 'found' ? undefined : came;
    if (came.state === 'away') this.retry = window.setTimeout(() => void this.load(), AGAIN_MS);
    if (came.state !== 'found') return;
    this.me = me;
    this.colleagues = await colleaguesIn(this.network, me);
    if (!this.isConnected) return;
    this.found = came.value;
    if (!hasRole(me, this.network, KEEPING)) return;
    this.draft = draftOf(came.value);
    const kept = readKept(this.network, this.account, Date.now());
    if (kept && !isUnchanged(kept.draft, kept.base)) this.lay(kept.base, kept.draft, { what: 'restored', at: kept.at });
  }

  private get account(): string {
    return this.me?.id ?? '';
  }

  private get base(): Draft {
    return draftOf(this.found!);
  }

  /** What was typed over `base`, laid over what is saved now. */
  private lay(base: Draft, mine: Draft, otherwise: Said): void {
    const { draft, meeting } = meet(base, mine, this.base);
    const isMet = meeting.parts.length + meeting.taken.length > 0;
    this.draft = draft;
    this.meeting = isMet ? meeting : undefined;
    this.said = isMet ? { what: 'differs' } : otherwise;
    this.keepDraft();
  }

  private say(draft: Draft): void {
    this.draft = draft;
    this.said = undefined;
    this.keepDraft();
  }

  private keepDraft(): void {
    const { base, draft } = this;
    const isKept = draft && !isUnchanged(draft, base);
    keep(this.network, this.account, isKept ? { base, draft, at: Date.now() } : undefined);
  }

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { draft, found } = this;
    if (this.isSaving || !draft || !found || isUnchanged(draft, this.base)) return;
    this.isSaving = true;
    this.refusal = undefined;
    const came = await ask<Procedure>('PUT', procedurePath(this.network), commandOf(draft), found.version);
    if (came.state === 'away') this.said = { what: 'away' };
    else if (came.state === 'done') this.take(came.value, draft);
    else if (came.problem.status === 401) this.said = { what: 'signed-out' };
    else if (came.problem.status === 412) await this.lookAgain();
    else if (came.problem.violations?.length) {
      this.refusal = new Refusal(came.problem, draft);
      this.said = { what: 'invalid' };
    } else this.said = { what: 'refused', why: inWords(came.problem) };
    this.isSaving = false;
    if (this.meeting) void this.focusOn('#meeting');
    else if (this.refusal) void this.focusOn('[aria-invalid=true]');
  };

  /** It is saved as it was sent; what was typed meanwhile stays. */
  private take(saved: Procedure, sent: Draft): void {
    this.found = saved;
    this.meeting = undefined;
    this.stepList.forget();
    this.draft = settled(sent, this.draft!, this.base);
    this.said = { what: 'saved', at: serverNow() };
    this.keepDraft();
  }

  /** Somebody was faster. */
  private async lookAgain(): Promise<void> {
    const { base } = this;
    const came = await read<Procedure>(procedurePath(this.network));
    if (came.state !== 'found') {
      this.said = { what: came.state === 'closed' && !came.isSignedIn ? 'signed-out' : 'away' };
      return;
    }
    this.found = came.value;
    this.lay(base, this.draft!, { what: 'differs' });
    // The same was saved before, and only the answer got lost.
    if (!this.meeting && isUnchanged(this.draft!, this.base)) this.take(came.value, this.draft!);
  }

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  private readonly discard = (): void => {
    const draft = this.draft!;
    this.stepList.forget();
    this.refusal = undefined;
    this.meeting = undefined;
    this.say(this.base);
    this.said = { what: 'discarded', draft };
  };

  /** The example, where nothing is written yet. */
  private readonly begin = (): void => {
    const { definition, steps, minutes, next } = this.draft!;
    this.say({
      definition: definition.trim() ? definition : word('procedure.start.definition'),
      steps: steps.length > 0 ? steps : START.map((id) => ({ id, words: word(`procedure.start.${id}`) })),
      minutes,
      next,
    });
    void this.focusOn('#definition');
  };

  override render() {
    const { trouble, found } = this;
    return html`
      <tomarigi-header></tomarigi-header>
      ${found && this.draft
        ? html`<form novalidate autocomplete="off" @submit=${this.save}>
            <main>${this.top(found)} ${this.writing(found, this.draft)}</main>
            ${this.bar(this.draft)}
          </form>`
        : html`<main>
            ${found ? html`${this.top(found)} ${reading(found, namesOf(this.colleagues ?? []))}` : html`<h1>${word('procedure.title', this.name)}</h1>`}
            ${found
              ? nothing
              : trouble?.state === 'closed'
                ? html`<tomarigi-closed .isSignedIn=${trouble.isSignedIn}></tomarigi-closed>`
                : waiting(trouble, 'wall.unknown')}
          </main>`}
    `;
  }

  private top({ version }: Procedure) {
    const at = encodeURIComponent(this.network);
    return html`<h1>${word('procedure.title', this.name)}</h1>
      <p class="quiet">${word('procedure.intro')}</p>
      <p class="links">
        <a href=${pageAt(`/desk/${at}`)}>${word('ways.desk')}</a>
        <a href=${pageAt(`/cases/${at}`)}>${word('ways.cases')}</a>
      </p>
      ${version === 0 && !this.draft ? html`<p>${word('procedure.not-yet')}</p>` : nothing}`;
  }

  private writing({ version }: Procedure, draft: Draft) {
    const { refusal, meeting } = this;
    const isBare = !draft.definition.trim() || draft.steps.length === 0;
    return html`
      ${version === 0 && isBare
        ? html`<section class="notice offer" aria-labelledby="offer">
            <h2 id="offer">${word('procedure.offer')}</h2>
            <p>${word('procedure.offer-help')}</p>
            <p class="acts"><button class="button" type="button" @click=${this.begin}>${word('procedure.offer-do')}</button></p>
          </section>`
        : nothing}
      ${meeting ? meetingRegion(meeting, draft, namesOf(this.colleagues ?? []), (chosen) => this.say(chosen)) : nothing}
      <section aria-labelledby="of-definition">
        <h2 id="of-definition"><label for="definition">${word('procedure.definition')}</label></h2>
        <p id="definition-help" class="quiet">${word('procedure.definition-help')}</p>
        ${errorAt('definition-error', refusal?.ofDefinition(draft))}
        <textarea
          id="definition"
          rows="5"
          aria-describedby="definition-error definition-help definition-count"
          aria-invalid=${refusal?.ofDefinition(draft) !== undefined}
          .value=${draft.definition}
          @input=${(event: Event) => this.say({ ...draft, definition: (event.target as HTMLTextAreaElement).value })}
        ></textarea>
        ${countOf(draft.definition)}
      </section>
      <section aria-labelledby="of-steps">
        <h2 id="of-steps">${word('procedure.steps')}</h2>
        ${this.stepList.render(refusal?.ofSteps(draft), (step) => refusal?.ofStep(step))}
      </section>
      <section aria-labelledby="of-deadlines">
        <h2 id="of-deadlines">${word('procedure.deadlines')}</h2>
        <p class="quiet">${word('procedure.deadlines-help')}</p>
        ${DEADLINES.map((deadline) => this.deadline(deadline, draft))}
      </section>
      ${nextList(draft, this.colleagues ?? [], refusal && violationOf(refusal.problem, 'next'), (changed) => this.say(changed))}
    `;
  }

  private deadline(deadline: Deadline, draft: Draft) {
    const wrong = this.refusal?.ofDeadline(deadline, draft);
    return html`<div class="deadline">
      <label for=${deadline}>${word(`procedure.deadline.${deadline}`)}</label>
      <p id="${deadline}-help" class="quiet">${word(`procedure.deadline-help.${deadline}`)}</p>
      ${errorAt(`${deadline}-error`, wrong)}
      <p class="minutes">
        <input
          id=${deadline}
          inputmode="numeric"
          aria-describedby="${deadline}-error ${deadline}-help"
          aria-invalid=${wrong !== undefined}
          .value=${draft.minutes[deadline]}
          @input=${(event: Event) =>
            this.say({ ...draft, minutes: { ...draft.minutes, [deadline]: (event.target as HTMLInputElement).value } })}
        />
        ${word('procedure.minutes')}
      </p>
    </div>`;
  }

  private bar(draft: Draft) {
    const { said, base } = this;
    const changes = PARTS.filter((part) => !isSame(draft, base, part)).length;
    return html`<div class="bar">
      <div>
        <p role="status">${this.isSaving ? word('profile.saving') : this.line(changes)}</p>
        ${said?.what === 'discarded'
          ? html`<button class="button" type="button" @click=${() => this.say(said.draft)}>${word('profile.take-back')}</button>`
          : changes > 0
            ? html`<button class="button" type="button" @click=${this.discard}>${word('profile.discard')}</button>`
            : nothing}
        <button class="button primary" aria-disabled=${this.isSaving}>${word('profile.save')}</button>
      </div>
    </div>`;
  }

  private line(changes: number) {
    const { said } = this;
    const alarm = (sentence: string) => html`<span class="alarm"><span aria-hidden="true">⚠</span> ${sentence}</span>`;
    switch (said?.what) {
      case undefined:
        return changes > 0 ? word('profile.changes', changes) : word('profile.no-changes');
      case 'saved':
        return html`<span aria-hidden="true">✓</span> ${word('profile.saved', timeInWords(said.at))}`;
      case 'restored':
        return word('profile.restored', momentInWords(said.at));
      case 'discarded':
        return word('profile.discarded');
      case 'refused':
        return alarm(said.why);
      case 'signed-out':
        return html`${alarm(word('profile.said.signed-out'))} <a href=${signInAddress()}>${word('signin.do')}</a>`;
      default:
        return alarm(word(`profile.said.${said!.what}`));
    }
  }
}

/** How much of the room for a definition is taken. */
function countOf(definition: string) {
  const count = [...definition.trim()].length;
  const isOver = count > MOST_CHARACTERS;
  return html`<p id="definition-count" class="number ${isOver ? 'over' : 'quiet'}">
    ${isOver ? html`<span aria-hidden="true">⚠</span> ` : nothing}${word('procedure.count', count, MOST_CHARACTERS)}
  </p>`;
}

customElements.define('tomarigi-procedure', ProcedurePage);
