import { html } from 'lit';
import { pageAt } from './api';
import { procedurePage } from './procedure';
import type { Me } from './who';
import { word } from './words';

/** The pages that somebody with these roles works with, the most frequent first. */
function pagesOf({ grants }: Me): readonly (readonly [path: string, key: string])[] {
  const has = (...roles: readonly string[]) => grants.some(({ role }) => roles.includes(role));
  const networks = [...new Set(grants.flatMap(({ network }) => (network ? [network] : [])))];
  const facilities = [...new Set(grants.flatMap(({ role, facility }) => (role === 'provider' && facility ? [facility] : [])))];
  const kept = [...new Set(grants.flatMap(({ role, network }) => (network && role === 'officer' ? [network] : [])))];
  const desks = [
    ...new Set(grants.flatMap(({ role, network }) => (network && ['coordinator', 'officer'].includes(role) ? [network] : []))),
  ];
  return [
    ...facilities.map((id) => [`/facility/${encodeURIComponent(id)}`, 'ways.report'] as const),
    ...desks.map((id) => [`/desk/${encodeURIComponent(id)}`, 'ways.desk'] as const),
    ...desks.map((id) => [`/cases/${encodeURIComponent(id)}`, 'ways.cases'] as const),
    ...desks.map((id) => [`/roster/${encodeURIComponent(id)}`, 'ways.roster'] as const),
    ...desks.map((id) => [`/reminders/${encodeURIComponent(id)}`, 'ways.reminders'] as const),
    ...desks.map((id) => [procedurePage(id), 'ways.procedure'] as const),
    ...kept.map((id) => [`/settings/${encodeURIComponent(id)}`, 'ways.settings'] as const),
    ...networks.map((id) => [`/wall/${encodeURIComponent(id)}`, 'ways.wall'] as const),
    ...(has('officer', 'administrator') ? ([['/people', 'people.title'], ['/screens', 'screens.title'], ['/audit', 'audit.title']] as const) : []),
    ...(has('provider', 'officer', 'administrator') ? ([['/tokens', 'tokens.title']] as const) : []),
    ...(has('administrator') ? ([['/import', 'import.title']] as const) : []),
  ];
}

/** Links to them; what stands twice says which one it is. */
export function waysOf(me: Me) {
  const pages = pagesOf(me);
  const isTwice = (key: string) => pages.filter(([, other]) => other === key).length > 1;
  return html`<ul class="ways-of" role="list">
    ${pages.map(
      ([path, key]) => html`<li>
        <a href=${pageAt(path)}>${word(key)}${isTwice(key) ? ` (${decodeURIComponent(path.split('/').at(-1)!)})` : ''}</a>
      </li>`,
    )}
  </ul>`;
}
