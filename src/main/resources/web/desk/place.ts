import type { Board, Facility } from '../shared/board';
import type { Spot } from './need';
import { rounded } from './need';

/** A place that the board knows. */
export interface Named {
  readonly name: string;
  readonly at: Spot;
}

interface Placed extends Facility {
  readonly lat: number;
  readonly lon: number;
}

/** The middle of what is on the board; undefined where nothing has a place. */
export function middleOf(board: Board): Spot | undefined {
  return mean(placed(board));
}

/** The districts, each at the middle of its facilities, as the board lists them. */
export function districtsOf(board: Board): readonly Named[] {
  const byName = new Map<string, Placed[]>();
  for (const facility of placed(board)) {
    if (!facility.district) continue;
    const others = byName.get(facility.district);
    if (others) others.push(facility);
    else byName.set(facility.district, [facility]);
  }
  return [...byName].map(([name, facilities]) => ({ name, at: mean(facilities)! }));
}

export function facilitiesOf(board: Board): readonly Named[] {
  return placed(board).map(({ name, lat, lon }) => ({ name, at: rounded({ lat, lon }) }));
}

/** Names of those that are in no distance, because nobody has said where they are. */
export function withoutPlace(board: Board): readonly string[] {
  return board.facilities.filter((facility) => !isPlaced(facility)).map(({ name }) => name);
}

export function isSame(one: Spot, other: Spot): boolean {
  return one.lat === other.lat && one.lon === other.lon;
}

function placed(board: Board): readonly Placed[] {
  return board.facilities.filter(isPlaced);
}

function isPlaced(facility: Facility): facility is Placed {
  return typeof facility.lat === 'number' && typeof facility.lon === 'number';
}

function mean(facilities: readonly Placed[]): Spot | undefined {
  if (facilities.length === 0) return undefined;
  const sum = (of: (facility: Placed) => number) => facilities.reduce((total, one) => total + of(one), 0);
  return rounded({ lat: sum(({ lat }) => lat) / facilities.length, lon: sum(({ lon }) => lon) / facilities.length });
}

/** Where this device is, to the hundredth of a degree; undefined when it does not say. */
export function whereIAm(): Promise<Spot | undefined> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) resolve(undefined);
    else
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => resolve(rounded({ lat: coords.latitude, lon: coords.longitude })),
        () => resolve(undefined),
        { timeout: 10_000, maximumAge: 300_000 },
      );
  });
}
