import { html, nothing } from 'lit';
import { read } from './api';
import type { Me } from './who';
import { word } from './words';

/* The parts of a network, and which of them a reader wants to see: their browser remembers it, for it says nothing of anybody. */

/** All of them; those of the reader; none; or one, by its name. */
export type Chosen = string;

export const ALL: Chosen = '';
const OWN: Chosen = '\u0001own';
const NONE: Chosen = '\u0001none';

/** By name, as the network’s settings have them; none where nobody can say. */
export async function districtsIn(network: string): Promise<readonly string[]> {
  const came = await read<{ readonly districts: readonly { readonly name: string }[] }>(
    `/api/networks/${encodeURIComponent(network)}/settings`,
  );
  return came.state === 'found' ? came.value.districts.map(({ name }) => name) : [];
}

/** Those that somebody answers for. */
export function ownDistricts(me: Me | undefined, network: string): readonly string[] {
  return me?.grants.find((grant) => ['coordinator', 'elderly_care'].includes(grant.role) && grant.network === network)?.districts ?? [];
}

const keyOf = (network: string) => `tomarigi.districts.${network}`;

/** What was chosen here before; what is there no longer is not chosen. */
export function rememberedDistrict(network: string, known: readonly string[], own: readonly string[]): Chosen {
  try {
    const kept = localStorage.getItem(keyOf(network)) ?? ALL;
    const isThere = known.includes(kept) || (kept === OWN && own.length > 0) || (kept === NONE && known.length > 0);
    return isThere ? kept : ALL;
  } catch {
    return ALL;
  }
}

function remember(network: string, chosen: Chosen): void {
  try {
    localStorage.setItem(keyOf(network), chosen);
  } catch {
    // A browser that keeps nothing shows all again next time.
  }
}

/** Those that are meant; undefined: all, also what lies in none. */
export function namesOf(chosen: Chosen, own: readonly string[]): readonly string[] | undefined {
  if (chosen === ALL) return undefined;
  return chosen === OWN ? own : chosen === NONE ? [] : [chosen];
}

export function isMeant(district: string | undefined, chosen: Chosen, own: readonly string[]): boolean {
  if (chosen === NONE) return !district;
  const names = namesOf(chosen, own);
  return !names || (district !== undefined && names.includes(district));
}

/** To choose one, where the network has any. */
export function districtChoice(
  network: string,
  known: readonly string[],
  own: readonly string[],
  chosen: Chosen,
  turn: (next: Chosen) => void,
  hasNone = true,
) {
  if (known.length === 0 && own.length === 0) return nothing;
  const option = (value: Chosen, words: string) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`;
  return html`<select
    id="district"
    @change=${(event: Event) => {
      const next = (event.target as HTMLSelectElement).value;
      remember(network, next);
      turn(next);
    }}
  >
    ${option(ALL, word('district.all'))} ${own.length > 0 ? option(OWN, word('district.own', own.join(word('report.and')))) : nothing}
    ${known.map((name) => option(name, name))} ${hasNone ? option(NONE, word('district.none')) : nothing}
  </select>`;
}
