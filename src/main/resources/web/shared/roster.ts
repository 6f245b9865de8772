import { html, nothing } from 'lit';
import { pageAt } from './api';
import type { Looking } from './case';
import type { Night } from './nights';
import { nightsBetween } from './nights';
import { locale, word } from './words';

/* Who is on a network's roster, as the API says it. */

export const RISKS = [
  'LIVES_ALONE',
  'HOUSEHOLD_8050',
  'HOUSEHOLD_9060',
  'HOUSEHOLD_7040',
  'MEDICAL_CARE',
  'SEVERE_BEHAVIOUR',
] as const;
export const STATES = ['AT_RISK', 'APPLIED', 'REGISTERED', 'DECLINED', 'ENDED'] as const;
export const ENDINGS = ['MOVED', 'DIED', 'OWN_WISH', 'NO_NEED', 'ADDED_IN_ERROR'] as const;
export const SCOPES = ['PROFILE', 'PLAN', 'ALL'] as const;

export type Risk = (typeof RISKS)[number];
export type State = (typeof STATES)[number];
export type DutyKind = 'MEETING' | 'TALK' | 'PLAN' | 'REVIEW' | 'LIGHT_CHECK';

export interface Duty {
  readonly kind: DutyKind;
  readonly due: string;
  readonly done?: string;
  readonly by?: string;
}

/** Somebody in the list. */
export interface Line {
  readonly id: string;
  readonly state: State;
  readonly name: string;
  readonly kana?: string;
  readonly born?: string;
  readonly district?: string;
  readonly risks: readonly Risk[];
  readonly justInCase: boolean;
  readonly next?: Duty;
}

export interface Contact {
  readonly name: string;
  readonly relation?: string;
  readonly phone?: string;
}

export interface Institution {
  readonly name: string;
  readonly purpose?: string;
  readonly phone?: string;
}

export interface Personal {
  readonly name: string;
  readonly kana?: string;
  readonly born?: string;
  readonly address?: string;
  readonly contacts?: readonly Contact[];
  readonly institutions?: readonly Institution[];
  readonly assessment?: string;
  readonly crisisPlan?: string;
  readonly wishes?: string;
  readonly capsule?: string;
  readonly notes?: string;
  /** The municipality’s own of the person, or of their certificate. */
  readonly number?: string;
}

export interface Consent {
  readonly id: string;
  readonly network?: string;
  readonly facility?: string;
  readonly scope: (typeof SCOPES)[number];
  readonly givenAt: string;
  readonly endsAt?: string;
  readonly revokedAt?: string;
}

export interface RosterEntry {
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Somebody, whole. */
export interface Registrant {
  readonly id: string;
  readonly state: State;
  readonly appliedOn?: string;
  readonly decidedOn?: string;
  readonly ending?: (typeof ENDINGS)[number];
  readonly district?: string;
  readonly risks: readonly Risk[];
  readonly justInCase: boolean;
  readonly need: Looking['need'];
  readonly at?: { readonly lat: number; readonly lon: number };
  readonly facilities: readonly string[];
  readonly personal: Personal;
  readonly duties: readonly Duty[];
  readonly entries: readonly RosterEntry[];
  readonly consents: readonly Consent[];
  readonly version: number;
}

export function rosterPath(network: string, ...more: readonly string[]): string {
  return ['/api/networks', encodeURIComponent(network), 'registrants', ...more.map(encodeURIComponent)].join('/');
}

export function rosterPage(network: string, ...more: readonly string[]): string {
  return pageAt(['/roster', encodeURIComponent(network), ...more.map(encodeURIComponent)].join('/'));
}

const TOKYO_AHEAD_MS = 9 * 3_600_000;

/** The day it is in Tokyo. */
export function todayAt(now: number): Night {
  return new Date(now + TOKYO_AHEAD_MS).toISOString().slice(0, 10);
}

const date = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' });

/** 2026年11月20日 */
export function dateInWords(day: string): string {
  return date.format(Date.parse(day));
}

/** 52歳 */
export function ageOn(born: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return today.slice(5) < born.slice(5) ? years - 1 : years;
}

const MARKS: Readonly<Record<State, string>> = { AT_RISK: '△', APPLIED: '…', REGISTERED: '●', DECLINED: '×', ENDED: '–' };

/** ● 登録: with a shape, so that no reader needs the colour. */
export function standing({ state }: { readonly state: State }) {
  return html`<strong class="standing ${state}"><span aria-hidden="true">${MARKS[state]}</span> ${word(`roster.state.${state}`)}</strong>`;
}

/** ⚠ 面談 12日過ぎています; 見直し 2027年5月1日まで. */
export function dutyInWords({ kind, due }: Duty, today: string) {
  const late = nightsBetween(due, today);
  const what = word(`roster.duty.${kind}`);
  return late > 0
    ? html`<span class="late"><span aria-hidden="true">⚠</span> ${word('roster.late', what, late)}</span>`
    : html`<span>${word('roster.due', what, dateInWords(due))}</span>`;
}

export function risksInWords(risks: readonly Risk[]) {
  return risks.length === 0
    ? nothing
    : html`<ul class="risks" role="list">
        ${risks.map((risk) => html`<li>${word(`roster.risk.${risk}`)}</li>`)}
      </ul>`;
}
