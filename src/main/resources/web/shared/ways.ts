import { LitElement, html } from 'lit';
import { pageAt } from './api';
import type { NetworkFunction } from './functions';
import { SHARED_DESK, offIn } from './functions';
import { procedurePage } from './procedure';
import { rotaPage } from './rota';
import type { Me } from './who';
import { word } from './words';

/** What each network does not use, by its id. */
type Off = ReadonlyMap<string, ReadonlySet<string>>;

/** The pages that somebody with these roles works with, the most frequent first. */
function pagesOf({ grants, networks: all }: Me, off: Off): readonly (readonly [path: string, key: string])[] {
  const has = (...roles: readonly string[]) => grants.some(({ role }) => roles.includes(role));
  const networks = [...new Set(grants.flatMap(({ network }) => (network ? [network] : [])))];
  const facilities = [...new Set(grants.flatMap(({ role, facility }) => (role === 'provider' && facility ? [facility] : [])))];
  const kept = [...new Set(grants.flatMap(({ role, network }) => (network && role === 'officer' ? [network] : [])))];
  const desks = [
    ...new Set(grants.flatMap(({ role, network }) => (network && ['coordinator', 'officer'].includes(role) ? [network] : []))),
  ];
  const uses = (one: NetworkFunction | typeof SHARED_DESK) => (network: string) => !off.get(network)?.has(one);
  const shared = [
    ...new Set(grants.flatMap(({ role, network }) => (network && role === 'elderly_care' && !desks.includes(network) ? [network] : []))),
  ].filter(uses(SHARED_DESK));
  return [
    ...facilities.map((id) => [`/facility/${encodeURIComponent(id)}`, 'ways.report'] as const),
    ...shared.map((id) => [`/cases/${encodeURIComponent(id)}`, 'ways.cases'] as const),
    ...[...desks, ...shared].map((id) => [`/desk/${encodeURIComponent(id)}`, 'ways.desk'] as const),
    ...desks.map((id) => [`/cases/${encodeURIComponent(id)}`, 'ways.cases'] as const),
    ...(has('provider', 'coordinator', 'officer') ? all : []).filter(uses('ROTA')).map((id) => [rotaPage(id), 'ways.rota'] as const),
    ...desks.filter(uses('OFFICES')).map((id) => [`/register/${encodeURIComponent(id)}`, 'ways.register'] as const),
    ...desks.filter(uses('TRIAL_STAYS')).map((id) => [`/trials/${encodeURIComponent(id)}`, 'ways.trials'] as const),
    ...desks.filter(uses('REMINDERS')).map((id) => [`/reminders/${encodeURIComponent(id)}`, 'ways.reminders'] as const),
    ...desks.filter(uses('ROSTER')).map((id) => [`/roster/${encodeURIComponent(id)}`, 'ways.roster'] as const),
    ...desks.map((id) => [procedurePage(id), 'ways.procedure'] as const),
    ...desks.filter(uses('REPORT')).map((id) => [`/report/${encodeURIComponent(id)}`, 'ways.yearly'] as const),
    ...kept.map((id) => [`/settings/${encodeURIComponent(id)}`, 'ways.settings'] as const),
    ...kept.filter(uses('RESERVED_BEDS')).map((id) => [`/reserved/${encodeURIComponent(id)}`, 'ways.reserved'] as const),
    ...networks.map((id) => [`/wall/${encodeURIComponent(id)}`, 'ways.wall'] as const),
    ...(has('officer', 'administrator') ? ([['/people', 'people.title'], ['/screens', 'screens.title'], ['/audit', 'audit.title']] as const) : []),
    ...(has('provider', 'officer', 'administrator') ? ([['/tokens', 'tokens.title']] as const) : []),
    ...(has('administrator') ? ([['/import', 'import.title']] as const) : []),
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
    const networks = [...new Set(this.me.grants.flatMap(({ network }) => network ?? []))];
    void Promise.all(networks.map(async (id) => [id, await offIn(id)] as const)).then((all) => (this.off = new Map(all)));
  }

  override render() {
    const pages = pagesOf(this.me, this.off);
    const isTwice = (key: string) => pages.filter(([, other]) => other === key).length > 1;
    return html`<ul class="ways-of" role="list">
      ${pages.map(
        ([path, key]) => html`<li>
          <a href=${pageAt(path)}>${word(key)}${isTwice(key) ? ` (${decodeURIComponent(path.split('/').at(-1)!)})` : ''}</a>
        </li>`,
      )}
    </ul>`;
  }
}

customElements.define('tomarigi-ways', Ways);

export function waysOf(me: Me) {
  return html`<tomarigi-ways .me=${me}></tomarigi-ways>`;
}
