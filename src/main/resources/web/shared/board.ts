import type { Kind } from './capability';
import type { Night } from './nights';
import { serverNow, serverSaysItIs } from './server-clock';

/*
 * The board of one network: what it looks like, how changes are laid over it, and how to have it live. Every value is
 * immutable; whatever did not change keeps its reference, so that a component draws again only what is new.
 */

export type Freshness = 'FRESH' | 'AGEING' | 'STALE' | 'NEVER';

export interface Bed {
  readonly id: string;
  readonly label: string;
  /** One character a night from the board's tonight on: 1 when the bed can be given. */
  readonly open: string;
  /** The same of what is kept for somebody: h held, s agreed, else 0; empty when nothing is. */
  readonly taken?: string;
  /** Grows with every change of this bed; the higher one wins. */
  readonly version: number;
}

export interface Facility {
  readonly id: string;
  readonly name: string;
  readonly district?: string | null;
  readonly kind?: Kind | null;
  readonly phone?: string | null;
  readonly lat?: number | null;
  readonly lon?: number | null;
  /** What it says that it takes; what it has not stated is left out. */
  readonly takes?: Takes;
  readonly attestedAt?: string | null;
  readonly freshness: Freshness;
  readonly openTonight: number;
  readonly beds: readonly Bed[];
}

export interface Takes {
  readonly disabilities?: readonly string[];
  readonly children?: boolean;
  readonly adults?: boolean;
  /** By kind of care; what is never given is left out. */
  readonly care?: Readonly<Record<string, 'DAY' | 'ALWAYS'>>;
  readonly maxBehaviour?: number;
  readonly wheelchair?: boolean;
}

export interface Board {
  readonly network: string;
  /** Of the network, as people call it. */
  readonly name?: string;
  readonly epoch: string;
  /** A place in the order of changes, comparable within one epoch only. */
  readonly revision: number;
  readonly asOf: string;
  readonly tonight: Night;
  readonly nights: number;
  readonly facilities: readonly Facility[];
}

/** What a page knows of its line to the server. */
export type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'live' }
  /** The server is there, but what it shows is from `since`: a store behind it is away. */
  | { readonly state: 'behind'; readonly since: number }
  /** `since`: when the server was last heard, by its clock; 0 when it never was. */
  | { readonly state: 'lost'; readonly since: number };

export interface LiveBoard {
  readonly board: Board | undefined;
  readonly connection: Connection;
  /** The version of the pages that the server has now; undefined until it said so. */
  readonly pages: string | undefined;
  /** The server is there, and says that whoever asks may not look (any more). */
  readonly refused: boolean;
}

type Message =
  | ({ readonly type: 'snapshot' } & Board)
  | { readonly type: 'resumed'; readonly revision: number }
  | { readonly type: 'changes'; readonly revision: number; readonly facilities: readonly FacilityChange[] }
  | {
      readonly type: 'heartbeat';
      readonly revision: number;
      readonly at: string;
      readonly asOf?: string;
      /** The version of the pages that the server has. */
      readonly pages?: string;
    };

interface FacilityChange extends Partial<Omit<Facility, 'beds'>> {
  readonly id: string;
  readonly beds?: readonly BedChange[];
}

type BedChange = Pick<Bed, 'id' | 'open' | 'taken' | 'version'>;

/** How many beds of a facility can be given in each of the coming nights, tonight first. */
export function openByNight(facility: Facility, nights: number): number[] {
  return Array.from({ length: nights }, (_, night) => facility.beds.filter((bed) => bed.open[night] === '1').length);
}

/** How many beds of the whole board can be given tonight. */
export function openTonight(board: Board): number {
  return board.facilities.reduce((sum, facility) => sum + facility.openTonight, 0);
}

/** The board with changes laid over it; undefined when they speak of what it does not know. */
export function withChanges(
  board: Board,
  revision: number,
  changes: readonly FacilityChange[],
): Board | undefined {
  if (changes.length === 0) return { ...board, revision };
  const changed = new Map<string, Facility>();
  for (const change of changes) {
    const facility = changed.get(change.id) ?? board.facilities.find((known) => known.id === change.id);
    const after = facility && withChange(facility, change);
    if (!after) return undefined;
    changed.set(change.id, after);
  }
  return { ...board, revision, facilities: board.facilities.map((known) => changed.get(known.id) ?? known) };
}

