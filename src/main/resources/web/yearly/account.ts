/** A function's self-evaluation, as its officers write it. */
export interface Said {
  readonly done?: string;
  readonly left?: string;
  readonly grade?: string;
}

export interface Label {
  readonly key: string;
  readonly name: string;
}

/** A figure: nothing where there is none, * where it is hidden. */
export type Figure = number | null | '*';

export interface Table {
  readonly key: string;
  readonly name: string;
  readonly note?: string;
  readonly published: boolean;
  readonly chart: 'NONE' | 'BARS' | 'STACKED';
  readonly rows: readonly Label[];
  readonly columns: readonly Label[];
  readonly cells: readonly (readonly Figure[])[];
}

export interface Part {
  readonly function: string;
  readonly name: string;
  readonly words: Said;
  readonly tables: readonly Table[];
}

/** The account of a fiscal year, as the API tells it. */
export interface Account {
  readonly year: number;
  readonly variant: 'internal' | 'published';
  readonly until: string;
  readonly madeAt: string;
  readonly threshold: number;
  readonly closedAt?: string;
  readonly version: number;
  readonly parts: readonly Part[];
}

export const TOTAL = 'TOTAL';
