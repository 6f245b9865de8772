import { html, nothing } from 'lit';
import type { Ask, Case, Entry, Looking, Planned, Stay } from './case';
import { careWord, disabilityWord, sexWord } from './capability';
import { nightAfter, nightInWords } from './nights';
import type { Me } from './who';
import { locale, word } from './words';

/* What a case is, in words: for its page, the desk, the list and the sheet alike. */

/** 11月20日(金)から 3泊（23日の朝まで） */
export function nightsInWords({ from, nights }: { readonly from: string; readonly nights: number }): string {
  return word('case.nights', nightInWords(from), nights, nightInWords(nightAfter(from, nights)));
}

/** What is looked for, one fact each; what nobody knows says so. */
export function factsOf({ need, ...looking }: Looking): readonly (readonly [term: string, fact: string])[] {
  const and = (all: readonly string[]) => all.join(word('report.and'));
  const unknown = word('desk.unknown');
  return [
    [word('desk.nights'), nightsInWords(looking)],
    [word('desk.sex'), need.sex ? sexWord(need.sex) : unknown],
    [word('desk.age'), need.age === undefined ? unknown : word('case.years', need.age)],
    [word('desk.level'), need.supportLevel === undefined ? unknown : String(need.supportLevel)],
    [word('desk.disabilities'), need.disabilities?.length ? and(need.disabilities.map(disabilityWord)) : unknown],
    [
      word('desk.care'),
      need.care === undefined ? unknown : need.care.length === 0 ? word('desk.no-care') : and(need.care.map(careWord)),
    ],
    [word('desk.behaviour'), need.behaviour === undefined ? unknown : word('case.points', need.behaviour)],
    [
      word('desk.wheelchair'),
      need.wheelchair === undefined ? unknown : word(need.wheelchair ? 'desk.wheelchair-yes' : 'desk.wheelchair-no'),
    ],
  ];
}

/** 女性、34歳、知的、吸引、今夜から3泊: what is known, in one line. */
export function shortlyOf(looking: Looking): string {
  const { sex, age, disabilities = [], care = [] } = looking.need;
  return [
    ...(sex ? [sexWord(sex)] : []),
    ...(age === undefined ? [] : [word('case.years', age)]),
    ...disabilities.map(disabilityWord),
    ...care.map(careWord),
    nightsInWords(looking),
  ].join(word('report.and'));
}

export function nameOfPlace({ name, facility }: Pick<Ask | Stay | Planned, 'name' | 'facility'>): string {
  return name || facility;
}

/** The name of a facility that this case has to do with. */
export function placeIn(one: Case, facility: string): string {
  return nameOfPlace([...one.asks, ...one.stays].find((other) => other.facility === facility) ?? { facility });
}

const ASK_MARKS = { WAITING: '…', YES: '◎', YES_BUT: '△', NO: '×', CALL_ME: '☎', WITHDRAWN: '–', EXPIRED: '–' } as const;

/** ◎ 受けられる: with a shape, so that no reader needs the colour. */
export function askMark({ state }: Pick<Ask, 'state'>) {
  return html`<strong class="mark ${state}"><span aria-hidden="true">${ASK_MARKS[state]}</span> ${word(`case.ask.${state}`)}</strong>`;
}

const STATE_MARKS = {
  OPEN: '○',
  ASKING: '…',
  HELD: '◐',
  PLACED: '●',
  ENDED: '✓',
  NOT_PLACED: '×',
  WITHDRAWN: '–',
} as const;

export function stateMark({ state }: Pick<Case, 'state'>) {
  return html`<strong class="mark ${state}"><span aria-hidden="true">${STATE_MARKS[state]}</span> ${word(`case.state.${state}`)}</strong>`;
}

/** The nights that an ask is for, where they are its own. */
export function nightsOfAsk({ from, nights }: Ask, { looking }: Pick<Case, 'looking'>) {
  return from === undefined && nights === undefined
    ? nothing
    : html`<span class="number">${nightsInWords({ from: from ?? looking.from, nights: nights ?? looking.nights })}</span>`;
}

