import { read } from './api';

/** What a network may use or not, as the API names it. */
export const FUNCTIONS = [
  'ROSTER',
  'ROTA',
  'RESERVED_BEDS',
  'TRIAL_STAYS',
  'OFFICES',
  'REMINDERS',
  'REPORT',
  'FAMILIES',
] as const;
export type NetworkFunction = (typeof FUNCTIONS)[number];

/** No function of its own: the desk, shared with elderly care. */
export const SHARED_DESK = 'SHARED_DESK';

const asked = new Map<string, Promise<ReadonlySet<string>>>();

/** What a network does not use today; asked once for a page. Nothing where nobody can say: the server refuses then. */
export function offIn(network: string): Promise<ReadonlySet<string>> {
  let answer = asked.get(network);
  if (!answer) {
    answer = read<{ readonly off: readonly string[]; readonly elderlyCare?: { readonly on: boolean } }>(
      `/api/networks/${encodeURIComponent(network)}/settings`,
    ).then((came) => {
      if (came.state !== 'found') return new Set();
      return new Set([...came.value.off, ...(came.value.elderlyCare?.on ? [] : [SHARED_DESK])]);
    });
    asked.set(network, answer);
  }
  return answer;
}
