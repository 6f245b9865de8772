import { nightAfter, nightInWords, timeInWords } from './nights';
import { word } from './words';

/* Who answers a network’s emergency phone, as the API says it. */

export const LEVELS = [1, 2, 3] as const;
export const DAY_KINDS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY', 'HOLIDAY'] as const;
export const ON_WALL = ['NOTHING', 'OFFICE', 'OFFICE_AND_PHONE'] as const;

export interface Gap {
  readonly from: string;
  readonly until: string;
}

export interface Backup {
  readonly name: string;
  readonly phone: string;
}

export interface Member {
  readonly id: string;
  readonly kind: 'OFFICE' | 'PERSON';
  readonly name: string;
  readonly office?: string;
  readonly phone: string;
  readonly account?: string;
  readonly facility?: string;
  readonly district?: string;
  readonly onePerson: boolean;
  readonly backup?: Backup;
}

export interface Hours {
  readonly days: readonly (typeof DAY_KINDS)[number][];
  readonly from: string;
  readonly to: string;
}

export interface Rotation {
  readonly id: string;
  readonly name?: string;
  readonly level: number;
  readonly from: string;
  readonly until?: string;
  readonly at: string;
  readonly days: number;
  readonly order: readonly string[];
  readonly hours: readonly Hours[];
}

export interface Plan {
  readonly members: readonly Member[];
  readonly rotations: readonly Rotation[];
  readonly needed: readonly Hours[];
  readonly yearEnd: boolean;
  readonly holidays: readonly string[];
  readonly wall: (typeof ON_WALL)[number];
  readonly version: number;
}

export interface Amendment {
  readonly id: string;
  readonly kind: 'ABSENCE' | 'SWAP' | 'COVER';
  readonly state: 'PROPOSED' | 'STANDING' | 'DECLINED' | 'WITHDRAWN';
  readonly level?: number;
  readonly from: string;
  readonly until: string;
  readonly member: string;
  readonly other?: string;
  readonly inReturn?: { readonly level: number; readonly from: string; readonly until: string };
  readonly by: string;
}

export interface Rota {
  readonly plan: Plan;
  /** Which members the reader is. */
  readonly mine: readonly string[];
  readonly amendments: readonly Amendment[];
  /** Since when members have a calendar. */
  readonly calendars: { readonly [member: string]: string };
}

export interface Shift {
  readonly level: number;
  readonly from: string;
  readonly until: string;
  readonly member: string;
  readonly planned?: string;
  readonly byBackup: boolean;
}

export interface Shifts {
  readonly from: string;
  readonly until: string;
  readonly shifts: readonly Shift[];
  readonly gaps: readonly Gap[];
  readonly holidays: readonly string[];
}

export function rotaPath(network: string, ...more: readonly string[]): string {
  return ['/api/networks', encodeURIComponent(network), 'rota', ...more.map(encodeURIComponent)].join('/');
}

export function rotaPage(network: string, more = ''): string {
  return `/rota/${encodeURIComponent(network)}${more}`;
}

/** The day in Tokyo, "2026-11-20". */
export function dayAt(at: number): string {
  return new Date(at + 9 * 3_600_000).toISOString().slice(0, 10);
}

/** 11月22日(日) 9:00 */
function beginning(at: number): string {
  return word('oncall.moment', nightInWords(dayAt(at)), timeInWords(at));
}

/** 11月22日(日) 17:00 から翌 9:00 */
export function spanInWords({ from, until }: Gap): string {
  return word('oncall.span', beginning(Date.parse(from)), endInWords(Date.parse(until), dayAt(Date.parse(from))));
}

/** The end of what began on this day: 17:00, 翌 9:00, or with its own day. */
export function endInWords(until: number, day: string): string {
  const last = dayAt(until);
  if (last === day) return timeInWords(until);
  return last === nightAfter(day, 1) ? word('oncall.next-day', timeInWords(until)) : beginning(until);
}

export function telephone(phone: string): string {
  return `tel:${phone.replace(/[^\d+#*]/g, '')}`;
}
