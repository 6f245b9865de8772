import { LitElement, html, nothing } from 'lit';
import type { Night } from '../shared/nights';
import { dayOf, monthOf, nightInWords, weekdayOf } from '../shared/nights';
import { parts } from '../shared/parts';
import { word } from '../shared/words';
import type { Fill } from './filling';
import { Filling, placeOf } from './filling';
import { gridStyles } from './grid-styles';
import type { Nights } from './said';

/** One bed for one night, as it is shown. */
export interface Cell {
  readonly open: boolean;
  /** Kept for somebody, whatever is said of it. */
  readonly taken: 'held' | 'agreed' | undefined;
  /** What became of what the reader said of it; undefined when that was nothing, or long enough ago. */
  readonly mark: 'waiting' | 'sent' | 'refused' | 'newer' | undefined;
}

export interface GridBed {
  readonly id: string;
  readonly label: string;
  /** One a night. */
  readonly cells: readonly Cell[];
}

const MARKS = { waiting: '…', sent: '✓', refused: '!', newer: '!' } as const;
const WEEK = 7;

/**
 * Beds down, nights across. Each cell is a button; the arrow keys walk, so that the tabulator passes the grid in one step.
 * A tap turns a cell, a drag fills a row, and the name of a bed opens what can be done with its whole row. What the reader
 * says is told as the event `say`; what it does is for others to decide.
 */
class Grid extends LitElement {
  static override properties = {
    nights: { attribute: false },
    beds: { attribute: false },
    looked: { type: Boolean },
    at: { state: true },
    opened: { state: true },
    overflows: { state: true },
  };

  static override styles = [
    parts,
    gridStyles,
  ];

  declare nights: readonly Night[];
  declare beds: readonly GridBed[];
  /** Its reader has nothing to say: there is nothing to press in it. */
  declare looked: boolean;
  /** Row and column of the cell that the keyboard is on; column -1 is the bed's name. */
  private declare at: readonly [number, number];
  /** The bed whose row's actions are shown. */
  private declare opened: string | undefined;
  /** Not all nights fit. */
  private declare overflows: boolean;

  private readonly filling = new Filling(this, (fill) => this.fill(fill));
  private readonly resized = new ResizeObserver(([entry]) => {
    if (entry) this.overflows = entry.target.scrollWidth > entry.target.clientWidth + 1;
  });

