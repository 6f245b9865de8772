import type { Facility } from '../shared/board';
import type { FacilityState } from './standing';
import type { Returned, Word } from './said';

/*
 * What this browser keeps of facilities, through closing the page and the browser: what was last known of each, the words
 * that wait for an answer, and those that came back. Where a browser keeps nothing (some do in private windows), memory
 * serves while the page is open.
 */

/** What was last known of a facility. */
export interface Known {
  readonly facility: string;
  /** When it was so, by the server's clock. */
  readonly at: number;
  /** How far the server's clock was ahead of this machine's. */
  readonly aheadMs: number;
  readonly state: FacilityState;
  readonly freshness?: Facility['freshness'];
}

const DATABASE = 'tomarigi-facility';
const VERSION = 1;
const TABLES = { known: 'facility', waiting: 'order', returned: 'key' } as const;
type Table = keyof typeof TABLES;

/** Words that may wait in one browser. */
export const MOST_WAITING = 200;
/** Words that came back and were not yet seen; beyond, the oldest go. */
const MOST_RETURNED = 100;
/** Facilities of which something is known; beyond, the one that was not opened for the longest time goes. */
const MOST_KNOWN = 20;

interface Row {
  readonly facility: string;
}

type Waiting = Word & { readonly order?: number };

/** A table, whoever keeps it. All work of one call happens together or not at all. */
interface Shelves {
  work<T>(tables: readonly Table[], job: (shelf: (table: Table) => Shelf) => Promise<T>): Promise<T>;
}

interface Shelf {
  all(): Promise<Row[]>;
  put(row: Row): Promise<void>;
  remove(key: string | number): Promise<void>;
}

let opened: Promise<Shelves> | undefined;

function shelves(): Promise<Shelves> {
  opened ??= openDatabase().then(
    (database) => new Stored(database),
    () => new Remembered(),
  );
  return opened;
}

export async function findKnown(facility: string): Promise<Known | undefined> {
  const rows = await (await shelves()).work(['known'], (shelf) => shelf('known').all());
  return (rows as Known[]).find((known) => known.facility === facility);
}

export async function keepKnown(known: Known): Promise<void> {
  await (await shelves()).work(['known'], async (shelf) => {
    await shelf('known').put(known);
    const others = (await shelf('known').all()) as Known[];
    others.sort((one, other) => other.at - one.at);
    for (const old of others.slice(MOST_KNOWN)) await shelf('known').remove(old.facility);
  });
}

/** False when no more can be kept: then the word is not kept. */
export async function keepWaiting(word: Word): Promise<boolean> {
  try {
    return await (await shelves()).work(['waiting'], async (shelf) => {
      if ((await shelf('waiting').all()).length >= MOST_WAITING) return false;
      await shelf('waiting').put(word);
      return true;
    });
  } catch {
    return false; // the disk is full, or the browser forbids it
  }
}

/** In the order in which they were said. */
export async function listWaiting(facility: string): Promise<Word[]> {
  const rows = await (await shelves()).work(['waiting'], (shelf) => shelf('waiting').all());
  return (rows as Waiting[]).filter((word) => word.facility === facility);
}

/** The word has its answer; `returned` when that must be told. */
export async function settle(word: Word, returned: Returned | undefined): Promise<void> {
  await (await shelves()).work(['waiting', 'returned'], async (shelf) => {
    const waiting = (await shelf('waiting').all()) as Waiting[];
    const found = waiting.find((other) => other.key === word.key);
    if (found) await shelf('waiting').remove(found.order!);
    if (!returned || !found) return;
    await shelf('returned').put(returned);
    const all = (await shelf('returned').all()) as Returned[];
    all.sort((one, other) => Date.parse(other.word.saidAt) - Date.parse(one.word.saidAt));
    for (const old of all.slice(MOST_RETURNED)) await shelf('returned').remove(old.key);
  });
}

export async function listReturned(facility: string): Promise<Returned[]> {
  const rows = (await (await shelves()).work(['returned'], (shelf) => shelf('returned').all())) as Returned[];
  return rows
    .filter((returned) => returned.facility === facility)
    .sort((one, other) => Date.parse(one.word.saidAt) - Date.parse(other.word.saidAt));
}

export async function forgetReturned(keys: readonly string[]): Promise<void> {
  await (await shelves()).work(['returned'], async (shelf) => {
    for (const key of keys) await shelf('returned').remove(key);
  });
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, VERSION);
    request.onupgradeneeded = () => {
      for (const [table, keyPath] of Object.entries(TABLES))
        request.result.createObjectStore(table, { keyPath, autoIncrement: table === 'waiting' });
    };
    request.onsuccess = () => {
      // A later version of this page, in another tab, must not wait for this one.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('blocked'));
  });
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

class Stored implements Shelves {
  constructor(private readonly database: IDBDatabase) {}

  async work<T>(tables: readonly Table[], job: (shelf: (table: Table) => Shelf) => Promise<T>): Promise<T> {
    // On the disk before it is called kept: a telephone's battery may end at any time.
    const transaction = this.database.transaction([...tables], 'readwrite', { durability: 'strict' });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
    const result = job((table) => {
      const store = transaction.objectStore(table);
      return {
        all: () => answerOf(store.getAll() as IDBRequest<Row[]>),
        put: async (row) => void (await answerOf(store.put(row))),
        remove: (key) => answerOf(store.delete(key)),
      };
    });
    const [value] = await Promise.all([result, done]);
    return value;
  }
}

class Remembered implements Shelves {
  private readonly tables: Record<Table, Map<string | number, Row>> = {
    known: new Map(),
    waiting: new Map(),
    returned: new Map(),
  };
  private last = 0;

  work<T>(_: readonly Table[], job: (shelf: (table: Table) => Shelf) => Promise<T>): Promise<T> {
    return job((table) => {
      const rows = this.tables[table];
      return {
        all: async () => [...rows.values()],
        put: async (row) => {
          const numbered = table === 'waiting' ? { order: ++this.last, ...row } : row;
          rows.set((numbered as unknown as Record<string, string | number>)[TABLES[table]]!, numbered);
        },
        remove: async (key) => void rows.delete(key),
      };
    });
  }
}
