/**
 * What came of reading something: it, that there is no such thing, that it is not for this reader, or that the server cannot
 * be reached.
 */
export type Read<T> =
  | { readonly state: 'found'; readonly value: T }
  | { readonly state: 'missing' }
  | { readonly state: 'closed'; readonly isSignedIn: boolean }
  | { readonly state: 'away' };

/** What every change carries: the server takes a cookie with it for this page’s own, and for no other site’s. */
export const FROM_A_PAGE = { 'X-Tomarigi': 'page' } as const;

/** Reads what the API says at this path. */
export async function read<T>(path: string): Promise<Read<T>> {
  try {
    const response = await fetch(path, { headers: { 'Accept-Language': document.documentElement.lang } });
    if (response.ok) return { state: 'found', value: (await response.json()) as T };
    if (response.status === 401 || response.status === 403)
      return { state: 'closed', isSignedIn: response.status === 403 };
    return { state: response.status === 404 ? 'missing' : 'away' };
  } catch {
    return { state: 'away' };
  }
}

/** The address of another page, in the language that the reader chose for this one. */
export function pageAt(path: string): string {
  const chosen = new URLSearchParams(location.search).get('lang');
  if (!chosen) return path;
  const address = new URL(path, location.origin);
  address.searchParams.set('lang', chosen);
  return address.pathname + address.search + address.hash;
}

/** Where one says who one is, and comes back from to this page; what stands behind the # goes along, and to no server. */
export function signInAddress(): string {
  return pageAt(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}${location.hash}`);
}
