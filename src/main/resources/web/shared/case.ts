import type { AskState, Condition, Reason, StayState } from './answers';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Problem } from './ask';
import { ask, inWords } from './ask';
import type { Care, Disability, Sex } from './capability';
import type { Night } from './nights';
import { nightAfter } from './nights';
import { serverNow } from './server-clock';

/*
 * A case as `GET /api/networks/{network}/cases/{case}` tells it, and how to have it live. What is not known is left out or
 * null; times that count down come as seconds from the moment of the answer.
 */

export type CaseState = 'OPEN' | 'ASKING' | 'HELD' | 'PLACED' | 'ENDED' | 'NOT_PLACED' | 'WITHDRAWN';
export type About =
  | 'SITUATION'
  | 'CONFERENCE_PARTICIPANTS'
  | 'CONFERENCE_DECISIONS'
  | 'EXIT_PLAN'
  | 'TRANSPORT'
  | 'CLOSING';

export const WHYS = [
  'WENT_HOME',
  'STAYS_ELSEWHERE',
  'NO_BED',
  'REFUSED_BY_PERSON',
  'CARER_CAME_BACK',
  'OPENED_IN_ERROR',
  'OTHER',
] as const;
export const INSTEADS = ['FAMILY', 'HOME_HELP', 'HOSPITAL', 'LODGING', 'OTHER_SERVICE', 'NOTHING'] as const;
export const COSTS = ['SHORT_STAY', 'TRANSPORT', 'SET_UP', 'LODGING', 'OTHER'] as const;

export interface Looking {
  readonly need: {
    readonly sex?: Sex;
    readonly age?: number;
    readonly supportLevel?: number;
    readonly disabilities?: readonly Disability[];
    /** Empty: none is needed. */
    readonly care?: readonly Care[];
    readonly behaviour?: number;
    readonly wheelchair?: boolean;
  };
  readonly lat?: number;
  readonly lon?: number;
  readonly from: Night;
  readonly nights: number;
  readonly maxKm?: number;
  readonly neighbours: boolean;
}

/** Why a case goes to somebody else; that nobody moved it in time is the product's own. */
export const HAND_OVER_REASONS = ['SHIFT', 'RESPONSIBILITY', 'LIFE_STAGE', 'CANNOT_GO_ON'] as const;

/** A case is offered, and goes to somebody else when they accept. */
export interface HandOver {
  /** An account; or any coordinator of a network, or of a part of the case's own. */
  readonly to?: string;
  readonly network?: string;
  readonly district?: string;
  readonly reason: (typeof HAND_OVER_REASONS)[number] | 'OVERDUE';
  /** An account, or `system`. */
  readonly by: string;
  readonly at: string;
}

export interface Ask {
  readonly id: string;
  readonly facility: string;
  readonly name?: string;
  readonly phone?: string;
  readonly bed?: string;
  /** The nights it is asked for, where they are not those of the case. */
  readonly from?: Night;
  readonly nights?: number;
  /** The stay that its yes ends where it begins. */
  readonly moves?: string;
  readonly state: AskState;
  readonly askedAt: string;
  /** Of one that waits. */
  readonly secondsLeft?: number;
  readonly answer?: {
    readonly at?: string | null;
    readonly byTelephone?: boolean;
    readonly bed?: string | null;
    readonly from?: Night | null;
    readonly nights?: number | null;
    readonly condition?: Condition | null;
    readonly reason?: Reason | null;
    readonly words?: string | null;
  };
  readonly closing?: string;
}

/** A facility that is asked by itself when it is time. */
export interface Planned {
  readonly facility: string;
  readonly name?: string;
  readonly bed?: string;
  /** Until it is asked at the latest. */
  readonly secondsLeft: number;
}

export interface Stay {
  readonly id: string;
  readonly ask?: string;
  readonly facility: string;
  readonly name?: string;
  readonly bed: string;
  /** What the bed is called. */
  readonly label?: string;
  readonly from: Night;
  readonly count: number;
  readonly state: StayState;
  /** Of a hold. */
  readonly secondsLeft?: number;
}

export interface Entry {
  readonly seq: number;
  readonly at: string;
  /** An account, or `system`. */
  readonly who: string;
  readonly kind: string;
  readonly data: Readonly<Record<string, string | number>>;
}

export interface Person {
  readonly name?: string | null;
  readonly kana?: string | null;
  readonly address?: string | null;
  readonly contact?: string | null;
  readonly notes?: string | null;
}

/** What a case has to do with elderly care. */
export interface WithElderlyCare {
  /** An elderly parent in need of care lives in the household. */
  readonly parent: boolean;
  /** An account of elderly care. */
  readonly openedBy?: string;
  /** They see it: those of a district, or all. */
  readonly share?: { readonly by: string; readonly at: string; readonly district?: string };
}

