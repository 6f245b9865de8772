import { LitElement, css, html, nothing } from 'lit';
import type { Problem } from '../shared/ask';
import { inWords as problemInWords, violationOf } from '../shared/ask';
import type { Case, LiveCase } from '../shared/case';
import { forms } from '../shared/forms';
import { errorAt } from '../shared/keeping';
import { parts } from '../shared/parts';
import { word } from '../shared/words';

export const sectionStyles = css`
  :host {
    display: block;
  }

  h2 {
    margin: 0 0 var(--space-2);
    font-size: var(--size-large);
  }

  h3 {
    margin: var(--space-3) 0 var(--space-1);
    font-size: var(--size-body);
  }

  form {
    display: grid;
    gap: var(--space-3);
    margin-top: var(--space-3);
  }

  textarea {
    min-height: 4.5rem;
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    margin-top: var(--space-2);
  }

  p + .things {
    margin-top: var(--space-2);
  }

  .things > li {
    padding: var(--space-3) 0;
    border-top: 1px solid var(--line);
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-4);
  }

  .line > :first-child {
    font-weight: 700;
  }

  .planned {
    margin-top: var(--space-3);
    padding: var(--space-2) var(--space-3) var(--space-3);
    border: 1px dashed var(--line-strong);
    border-radius: var(--radius-small);
  }

  .planned .button {
    margin-top: var(--space-2);
  }

  .planned h3 {
    margin-top: 0;
  }

  .planned li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--space-3);
  }

  .problem {
    margin: var(--space-2) 0;
    padding: var(--space-2) var(--space-4);
    border-left: 0.375rem solid var(--alarm);
    border-radius: var(--radius-small);
    background: var(--alarm-soft);
  }

  .warning {
    margin-top: var(--space-2);
    padding-left: var(--space-3);
    border-left: 0.25rem solid var(--ageing);
    color: var(--ageing);
    font-weight: 700;
  }

  .check {
    line-height: 1.4;
  }

  .to {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
  }

  .step:empty {
    display: none;
  }

  .step {
    margin: 0;
  }

  .mark.YES,
  .mark.PLACED {
    color: var(--accent);
  }

  .mark.YES_BUT,
  .mark.CALL_ME,
  .mark.HELD {
    color: var(--ageing);
  }

  .facts {
    display: grid;
    grid-template-columns: fit-content(40%) minmax(0, 1fr);
    gap: var(--space-1) var(--space-4);
    overflow-wrap: anywhere;
  }

  .facts dt {
    color: var(--ink-quiet);
  }

  .words {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  summary {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
    color: var(--accent);
    text-decoration: underline;
    cursor: pointer;
  }

  .danger {
    border-color: var(--alarm);
    color: var(--alarm);
    font-weight: 700;
  }

  .link {
    display: inline-flex;
    align-items: center;
    text-decoration: none;
  }

  .button.link:not(.primary) {
    color: inherit;
  }

  .primary.link {
    color: var(--on-accent);
  }

  .stepper {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
  }

  table {
    width: 100%;
    border-collapse: collapse;
  }

  th,
  td {
    padding: var(--space-1) var(--space-2) var(--space-1) 0;
    border-bottom: 1px solid var(--line);
    font-weight: 400;
    text-align: left;
  }

  .yen {
    text-align: right;
  }

  .phone {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target);
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }

  @media print {
    .acts,
    form,
    details {
      display: none;
    }
  }
`;

/** One part of a case’s page: shows what stands, changes it through `live`, and says beside it why something was not done. */
export abstract class Section extends LitElement {
  static override properties = {
    live: { attribute: false },
    one: { attribute: false },
    mayPlace: { attribute: false },
    isBusy: { attribute: false },
    refused: { state: true },
    done: { state: true },
  };

  static override styles = [parts, forms, sectionStyles];

  declare live: LiveCase;
  declare one: Case;
  /** Else the reader only reads. */
  declare mayPlace: boolean;
  declare isBusy: boolean;
  protected declare refused: Problem | 'away' | undefined;
  protected declare done: string | undefined;

  /** Whether it was done. */
  protected async send(method: string, deed: string, body?: object): Promise<boolean> {
    this.done = undefined;
    this.refused = await this.live.do(method, deed, body);
    if (!this.refused) this.done = 'case.said.done';
    return !this.refused;
  }

  /** What is wrong with a field, beside it. */
  protected wrong(field: string) {
    return errorAt(`${field}-error`, this.violation(field));
  }

  protected isWrong(field: string): boolean {
    return this.violation(field) !== undefined;
  }

  private violation(field: string): string | undefined {
    return this.refused === 'away' ? undefined : violationOf(this.refused, field);
  }

  protected saying() {
    const { refused } = this;
    return html`<div role="alert">
        ${refused === undefined
          ? nothing
          : html`<p class="problem">
              ${refused === 'away'
                ? word('case.not-sent')
                : problemInWords(refused)}
            </p>`}
      </div>
      <p class="unseen" role="status">${this.done ? word(this.done) : nothing}</p>`;
  }

  protected button(words: string, name: string, press: () => void, kind = '') {
    return html`<button type="button" class="button ${kind}" ?disabled=${this.isBusy} @click=${press}>
      ${words}${name ? html`<span class="unseen"> ${name}</span>` : nothing}
    </button>`;
  }

  protected choice(name: string, label: string, codes: readonly string[], inWords: (code: string) => string, chosen?: string) {
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <select id=${name} name=${name}>
        ${codes.map((code) => html`<option value=${code} ?selected=${code === chosen}>${inWords(code)}</option>`)}
      </select>
    </div>`;
  }
}

/** What a form says by name; left out where nothing was written. */
export function saidIn(event: SubmitEvent): Readonly<Record<string, string | undefined>> {
  event.preventDefault();
  const data = new FormData(event.target as HTMLFormElement);
  return Object.fromEntries([...data].map(([name, value]) => [name, String(value).trim() || undefined]));
}

/** A number to press; nothing where there is none. */
export function callOf(name: string, phone: string | undefined) {
  return phone
    ? html`<a class="phone" href=${`tel:${phone.replace(/[^\d+]/g, '')}`} aria-label=${word('desk.call', name, phone)}
        ><span aria-hidden="true">☎</span>${phone}</a
      >`
    : nothing;
}
