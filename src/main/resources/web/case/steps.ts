import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { pageAt } from '../shared/api';
import type { Names } from '../shared/case-words';
import { accountInWords } from '../shared/case-words';
import { momentInWords } from '../shared/nights';
import type { Procedure, Step } from '../shared/procedure';
import { procedureOf, procedurePage } from '../shared/procedure';
import type { Me } from '../shared/who';
import { word } from '../shared/words';
import { Section } from './section';

/** The network’s procedure as this case walks through it: which steps are done, by whom and when, and which is next. */
class Steps extends Section {
  static override properties = {
    ...Section.properties,
    me: { attribute: false },
    names: { attribute: false },
    procedure: { state: true },
    pressed: { state: true },
  };

  declare me: Me | undefined;
  declare names: Names;
  private declare procedure: Procedure | undefined;
  /** Ticked or unticked here, and on its way. */
  private declare pressed: ReadonlyMap<string, boolean>;

  constructor() {
    super();
    this.pressed = new Map();
  }

  /** With each state of the case, until it could be read. */
  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!this.procedure && changed.has('one')) void procedureOf(this.one.network).then((found) => (this.procedure = found));
  }

  override render() {
    const { procedure, one } = this;
    const { steps: done } = one.notes;
    const steps = procedure?.steps ?? [];
    const next = steps.find(({ id }) => !done[id]);
    const others = Object.keys(done).filter((id) => !steps.some((step) => step.id === id)).length;
    return html`<h2>${word('case.steps')}</h2>
      ${!procedure
        ? html`<p role="status">${word('wall.loading')}</p>`
        : steps.length === 0
          ? html`<p>${word('case.steps-none')}</p>`
          : html`<p class="number">${word('case.steps-done', steps.filter(({ id }) => done[id]).length, steps.length)}</p>`}
      ${this.saying()}
      <ol class="things" role="list" aria-label=${word('case.steps')}>
        ${steps.map((step, at) => this.row(step, at, step === next))}
      </ol>
      ${procedure && others > 0 ? html`<p class="quiet">${word('case.steps-others', others)}</p>` : nothing}
      <p class="acts"><a class="to" href=${pageAt(procedurePage(one.network))}>${word('case.to-procedure')}</a></p>`;
  }

  private row({ id, words }: Step, at: number, isNext: boolean) {
    const done = this.one.notes.steps[id];
    const isDone = this.pressed.get(id) ?? done !== undefined;
    const said = done
      ? word('case.step-done', accountInWords(done.by, this.me, this.names), momentInWords(Date.parse(done.at)))
      : isNext
        ? word('case.step-next')
        : '';
    const name = html`<span><span class="number">${at + 1}.</span> ${words}</span>`;
    return html`<li aria-current=${isNext ? 'step' : nothing}>
      ${this.mayPlace
        ? html`<label class="check">
            <input
              type="checkbox"
              aria-describedby="step-${at}"
              .checked=${live(isDone)}
              @change=${(event: Event) => void this.tick(id, (event.target as HTMLInputElement).checked)}
            />${name}
          </label>`
        : html`<p><span aria-hidden="true">${done ? '✓' : '○'}</span> ${name}${done ? nothing : html`<span class="unseen"> ${word('case.step-not')}</span>`}</p>`}
      <p id="step-${at}" class="step number ${isNext && !done ? 'warning' : 'quiet'}">${said}</p>
    </li>`;
  }

  /** The box stays where the finger put it until the server has said whether it is so. */
  private async tick(id: string, isDone: boolean): Promise<void> {
    this.pressed = new Map([...this.pressed, [id, isDone]]);
    await this.send('PUT', `steps/${encodeURIComponent(id)}`, { done: isDone });
    this.pressed = new Map([...this.pressed].filter(([other]) => other !== id));
  }
}

customElements.define('tomarigi-case-steps', Steps);
