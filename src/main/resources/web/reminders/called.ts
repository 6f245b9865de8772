/* Roll calls and reminders, as the API says them. */

export const KINDS = ['EMERGENCY', 'DISASTER', 'PRACTICE'] as const;
export type Kind = (typeof KINDS)[number];

export interface RollCall {
  readonly id: string;
  readonly kind: Kind;
  readonly note?: string;
  readonly startedAt: string;
  readonly startedBy: string;
  readonly endsAt: string;
  readonly endedAt?: string;
}

export interface Answers {
  readonly called: number;
  readonly answered: number;
  /** After which half of all had answered; left out: not half of them did. */
  readonly medianSeconds?: number;
  readonly within15: number;
  readonly within30: number;
  readonly within60: number;
}

export interface Summary {
  readonly rollCall: RollCall;
  readonly answers: Answers;
}

export interface Called {
  readonly facility: string;
  readonly name: string;
  readonly phone?: string;
  readonly district?: string;
  readonly answeredAt?: string;
  readonly pushed: number;
  readonly mailed: number;
  readonly trying: number;
}

export interface Whole extends Summary {
  readonly facilities: readonly Called[];
}

export interface Reminder {
  readonly at: string;
  readonly pushed: number;
  readonly mailed: number;
  readonly trying: number;
  readonly answeredAt?: string;
}