export interface Case {
  readonly id: string;
  readonly network: string;
  readonly practice: boolean;
  readonly state: CaseState;
  readonly owner: string;
  /** Until its deadline; negative: it is over. */
  readonly secondsLeft?: number;
  readonly openedAt: string;
  readonly closedAt?: string;
  readonly version: number;
  readonly looking: Looking;
  readonly person?: Person;
  readonly words?: { readonly [about in About]?: string };
  /** What was written of an elderly parent, the oldest first. */
  readonly elderlyNotes?: readonly { readonly by: string; readonly at: string; readonly words: string }[];
  readonly notes: {
    readonly handOver?: HandOver;
    readonly closing?: { readonly why: string; readonly instead?: string; readonly by: string; readonly at: string };
    readonly conferenceAt?: string;
    readonly costs: readonly { readonly kind: string; readonly yen: number; readonly by: string; readonly at: string }[];
    /** Of the network’s procedure, by their ids: those that are done. */
    readonly steps: Readonly<Record<string, { readonly by: string; readonly at: string }>>;
    readonly satisfaction?: number;
    readonly overdue: number;
    /** Who it is on the network’s roster. */
    readonly registrant?: string;
    /** The part of the network that answers for it. */
    readonly district?: string;
    readonly elderlyCare?: WithElderlyCare;
  };
  /** The hand-over that waits may be accepted by whoever reads this. */
  readonly isForReader?: boolean;
  readonly nightsCounted: number;
  readonly planned?: readonly Planned[];
  readonly asks: readonly Ask[];
  readonly stays: readonly Stay[];
  readonly entries?: readonly Entry[];
}

/** Nights that the emergency addition pays for, and those where it cannot be avoided. */
export const USUAL_NIGHTS = 7;
export const MOST_NIGHTS_PAID = 14;

export function isOver({ state }: Pick<Case, 'state'>): boolean {
  return state === 'ENDED' || state === 'NOT_PLACED' || state === 'WITHDRAWN';
}

/** What is written down, which is no step towards a bed. */
const NOTED: readonly string[] = [
  'person',
  'words',
  'conference',
  'cost',
  'step',
  'satisfaction',
  'offered',
  'declined',
  'elderly-parent',
  'elderly-shared',
  'elderly-unshared',
  'elderly-note',
];

/** Nobody did in time what was to be done, and nobody has done anything since. */
export function isOverdue(one: Case, secondsSince = 0): boolean {
  if (isOver(one)) return false;
  if ((one.secondsLeft ?? 1) - secondsSince <= 0) return true;
  if (one.notes.overdue === 0) return false;
  if (one.entries) {
    const last = one.entries.findLast(({ who, kind }) => kind === 'overdue' || (who !== 'system' && !NOTED.includes(kind)));
    return last?.kind === 'overdue';
  }
  return one.state !== 'PLACED' || one.stays.filter(isKept).every((stay) => noonAfter(stay) < serverNow());
}

/** When whoever stayed should have gone: noon in Tokyo after the last night. */
function noonAfter({ from, count }: Stay): number {
  return Date.parse(`${nightAfter(from, count)}T12:00:00+09:00`);
}

export function isKept({ state }: Stay): boolean {
  return state === 'HELD' || state === 'AGREED';
}

const AGAIN_MS = 30_000;

type Changed = (id: string | undefined) => void;

/** The line of one network, which all parts of a page share: a browser keeps few open at a time. */
class Watch {
  readonly told = new Set<Changed>();
  private events: EventSource | undefined;
  private again = 0;
  /** It has stood before. */
  private isBack = false;

  constructor(private readonly network: string) {}

  begin(): void {
    this.open();
    this.again = window.setInterval(() => {
      // A browser tries again by itself unless the server refused the stream.
      if (this.events?.readyState === EventSource.CLOSED) this.open();
      this.tell(undefined);
    }, AGAIN_MS);
    window.addEventListener('online', this.back);
    document.addEventListener('visibilitychange', this.back);
  }

  end(): void {
    this.events?.close();
    clearInterval(this.again);
    window.removeEventListener('online', this.back);
    document.removeEventListener('visibilitychange', this.back);
  }

  private open(): void {
    this.events = new EventSource(`/api/networks/${encodeURIComponent(this.network)}/cases/events`);
    this.events.addEventListener('case', (event) => {
      this.tell((JSON.parse((event as MessageEvent<string>).data) as { id: string }).id);
    });
    // A stream ends after some minutes; what happened until there is another was told to nobody.
    this.events.addEventListener('here', () => {
      if (this.isBack) this.tell(undefined);
      this.isBack = true;
    });
  }

