import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { read } from '../shared/api';
import type { Problem } from '../shared/ask';
import type { AskState } from '../shared/answers';
import type { Ask } from '../shared/case';
import { LiveCase, isKept, isOver } from '../shared/case';
import type { Night } from '../shared/nights';
import type { Ranked, Relay } from './answer';
import type { Need, Spot } from './need';
import { toQuestion } from './need';

/** Minutes that facilities may be given for their answer, and those where the network has not said. */
export const PATIENCES: readonly number[] = [5, 10, 15, 30, 60, 120];
const USUAL_PATIENCE = 15;
/** How many are asked at a time, and after how many minutes the next, unless those before have all answered. */
export interface Waves {
  readonly size: number;
  readonly minutes: number;
}

export const WAVES: readonly Waves[] = [
  { size: 3, minutes: 5 },
  { size: 1, minutes: 5 },
];

/** Facilities that know the person and come before others; more the server does not take. */
const MOST_FAMILIAR = 50;

/** That may be asked with one tap. */
const MOST_AT_ONCE = 20;

/** A bed that is still to be had, as a hold that came too late is told. */
export interface Next {
  readonly facility: string;
  readonly bed: string;
  readonly km?: number;
}

export interface Lost extends Problem {
  readonly next?: readonly Next[];
}

/** Of whom a new case is, as far as somebody said so; all of it may be empty. */
export interface Opening {
  readonly name?: string;
  readonly contact?: string;
  readonly situation?: string;
  readonly practice?: boolean;
}

/** What the desk asks for now. */
export interface Asked {
  readonly need: Need;
  readonly tonight: Night;
  readonly middle: Spot | undefined;
}

/** What a card shows of the case that is open. */
export interface Choosing {
  /** Which bed of each chosen facility is in mind. */
  readonly chosen: ReadonlyMap<string, string>;
  /** How the last ask of a facility stands. */
  readonly asked: ReadonlyMap<string, AskState>;
  /** Facilities that keep a bed for this case. */
  readonly kept: ReadonlySet<string>;
  readonly isBusy: boolean;
}

