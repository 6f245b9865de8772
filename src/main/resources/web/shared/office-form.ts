import { html } from 'lit';
import type { Problem } from './ask';
import { violationOf } from './ask';
import { errorAt } from './keeping';
import type { Entry } from './register';
import { OFFICE_KINDS } from './register';
import { word } from './words';

const LINES = ['name', 'number', 'town', 'address', 'phone', 'hours', 'district'] as const;
const CONTACT = ['name', 'phone'] as const;

function field(id: string, label: string, value: string | undefined, wrong: string | undefined, type = 'text') {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${errorAt(`${id}-error`, wrong)}
    <input id=${id} type=${type} autocomplete="off" maxlength="200" .value=${value ?? ''} aria-describedby="${id}-error" aria-invalid=${wrong !== undefined} />
  </div>`;
}

/** Whom to speak to, and when somebody can be reached: what the register keeps of facilities too. */
export function contactFields(one: Partial<Entry>, refusal: Problem | undefined) {
  return CONTACT.map((part) =>
    field(
      `contact-${part}`,
      word(`register.contact-${part}`),
      one.contact?.[part],
      violationOf(refusal, `contact.${part}`),
      part === 'phone' ? 'tel' : 'text',
    ),
  );
}

export function hoursField(one: Partial<Entry>, refusal: Problem | undefined) {
  return field('hours', word('register.hours'), one.hours, violationOf(refusal, 'hours'));
}

/** An office, whole. */
export function officeFields(one: Partial<Entry>, refusal: Problem | undefined) {
  const wrong = violationOf(refusal, 'kind');
  return html`<div class="field">
      <label for="kind">${word('register.kind')}</label>
      ${errorAt('kind-error', wrong)}
      <select id="kind" aria-describedby="kind-error" aria-invalid=${wrong !== undefined}>
        ${OFFICE_KINDS.map((kind) => html`<option value=${kind} ?selected=${one.kind === kind}>${word(`office.${kind}`)}</option>`)}
      </select>
    </div>
    ${LINES.map((id) =>
      field(id, word(`register.${id}`), one[id], violationOf(refusal, id), id === 'phone' ? 'tel' : 'text'),
    )}
    ${contactFields(one, refusal)}`;
}

/** What was typed there, as the API takes it. */
export function officeIn(form: HTMLFormElement): object {
  const typed = (id: string) => form.querySelector<HTMLInputElement>(`#${id}`)?.value.trim();
  return {
    ...Object.fromEntries(['kind', ...LINES].map((id) => [id, typed(id)]).filter(([, value]) => value)),
    contact: Object.fromEntries(CONTACT.map((part) => [part, typed(`contact-${part}`)]).filter(([, value]) => value)),
  };
}
