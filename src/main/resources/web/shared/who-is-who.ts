import { read } from './api';
import type { Names } from './case-words';
import type { Me } from './who';

/** Whether somebody has one of these roles in this network, or everywhere. */
export function hasRole(me: Me | undefined, network: string, roles: readonly string[]): boolean {
  return me?.grants.some((grant) => roles.includes(grant.role) && (!grant.network || grant.network === network)) ?? false;
}

/** Who may open cases, ask and hold; the server decides, this spares the question. */
export const PLACING: readonly string[] = ['coordinator', 'administrator'];
/** Who may change what a network goes by, and look up its people. */
export const KEEPING: readonly string[] = ['officer', 'administrator'];

/** The people of a network by their accounts, where the reader may know them. */
export async function namesIn(network: string, me: Me | undefined): Promise<Names> {
  if (!hasRole(me, network, KEEPING)) return new Map();
  const came = await read<{ readonly people: readonly { readonly id: string; readonly name: string }[] }>(
    `/api/networks/${encodeURIComponent(network)}/people`,
  );
  return new Map(came.state === 'found' ? came.value.people.map(({ id, name }) => [id, name]) : []);
}
