import { LitElement, css, html, nothing } from 'lit';
import { afterSaving } from '../shared/after-saving';
import type { Problem } from '../shared/ask';
import { ask, violationOf } from '../shared/ask';
import { forms } from '../shared/forms';
import { errorAt, keeping } from '../shared/keeping';
import { newId } from '../shared/new-id';
import { officeFields, officeIn } from '../shared/office-form';
import { parts } from '../shared/parts';
import type { Entry } from '../shared/register';
import { registerPage, registerPath } from '../shared/register';
import { word } from '../shared/words';

/** A facility of the network. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly number?: string;
}

/** Puts one of the network's facilities, or an office, into the register. */
class Adding extends LitElement {
  static override properties = {
    network: {},
    members: { attribute: false },
    isFacility: { state: true },
    refusal: { state: true },
    said: { state: true },
  };

  static override styles = [
    parts,
    forms,
    keeping,
    css`
      section {
        margin-top: var(--space-4);
        padding: var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }

      h2 {
        margin-top: 0;
      }
    `,
  ];

  declare network: string;
  declare members: readonly Member[];
  private declare isFacility: boolean;
  declare refusal: Problem | undefined;
  declare said: string;
  /** The same until it is added: a line that breaks adds nobody twice. */
  private key = newId();

  constructor() {
    super();
    this.members = [];
    this.isFacility = true;
    this.said = '';
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('input')?.focus();
  }

  override render() {
    return html`<section aria-labelledby="add">
      <h2 id="add">${word('register.add')}</h2>
      <form novalidate autocomplete="off" @submit=${this.add}>
        <fieldset>
          <legend>${word('register.what')}</legend>
          ${[true, false].map(
            (isFacility) => html`<label class="check">
              <input type="radio" name="what" ?checked=${this.isFacility === isFacility} @change=${() => (this.isFacility = isFacility)} />
              ${word(isFacility ? 'register.what-facility' : 'register.what-office')}
            </label>`,
          )}
        </fieldset>
        ${this.isFacility ? this.facility() : officeFields({}, this.refusal)}
        <div role="alert">${this.said ? html`<p class="problem">${this.said}</p>` : nothing}</div>
        <p class="actions">
          <button class="button primary">${word('register.add-do')}</button>
          <button class="button" type="button" @click=${() => this.dispatchEvent(new Event('leave'))}>${word('people.leave')}</button>
        </p>
      </form>
    </section>`;
  }

  private facility() {
    const wrong = violationOf(this.refusal, 'facility');
    return html`<div class="field">
      <label for="facility">${word('register.facility')}</label>
      ${errorAt('facility-error', wrong)}
      <select id="facility" aria-describedby="facility-error" aria-invalid=${wrong !== undefined}>
        ${this.members.map(
          ({ id, name, number }) => html`<option value=${id}>${name}${number ? word('register.with-number', number) : nothing}</option>`,
        )}
      </select>
    </div>`;
  }

  private readonly add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const facility = form.querySelector<HTMLSelectElement>('#facility')?.value;
    if (this.isFacility && !facility) return;
    const came = await ask<Entry>(
      'POST',
      registerPath(this.network),
      this.isFacility ? { facility } : officeIn(form),
      undefined,
      this.key,
    );
    afterSaving(this, came);
    if (came.state !== 'done') return;
    this.key = newId();
    location.assign(registerPage(this.network, came.value.id));
  };
}

customElements.define('tomarigi-adding', Adding);
