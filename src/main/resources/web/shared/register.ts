import { html, nothing } from 'lit';
import { pageAt } from './api';
import { dateInWords } from './roster';
import { word } from './words';

/* The register of a network's facilities and offices, as the API says it. */

export const FUNCTIONS = ['CONSULTATION', 'EMERGENCY', 'TRIAL', 'TRAINING', 'COMMUNITY'] as const;
export const OFFICE_KINDS = [
  'CORE_CENTRE',
  'CONSULTATION',
  'HOME_HELP',
  'VISITING_NURSE',
  'CARE_MANAGER',
  'DAY_SERVICE',
  'GROUP_HOME',
  'INDEPENDENT_LIVING',
  'MEDICAL',
  'OTHER',
] as const;

export type BaseFunction = (typeof FUNCTIONS)[number];
export type OfficeKind = (typeof OFFICE_KINDS)[number] | 'FACILITY';
export type FunctionState = 'NONE' | 'CONSULTED' | 'NOTIFIED' | 'REGISTERED' | 'REFUSED' | 'DECLINED' | 'WITHDRAWN';

export interface Contact {
  readonly name?: string;
  readonly phone?: string;
}

export interface FunctionStanding {
  readonly function: BaseFunction;
  readonly state: FunctionState;
  readonly on?: string;
  readonly consultedOn?: string;
  readonly notifiedOn?: string;
  readonly rulesFrom?: string;
  readonly registered: boolean;
  readonly since?: string;
  readonly until?: string;
  readonly coming?: string;
  readonly number?: string;
}

export interface RegisterStep {
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly kind: string;
  readonly function?: BaseFunction;
  readonly data: Readonly<Record<string, string>>;
  readonly notes?: string;
}

/** Somebody in the register; `steps` where it was asked for alone. */
export interface Entry {
  readonly id: string;
  readonly facility?: string;
  readonly beds: boolean;
  readonly kind: OfficeKind;
  readonly name: string;
  readonly number?: string;
  readonly town?: string;
  readonly address?: string;
  readonly phone?: string;
  readonly hours?: string;
  readonly district?: string;
  readonly contact?: Contact;
  readonly emergency?: Contact;
  readonly functions: readonly FunctionStanding[];
  readonly steps?: readonly RegisterStep[];
  readonly version: number;
}

export function registerPath(network: string, ...more: readonly string[]): string {
  return ['/api/networks', encodeURIComponent(network), 'register', ...more.map(encodeURIComponent)].join('/');
}

export function registerPage(network: string, id?: string): string {
  const register = `/register/${encodeURIComponent(network)}`;
  return pageAt(id ? `${register}/${encodeURIComponent(id)}` : register);
}

export function qualificationsPage(facility: string): string {
  return pageAt(`/facility/${encodeURIComponent(facility)}/qualifications`);
}

export function kindInWords({ kind, beds }: Entry): string {
  return kind === 'FACILITY' && !beds ? word('office.TEAM') : word(`office.${kind}`);
}

export function dialled(phone: string): string {
  return `tel:${phone.replace(/[^\d+#*]/g, '')}`;
}

/** The day before this one: a period is said with its last day. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

/** How a function stands, in a sentence; with a shape, so that no reader needs the colour. */
export function standingInWords(one: FunctionStanding | undefined) {
  const [mark, said] = standingOf(one);
  return html`<span class="standing"><span aria-hidden="true">${mark}</span> ${said}</span>`;
}

function standingOf(one: FunctionStanding | undefined): readonly [mark: string, said: string] {
  if (!one) return ['○', word('register.state.NONE')];
  const { since, until, coming, on, state } = one;
  if (one.registered && until)
    return ['◐', word('register.is-until', dateInWords(since!), dateInWords(dayBefore(until)))];
  if (one.registered) return ['●', word('register.is', dateInWords(since!))];
  if (coming) return ['◔', word('register.coming', dateInWords(coming))];
  return [MARKS[state], state === 'NONE' || !on ? word(`register.state.${state}`) : word(`register.state-on.${state}`, dateInWords(on))];
}

const MARKS: Readonly<Record<FunctionState, string>> = {
  NONE: '○',
  CONSULTED: '…',
  NOTIFIED: '…',
  REGISTERED: '●',
  REFUSED: '×',
  DECLINED: '×',
  WITHDRAWN: '–',
};

export function phoneLink(phone: string | undefined) {
  return phone ? html`<a class="link number" href=${dialled(phone)}>${phone}</a>` : nothing;
}