  constructor() {
    super();
    this.at = [0, 0];
    this.looked = false;
    this.overflows = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  protected override firstUpdated(): void {
    if (this.scroller) this.resized.observe(this.scroller);
  }

  get scroller(): HTMLElement | null {
    return this.renderRoot.querySelector('.scroller');
  }

  get columns(): number {
    return this.nights.length;
  }

  cellAt(row: number, column: number): HTMLElement | null {
    return this.renderRoot.querySelector(`[data-at="${row} ${column}"]`);
  }

  isOpen(row: number, column: number): boolean {
    return this.beds[row]?.cells[column]?.open ?? false;
  }

  override render() {
    return html`
      <div class="turn" ?hidden=${!this.overflows}>
        <button class="button" @click=${() => this.turn(-1)}><span aria-hidden="true">‹</span> ${word('report.back')}</button>
        <button class="button" @click=${() => this.turn(1)}>${word('report.forward')} <span aria-hidden="true">›</span></button>
      </div>
      <div
        class="scroller"
        @pointerdown=${this.filling.down}
        @pointermove=${this.filling.move}
        @pointerup=${this.filling.up}
        @pointercancel=${this.filling.stop}
      >
        <table role=${this.looked ? 'table' : 'grid'} aria-label=${word('report.grid')}>
          <thead>
            <tr>
              <th class="corner" scope="col">${word('report.bed')}</th>
              ${this.nights.map((night, column) => this.head(night, column))}
            </tr>
          </thead>
          <tbody @keydown=${this.walk} @keyup=${this.endWalk} @focusout=${this.leave}>
            ${this.beds.map((bed, row) => [this.row(bed, row), bed.id === this.opened ? this.actions(bed) : nothing])}
          </tbody>
        </table>
      </div>
    `;
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
    if (this.looked)
      return html`<tr>
        <th class="bed" scope="row"><span>${bed.label}</span></th>
        ${bed.cells.map((cell, column) => lookedAt(cell, column))}
      </tr>`;
    const open = bed.id === this.opened;
    return html`<tr>
      <th class="bed" scope="row">
        <button
          aria-expanded=${open}
          aria-label=${word('report.row', bed.label)}
          tabindex=${this.stands(row, -1) ? 0 : -1}
          data-at="${row} -1"
          @focus=${() => (this.at = [row, -1])}
          @click=${() => this.unfold(open ? undefined : bed.id)}
        >
          ${bed.label} <span aria-hidden="true">${open ? '▴' : '▾'}</span>
        </button>
      </th>
      ${bed.cells.map((cell, column) => this.cell(bed, cell, row, column))}
    </tr>`;
  }

  private cell(bed: GridBed, cell: Cell, row: number, column: number) {
    const night = this.nights[column]!;
    const filled = this.filling.covers(row, column);
    const open = filled ? this.filling.now!.open : cell.open;
    if (cell.taken && !filled) return this.kept(bed, cell.taken, night, row, column);
    return html`<td class="night ${column === 0 ? 'tonight' : ''}">
      <button
        class="${open ? 'open' : ''} ${filled ? 'filled' : (cell.mark ?? '')}"
        aria-pressed=${open}
        aria-label=${word('report.cell', bed.label, nightInWords(night))}
        aria-description=${cell.mark ? word(`report.mark.${cell.mark}`) : nothing}
        tabindex=${this.stands(row, column) ? 0 : -1}
        data-at="${row} ${column}"
        @focus=${() => (this.at = [row, column])}
        @click=${() => this.filling.justOver || this.say(bed, column, cell.open ? '0' : '1')}
      >
        ${open ? word('report.open') : '–'}
        ${cell.mark && !filled ? html`<span class="mark" aria-hidden="true">${MARKS[cell.mark]}</span>` : nothing}
      </button>
    </td>`;
  }

  /** Somebody has it: there is nothing to turn. */
  private kept(bed: GridBed, taken: 'held' | 'agreed', night: Night, row: number, column: number) {
    return html`<td class="night ${column === 0 ? 'tonight' : ''}">
      <button
        class="taken"
        aria-label=${word('report.cell-taken', bed.label, nightInWords(night), takenWord(taken))}
        tabindex=${this.stands(row, column) ? 0 : -1}
        data-at="${row} ${column}"
        @focus=${() => (this.at = [row, column])}
        @click=${() => this.filling.justOver || this.dispatchEvent(new CustomEvent('kept'))}
      >
        ${takenMark(taken)}
      </button>
    </td>`;
  }

  /** What can be done with a whole row: the same as by dragging, for whoever cannot or does not want to. */
  private actions(bed: GridBed) {
    const all = bed.cells.length;
    const week = bed.cells.slice(0, WEEK).map((cell) => (cell.open ? '1' : '0'));
    return html`<tr>
      <td class="actions" colspan=${all + 1}>
        <div>
          <button class="button" @click=${() => this.sayOfRow(bed, 0, '1'.repeat(all))}>
            ${word('report.all-open', all)}
          </button>
          <button class="button" @click=${() => this.sayOfRow(bed, 0, '0'.repeat(all))}>
            ${word('report.all-closed', all)}
          </button>
          ${all >= 2 * WEEK
            ? html`<button class="button" @click=${() => this.sayOfRow(bed, WEEK, week.join(''))}>
                ${word('report.copy-week')}
                <small>${word('report.copy-week-help', this.span(0), this.span(WEEK))}</small>
              </button>`
            : nothing}
        </div>
      </td>
    </tr>`;
  }

  private span(first: number): string {
    return word('report.span', nightInWords(this.nights[first]!), nightInWords(this.nights[first + WEEK - 1]!));
  }

  /** Whether the keyboard is there; beds may have gone meanwhile. */
  private stands(row: number, column: number): boolean {
    const [atRow, atColumn] = this.standing();
    return row === atRow && column === atColumn;
  }

  private standing(): readonly [number, number] {
    const [row, column] = this.at;
    return [Math.min(row, this.beds.length - 1), Math.min(column, this.nights.length - 1)];
  }

  private async unfold(bed: string | undefined): Promise<void> {
    this.opened = bed;
    await this.updateComplete;
    this.renderRoot.querySelector('.actions')?.scrollIntoView({ block: 'nearest' });
  }

  private sayOfRow(bed: GridBed, column: number, open: string): void {
    this.say(bed, column, open);
    this.opened = undefined;
    this.cellAt(this.beds.indexOf(bed), -1)?.focus();
  }

  private fill({ row, from, to, open }: Fill): void {
    const bed = this.beds[row];
    const first = Math.min(from, to);
    const cells = bed?.cells.slice(first, Math.max(from, to) + 1) ?? [];
    if (bed && cells.some((cell) => cell.open !== open)) this.say(bed, first, (open ? '1' : '0').repeat(cells.length));
  }

  private say(bed: GridBed, column: number, open: string): void {
    const detail: Nights = { bed: bed.id, label: bed.label, from: this.nights[column]!, open };
    this.dispatchEvent(new CustomEvent('say', { detail }));
  }

  private turn(direction: number): void {
    const { scroller } = this;
    const first = this.renderRoot.querySelector('.corner')?.clientWidth ?? 0;
    scroller?.scrollBy({ left: direction * (scroller.clientWidth - first), behavior: 'smooth' });
  }

  private walk(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.filling.stop();
    if (!(event.target as HTMLElement).dataset.at) return;
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
    const sideways = to[0] === row && placeOf(event);
    if (event.shiftKey && sideways) {
      this.filling.step(row, column, to[1]!);
      if (to[1]! < 0) return;
    }
    this.cellAt(to[0]!, to[1]!)?.focus();
  }

  private leave(event: FocusEvent): void {
    const rows = event.currentTarget as HTMLElement;
    if (!rows.contains(event.relatedTarget as Node | null)) this.filling.finish();
  }

  private endWalk(event: KeyboardEvent): void {
    if (event.key === 'Shift') this.filling.finish();
  }
}

/** Half full: kept, not agreed yet; full: agreed. */
function takenMark(taken: 'held' | 'agreed') {
  return html`<span aria-hidden="true">${taken === 'held' ? '◐' : '●'}</span><small>${takenWord(taken)}</small>`;
}

function takenWord(taken: 'held' | 'agreed'): string {
  return word(taken === 'held' ? 'report.held' : 'report.agreed');
}

function lookedAt({ open, taken }: Cell, column: number) {
  return html`<td class="night ${column === 0 ? 'tonight' : ''}">
    ${taken
      ? html`<span class="looked taken">${takenMark(taken)}</span>`
      : html`<span class="looked ${open ? 'open' : ''}"
          >${open
            ? word('report.open')
            : html`<span aria-hidden="true">–</span><span class="unseen">${word('board.none')}</span>`}</span
        >`}
  </td>`;
}

customElements.define('tomarigi-grid', Grid);
