import { ask } from './ask';

/** Something that somebody keeps, to choose among. */
export interface Kept {
  readonly id: string;
  readonly name: string;
}

/** What the reader keeps: the facilities for which they report, and the networks of which they are an officer. */
export interface Charge {
  readonly facilities: readonly Kept[];
  /** All, for an administrator. */
  readonly networks: readonly Kept[];
}

interface Grant {
  readonly role: string;
  readonly network?: string;
  readonly facility?: string;
}

/** What the reader keeps; nobody: they have not signed in. */
export async function askForCharge(): Promise<Charge | 'nobody' | 'away'> {
  const me = await ask<{ readonly grants: readonly Grant[] }>('GET', '/api/me');
  if (me.state !== 'done') return me.state === 'refused' && me.problem.status === 401 ? 'nobody' : 'away';
  const { grants } = me.value;
  if (grants.length === 0) return 'nobody';
  const own = grants.flatMap(({ role, facility }) => (role === 'provider' && facility ? [facility] : []));
  const [networks, ...facilities] = await Promise.all([
    networksOf(grants),
    ...own.map((id) => ask<Kept>('GET', `/api/facilities/${encodeURIComponent(id)}`)),
  ]);
  if (networks === 'away') return 'away';
  return { facilities: facilities.flatMap((answer) => (answer.state === 'done' ? [answer.value] : [])), networks };
}

/** The facilities of a network; none when they cannot be had. */
export async function membersOf(network: string): Promise<readonly Kept[]> {
  const answer = await ask<readonly Kept[]>('GET', `/api/networks/${encodeURIComponent(network)}/facilities`);
  return answer.state === 'done' ? answer.value : [];
}

async function networksOf(grants: readonly Grant[]): Promise<readonly Kept[] | 'away'> {
  const isAdministrator = grants.some(({ role }) => role === 'administrator');
  const own = grants.filter(({ role }) => role === 'officer').map(({ network }) => network);
  if (!isAdministrator && own.length === 0) return [];
  const all = await ask<readonly Kept[]>('GET', '/api/networks');
  return all.state === 'done' ? all.value.filter(({ id }) => isAdministrator || own.includes(id)) : 'away';
}
