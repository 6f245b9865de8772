import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Cells of one row that are to become alike. */
export interface Fill {
  readonly row: number;
  /** Column where it began. */
  readonly from: number;
  readonly to: number;
  readonly open: boolean;
}

/** What is filled: a grid that says what its cells are and where. */
interface Filled extends ReactiveControllerHost {
  readonly scroller: HTMLElement | null;
  cellAt(row: number, column: number): HTMLElement | null;
  isOpen(row: number, column: number): boolean;
  readonly columns: number;
}

const EDGE_PX = 28;
const STEP_PX = 14;
const STEP_MS = 40;

/**
 * Fills a row under a finger, a mouse or Shift and the arrow keys. A drag begins with the opposite of the cell it begins on,
 * as a tap would; the keys carry on what the cell is. Near the edge the row moves on. Nothing is said before the end, and
 * Escape, or a finger that turns out to scroll the page, ends it without a word.
 */
export class Filling implements ReactiveController {
  now: Fill | undefined;
  private pointer: { readonly id: number; readonly row: number; readonly column: number } | undefined;
  private x = 0;
  private timer = 0;
  private over = false;

  constructor(
    private readonly grid: Filled,
    private readonly done: (fill: Fill) => void,
  ) {
    grid.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Whether the click that ends a drag has still to come: it is no tap. */
  get justOver(): boolean {
    return this.over;
  }

  covers(row: number, column: number): boolean {
    const fill = this.now;
    return fill?.row === row && column >= Math.min(fill.from, fill.to) && column <= Math.max(fill.from, fill.to);
  }

  readonly down = (event: PointerEvent): void => {
    const at = placeOf(event);
    if (!at || !event.isPrimary || event.button !== 0) return;
    this.stop();
    this.pointer = { id: event.pointerId, row: at[0], column: at[1] };
  };

  readonly move = (event: PointerEvent): void => {
    if (event.pointerId !== this.pointer?.id) return;
    this.x = event.clientX;
    const { row, column } = this.pointer;
    if (!this.now) {
      if (this.columnAt(row, this.x) === column) return;
      this.grid.scroller?.setPointerCapture(event.pointerId);
      this.timer = window.setInterval(() => this.followEdge(), STEP_MS);
      this.set({ row, from: column, to: column, open: !this.grid.isOpen(row, column) });
    }
    this.reach(this.columnAt(row, this.x));
  };

  readonly up = (event: PointerEvent): void => {
    if (event.pointerId !== this.pointer?.id) return;
    if (this.now) {
      this.over = true;
      setTimeout(() => (this.over = false));
    }
    this.finish();
  };

  readonly stop = (): void => {
    clearInterval(this.timer);
    this.pointer = undefined;
    if (this.now) this.set(undefined);
  };

  /** One step of the keyboard; the cell that has the focus next is where it ends. */
  step(row: number, from: number, to: number): void {
    if (to < 0 || to >= this.grid.columns) return;
    if (this.now?.row !== row) this.set({ row, from, to: from, open: this.grid.isOpen(row, from) });
    this.reach(to);
  }

  finish(): void {
    const fill = this.now;
    this.stop();
    if (fill) this.done(fill);
  }

  private set(fill: Fill | undefined): void {
    this.now = fill;
    this.grid.requestUpdate();
  }

  private reach(to: number): void {
    if (this.now && this.now.to !== to) this.set({ ...this.now, to });
  }

  private columnAt(row: number, x: number): number {
    for (let column = 0; column < this.grid.columns; column++) {
      const cell = this.grid.cellAt(row, column);
      if (cell && x < cell.getBoundingClientRect().right) return column;
    }
    return this.grid.columns - 1;
  }

  private followEdge(): void {
    const { scroller } = this.grid;
    if (!scroller || !this.now) return;
    const { left, right } = scroller.getBoundingClientRect();
    const first = parseFloat(getComputedStyle(scroller).scrollPaddingLeft) || 0;
    if (this.x > right - EDGE_PX) scroller.scrollLeft += STEP_PX;
    else if (this.x < left + first) scroller.scrollLeft -= STEP_PX;
    else return;
    this.reach(this.columnAt(this.now.row, this.x));
  }
}

/** Row and column of the cell in which it happened. */
export function placeOf(event: Event): readonly [number, number] | undefined {
  const cell = event.composedPath().find((part) => part instanceof HTMLElement && part.dataset.at);
  const at = (cell as HTMLElement | undefined)?.dataset.at?.split(' ').map(Number);
  return at && at[1]! >= 0 ? [at[0]!, at[1]!] : undefined;
}
