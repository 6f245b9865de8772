/* What a facility may say to an ask, and what may become of it: in the order in which it is offered. */

export type AskState = 'WAITING' | 'YES' | 'YES_BUT' | 'NO' | 'CALL_ME' | 'WITHDRAWN' | 'EXPIRED';
export type StayState = 'HELD' | 'AGREED' | 'ENDED' | 'NO_SHOW' | 'RELEASED' | 'EXPIRED';

/** Why a facility cannot. */
export const REASONS = [
  'FULL',
  'NO_NIGHT_STAFF',
  'NO_NURSE',
  'MIX_OF_RESIDENTS',
  'BEHAVIOUR',
  'MEDICAL_CARE',
  'UNKNOWN_PERSON',
  'INFECTION',
  'OTHER',
] as const;
export type Reason = (typeof REASONS)[number];

/** Without which a yes is none. */
export const CONDITIONS = ['FEWER_NIGHTS', 'LATER', 'IF_A_NURSE_COMES', 'IF_FAMILY_BRINGS', 'OTHER'] as const;
export type Condition = (typeof CONDITIONS)[number];
