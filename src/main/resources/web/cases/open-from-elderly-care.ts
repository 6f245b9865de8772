import { LitElement, css, html, nothing } from 'lit';
import { pageAt } from '../shared/api';
import type { Problem } from '../shared/ask';
import { ask, inWords, violationOf } from '../shared/ask';
import type { Case } from '../shared/case';
import { forms } from '../shared/forms';
import { errorAt, keeping } from '../shared/keeping';
import { newId } from '../shared/new-id';
import { parts } from '../shared/parts';
import { procedureOf } from '../shared/procedure';
import { word } from '../shared/words';

const LINES = ['name', 'address', 'contact'] as const;

/** Elderly care opens a case: what somebody knows at the first call, all of which may be left empty. */
class OpenFromElderlyCare extends LitElement {
  static override properties = {
    network: {},
    definition: { state: true },
    refusal: { state: true },
    said: { state: true },
    isBusy: { state: true },
  };

  static override styles = [
    parts,
    forms,
    keeping,
    css`
      summary {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
        color: var(--accent);
        font-weight: 700;
        text-decoration: underline;
        cursor: pointer;
      }

      form {
        display: grid;
        gap: var(--space-3);
        max-width: 40rem;
        margin: var(--space-2) 0 var(--space-6);
      }

      textarea {
        min-height: 5rem;
        margin-top: 0;
      }

      .words {
        white-space: pre-wrap;
      }
    `,
  ];

  declare network: string;
  /** What counts as an emergency here. */
  private declare definition: string | undefined;
  private declare refusal: Problem | undefined;
  private declare said: string;
  private declare isBusy: boolean;
  private readonly key = newId();

  constructor() {
    super();
    this.said = '';
    this.isBusy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void procedureOf(this.network).then((found) => (this.definition = found?.definition));
  }

  override render() {
    return html`<details>
      <summary>${word('elderly.open')}</summary>
      <form novalidate autocomplete="off" aria-label=${word('elderly.open')} @submit=${this.open}>
        ${this.definition
          ? html`<div>
              <h2>${word('case.definition')}</h2>
              <p class="words">${this.definition}</p>
            </div>`
          : nothing}
        <p class="quiet">${word('elderly.open-help')}</p>
        ${LINES.map((line) => this.line(line))}
        <div class="field">
          <label for="situation">${word('case.words.SITUATION')}</label>
          ${errorAt('situation-error', violationOf(this.refusal, 'situation'))}
          <textarea id="situation" name="situation" maxlength="2000" aria-describedby="situation-error"></textarea>
        </div>
        <label class="check"><input type="checkbox" name="practice" /> ${word('case.practice-choose')}</label>
        <div role="alert">${this.said ? html`<p class="problem">${this.said}</p>` : nothing}</div>
        <p class="actions"><button class="button primary" ?disabled=${this.isBusy}>${word('case.open-do')}</button></p>
      </form>
    </details>`;
  }

  private line(line: (typeof LINES)[number]) {
    const wrong = violationOf(this.refusal, `person.${line}`);
    return html`<div class="field">
      <label for=${line}>${word(`case.person.${line}`)}</label>
      ${errorAt(`${line}-error`, wrong)}
      <input id=${line} name=${line} maxlength="200" aria-describedby="${line}-error" aria-invalid=${wrong !== undefined} />
    </div>`;
  }

  private readonly open = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const typed = (name: string) => String(data.get(name) ?? '').trim() || undefined;
    this.isBusy = true;
    this.said = '';
    this.refusal = undefined;
    const person = Object.fromEntries(LINES.map((line) => [line, typed(line)]));
    const came = await ask<Case>(
      'POST',
      `/api/networks/${encodeURIComponent(this.network)}/cases`,
      { person, situation: typed('situation'), practice: data.has('practice') },
      undefined,
      this.key,
    );
    this.isBusy = false;
    if (came.state === 'done') {
      location.assign(pageAt(`/case/${encodeURIComponent(this.network)}/${encodeURIComponent(came.value.id)}`));
      return;
    }
    if (came.state === 'refused') this.refusal = came.problem;
    this.said = came.state === 'away' ? word('case.not-sent') : inWords(came.problem);
  };
}

customElements.define('tomarigi-open-from-elderly-care', OpenFromElderlyCare);
