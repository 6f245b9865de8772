import { read } from './api';

/*
 * What a network does when an emergency comes, as `GET /api/networks/{network}/procedure` tells it: what counts as one, the
 * steps that each case walks through, and how long things may take.
 */

/** @param id stays the same when the words change: a case remembers it */
export interface Step {
  readonly id: string;
  readonly words: string;
}

/** In the order in which a case meets them. */
export const DEADLINES = ['open', 'asking', 'ask', 'hold', 'held'] as const;
export type Deadline = (typeof DEADLINES)[number];

export interface Procedure {
  /** Left out: the network has not said. */
  readonly definition?: string;
  readonly steps: readonly Step[];
  /** Minutes. */
  readonly deadlines: Readonly<Record<Deadline, number>>;
  /** Accounts to whom a case is offered that nobody moves in time, one after the other. */
  readonly next: readonly string[];
  /** 0: nobody has written one. */
  readonly version: number;
}

export function procedurePath(network: string): string {
  return `/api/networks/${encodeURIComponent(network)}/procedure`;
}

/** Where it is read, and written by those who may. */
export function procedurePage(network: string): string {
  return `/procedure/${encodeURIComponent(network)}`;
}

const asked = new Map<string, Promise<Procedure | undefined>>();

/** Asked once for a page; undefined, and asked again the next time, when it cannot be had now. */
export function procedureOf(network: string): Promise<Procedure | undefined> {
  const known = asked.get(network);
  if (known) return known;
  const coming = read<Procedure>(procedurePath(network)).then((came) => {
    if (came.state === 'found') return came.value;
    asked.delete(network);
    return undefined;
  });
  asked.set(network, coming);
  return coming;
}
