import type { Read } from './api';
import { read } from './api';
import type { Night } from './nights';
import { nightAfter, nightsBetween } from './nights';

/* Beds that stand empty for emergencies, as the API says it. */

export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export type NightState = 'KEPT' | 'USED' | 'RELEASED' | 'BREACH';

export interface Agreement {
  readonly id: string;
  readonly facility: string;
  readonly bed: string;
  readonly label: string;
  readonly first: Night;
  /** Included. */
  readonly last: Night;
  readonly weekdays: readonly Weekday[];
  readonly yen: number;
  readonly yenWhenUsed: number;
  readonly releaseDays: number;
  readonly version: number;
}

/** What somebody said of a night. */
export interface Spoken {
  readonly state: 'ASKED' | 'RELEASED' | 'DECLINED' | 'KEPT';
  readonly askedAt?: string;
  readonly askedBy?: string;
  readonly decidedAt?: string;
  readonly decidedBy?: string;
}

export interface ReservedNight {
  readonly night: Night;
  readonly state: NightState;
  /** The last day on which it can be let go. */
  readonly until: string;
  readonly spoken?: Spoken;
}

export interface Nights {
  readonly agreement: Agreement;
  readonly facilityName: string;
  readonly nights: readonly ReservedNight[];
}

/** What coordinators are told: a mark for each night from tonight on; K stands empty for them. */
export interface Ahead {
  readonly tonight: Night;
  readonly beds: readonly { readonly facility: string; readonly bed: string; readonly nights: string }[];
}

export function reservedPath(network: string, ...more: readonly string[]): string {
  return ['/api/networks', encodeURIComponent(network), 'reserved', ...more.map(encodeURIComponent)].join('/');
}

export function reservedIn(network: string): Promise<Read<Ahead>> {
  return read<Ahead>(reservedPath(network));
}

/** Whether the bed stands empty for emergencies in one of these nights. */
export function isReserved(ahead: Ahead | undefined, facility: string, bed: string, nights: readonly Night[]): boolean {
  if (!ahead) return false;
  return ahead.beds.some(
    (one) =>
      one.facility === facility &&
      one.bed === bed &&
      nights.some((night) => one.nights[nightsBetween(ahead.tonight, night)] === 'K'),
  );
}

/** 2026-11, so many months later. */
export function monthAfter(month: string, count: number): string {
  const first = new Date(`${month}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + count);
  return first.toISOString().slice(0, 7);
}

/** 0: Monday. */
export function weekdayIndex(night: Night): number {
  return (new Date(night).getUTCDay() + 6) % 7;
}

/** Weeks of dates, Monday first, that hold all of them. */
export function weeksOf(first: Night, last: Night): readonly (readonly Night[])[] {
  const weeks: Night[][] = [];
  for (let monday = nightAfter(first, -weekdayIndex(first)); monday <= last; monday = nightAfter(monday, 7))
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((day) => nightAfter(monday, day)));
  return weeks;
}
