import { html, nothing } from 'lit';
import { word } from '../shared/words';

interface Telling {
  readonly pushed: number;
  readonly mailed: number;
  readonly trying: number;
}

/** By what somebody was told; that nobody was, when nobody is left to try. */
export function toldInWords({ pushed, mailed, trying }: Telling): string {
  const ways = [
    ...(pushed > 0 ? [word('remind.by-push', pushed)] : []),
    ...(mailed > 0 ? [word('remind.by-mail', mailed)] : []),
  ];
  if (ways.length > 0) return ways.join(word('report.and'));
  return word(trying > 0 ? 'remind.trying' : 'remind.nobody-reached');
}

/** A number that a tap calls. */
export function phoneLink(phone: string | undefined, name: string) {
  if (!phone) return html`<span class="quiet">${word('remind.no-phone')}</span>`;
  return html`<a class="phone number" href=${`tel:${phone.replace(/[^\d+]/g, '')}`} aria-label=${word('remind.call', name, phone)}
    ><span aria-hidden="true">☎</span> ${phone}</a
  >`;
}

/** A sum of minutes and seconds as people say it. */
export function spanInWords(seconds: number | undefined) {
  if (seconds === undefined) return html`<span class="quiet">${word('remind.not-half')}</span>`;
  const minutes = Math.round(seconds / 60);
  return minutes < 1 ? word('remind.under-a-minute') : word('remind.minutes', minutes);
}

export function shareInWords(count: number, of: number) {
  return of === 0 ? nothing : `${Math.round((100 * count) / of)}%`;
}
