import { read } from './api';

/* The emergency desk, shared with elderly care (地域包括支援センター), as a network’s settings say. */

/** A centre of elderly care: of one district, or of all that lies in no other’s. */
export interface Centre {
  readonly district?: string;
  readonly name: string;
  readonly phone: string;
  readonly hours?: string;
}

export interface ElderlyCare {
  readonly on: boolean;
  readonly centres: readonly Centre[];
}

/** What elderly care and the desk must know of one another. */
export interface SharedDesk {
  readonly elderlyCare?: ElderlyCare;
  /** Whom everybody may call. */
  readonly families?: { readonly phone?: string; readonly hours?: string };
}

const asked = new Map<string, Promise<SharedDesk | undefined>>();

/** Asked once for a page; undefined, and asked again the next time, when it cannot be had now. */
export function sharedDeskOf(network: string): Promise<SharedDesk | undefined> {
  const known = asked.get(network);
  if (known) return known;
  const coming = read<SharedDesk>(`/api/networks/${encodeURIComponent(network)}/settings`).then((came) => {
    if (came.state === 'found') return came.value;
    asked.delete(network);
    return undefined;
  });
  asked.set(network, coming);
  return coming;
}

/** Whom to call for somebody who lives there; without a district, or where it has none of its own, whoever has the rest. */
export function centreFor(centres: readonly Centre[], district: string | undefined): Centre | undefined {
  return centres.find((one) => one.district === district) ?? centres.find((one) => !one.district);
}
