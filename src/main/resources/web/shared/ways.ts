import { LitElement, html } from 'lit';
import { pageAt } from './api';
import type { NetworkFunction } from './functions';
import { SHARED_DESK, offIn } from './functions';
import { procedurePage } from './procedure';
import { rotaPage } from './rota';
import type { Me } from './who';
import { word } from './words';

/** What each network does not use, by its id. */
export type Off = ReadonlyMap<string, ReadonlySet<string>>;

/** What a page is for: an emergency now, being prepared for one, running the network, or the accounts and devices of all. */
export const PURPOSES = ['now', 'ready', 'run', 'keep'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** A page that somebody works with. */
export interface Way {
  readonly path: string;
  /** Of its name. */
  readonly key: string;
  readonly purpose: Purpose;
  readonly network?: string;
  readonly facility?: string;
}

/** What each network does not use, as far as that can be said now. */
export async function offOf({ networks }: Me): Promise<Off> {
  return new Map(await Promise.all(networks.map(async (id) => [id, await offIn(id)] as const)));
}

/** The name of a network or a facility of theirs; its id where their roles do not tell. */
export function nameIn({ grants }: Me, id: string): string {
  const named = grants.find((grant) => grant.network === id || grant.facility === id);
  return (named?.facility === id ? named.facilityName : named?.networkName) ?? id;
}

/** The pages that somebody with these roles works with, the most frequent first. */
export function pagesOf({ grants, networks: all }: Me, off: Off): readonly Way[] {
  const has = (...roles: readonly string[]) => grants.some(({ role }) => roles.includes(role));
  const where = (...roles: readonly string[]) => [
    ...new Set(grants.flatMap(({ role, network }) => (network && roles.includes(role) ? [network] : []))),
  ];
  const networks = [...new Set(grants.flatMap(({ network }) => (network ? [network] : [])))];
  const facilities = [...new Set(grants.flatMap(({ role, facility }) => (role === 'provider' && facility ? [facility] : [])))];
  const kept = where('officer');
  const desks = where('coordinator', 'officer');
  const uses = (one: NetworkFunction | typeof SHARED_DESK) => (network: string) => !off.get(network)?.has(one);
  const shared = where('elderly_care')
    .filter((network) => !desks.includes(network))
    .filter(uses(SHARED_DESK));
  const isOpen = (network: string) =>
    uses(SHARED_DESK)(network) || grants.some((grant) => grant.network === network && grant.role !== 'elderly_care');
  const of = (some: readonly string[], purpose: Purpose, key: string, pathOf: (id: string) => string) =>
    some.map((network): Way => ({ path: pathOf(network), key, purpose, network }));
  const at = (page: string) => (id: string) => `/${page}/${encodeURIComponent(id)}`;
  const forAll = (path: string, key: string): Way => ({ path, key, purpose: 'keep' });
  return [
    ...facilities.map((facility): Way => ({ path: at('facility')(facility), key: 'ways.report', purpose: 'now', facility })),
    ...of(shared, 'now', 'ways.cases', at('cases')),
    ...of([...desks, ...shared], 'now', 'ways.desk', at('desk')),
    ...of(desks, 'now', 'ways.cases', at('cases')),
    ...of((has('provider', 'coordinator', 'officer') ? all : []).filter(uses('ROTA')), 'now', 'ways.rota', rotaPage),
    ...of(desks.filter(uses('OFFICES')), 'ready', 'ways.register', at('register')),
    ...of(desks.filter(uses('TRIAL_STAYS')), 'ready', 'ways.trials', at('trials')),
    ...of(desks.filter(uses('REMINDERS')), 'run', 'ways.reminders', at('reminders')),
    ...of(desks.filter(uses('ROSTER')), 'ready', 'ways.roster', at('roster')),
    ...of(desks, 'run', 'ways.procedure', procedurePage),
    ...of(desks.filter(uses('REPORT')), 'run', 'ways.yearly', at('report')),
    ...of(kept, 'run', 'ways.settings', at('settings')),
    ...of(kept.filter(uses('RESERVED_BEDS')), 'ready', 'ways.reserved', at('reserved')),
    ...of(networks.filter(isOpen), 'now', 'ways.wall', at('wall')),
    ...(has('officer', 'administrator')
      ? [forAll('/people', 'people.title'), forAll('/screens', 'screens.title'), forAll('/audit', 'audit.title')]
      : []),
    ...(has('provider', 'officer', 'administrator') ? [forAll('/tokens', 'tokens.title')] : []),
    ...(has('administrator') ? [forAll('/import', 'import.title')] : []),
  ];
}

/** Links to them; what stands twice says which one it is. */
class Ways extends LitElement {
  static override properties = {
    me: { attribute: false },
    off: { state: true },
  };

  declare me: Me;
  private declare off: Off;

  constructor() {
    super();
    this.off = new Map();
  }

  /** Looks as the page does that it stands on. */
  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void offOf(this.me).then((off) => (this.off = off));
  }

  override render() {
    const pages = pagesOf(this.me, this.off);
    const isTwice = (key: string) => pages.filter((other) => other.key === key).length > 1;
    const which = ({ key, network, facility }: Way) => (isTwice(key) ? ` (${nameIn(this.me, (network ?? facility)!)})` : '');
    return html`<ul class="ways-of" role="list">
      ${pages.map((way) => html`<li><a href=${pageAt(way.path)}>${word(way.key)}${which(way)}</a></li>`)}
    </ul>`;
  }
}

customElements.define('tomarigi-ways', Ways);

export function waysOf(me: Me) {
  return html`<tomarigi-ways .me=${me}></tomarigi-ways>`;
}
