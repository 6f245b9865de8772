import { LitElement, css, html, nothing } from 'lit';
import type { Night } from '../shared/nights';
import { dayOf, monthOf, nightInWords, weekdayOf } from '../shared/nights';
import { parts } from '../shared/parts';
import { word } from '../shared/words';

/** One bed for one night, as it is shown. */
export interface Cell {
  readonly open: boolean;
  /** What became of the reader's tap; undefined when there was none, or long enough ago. */
  readonly mark: 'waiting' | 'sent' | 'refused' | undefined;
}

export interface GridBed {
  readonly id: string;
  readonly label: string;
  /** One a night. */
  readonly cells: readonly Cell[];
}

/** The reader says that a bed can be given for a night, or cannot. */
export interface Tap {
  readonly bed: string;
  readonly label: string;
  readonly night: Night;
  readonly open: boolean;
}

const MARKS = { waiting: '…', sent: '✓', refused: '!' } as const;

/**
 * Beds down, nights across. Each cell is a button; the arrow keys walk, so that the tabulator passes the grid in one step.
 * A tap is told as the event `tap`; what it does is for others to say.
 */
class Grid extends LitElement {
  static override properties = {
    nights: { attribute: false },
    beds: { attribute: false },
    at: { state: true },
  };

  static override styles = [
    parts,
    css`
      .scroller {
        position: relative;
        width: fit-content;
        max-width: 100%;
        overflow-x: auto;
        scroll-padding-left: 7.5rem; /* the first column must not hide what has the focus */
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }

      table {
        border-collapse: separate;
        border-spacing: 0;
      }

      th {
        font-weight: 400;
        line-height: 1.3;
      }

      thead th {
        padding: var(--space-2) 0 var(--space-1);
        border-bottom: 1px solid var(--line);
        vertical-align: bottom;
      }

      .month {
        display: block;
        font-size: var(--size-small);
      }

      .day {
        display: block;
        font-size: var(--size-large);
      }

      .tonight {
        background: var(--accent-soft);
        font-weight: 700;
      }

      .corner,
      .bed {
        position: sticky;
        left: 0;
        z-index: 1;
        min-width: 4.5rem;
        max-width: 7rem;
        padding: 0 var(--space-2);
        border-right: 1px solid var(--line);
        background: var(--surface);
        text-align: left;
        overflow-wrap: anywhere;
      }

      .bed {
        font-weight: 700;
      }

      td {
        padding: 2px;
      }

      button {
        position: relative;
        display: block;
        width: 3.25rem;
        height: var(--target);
        padding: 0;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-small);
        background: var(--surface);
        color: var(--ink-quiet);
        cursor: pointer;
        touch-action: manipulation;
      }

      button.open {
        border-color: var(--accent);
        background: var(--accent);
        color: var(--on-accent);
        font-weight: 700;
      }

      button.waiting {
        border-style: dashed;
      }

      button.refused {
        border: 2px solid var(--alarm);
      }

      .mark {
        position: absolute;
        top: 0;
        right: 0.2rem;
        font-size: var(--size-small);
        font-weight: 700;
        line-height: 1.2;
      }

      .refused:not(.open) .mark {
        color: var(--alarm);
      }
    `,
  ];

  declare nights: readonly Night[];
  declare beds: readonly GridBed[];
  /** Row and column of the cell that the keyboard is on. */
  private declare at: readonly [number, number];

  constructor() {
    super();
    this.at = [0, 0];
  }

  override render() {
    return html`<div class="scroller">
      <table role="grid" aria-label=${word('report.grid')}>
        <thead>
          <tr>
            <th class="corner" scope="col">${word('report.bed')}</th>
            ${this.nights.map((night, column) => this.head(night, column))}
          </tr>
        </thead>
        <tbody @keydown=${this.walk}>
          ${this.beds.map((bed, row) => this.row(bed, row))}
        </tbody>
      </table>
    </div>`;
  }

  private head(night: Night, column: number) {
    const first = column === 0 || dayOf(night) === '1';
    return html`<th scope="col" class=${column === 0 ? 'tonight' : nothing}>
      <span aria-hidden="true">
        ${column === 0
          ? html`<span class="month">${word('board.tonight')}</span>`
          : first
            ? html`<span class="month">${monthOf(night)}</span>`
            : nothing}
        <span class="day number">${dayOf(night)}</span>${weekdayOf(night)}
      </span>
      <span class="unseen">${nightInWords(night)}</span>
    </th>`;
  }

  private row(bed: GridBed, row: number) {
    return html`<tr>
      <th class="bed" scope="row">${bed.label}</th>
      ${bed.cells.map((cell, column) => this.cell(bed, cell, row, column))}
    </tr>`;
  }

  private cell(bed: GridBed, cell: Cell, row: number, column: number) {
    const night = this.nights[column]!;
    const [atRow, atColumn] = this.standing();
    return html`<td class=${column === 0 ? 'tonight' : nothing}>
      <button
        class="${cell.open ? 'open' : ''} ${cell.mark ?? ''}"
        aria-pressed=${cell.open}
        aria-label=${word('report.cell', bed.label, nightInWords(night))}
        aria-description=${cell.mark ? word(`report.mark.${cell.mark}`) : nothing}
        tabindex=${row === atRow && column === atColumn ? 0 : -1}
        data-at="${row} ${column}"
        @focus=${() => (this.at = [row, column])}
        @click=${() => this.tap({ bed: bed.id, label: bed.label, night, open: !cell.open })}
      >
        ${cell.open ? word('report.open') : '–'}
        ${cell.mark ? html`<span class="mark" aria-hidden="true">${MARKS[cell.mark]}</span>` : nothing}
      </button>
    </td>`;
  }

  /** Where the keyboard stands; beds may have gone meanwhile. */
  private standing(): readonly [number, number] {
    const [row, column] = this.at;
    return [Math.min(row, this.beds.length - 1), Math.min(column, this.nights.length - 1)];
  }

  private tap(tap: Tap): void {
    this.dispatchEvent(new CustomEvent('tap', { detail: tap }));
  }

  private walk(event: KeyboardEvent): void {
    const [row, column] = this.standing();
    const to = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: [row, 0],
      End: [row, this.nights.length - 1],
    }[event.key];
    if (!to) return;
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>(`[data-at="${to[0]} ${to[1]}"]`)?.focus();
  }
}

customElements.define('tomarigi-grid', Grid);
