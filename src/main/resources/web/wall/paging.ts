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

/** What a page has room for. Lengths are in one unit, whichever. */
export interface Room {
  readonly columns: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly headingHeight: number;
}

/** By district, in the order in which districts first appear; facilities keep their order. */
export function byDistrict(facilities: readonly Facility[]): Section[] {
  const districts = new Map<string, Facility[]>();
  for (const facility of facilities) {
    const district = facility.district ?? '';
    districts.set(district, [...(districts.get(district) ?? []), facility]);
  }
  return [...districts].map(([district, facilities]) => ({ district, continued: false, facilities }));
}

/** Spreads districts over as many pages as they need; a page holds at least one row, however small the room. */
export function paginate(sections: readonly Section[], room: Room): Page[] {
  const pages: Section[][] = [];
  let page: Section[] = [];
  let left = room.height;
  const turn = () => {
    if (page.length > 0) pages.push(page);
    page = [];
    left = room.height;
  };

  for (const section of sections) {
    const heading = section.district === '' ? 0 : room.headingHeight;
    let placed = 0;
    while (placed < section.facilities.length) {
      if (page.length > 0 && left < heading + room.rowHeight) turn();
      const rows = Math.max(1, Math.floor((left - heading) / room.rowHeight));
      const facilities = section.facilities.slice(placed, placed + rows * room.columns);
      page.push({ district: section.district, continued: placed > 0, facilities });
      left -= heading + Math.ceil(facilities.length / room.columns) * room.rowHeight;
      placed += facilities.length;
    }
  }
  turn();
  return pages;
}