function withChange(facility: Facility, change: FacilityChange): Facility | undefined {
  const { beds: bedChanges = [], ...rest } = change;
  const byId = new Map(bedChanges.map((bed) => [bed.id, bed]));
  const beds = facility.beds.map((bed) => {
    const change = byId.get(bed.id);
    byId.delete(bed.id);
    return change && change.version >= bed.version ? { ...bed, ...change } : bed;
  });
  if (byId.size > 0) return undefined;
  return { ...facility, ...rest, beds: bedChanges.length > 0 ? beds : facility.beds };
}

/** A new snapshot in which every facility that is as it was keeps its reference. */
export function withSnapshot(before: Board | undefined, snapshot: Board): Board {
  if (!before) return snapshot;
  const known = new Map(before.facilities.map((facility) => [facility.id, facility]));
  const facilities = snapshot.facilities.map((facility) => {
    const old = known.get(facility.id);
    return old && JSON.stringify(old) === JSON.stringify(facility) ? old : facility;
  });
  return { ...snapshot, facilities };
}

const WATCH_MS = 100;
/** The server speaks every second. One who has heard nothing for longer says so, and is right before two seconds are over. */
const DOUBT_MS = 1_800;
/** A line that has been silent for longer is dead, whatever the browser believes. */
const SILENCE_MS = 5_000;
const HANDSHAKE_MS = 5_000;
/** A loss that heals sooner is not worth a reader's attention. */
const NOTICE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** A server whose truth is older than this says so in its heartbeat. */
const BEHIND_MS = 30_000;
/** With which the server closes the line of one who may no longer look. */
const TURNED_OUT: readonly number[] = [4401, 4403];
/** A connection that lasted this long was a good one: the next loss starts counting anew. */
const GOOD_MS = 10_000;

/**
 * Keeps `listener` told of a network's board until the returned function is called. Reconnects for ever, each time after a
 * longer pause, spread so that a thousand screens do not come back at once.
 */
export function subscribeBoard(network: string, listener: (live: LiveBoard) => void): () => void {
  const subscription = new Subscription(network, listener);
  return () => subscription.end();
}

class Subscription {
  private board: Board | undefined;
  private connection: Connection = { state: 'connecting' };
  private socket: WebSocket | undefined;
  /** False when the board no longer follows from what the server sent, and only a whole one helps. */
  private resumable = false;
  private behindSince = 0;
  private lastWordAt = 0;
  private stirredAt = 0;
  private watchedAt = Date.now();
  private pages: string | undefined;
  private refused = false;
  private over = false;
  private openedAt = 0;
  private failures = 0;
  private again: number | undefined;
  private notice: number | undefined;
  private readonly watchdog: number;

  constructor(
    private readonly network: string,
    private readonly listener: (live: LiveBoard) => void,
  ) {
    this.watchdog = window.setInterval(this.watch, WATCH_MS);
    window.addEventListener('offline', this.doubt);
    window.addEventListener('online', this.hurry);
    document.addEventListener('visibilitychange', this.watch);
    this.connect();
  }

  end(): void {
    this.over = true;
    clearInterval(this.watchdog);
    clearTimeout(this.again);
    clearTimeout(this.notice);
    window.removeEventListener('offline', this.doubt);
    window.removeEventListener('online', this.hurry);
    document.removeEventListener('visibilitychange', this.watch);
    this.drop();
  }

  private connect(): void {
    clearTimeout(this.again);
    this.again = undefined;
    const address = new URL(`/ws/networks/${encodeURIComponent(this.network)}/board`, location.href);
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    address.searchParams.set('pulse', '1');
    if (this.board && this.resumable) {
      address.searchParams.set('epoch', this.board.epoch);
      address.searchParams.set('revision', String(this.board.revision));
    }
    const socket = new WebSocket(address);
    this.socket = socket;
    this.stirredAt = this.openedAt = Date.now();
    socket.onmessage = (event) => this.hear(event.data);
    let opened = false;
    socket.onopen = () => (opened = true);
    socket.onclose = ({ code }) => {
      if (!opened || TURNED_OUT.includes(code)) void this.askWhetherRefused();
      this.lose();
    };
  }

