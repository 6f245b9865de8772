import { html, nothing } from 'lit';
import { word } from '../shared/words';
import type { Figure, Table } from './account';
import { TOTAL } from './account';
import { chartOf } from './chart';

/** Beyond this many rows those without a figure are left out of the page; the files have all. */
const MANY = 14;

function cell(figure: Figure | undefined) {
  if (figure === '*')
    return html`<td><span aria-hidden="true">${word('yearly.hidden')}</span><span class="unseen">${word('yearly.hidden-spoken')}</span></td>`;
  return html`<td>${figure === null || figure === undefined ? word('yearly.none') : figure.toLocaleString(document.documentElement.lang)}</td>`;
}

function shown(table: Table): readonly number[] {
  const all = table.rows.map((_, index) => index);
  if (all.length <= MANY) return all;
  return all.filter((row) => table.rows[row]?.key === TOTAL || table.cells[row]?.some((figure) => figure === '*' || (figure ?? 0) !== 0));
}

/** A table of the account: what it looks like, and its figures beside it. */
export function tableOf(table: Table, names: ReadonlyMap<string, string>, isInternal: boolean) {
  const nameOf = (row: number) => {
    const label = table.rows[row];
    return (label && names.get(label.key)) ?? label?.name ?? '';
  };
  const rows = shown(table);
  return html`<section class="table" aria-labelledby=${table.key} data-table=${table.key}>
    <h3 id=${table.key}>${table.name}</h3>
    ${table.note ? html`<p class="quiet">${table.note}</p>` : nothing}
    ${isInternal && !table.published ? html`<p class="quiet">${word('yearly.internal-table')}</p>` : nothing}
    ${chartOf(table, nameOf)}
    ${rows.length === 0
      ? html`<p class="quiet">${word('yearly.nothing')}</p>`
      : html`<div class="scroll" role="region" tabindex="0" aria-label=${`${table.name} ${word('yearly.table')}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">${word('yearly.item')}</th>
                ${table.columns.map(({ name }) => html`<th scope="col">${name}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${rows.map(
                (row) => html`<tr class=${table.rows[row]?.key === TOTAL ? 'total' : ''}>
                  <th scope="row">${nameOf(row)}</th>
                  ${table.cells[row]?.map(cell)}
                </tr>`,
              )}
            </tbody>
          </table>
        </div>`}
  </section>`;
}
