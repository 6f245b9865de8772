import { html, nothing } from 'lit';
import { errorAt } from '../shared/keeping';
import type { Hours } from '../shared/rota';
import { DAY_KINDS } from '../shared/rota';
import { word } from '../shared/words';

const MOST = 14;

/** Some hours of some days; none of them: round the clock. */
export function hoursFields(
  at: string,
  hours: readonly Hours[],
  wrong: (field: string) => string | undefined,
  change: (next: readonly Hours[]) => void,
) {
  const id = at.replace(/\W+/g, '-');
  const replace = (index: number, next: Hours) => change(hours.map((one, other) => (other === index ? next : one)));
  return html`${hours.length === 0 ? html`<p>${word('rota.round-the-clock')}</p>` : nothing}
    ${hours.map((one, index) => {
      const time = (part: 'from' | 'to') => {
        const error = wrong(`${at}[${index}].${part}`);
        return html`<div class="field">
          <label for="${id}-${index}-${part}">${word(`rota.hours-${part}`)}</label>
          ${errorAt(`${id}-${index}-${part}-error`, error)}
          <input
            id="${id}-${index}-${part}"
            type="time"
            .value=${one[part]}
            aria-describedby="${id}-${index}-${part}-error"
            aria-invalid=${error !== undefined}
            @change=${(event: Event) => replace(index, { ...one, [part]: (event.target as HTMLInputElement).value })}
          />
        </div>`;
      };
      return html`<div class="row">
        ${errorAt(`${id}-${index}-days-error`, wrong(`${at}[${index}].days`))}
        <div class="checks" role="group" aria-label=${word('rota.days')}>
          ${DAY_KINDS.map(
            (day) => html`<label class="check">
              <input
                type="checkbox"
                .checked=${one.days.includes(day)}
                @change=${(event: Event) =>
                  replace(index, {
                    ...one,
                    days: DAY_KINDS.filter((other) => (other === day ? (event.target as HTMLInputElement).checked : one.days.includes(other))),
                  })}
              />
              ${word(`rota.day.${day}`)}
            </label>`,
          )}
        </div>
        <div class="pair">${time('from')} ${time('to')}</div>
        <button class="button" type="button" aria-label=${word('rota.hours-remove', index + 1)} @click=${() => change(hours.filter((_, other) => other !== index))}>
          ${word('rota.remove')}
        </button>
      </div>`;
    })}
    ${hours.length < MOST
      ? html`<button class="button" type="button" @click=${() => change([...hours, { days: [...DAY_KINDS], from: '17:00', to: '09:00' }])}>
          ${word('rota.hours-add')}
        </button>`
      : nothing}`;
}
