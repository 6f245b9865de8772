import type { Condition, Reason, StayState } from '../shared/answers';
import type { Care, Disability, Sex } from '../shared/capability';
import { DISABILITIES, MEDICAL_CARE, OTHER_CARE, SEVERE_BEHAVIOUR, careWord, disabilityWord, sexWord } from '../shared/capability';
import type { Person } from '../shared/case';
import type { Night } from '../shared/nights';
import { nightAfter, nightInWords } from '../shared/nights';
import { word } from '../shared/words';

/** What a facility is asked, as `GET /api/facilities/{facility}/asks` says it; of whom it is comes with a yes alone. */
export interface Asked {
  readonly id: string;
  readonly practice: boolean;
  readonly state: 'WAITING' | 'WITHDRAWN' | 'EXPIRED' | AnswerKind;
  readonly askedAt: string;
  /** For an answer, from when it was said on; only while it waits. */
  readonly secondsLeft?: number;
  /** Which bed was in mind. */
  readonly bed?: string;
  readonly need: AskedNeed;
  readonly from: Night;
  readonly nights: number;
  readonly answer?: { readonly reason?: Reason; readonly condition?: Condition };
  readonly closing?: string;
  readonly person?: Person;
  readonly situation?: string;
  readonly stays: readonly Stay[];
}

/** Whatever is left out is unknown; no care at all is an empty list. */
export interface AskedNeed {
  readonly disabilities?: readonly Disability[];
  readonly care?: readonly Care[];
  readonly behaviour?: number;
  readonly supportLevel?: number;
  readonly sex?: Sex;
  readonly ageBand?: 'CHILD' | '18-39' | '40-64' | '65+';
  readonly wheelchair?: boolean;
}

export interface Stay {
  readonly id: string;
  readonly ask?: string;
  readonly bed: string;
  readonly from: Night;
  readonly count: number;
  readonly state: StayState;
  readonly secondsLeft?: number;
}

export type AnswerKind = 'YES' | 'YES_BUT' | 'NO' | 'CALL_ME';

/** What the reader says, as it is sent. */
export interface Said {
  readonly answer: AnswerKind;
  readonly bed?: string;
  readonly nights?: { readonly from: Night; readonly count: number };
  readonly condition?: Condition;
  readonly reason?: Reason;
  readonly words?: string;
}

/** The stay that came of an ask and still keeps its nights. */
export function livingStay(asked: Asked): Stay | undefined {
  if (asked.state !== 'YES' && asked.state !== 'YES_BUT') return undefined;
  return asked.stays.find(({ ask, state }) => (!ask || ask === asked.id) && (state === 'HELD' || state === 'AGREED'));
}

/** 11月20日(金)〜11月22日(日) 3泊 */
export function nightsInWords(from: Night, count: number): string {
  return count === 1
    ? word('inbox.night', nightInWords(from))
    : word('inbox.nights', nightInWords(from), nightInWords(nightAfter(from, count - 1)), count);
}

/** What is needed, one line each; what nobody knows is said to be so. */
export function factsOf({ need, from, nights }: Asked): readonly { readonly name: string; readonly words: string; readonly known: boolean }[] {
  const { sex, ageBand, behaviour, supportLevel, wheelchair } = need;
  const care = need.care && [...MEDICAL_CARE, ...OTHER_CARE].filter((one) => need.care!.includes(one)).map(careWord);
  const disabilities = need.disabilities && DISABILITIES.filter((one) => need.disabilities!.includes(one)).map(disabilityWord);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['nights', nightsInWords(from, nights)],
    ['sex', sex && sexWord(sex)],
    ['age', ageBand && word(`inbox.age.${ageBand === '65+' ? '65' : ageBand}`)],
    ['disability', disabilities?.join(word('report.and'))],
    ['care', care && (care.length > 0 ? care.join(word('report.and')) : word('inbox.no-care'))],
    ['behaviour', behaviour === undefined ? undefined : behaviourInWords(behaviour)],
    ['level', supportLevel === undefined ? undefined : word('care.level', supportLevel)],
    ['wheelchair', wheelchair === undefined ? undefined : word(wheelchair ? 'inbox.wheelchair-yes' : 'inbox.wheelchair-no')],
  ];
  return facts.map(([name, words]) => ({
    name: word(`inbox.need.${name}`),
    words: words || word('inbox.unknown'),
    known: Boolean(words),
  }));
}

function behaviourInWords(total: number): string {
  return word(total >= SEVERE_BEHAVIOUR ? 'inbox.points-severe' : 'inbox.points', total);
}

/** 03:07 */
export function clockOf(seconds: number): string {
  const left = Math.max(0, seconds);
  return `${String(Math.floor(left / 60)).padStart(2, '0')}:${String(left % 60).padStart(2, '0')}`;
}