  /** A browser does not tell a page why a line was not opened. */
  private async askWhetherRefused(): Promise<void> {
    const board = `/api/networks/${encodeURIComponent(this.network)}/board`;
    const status = await fetch(board, { method: 'HEAD', cache: 'no-store' }).then(
      (answer) => answer.status,
      () => 0,
    );
    const refused = status === 401 || status === 403;
    if (refused === this.refused || this.over || this.connection.state === 'live') return;
    this.refused = refused;
    this.tell();
  }

  private hear(data: unknown): void {
    const message = parse(data);
    if (!message || !this.understand(message)) {
      this.resumable = false;
      this.lose();
      return;
    }
    this.stirredAt = this.lastWordAt = Date.now();
    this.refused = false;
    clearTimeout(this.notice);
    this.notice = undefined;
    const behind = this.behindSince;
    if (this.connection.state !== (behind ? 'behind' : 'live'))
      this.connection = behind ? { state: 'behind', since: behind } : { state: 'live' };
    this.tell();
  }

  /** Lays a message over the board; false when the two do not fit and a whole board is needed. */
  private understand(message: Message): boolean {
    if (message.type === 'snapshot') {
      const { type, ...snapshot } = message;
      serverSaysItIs(snapshot.asOf);
      this.board = withSnapshot(this.board, snapshot);
      this.resumable = true;
      this.behindSince = 0;
      return true;
    }
    if (!this.board || !this.resumable) return false;
    if (message.type === 'heartbeat') {
      serverSaysItIs(message.at);
      this.pages = message.pages;
      const trueAt = Date.parse(message.asOf ?? message.at);
      this.behindSince = Date.parse(message.at) - trueAt > BEHIND_MS ? trueAt : 0;
    }
    if (message.type !== 'changes') return true; // resumed, or what a later server sends
    const after = withChanges(this.board, message.revision, message.facilities);
    if (after) this.board = after;
    return after !== undefined;
  }

  private readonly watch = (): void => {
    const slept = Date.now() - this.watchedAt > 5 * WATCH_MS;
    this.watchedAt = Date.now();
    // A page that was busy or asleep itself has first to hear what came meanwhile.
    if (!this.socket || slept) return;
    const silence = this.watchedAt - this.stirredAt;
    const connecting = this.socket.readyState === WebSocket.CONNECTING;
    if (silence > (connecting ? HANDSHAKE_MS : SILENCE_MS)) this.lose();
    else if (!connecting && silence > DOUBT_MS) this.announceLoss(0);
  };

  /** The browser believes that it is offline: ask for proof, it is wrong about a server on the same machine. */
  private readonly doubt = (): void => {
    this.drop();
    this.connect();
    this.announceLoss();
  };

  private readonly hurry = (): void => {
    if (this.socket?.readyState === WebSocket.OPEN) return;
    this.failures = 0;
    this.lose();
  };

  private lose(): void {
    if (Date.now() - this.openedAt > GOOD_MS) this.failures = 0;
    this.drop();
    this.announceLoss();
    const pause = Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** this.failures++);
    clearTimeout(this.again);
    this.again = window.setTimeout(() => this.connect(), pause * (0.2 + 0.8 * Math.random()));
  }

  private announceLoss(afterMs = NOTICE_MS): void {
    if (this.connection.state === 'lost' || this.notice !== undefined) return;
    const since = this.lastWordAt && serverNow() - (Date.now() - this.lastWordAt);
    this.notice = window.setTimeout(() => {
      this.connection = { state: 'lost', since };
      this.tell();
    }, afterMs);
  }

  private drop(): void {
    if (!this.socket) return;
    this.socket.onopen = this.socket.onmessage = this.socket.onclose = null;
    this.socket.close();
    this.socket = undefined;
  }

  private tell(): void {
    this.listener({ board: this.board, connection: this.connection, pages: this.pages, refused: this.refused });
  }
}

function parse(data: unknown): Message | undefined {
  try {
    return JSON.parse(String(data)) as Message;
  } catch {
    return undefined;
  }
}
