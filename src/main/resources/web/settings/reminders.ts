import { html } from 'lit';
import type { Problem } from '../shared/ask';
import { violationOf } from '../shared/ask';
import { errorAt } from '../shared/keeping';
import { locale, word } from '../shared/words';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
const REMINDER_NUMBERS = ['afterHours', 'quietFrom', 'quietTo', 'everyHours', 'mostUnanswered'] as const;
const DUTY_NUMBERS = [
  'meetingDays',
  'talkMonths',
  'planMonths',
  'reviewMonths',
  'lightCheckMonths',
  'warnDays',
  'letterHour',
] as const;

type Numbers<Name extends string> = { readonly [name in Name]?: number };

/** When facilities that went quiet are asked; without `afterHours`: when their word is stale. */
export interface Reminders extends Numbers<(typeof REMINDER_NUMBERS)[number]> {
  readonly on: boolean;
  readonly days: readonly string[];
}

/** How long what is done for registrants may take. */
export interface Duties extends Numbers<(typeof DUTY_NUMBERS)[number]> {
  readonly letterDay: string;
}

const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
const dayInWords = (index: number) => weekday.format(Date.UTC(2026, 10, 23 + index)); // a Monday

function number(id: string, label: string, value: number | undefined, wrong: string | undefined) {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${errorAt(`${id}-error`, wrong)}
    <input
      id=${id}
      inputmode="numeric"
      maxlength="4"
      class="number"
      value=${value ?? ''}
      aria-describedby="${id}-error"
      aria-invalid=${wrong !== undefined}
    />
  </div>`;
}

export function remindersForm(reminders: Reminders, refusal: Problem | undefined) {
  return html`<fieldset>
    <legend>${word('settings.reminders')}</legend>
    <p class="quiet">${word('settings.reminders-help')}</p>
    <label class="check"><input type="checkbox" name="remindersOn" ?checked=${reminders.on} /> ${word('settings.reminders-on')}</label>
    ${REMINDER_NUMBERS.map((id) => number(id, word(`settings.reminders.${id}`), reminders[id], violationOf(refusal, `reminders.${id}`)))}
    <fieldset>
      <legend>${word('settings.reminders.days')}</legend>
      ${errorAt('days-error', violationOf(refusal, 'reminders.days'))}
      <div class="checks">
        ${DAYS.map(
          (day, index) => html`<label class="check">
            <input type="checkbox" name="reminderDays" value=${day} ?checked=${reminders.days.includes(day)} /> ${dayInWords(index)}
          </label>`,
        )}
      </div>
    </fieldset>
  </fieldset>`;
}

export function dutiesForm(duties: Duties, refusal: Problem | undefined) {
  return html`<fieldset>
    <legend>${word('settings.duties')}</legend>
    <p class="quiet">${word('settings.duties-help')}</p>
    ${DUTY_NUMBERS.map((id) => number(id, word(`settings.duties.${id}`), duties[id], violationOf(refusal, `duties.${id}`)))}
    <div class="field">
      <label for="letterDay">${word('settings.duties.letterDay')}</label>
      <select id="letterDay">
        ${DAYS.map((day, index) => html`<option value=${day} ?selected=${duties.letterDay === day}>${dayInWords(index)}</option>`)}
      </select>
    </div>
  </fieldset>`;
}

/** Both as the API takes them; an empty field is as usual. */
export function remindersIn(form: HTMLFormElement): object {
  const data = new FormData(form);
  const numbers = (names: readonly string[]) =>
    Object.fromEntries(
      names.flatMap((id) => {
        const typed = form.querySelector<HTMLInputElement>(`#${id}`)!.value.trim().normalize('NFKC');
        // What is no number is sent as one that the server names.
        return typed ? [[id, /^\d+$/.test(typed) ? Number(typed) : -1]] : [];
      }),
    );
  return {
    reminders: { on: data.has('remindersOn'), days: data.getAll('reminderDays'), ...numbers(REMINDER_NUMBERS) },
    duties: { letterDay: form.querySelector<HTMLSelectElement>('#letterDay')!.value, ...numbers(DUTY_NUMBERS) },
  };
}