/** The case that is open at the desk, if one is, and whom to ask: opens one by itself when somebody is asked without. */
export class Placing implements ReactiveController {
  readonly live: LiveCase;
  chosen: ReadonlyMap<string, string> = new Map();
  minutes = USUAL_PATIENCE;
  /** Undefined: all at once. */
  waves: Waves | undefined;
  private hasChosen = false;
  /** Facilities where the registrant of the open case has stayed or tried to before. */
  private known: readonly string[] = [];
  /** Why the last thing was not done. */
  refused: Lost | 'away' | undefined;
  /** What was done last, for whoever hears the page. */
  said = '';
  /** The case of the address was read, or cannot be. */
  ready: Promise<void> = Promise.resolve();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly network: () => string,
    private readonly asked: () => Asked,
  ) {
    this.live = new LiveCase(host, network);
    host.addController(this);
  }

  /** The case of the address is turned to. */
  hostConnected(): void {
    this.ready = this.live.turnTo(new URLSearchParams(location.search).get('case') ?? undefined).then(() => this.learnKnown());
  }

  /** Trials and earlier stays of whoever is on the roster count as those of this case do. */
  private async learnKnown(): Promise<void> {
    const registrant = this.live.found?.notes.registrant;
    if (!registrant) return;
    const at = [this.network(), registrant].map(encodeURIComponent);
    const came = await read<{ readonly facilities: readonly string[] }>(`/api/networks/${at[0]}/trials/familiar/${at[1]}`);
    if (came.state === 'found') this.known = came.value.facilities;
  }

  /** A case that is over is looked at, and no longer worked on. */
  get isOpen(): boolean {
    return this.live.found !== undefined && !isOver(this.live.found);
  }

  /** Facilities that the person of the open case has stayed at, in this case or before; undefined: none. */
  familiar(): readonly string[] | undefined {
    const stays = this.live.found?.stays.filter(({ state }) => state === 'AGREED' || state === 'ENDED') ?? [];
    const all = [...new Set([...stays.map(({ facility }) => facility), ...this.known])];
    return all.length > 0 ? all.slice(0, MOST_FAMILIAR) : undefined;
  }

  choosing(): Choosing {
    const { found } = this.live;
    const isWorkedOn = this.isOpen && found;
    return {
      chosen: this.chosen,
      asked: new Map(isWorkedOn ? found.asks.map((one: Ask) => [one.facility, one.state]) : []),
      kept: new Set(isWorkedOn ? found.stays.filter(isKept).map(({ facility }) => facility) : []),
      isBusy: this.live.isBusy,
    };
  }

  toggle({ facility, bed }: Pick<Ranked, 'facility' | 'bed'>): void {
    const chosen = new Map(this.chosen);
    if (!chosen.delete(facility) && chosen.size < MOST_AT_ONCE) chosen.set(facility, bed);
    this.chosen = chosen;
    this.said = '';
    this.host.requestUpdate();
  }

  wait(minutes: number): void {
    this.minutes = minutes;
    this.hasChosen = true;
    this.host.requestUpdate();
  }

  /** As the network has it, unless somebody has chosen already. */
  waitUsually(minutes: number): void {
    if (this.hasChosen) return;
    this.minutes = minutes;
    this.host.requestUpdate();
  }

  askInWaves(waves: Waves | undefined): void {
    this.waves = waves;
    this.host.requestUpdate();
  }

  /** What stands on the desk, with limits that were let go: a facility has to know them. */
  private looking() {
    const { need, middle } = this.asked();
    const { need: person, at, nights, maxKm, neighbours } = toQuestion({ ...need, conceded: [] }, middle, '');
    return { need: person, at, nights, maxKm, neighbours };
  }

  /** The case looks from now on for what stands on the desk; whoever waits with an answer is asked anew. */
  async change(): Promise<void> {
    this.done(await this.live.do('PUT', 'looking', this.looking()), 'case.said.changed');
  }

  /** Opens a case from what stands on the desk. */
  async open({ name, contact, situation, practice }: Opening): Promise<boolean> {
    return this.done(
      await this.live.open({
        ...this.looking(),
        ...((name || contact) && { person: { name: name || undefined, contact: contact || undefined } }),
        situation: situation || undefined,
        practice: practice || undefined,
      }),
      'case.said.opened',
    );
  }

  async askChosen(): Promise<void> {
    if (this.chosen.size === 0 || !(await this.hasCase())) return;
    const { minutes, waves } = this;
    const facilities = [...this.chosen].map(([facility, bed]) => ({ facility, bed }));
    if (this.done(await this.live.do('POST', 'asks', { facilities, minutes, waves }), 'case.said.asked')) {
      this.chosen = new Map();
      this.host.requestUpdate();
    }
  }

  /** Asks all facilities among which the nights are shared, each for its own. */
  async askRelay({ legs }: Relay): Promise<void> {
    if (!(await this.hasCase())) return;
    const facilities = legs.map(({ facility, bed, from, count }) => ({ facility, bed, nights: { from, count } }));
    this.done(await this.live.do('POST', 'asks', { facilities, minutes: this.minutes }), 'case.said.asked');
  }

  /** Nobody else is asked by itself. */
  async stopWaves(): Promise<void> {
    this.done(await this.live.do('DELETE', 'waves'), 'case.said.done');
  }

  async hold({ facility, bed }: Pick<Ranked, 'facility' | 'bed'>): Promise<void> {
    if (!(await this.hasCase())) return;
    const { need, tonight } = this.asked();
    const nights = { from: need.from ?? tonight, count: need.nights };
    this.done(await this.live.do('POST', 'holds', { facility, bed, nights }), 'case.said.held');
  }

  async take(what: string): Promise<void> {
    this.done(await this.live.do('POST', what), 'case.said.done');
  }

  /** Turns to no case, so that another may be opened. */
  leave(): void {
    this.refused = undefined;
    this.said = '';
    this.chosen = new Map();
    this.known = [];
    void this.live.turnTo(undefined);
    this.write(undefined);
  }

  private async hasCase(): Promise<boolean> {
    if (this.live.isBusy) return false;
    return this.isOpen || (await this.open({}));
  }

  private done(problem: Problem | 'away' | undefined, said: string): boolean {
    this.refused = problem;
    this.said = problem ? '' : said;
    this.write(this.live.found?.id);
    this.host.requestUpdate();
    return !problem;
  }

  /** The address leads back to the case: its number alone. */
  private write(id: string | undefined): void {
    const address = new URL(location.href);
    if (id) address.searchParams.set('case', id);
    else address.searchParams.delete('case');
    if (address.href !== location.href) history.replaceState(history.state, '', address);
  }
}
