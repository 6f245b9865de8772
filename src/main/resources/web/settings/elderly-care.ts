import { html, nothing } from 'lit';
import type { Problem } from '../shared/ask';
import { violationOf } from '../shared/ask';
import type { Centre, ElderlyCare } from '../shared/elderly-care';
import { errorAt } from '../shared/keeping';
import { word } from '../shared/words';

/** One for each district, and one for the rest. */
export const MOST_CENTRES = 51;

const LINES = ['name', 'phone', 'hours'] as const;
const LONGEST = { name: 100, phone: 40, hours: 100 } as const;

/** What the form has to know of the page. */
interface Rows {
  /** Numbers of the rows: those below a hundred were there when the page was read. */
  readonly rows: readonly number[];
  readonly districts: readonly string[];
  readonly refusal: Problem | undefined;
  readonly add: () => void;
  readonly remove: (row: number) => void;
}

/** Whether the desk is shared with elderly care, and whom to call there. */
export function elderlyCareForm(found: ElderlyCare | undefined, page: Rows) {
  return html`<fieldset>
    <legend>${word('settings.elderly')}</legend>
    <p class="quiet">${word('settings.elderly-help')}</p>
    <label class="check"><input type="checkbox" name="elderlyCareOn" ?checked=${found?.on ?? false} /> ${word('settings.elderly-on')}</label>
    ${page.rows.map((row, index) => centreRow(found?.centres[row], row, index, page))}
    ${page.rows.length < MOST_CENTRES
      ? html`<button class="button" type="button" @click=${page.add}>${word('settings.centre-add')}</button>`
      : nothing}
  </fieldset>`;
}

function centreRow(known: Centre | undefined, row: number, index: number, { districts, refusal, remove }: Rows) {
  const wrong = (part: string) => violationOf(refusal, `elderlyCare.centres[${index}].${part}`);
  const all = [...new Set([...districts, ...(known?.district ? [known.district] : [])])];
  return html`<div class="district" data-centre>
    ${LINES.map(
      (line) => html`<div class="field">
        <label for="centre-${line}-${row}">${word(`settings.centre.${line}`)}</label>
        ${errorAt(`centre-${line}-${row}-error`, wrong(line))}
        <input
          id="centre-${line}-${row}"
          data-part=${line}
          type=${line === 'phone' ? 'tel' : 'text'}
          maxlength=${LONGEST[line]}
          value=${known?.[line] ?? ''}
          aria-describedby="centre-${line}-${row}-error"
          aria-invalid=${wrong(line) !== undefined}
        />
      </div>`,
    )}
    ${all.length > 0
      ? html`<div class="field">
          <label for="centre-district-${row}">${word('settings.centre.district')}</label>
          ${errorAt(`centre-district-${row}-error`, wrong('district'))}
          <select id="centre-district-${row}" data-part="district" aria-describedby="centre-district-${row}-error" aria-invalid=${wrong('district') !== undefined}>
            <option value="" ?selected=${!known?.district}>${word('settings.centre-rest')}</option>
            ${all.map((name) => html`<option value=${name} ?selected=${name === known?.district}>${name}</option>`)}
          </select>
        </div>`
      : errorAt(`centre-district-${row}-error`, wrong('district'))}
    <button class="button" type="button" aria-label=${word('settings.centre-remove', index + 1)} @click=${() => remove(row)}>
      ${word('procedure.remove')}
    </button>
  </div>`;
}

/** As the API takes it; left out where the desk was never shared. */
export function elderlyCareIn(form: HTMLFormElement): object {
  const on = new FormData(form).has('elderlyCareOn');
  const centres = [...form.querySelectorAll('[data-centre]')].map((row) =>
    Object.fromEntries(
      [...LINES, 'district'].flatMap((name) => {
        const said = row.querySelector<HTMLInputElement | HTMLSelectElement>(`[data-part=${name}]`)?.value.trim();
        return said ? [[name, said]] : [];
      }),
    ),
  );
  return on || centres.length > 0 ? { elderlyCare: { on, centres } } : {};
}
