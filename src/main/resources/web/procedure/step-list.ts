import type { LitElement, ReactiveController } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { errorAt } from '../shared/keeping';
import { newId } from '../shared/new-id';
import type { Step } from '../shared/procedure';
import { word } from '../shared/words';

/** As many as the server keeps. */
const MOST_STEPS = 30;

type Control = 'words' | 'up' | 'down';

interface Gone {
  readonly step: Step;
  readonly at: number;
}

/** The steps as one writes them: added, worded, moved and removed by button or by key alone; the focus goes where the step goes. */
export class StepList implements ReactiveController {
  /** What can be brought back, the last one last. */
  private gone: readonly Gone[] = [];
  /** What was done last, for whoever hears the page. */
  private said = '';

  constructor(
    private readonly host: LitElement,
    private readonly steps: () => readonly Step[],
    private readonly change: (steps: readonly Step[]) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {}

  forget(): void {
    this.gone = [];
    this.said = '';
  }

  /** @param wrong what is wrong with the list, and with a step of it */
  render(wrong: string | undefined, wrongWith: (step: Step) => string | undefined) {
    const steps = this.steps();
    const last = this.gone.at(-1);
    return html`<p id="steps-help" class="quiet">${word('procedure.steps-help')}</p>
      ${errorAt('steps-error', wrong)} ${steps.length === 0 ? html`<p>${word('procedure.steps-none')}</p>` : nothing}
      <ol class="steps write" role="list" aria-label=${word('procedure.steps')}>
        ${repeat(
          steps,
          ({ id }) => id,
          (step, at) => this.row(step, at, steps.length, wrongWith(step)),
        )}
      </ol>
      <p class="unseen" role="status">${this.said}</p>
      <div class="acts">
        <span role="status">${last ? word('procedure.removed', nameOf(last.step)) : nothing}</span>
        ${last ? html`<button class="button" type="button" @click=${this.bringBack}>${word('profile.take-back')}</button>` : nothing}
      </div>
      ${steps.length < MOST_STEPS
        ? html`<button id="add" class="button" type="button" @click=${() => this.add(steps.length)}>＋ ${word('procedure.add')}</button>`
        : html`<p>${word('procedure.steps-full', MOST_STEPS)}</p>`}`;
  }

  private row(step: Step, at: number, count: number, wrong: string | undefined) {
    const name = html`<span class="unseen"> ${nameOf(step)}</span>`;
    return html`<li>
      <label for="words-${at}"><span class="unseen">${word('procedure.step')}</span> <span class="number">${at + 1}</span></label>
      <div class="step">
        ${errorAt(`words-${at}-error`, wrong)}
        <textarea
          id="words-${at}"
          rows="1"
          autocomplete="off"
          aria-describedby="words-${at}-error steps-help"
          aria-invalid=${wrong !== undefined}
          .value=${step.words}
          @input=${(event: Event) => this.say(step, event.target as HTMLTextAreaElement)}
          @keydown=${(event: KeyboardEvent) => this.pressed(event, at)}
        ></textarea>
      </div>
      <div class="acts">
        <button id="up-${at}" class="button" type="button" aria-disabled=${at === 0} @click=${() => this.move(at, -1, 'up')}>
          <span aria-hidden="true">↑</span> ${word('procedure.up')}${name}
        </button>
        <button id="down-${at}" class="button" type="button" aria-disabled=${at === count - 1} @click=${() => this.move(at, 1, 'down')}>
          <span aria-hidden="true">↓</span> ${word('procedure.down')}${name}
        </button>
        <button class="button" type="button" @click=${() => this.remove(at)}>${word('procedure.remove')}${name}</button>
      </div>
    </li>`;
  }

  /** A step is one line, also when more were pasted. */
  private say({ id }: Step, { value }: HTMLTextAreaElement): void {
    const words = value.replace(/\s*[\r\n]+\s*/g, ' ');
    this.change(this.steps().map((one) => (one.id === id ? { id, words } : one)));
  }

  private pressed(event: KeyboardEvent, at: number): void {
    // Enter also ends what an input method composes.
    if (event.isComposing) return;
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === 'Enter') this.add(at + 1);
    else if (event.altKey && by) this.move(at, by, 'words');
    else return;
    event.preventDefault();
  }

  private add(at: number): void {
    if (this.steps().length >= MOST_STEPS) return;
    this.insert({ id: newId(), words: '' }, at);
    this.said = word('procedure.added', at + 1);
  }

  private insert(step: Step, at: number): void {
    const steps = [...this.steps()];
    steps.splice(at, 0, step);
    this.change(steps);
    this.focus(`#words-${at}`);
  }

  private move(at: number, by: number, control: Control): void {
    const steps = [...this.steps()];
    const to = at + by;
    if (to < 0 || to >= steps.length) return;
    const [step] = steps.splice(at, 1);
    steps.splice(to, 0, step!);
    this.change(steps);
    this.said = word('procedure.moved', nameOf(step!), to + 1);
    this.focus(`#${control}-${to}`);
  }

  private remove(at: number): void {
    const steps = this.steps();
    const step = steps[at]!;
    this.gone = [...this.gone, { step, at }];
    this.said = '';
    this.change(steps.filter((one) => one !== step));
    this.focus(steps.length > 1 ? `#words-${Math.min(at, steps.length - 2)}` : '#add');
  }

  private readonly bringBack = (): void => {
    const last = this.gone.at(-1);
    if (!last) return;
    this.gone = this.gone.slice(0, -1);
    this.said = '';
    this.insert(last.step, Math.min(last.at, this.steps().length));
  };

  private focus(selector: string): void {
    void this.host.updateComplete.then(() => this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }
}

function nameOf({ words }: Step): string {
  return words.trim() || word('procedure.step-blank');
}
