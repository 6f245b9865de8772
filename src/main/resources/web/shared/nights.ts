import { locale, word } from './words';

/** A night, named by the date on whose evening it begins: "2026-11-20". */
export type Night = string;

const DAY_MS = 86_400_000;
const TOKYO = 'Asia/Tokyo';

// A date without a time is read and written as midnight UTC, so that no reader's time zone can shift it.
const long = new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', weekday: 'short', timeZone: 'UTC' });
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: TOKYO });
const dateAndTime = new Intl.DateTimeFormat(locale, {
  month: 'long',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: TOKYO,
});
const day = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', day: 'numeric', timeZone: TOKYO });
const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });

/** The night `count` nights after `night`. */
export function nightAfter(night: Night, count: number): Night {
  return new Date(Date.parse(night) + count * DAY_MS).toISOString().slice(0, 10);
}

/** How many nights lie between two: 0 for the same one. */
export function nightsBetween(from: Night, to: Night): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** 11月20日(金) */
export function nightInWords(night: Night): string {
  return long.format(Date.parse(night));
}

/** 金 */
export function weekdayOf(night: Night): string {
  return weekday.format(Date.parse(night));
}

/** 20, as it stands in a column's head. */
export function dayOf(night: Night): string {
  return String(Number(night.slice(8)));
}

/** 11月 */
export function monthOf(night: Night): string {
  return month.format(Date.parse(night));
}

/** 18:03 in Tokyo. */
export function timeInWords(at: number): string {
  return time.format(at);
}

/** 11月20日(金) 18:03 in Tokyo. */
export function momentInWords(at: number): string {
  return dateAndTime.format(at);
}

/** 2027年11月20日 in Tokyo. */
export function dayInWords(at: number): string {
  return day.format(at);
}

/** たった今, 3 分前: minutes below an hour, hours below two days, then days. */
export function ageInWords(at: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - at) / 60_000));
  if (minutes < 1) return word('age.now');
  if (minutes < 60) return ago.format(-minutes, 'minute');
  if (minutes < 48 * 60) return ago.format(-Math.floor(minutes / 60), 'hour');
  return ago.format(-Math.floor(minutes / (24 * 60)), 'day');
}

/** Tonight where the usual rule holds: it begins at nine in the morning, and Tokyo is nine hours ahead of UTC. */
export function usualTonight(now: number): Night {
  return new Date(now).toISOString().slice(0, 10);
}
