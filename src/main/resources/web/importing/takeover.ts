import { FROM_A_PAGE } from '../shared/api';

/** What the server says of a list, taken over or only looked at. */
export interface Imported {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: readonly Rejected[];
}

/** A row that cannot be taken over. */
export interface Rejected {
  readonly line: number;
  readonly facility: string;
  readonly reason: string;
}

/** Why nothing was taken over (RFC 9457). */
export interface Problem {
  readonly title: string;
  readonly detail?: string;
  readonly status: number;
  readonly violations?: readonly { readonly field: string; readonly message: string }[];
}

export type Outcome =
  | { readonly state: 'done'; readonly imported: Imported }
  | { readonly state: 'refused'; readonly problem: Problem }
  | { readonly state: 'away' };

/** Of the facilities that change, how many are written. */
export interface Progress {
  readonly written: number;
  readonly of: number;
}

interface Line {
  readonly progress?: Progress;
  readonly imported?: Imported;
  readonly problem?: Problem;
}

/**
 * Sends a list to be taken over, or with `isPreview` to be looked at; tells `progress` while it is written.
 *
 * @param city the one municipality that is wanted; empty: all
 */
export async function takeOver(
  file: File,
  city: string,
  isPreview: boolean,
  progress: (progress: Progress) => void,
): Promise<Outcome> {
  const query = new URLSearchParams();
  if (city) query.set('city', city);
  if (isPreview) query.set('preview', 'true');
  try {
    const response = await fetch(`/api/facilities/import?${query}`, {
      method: 'POST',
      headers: {
        ...FROM_A_PAGE,
        'Content-Type': 'text/csv',
        Accept: 'application/x-ndjson, application/problem+json',
        'Accept-Language': document.documentElement.lang,
      },
      body: file,
    });
    if (!response.ok) return { state: 'refused', problem: (await response.json()) as Problem };
    let last: Line = {};
    for await (const line of lines(response)) {
      last = line;
      if (line.progress) progress(line.progress);
    }
    if (last.imported) return { state: 'done', imported: last.imported };
    if (last.problem) return { state: 'refused', problem: last.problem };
    return { state: 'away' };
  } catch {
    return { state: 'away' };
  }
}

/** The lines of a streamed answer, each as it comes. */
async function* lines(response: Response): AsyncGenerator<Line> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    rest += value ?? '';
    const complete = rest.split('\n');
    rest = done ? '' : complete.pop()!;
    for (const line of complete) if (line.trim() !== '') yield JSON.parse(line) as Line;
    if (done) return;
  }
}

/** The rejected rows as a spreadsheet opens them: CSV with a byte-order mark. */
export function sheetOf(rejected: readonly Rejected[], head: readonly string[]): Blob {
  const rows = [head, ...rejected.map((row) => [String(row.line), row.facility, row.reason])];
  return new Blob(['\uFEFF' + rows.map((row) => row.map(cell).join(',') + '\r\n').join('')], {
    type: 'text/csv;charset=utf-8',
  });
}

/** What a spreadsheet would take for a formula is marked as text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