/** Why, under which condition, for which nights, in the facility's own words. */
export function answerInWords({ answer, state, closing }: Ask): readonly string[] {
  if (!answer) return closing && state !== 'WAITING' ? [word(`case.closing.${closing}`)] : [];
  return [
    ...(answer.reason ? [word(`case.reason.${answer.reason}`)] : []),
    ...(answer.condition ? [word(`case.condition.${answer.condition}`)] : []),
    ...(state === 'YES_BUT' && answer.from && answer.nights
      ? [nightsInWords({ from: answer.from, nights: answer.nights })]
      : []),
    ...(answer.words ? [word('case.quoted', answer.words)] : []),
  ];
}

/** Accounts, and networks where some are spoken of, by their names, as far as the reader may know them. */
export type Names = ReadonlyMap<string, string>;

/** あなた, a name, or a colleague whose name the reader may not look up. */
export function accountInWords(account: string, me: Me | undefined, names: Names): string {
  if (account === 'system') return word('case.by-itself');
  if (me?.id === account) return word('case.you');
  return names.get(account) ?? word('case.colleague', account.slice(0, 8));
}

/** To whom a case is offered; `own`: the network that has it. */
export function toWhomInWords(
  { to, network, district }: { readonly [whom in 'to' | 'network' | 'district']?: string | number },
  own: string,
  me: Me | undefined,
  names: Names,
): string {
  if (to) return accountInWords(String(to), me, names);
  if (district) return word('case.to-district', district);
  return network === undefined || network === own
    ? word('case.to-everybody')
    : word('case.to-network', names.get(String(network)) ?? network);
}

/** What happened, in a sentence. */
export function entryInWords({ kind, data }: Entry, one: Case, me: Me | undefined, names: Names): string {
  const place = data['facility'] === undefined ? '' : placeIn(one, String(data['facility']));
  switch (kind) {
    case 'asked':
      return word('case.entry.asked', place);
    case 'answered':
      return word('case.entry.answered', place, word(`case.ask.${data['answer']}`));
    case 'ask-withdrawn':
      return word('case.entry.ask-withdrawn', place, word(`case.closing.${data['why']}`));
    case 'ask-expired':
    case 'yes-taken-back':
    case 'moved':
      return word(`case.entry.${kind}`, place);
    case 'held':
    case 'agreed':
    case 'released':
    case 'hold-expired':
    case 'no-show':
    case 'extended':
    case 'shortened':
    case 'ended': {
      const nights = nightsInWords({ from: String(data['from']), nights: Number(data['nights']) });
      return word(`case.entry.${kind}`, place, nights);
    }
    case 'offered': {
      const isRisen = data['reason'] === 'OVERDUE';
      const to = toWhomInWords(data, isRisen ? String(data['network']) : '', me, names);
      return word(isRisen ? 'case.entry.risen' : 'case.entry.offered', to, word(`case.hand-over.${data['reason'] ?? 'SHIFT'}`));
    }
    case 'accepted':
      return word('case.entry.accepted', accountInWords(String(data['from']), me, names));
    case 'state':
      return word('case.entry.state', word(`case.state.${data['to']}`));
    case 'closed':
      return word('case.entry.closed', word(`case.state.${data['as']}`));
    case 'overdue':
      return word('case.entry.overdue', data['times'] ?? 1);
    case 'elderly-parent':
      return word(String(data['lives']) === 'true' ? 'case.entry.elderly-parent' : 'case.entry.no-elderly-parent');
    case 'elderly-shared':
      return data['district'] === undefined ? word('case.entry.elderly-shared') : word('case.entry.elderly-shared-in', data['district']);
    default:
      return word(`case.entry.${kind}`);
  }
}

const yen = new Intl.NumberFormat(locale);

export function yenInWords(amount: number): string {
  return word('case.yen', yen.format(amount));
}
