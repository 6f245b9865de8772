import type { Grant } from '../shared/roles';
import type { Me } from '../shared/who';

/** Somebody with an account, as those see them who keep it. */
export interface Person {
  readonly id: string;
  /** Left out: from an OpenID provider. */
  readonly username?: string;
  /** Their provider says their name and roles; here they can be stopped. */
  readonly fromProvider: boolean;
  readonly name: string;
  readonly mail?: string;
  readonly roles: readonly Grant[];
  /** Is something in other networks too: the account itself is kept by administrators alone. */
  readonly elsewhere: boolean;
  readonly seenAt?: string;
  readonly disabled: boolean;
  /** Has a way to sign in. */
  readonly ready: boolean;
  readonly invitedUntil?: string;
}

/** Somebody and the link that is told once. */
export interface Told {
  readonly person: Person;
  readonly link: string;
  readonly until: string;
  readonly mailed: boolean;
}

/** A network, or a facility, by name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Who keeps people: of which networks, and whether of all. */
export interface Keeper extends Me {
  readonly id?: string;
  readonly grants: readonly Grant[];
}

/** Where the people of this network are kept; '': those of all. */
export function pathOf(network: string, person?: Person): string {
  const people = network ? `/api/networks/${encodeURIComponent(network)}/people` : '/api/people';
  return person ? `${people}/${encodeURIComponent(person.id)}` : people;
}

/** Roles as the server takes them; within a network its address names it. */
export function rolesCommand(roles: readonly Grant[], network: string) {
  return roles.map(({ role, network: of, facility, districts }) => ({
    role,
    ...(of && !network && { network: of }),
    ...(facility && { facility }),
    ...(districts?.length && { districts }),
  }));
}
