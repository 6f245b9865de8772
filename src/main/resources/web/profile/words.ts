import {
  type CareHours,
  type Disability,
  type Kind,
  type Sex,
  type Siting,
  careHoursWord,
  careWord,
  disabilityWord,
  kindWord,
  sexWord,
  sitingWord,
} from '../shared/capability';
import { word } from '../shared/words';
import { type Bed, type Levels, type Place, type Value, careOf, isBed } from './form';

/** A field's name, as the form shows it. */
export function labelOf(key: string, bed: Bed | undefined): string {
  if (isBed(key)) return word('profile.bed', bed?.label || word('profile.bed-new'));
  const care = careOf(key);
  if (care) return careWord(care);
  return word(`profile.${key}`);
}

/** What a field says, in words. */
export function inWords(key: string, value: Value | undefined): string {
  if (value === undefined) return word(isBed(key) ? 'profile.bed-none' : 'profile.unknown');
  if (isBed(key)) return bedInWords(value as Bed);
  if (careOf(key)) return careHoursWord(value as CareHours);
  if (typeof value === 'boolean') return word(value ? 'profile.yes' : 'profile.no');
  switch (key) {
    case 'kind':
      return kindWord(value as Kind);
    case 'siting':
      return sitingWord(value as Siting);
    case 'disabilities':
      return (value as readonly Disability[]).map(disabilityWord).join(word('profile.and'));
    case 'sexes':
      return (value as readonly Sex[]).map(sexWord).join(word('profile.and'));
    case 'levels':
      return levelsInWords(value as Levels);
    case 'maxBehaviour':
      return word('profile.behaviour-up-to', value as number);
    case 'place':
      return `${(value as Place).lat}, ${(value as Place).lon}`;
    default:
      return String(value);
  }
}

function levelsInWords({ min, max }: Levels): string {
  const level = (one: number | undefined) =>
    one === undefined ? word('profile.unknown') : word('care.level', one);
  return word('profile.from-to', level(min), level(max));
}

function bedInWords(bed: Bed): string {
  return [
    bed.label,
    bed.sexes?.map(sexWord).join(word('profile.and')),
    bed.wheelchair === undefined
      ? undefined
      : `${word('profile.bed-wheelchair')} ${word(bed.wheelchair ? 'profile.yes-it-is' : 'profile.no-it-is-not')}`,
    bed.private === undefined
      ? undefined
      : `${word('profile.bed-private')} ${word(bed.private ? 'profile.yes-it-is' : 'profile.no-it-is-not')}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
