import { read } from './api';
import type { Names } from './case-words';
import type { Me } from './who';

/** Whether somebody has one of these roles in this network, or everywhere. */
export function hasRole(me: Me | undefined, network: string, roles: readonly string[]): boolean {
  return me?.grants.some((grant) => roles.includes(grant.role) && (!grant.network || grant.network === network)) ?? false;
}

/** Who may open cases, ask and hold; the server decides, this spares the question. */
export const PLACING: readonly string[] = ['coordinator', 'administrator'];
/** Who may change what a network goes by. */
export const KEEPING: readonly string[] = ['officer', 'administrator'];
const READING: readonly string[] = [...PLACING, 'officer'];
/** Who sees the cases that they opened, or that are shared with them. */
export const ELDERLY_CARE: readonly string[] = ['elderly_care'];

/** Whether somebody looks at a network’s cases from elderly care alone. */
export function isElderlyCare(me: Me | undefined, network: string): boolean {
  return hasRole(me, network, ELDERLY_CARE) && !hasRole(me, network, READING);
}

/** Somebody who works on the cases of a network. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  /** A coordinator may have cases; an officer reads them; elderly care sees some. */
  readonly role: 'COORDINATOR' | 'OFFICER' | 'ELDERLY_CARE';
  /** The parts of the network they are responsible for; left out: all of it. */
  readonly districts?: readonly string[];
}

/** Who works on the cases of a network, as far as the reader may know them. */
export async function colleaguesIn(network: string, me: Me | undefined): Promise<readonly Colleague[]> {
  if (!hasRole(me, network, [...READING, ...ELDERLY_CARE])) return [];
  const came = await read<readonly Colleague[]>(`/api/networks/${encodeURIComponent(network)}/colleagues`);
  return came.state === 'found' ? came.value : [];
}

export function namesOf(colleagues: readonly Colleague[]): Names {
  return new Map(colleagues.map(({ id, name }) => [id, name]));
}

/** A network, as people call it. */
export interface NamedNetwork {
  readonly id: string;
  readonly name: string;
}

let asked: Promise<readonly NamedNetwork[]> | undefined;

/** All networks, by name; asked once for a page, and again when that came to nothing. */
export function networks(): Promise<readonly NamedNetwork[]> {
  asked ??= read<readonly NamedNetwork[]>('/api/networks').then((came) => {
    if (came.state !== 'found') asked = undefined;
    return came.state === 'found' ? came.value : [];
  });
  return asked;
}

/** The name of a network; its id where nobody knows it. */
export async function networkName(id: string): Promise<string> {
  return (await networks()).find((one) => one.id === id)?.name ?? id;
}
