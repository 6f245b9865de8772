import { html } from 'lit';
import { pageAt } from './api';
import type { Night } from './nights';
import { nightAfter, nightInWords, nightsBetween } from './nights';
import { dateInWords } from './roster';
import { word } from './words';

/* Trial stays and where they are, as the API says it. */

export const WHYS_OFF = ['UNWELL', 'OWN_WISH', 'FAMILY', 'PLACE', 'EMERGENCY', 'OTHER'] as const;
export const PARTIES = ['PERSON', 'FAMILY', 'OFFICE'] as const;
export const AGAINS = ['YES', 'NO', 'UNKNOWN'] as const;

export type TrialState = 'ASKED' | 'AGREED' | 'TOOK_PLACE' | 'CALLED_OFF';

export interface Place {
  readonly id: string;
  readonly facility?: string;
  readonly bed?: string;
  readonly name: string;
  readonly town?: string;
  readonly what?: string;
  readonly help?: string;
  readonly capacity: number;
  /** 1–12. */
  readonly months: readonly number[];
  readonly closed: boolean;
  readonly version: number;
}

export interface Trial {
  readonly id: string;
  readonly place: string;
  readonly registrant: string;
  readonly name?: string;
  readonly from: Night;
  readonly nights: number;
  readonly state: TrialState;
  /** Until when something has to be done next. */
  readonly due?: string;
  readonly calledOff?: (typeof WHYS_OFF)[number];
  readonly talkOn?: string;
  readonly talkWith: readonly (typeof PARTIES)[number][];
  readonly again?: (typeof AGAINS)[number];
  readonly words: {
    readonly purpose?: string;
    readonly companions?: string;
    readonly whyCalledOff?: string;
    readonly wentWell?: string;
    readonly toPrepare?: string;
  };
  readonly version: number;
}

export function trialsPath(network: string, ...more: readonly string[]): string {
  return ['/api/networks', encodeURIComponent(network), 'trials', ...more.map(encodeURIComponent)].join('/');
}

export function placesPath(network: string, ...more: readonly string[]): string {
  return ['/api/networks', encodeURIComponent(network), 'trial-places', ...more.map(encodeURIComponent)].join('/');
}

/** @param registrant of whom a trial is to be asked for */
export function trialsPage(network: string, registrant?: string): string {
  return pageAt(`/trials/${encodeURIComponent(network)}${registrant ? `#${encodeURIComponent(registrant)}` : ''}`);
}

const MARKS: Readonly<Record<TrialState, string>> = { ASKED: '…', AGREED: '◐', TOOK_PLACE: '●', CALLED_OFF: '×' };

/** ● 体験した: with a shape, so that no reader needs the colour. */
export function trialMark({ state }: Trial) {
  return html`<strong><span aria-hidden="true">${MARKS[state]}</span> ${word(`trials.state.${state}`)}</strong>`;
}

/** 11月20日(金) から 2泊 */
export function trialNights({ from, nights }: Trial): string {
  return word('trials.nights', nightInWords(from), nights, nightInWords(nightAfter(from, nights)));
}

/** What has to be done next, loudly when its day is over. */
export function dueInWords({ state, due }: Trial, today: string) {
  if (!due) return '';
  const late = nightsBetween(due, today);
  const what = word(`trials.due.${state}`);
  return late > 0
    ? html`<span class="late"><span aria-hidden="true">⚠</span> ${word('trials.late', what, late)}</span>`
    : html`<span>${word('trials.until', what, dateInWords(due))}</span>`;
}

/** What came out of the talk. */
export function talkInWords(one: Trial) {
  if (!one.talkOn) return '';
  const list = one.talkWith.map((party) => word(`trials.party.${party}`)).join(word('report.and'));
  return html`<p>${word('trials.talked', dateInWords(one.talkOn), list)} <strong>${word(`trials.again.${one.again ?? 'UNKNOWN'}`)}</strong></p>
    ${one.words.wentWell ? html`<p class="text">${word('trials.went-well')}: ${one.words.wentWell}</p>` : ''}
    ${one.words.toPrepare ? html`<p class="text">${word('trials.to-prepare')}: ${one.words.toPrepare}</p>` : ''}`;
}
