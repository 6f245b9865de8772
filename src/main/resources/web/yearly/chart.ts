import { css, html, nothing, svg } from 'lit';
import { word } from '../shared/words';
import type { Figure, Table } from './account';
import { TOTAL } from './account';

/** Wide enough that a bar tells something on a telephone too; it is drawn in these units and fills its place. */
const WIDTH = 600;
const ROW = 26;
const BAR = 16;
const NAMES = 210;
const FIGURES = 56;
const MOST_NAME = 15;
/** Told apart by their pattern as well as by their colour. */
const FILLS = ['solid', 'stripes', 'dots', 'outline', 'solid soft', 'stripes soft'] as const;

export const charts = css`
  svg {
    display: block;
    width: 100%;
    max-width: 44rem;
    height: auto;
    color: var(--accent);
  }

  svg text {
    fill: var(--ink);
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }

  .bar {
    fill: currentcolor;
    stroke: currentcolor;
    stroke-width: 1;
  }

  .stripes {
    fill: url('#stripes');
  }

  .dots {
    fill: url('#dots');
  }

  .outline {
    fill: none;
  }

  .soft {
    opacity: 0.55;
  }

  .axis {
    stroke: var(--line-strong);
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
  }

  .legend li {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }

  .legend svg {
    flex: none;
    width: 1.25rem;
    height: 1rem;
  }
`;

const patterns = svg`<defs>
  <pattern id="stripes" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="2" height="5" fill="currentColor"></rect>
  </pattern>
  <pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">
    <circle cx="2" cy="2" r="1.3" fill="currentColor"></circle>
  </pattern>
</defs>`;

function amount(figure: Figure | undefined): number {
  return typeof figure === 'number' ? figure : 0;
}

function cut(name: string): string {
  const signs = [...name];
  const most = document.documentElement.lang === 'en' ? 2 * MOST_NAME : MOST_NAME;
  return signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : name;
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
  const scale = (WIDTH - NAMES - FIGURES) / most;
  const height = rows.length * ROW + 4;
  return html`
    ${columns.length > 1
      ? html`<ul class="legend" role="list" aria-hidden="true">
          ${columns.map(
            (column, index) => html`<li>
              <svg viewBox="0 0 20 16">${patterns}<rect class="bar ${FILLS[index % FILLS.length]}" x="1" y="1" width="18" height="14"></rect></svg>
              ${table.columns[column]?.name}
            </li>`,
          )}
        </ul>`
      : nothing}
    <svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label=${word('yearly.chart', table.name)}>
      ${patterns}
      <line class="axis" x1=${NAMES} y1="0" x2=${NAMES} y2=${height}></line>
      ${rows.map((row, at) => {
        let x = NAMES;
        const y = at * ROW + (ROW - BAR) / 2 + 2;
        return svg`<g>
          <text x=${NAMES - 6} y=${y + BAR - 3} text-anchor="end">${cut(nameOf(row))}</text>
          ${columns.map((column, index) => {
            const width = amount(table.cells[row]?.[column]) * scale;
            const from = x;
            x += width;
            return width > 0
              ? svg`<rect class="bar ${FILLS[index % FILLS.length]}" x=${from} y=${y} width=${width} height=${BAR}></rect>`
              : nothing;
          })}
          <text x=${x + 5} y=${y + BAR - 3}>${(sums[at] ?? 0).toLocaleString(document.documentElement.lang)}</text>
        </g>`;
      })}
    </svg>
  `;
}