  /** A telephone that was put away has heard nothing. */
  private readonly back = (): void => {
    if (document.visibilityState === 'visible') this.tell(undefined);
  };

  private tell(id: string | undefined): void {
    for (const changed of this.told) changed(id);
  }
}

const watches = new Map<string, Watch>();

/** Tells whenever a case of the network changed, or may have: now and then also when nothing says so. Returns the way to stop. */
export function watchCases(network: string, changed: Changed): () => void {
  let watch = watches.get(network);
  if (!watch) {
    watch = new Watch(network);
    watches.set(network, watch);
    watch.begin();
  }
  const { told } = watch;
  told.add(changed);
  return () => {
    told.delete(changed);
    if (told.size > 0) return;
    watch.end();
    watches.delete(network);
  };
}

/** Why a case cannot be shown, or is not what it is now. */
export type Trouble =
  | { readonly state: 'away' | 'missing' }
  | { readonly state: 'closed'; readonly isSignedIn: boolean }
  /** Another network has it now. */
  | { readonly state: 'moved'; readonly sentence: string; readonly network: string };

interface Moved extends Problem {
  readonly network?: string;
}

/** Reads what stands at a case's path. */
async function readCase(path: string): Promise<{ readonly state: 'found'; readonly value: Case } | Trouble> {
  const came = await ask<Case>('GET', path);
  if (came.state === 'done') return { state: 'found', value: came.value };
  if (came.state === 'away') return came;
  const problem: Moved | undefined = came.problem; // something between here and the server may answer without one
  if (problem?.status === 410) return { state: 'moved', sentence: inWords(problem), network: problem.network ?? '' };
  if (problem?.status === 401 || problem?.status === 403) return { state: 'closed', isSignedIn: problem.status === 403 };
  return { state: problem?.status === 404 ? 'missing' : 'away' };
}

/** One case, kept as it is on the server, and changed there. */
export class LiveCase implements ReactiveController {
  found: Case | undefined;
  /** When `found` came, by this device's own steady clock. */
  readAt = 0;
  trouble: Trouble | undefined;
  /** Something is being done. */
  isBusy = false;

  private id: string | undefined;
  private stop: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly network: () => string,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    if (this.id) this.watch();
  }

  hostDisconnected(): void {
    this.stop?.();
    this.stop = undefined;
  }

  /** Turns to this case; undefined: to none. */
  async turnTo(id: string | undefined): Promise<void> {
    if (id === this.id) return;
    this.hostDisconnected();
    this.id = id;
    this.found = undefined;
    this.trouble = undefined;
    this.host.requestUpdate();
    if (!id) return;
    this.watch();
    await this.look();
  }

  /** Opens a case and turns to it. */
  async open(command: object): Promise<Problem | 'away' | undefined> {
    const problem = await this.send('POST', this.all(), command);
    if (problem) return problem;
    this.id = this.found!.id;
    this.watch();
    return undefined;
  }

  /** Does something with it: undefined when it is done, else why not. */
  async do(method: string, deed: string, body?: object): Promise<Problem | 'away' | undefined> {
    return this.send(method, `${this.all()}/${encodeURIComponent(this.id!)}/${deed}`, body);
  }

  private async send(method: string, path: string, body?: object): Promise<Problem | 'away' | undefined> {
    this.isBusy = true;
    this.host.requestUpdate();
    const came = await ask<Case>(method, path, body);
    this.isBusy = false;
    this.host.requestUpdate();
    if (came.state === 'away') return 'away';
    if (came.state === 'refused') {
      // Whoever was too late sees what is true now.
      if (came.problem.status === 409 || came.problem.status === 410) void this.look();
      return came.problem;
    }
    this.take(came.value);
    return undefined;
  }

  private all(): string {
    return `/api/networks/${encodeURIComponent(this.network())}/cases`;
  }

  private watch(): void {
    this.stop ??= watchCases(this.network(), (id) => {
      if (id === undefined || id === this.id) void this.look();
    });
  }

  /** Reads again what stands. */
  async look(): Promise<void> {
    const { id } = this;
    if (!id) return;
    const came = await readCase(`${this.all()}/${encodeURIComponent(id)}`);
    if (this.id !== id) return;
    if (came.state === 'found') this.take(came.value);
    else {
      this.trouble = came;
      this.host.requestUpdate();
    }
  }

  /** An answer that was overtaken on its way is dropped. */
  private take(came: Case): void {
    this.trouble = undefined;
    if (this.found?.id !== came.id || came.version >= this.found.version) {
      // What happened comes with every answer that reads; one that only did something may lack it.
      this.found = came;
      this.readAt = performance.now();
    }
    this.host.requestUpdate();
  }
}
