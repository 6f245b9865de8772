import { css, html, nothing } from 'lit';
import { word } from '../shared/words';
import type { Figure, Table } from './account';
import { TOTAL } from './account';

/** Told apart by their pattern as well as by their colour. */
const FILLS = ['solid', 'stripes', 'dots', 'outline', 'solid soft', 'stripes soft'] as const;

/** Bars of boxes rather than a drawing that shrinks with its place: what is written stays as large as the page's text. */
export const charts = css`
  .chart {
    display: grid;
    grid-template-columns: fit-content(42%) minmax(0, 1fr);
    column-gap: var(--space-2);
    max-width: 44rem;
    margin-top: var(--space-2);
    line-height: 1.3;
  }

  .line {
    display: contents;
  }

  .name {
    align-self: center;
    overflow-wrap: anywhere;
    text-align: end;
  }

  .track {
    --figure: 4.5rem;
    display: flex;
    align-items: center;
    min-width: 0;
    padding: 0.2rem 0;
    border-left: 1px solid var(--line-strong);
  }

  .figure {
    padding-left: var(--space-2);
    font-variant-numeric: tabular-nums;
  }

  .bar {
    flex: none;
    width: calc((100% - var(--figure)) * var(--share));
    height: 1.1rem;
    border: 1px solid var(--accent);
    color: var(--accent);
    print-color-adjust: exact;
  }

  .solid {
    background: currentcolor;
  }

  .stripes {
    background: repeating-linear-gradient(135deg, currentcolor 0 2px, transparent 2px 5px);
  }

  .dots {
    background: radial-gradient(circle, currentcolor 1.3px, transparent 1.8px) 0 0 / 5px 5px;
  }

  .soft {
    opacity: 0.55;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    margin-top: var(--space-2);
  }

  .legend li {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }

  .legend .bar {
    width: 1.25rem;
    height: 1rem;
  }
`;

function amount(figure: Figure | undefined): number {
  return typeof figure === 'number' ? figure : 0;
}

/** Which columns make up a row's bar: all but the total, or the first alone where each is a figure by itself. */
function drawn(table: Table): readonly number[] {
  if (table.chart === 'BARS') return [table.key === 'costs' ? table.columns.findIndex(({ key }) => key === 'YEN') : 0];
  return table.columns.flatMap(({ key }, index) => (key === TOTAL || key === 'WORDS' ? [] : [index]));
}

/** The rows that are worth a bar: not the total, which would dwarf them, and none without a figure. */
export function rowsOf(table: Table): readonly number[] {
  const columns = drawn(table);
  return table.rows.flatMap(({ key }, index) =>
    key !== TOTAL && columns.some((column) => amount(table.cells[index]?.[column]) > 0) ? [index] : [],
  );
}

/** The table as bars, for whoever would rather look than read; the figures stand beside it, so it is told as one picture. */
export function chartOf(table: Table, nameOf: (row: number) => string) {
  const rows = rowsOf(table);
  if (table.chart === 'NONE' || rows.length === 0) return nothing;
  const columns = drawn(table);
  const sums = rows.map((row) => columns.reduce((sum, column) => sum + amount(table.cells[row]?.[column]), 0));
  const most = Math.max(...sums);
  return html`
    ${columns.length > 1
      ? html`<ul class="legend" role="list" aria-hidden="true">
          ${columns.map((column, index) => html`<li><span class="bar ${fillOf(index)}"></span>${table.columns[column]?.name}</li>`)}
        </ul>`
      : nothing}
    <div class="chart" role="img" aria-label=${word('yearly.chart', table.name)}>
      ${rows.map(
        (row, at) => html`<div class="line">
          <span class="name">${nameOf(row)}</span>
          <span class="track"
            >${columns.map((column, index) => {
              const share = amount(table.cells[row]?.[column]) / most;
              return share > 0 ? html`<span class="bar ${fillOf(index)}" .style=${`--share: ${share}`}></span>` : nothing;
            })}<span class="figure">${(sums[at] ?? 0).toLocaleString(document.documentElement.lang)}</span></span
          >
        </div>`,
      )}
    </div>
  `;
}

function fillOf(index: number): string {
  return FILLS[index % FILLS.length]!;
}
