import type { Facility } from '../shared/board';

/** Facilities of one district that stand together on a page. */
export interface Section {
  /** Empty when the network has no districts. */
  readonly district: string;
  /** Whether the district began on an earlier page. */
  readonly continued: boolean;
  readonly facilities: readonly Facility[];
}

export type Page = readonly Section[];

/** By district, in the order in which districts first appear; facilities keep their order. */
export function byDistrict(facilities: readonly Facility[]): Section[] {
  const districts = new Map<string, Facility[]>();
  for (const facility of facilities) {
    const district = facility.district ?? '';
    districts.set(district, [...(districts.get(district) ?? []), facility]);
  }
  return [...districts].map(([district, facilities]) => ({ district, continued: false, facilities }));
}

/** Spreads districts over as many pages as they need; each begins on a row of its own. */
export function paginate(sections: readonly Section[], columns: number, rows: number): Page[] {
  const pages: Section[][] = [];
  let page: Section[] = [];
  let left = rows;
  const turn = () => {
    if (page.length > 0) pages.push(page);
    page = [];
    left = rows;
  };

  for (const section of sections) {
    let placed = 0;
    while (placed < section.facilities.length) {
      if (left === 0) turn();
      const facilities = section.facilities.slice(placed, placed + left * columns);
      page.push({ district: section.district, continued: placed > 0, facilities });
      left -= Math.ceil(facilities.length / columns);
      placed += facilities.length;
    }
  }
  turn();
  return pages;
}
