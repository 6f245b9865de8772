import type { Takes } from '../shared/board';
import type { Care } from '../shared/capability';
import { SEVERE_BEHAVIOUR } from '../shared/capability';
import { word } from '../shared/words';

/** What decides most often whether it is worth asking, in this order; medical care, and not the care that everybody gives. */
const MEDICAL: readonly Care[] = [
  'VENTILATOR',
  'TRACHEOSTOMY',
  'SUCTION',
  'TUBE_FEEDING',
  'OXYGEN',
  'INJECTION',
  'CATHETER',
  'SEIZURE_TREATMENT',
  'DIALYSIS',
  'CENTRAL_LINE',
  'NASAL_AIRWAY',
  'NEBULISER',
  'GLUCOSE_TEST',
  'BOWEL_CARE',
];

/** What a facility takes, each in a word short enough for a card, the weightiest first. */
export function takesInShort(takes: Takes | undefined): string[] {
  if (!takes) return [];
  const { disabilities = [], children, adults, care = {}, maxBehaviour, wheelchair } = takes;
  return [
    ...disabilities.map((one) => word(`wall.takes.${one}`)),
    ...(children ? [word(adults === false ? 'wall.takes.children-only' : 'wall.takes.children')] : []),
    ...(maxBehaviour !== undefined && maxBehaviour >= SEVERE_BEHAVIOUR ? [word('wall.takes.behaviour')] : []),
    ...MEDICAL.filter((one) => care[one]).map((one) =>
      care[one] === 'DAY' ? word('wall.takes.by-day', word(`wall.takes.${one}`)) : word(`wall.takes.${one}`),
    ),
    ...(wheelchair ? [word('wall.takes.wheelchair')] : []),
  ];
}
