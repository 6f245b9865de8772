import { word } from './words';

/** A role and where it holds, by name and as people call it. */
export interface Grant {
  readonly role: string;
  readonly network?: string;
  readonly networkName?: string;
  readonly facility?: string;
  readonly facilityName?: string;
  readonly districts?: readonly string[];
}

/** 事業所の職員（ひだまり） */
export function roleInWords({ role, network, networkName, facility, facilityName, districts }: Grant): string {
  const where = facilityName ?? networkName ?? facility ?? network;
  if (!where) return word(`role.${role}`);
  return districts?.length
    ? word('role.of-district', word(`role.${role}`), where, districts.join(word('report.and')))
    : word('role.at', word(`role.${role}`), where);
}
