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

/** Those who work on the cases of a network by their accounts, where the reader may know them. */
export async function namesIn(network: string, me: Me | undefined): Promise<Names> {
  if (!hasRole(me, network, READING)) return new Map();
  const came = await read<readonly { readonly id: string; readonly name: string }[]>(
    `/api/networks/${encodeURIComponent(network)}/colleagues`,
  );
  return new Map(came.state === 'found' ? came.value.map(({ id, name }) => [id, name]) : []);
}
