/*
 * Opens the reporting pages without a line. It keeps what such a page is made of, scripts, style and sentences, and nothing
 * of what the page shows: that is the page's own affair, which says how old it is. Answers of the API and other pages pass
 * by untouched.
 */

interface Work extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetch extends Work {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Worker {
  /** Of everything that is kept; the server writes it into the worker's text. */
  readonly version: string;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Work) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetch) => void): void;
}

const worker = self as unknown as Worker;

const FAMILY = 'tomarigi-facility-';
const NAME = FAMILY + worker.version;
const LANGUAGES = ['ja', 'en'];
/** A server that has not answered by then is as good as none, where the page can be opened without it. */
const PATIENCE_MS = 4_000;
/** Answers of what stands before a server that is away. */
const AWAY = new Set([502, 503, 504]);
/** More parts than the page will ever have. */
const MOST_PARTS = 60;

worker.addEventListener('install', (event) => event.waitUntil(keep()));
worker.addEventListener('activate', (event) => event.waitUntil(forgetOthers()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, searchParams } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (pathname.startsWith('/facility/')) event.respondWith(page(request, shellIn(searchParams.get('lang'))));
  } else if (pathname.startsWith('/static/') || pathname === '/icon.svg') {
    event.respondWith(part(request));
  }
});

/** All or nothing: a worker that could not keep every part is not installed, and the one before it goes on. */
async function keep(): Promise<void> {
  const cache = await caches.open(NAME);
  const parts = new Set<string>(['/icon.svg']);
  for (const language of LANGUAGES) {
    const shell = await whole(shellIn(language));
    await cache.put(shellIn(language), shell.clone());
    for (const [, address] of (await shell.text()).matchAll(/(?:src|href)="(\/static\/[^"]+)"/g)) parts.add(address!);
  }
  // A set that grows while it is walked: scripts name further scripts.
  for (const address of parts) {
    if (parts.size > MOST_PARTS) throw new Error(`more than ${MOST_PARTS} parts`);
    const found = await whole(address);
    await cache.put(address, found.clone());
    if (!address.endsWith('.js')) continue;
    for (const [, name] of (await found.text()).matchAll(/["']((?:\.|\/static)\/[\w./-]+\.js)["']/g))
      parts.add(new URL(name!, new URL(address, location.origin)).pathname);
  }
  await worker.skipWaiting();
}

async function whole(address: string): Promise<Response> {
  const answer = await fetch(address, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

async function forgetOthers(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== NAME);
  await Promise.all(names.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** From the server, so that it is always the one that is deployed; without one, as it is kept. */
async function page(request: Request, shell: string): Promise<Response> {
  const kept = await (await caches.open(NAME)).match(shell);
  if (!kept) return fetch(request);
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
  const live = fetch(request).then(
    (answer) => (AWAY.has(answer.status) ? kept : answer),
    () => kept,
  );
  return Promise.race([live, late]);
}

/** Names of parts carry a hash of what is in them: what is kept under a name is what the server has under it. */
async function part(request: Request): Promise<Response> {
  const kept = await (await caches.open(NAME)).match(request);
  return kept ?? fetch(request);
}

/** The rule by which the server chooses: the address, then the reader's first language that is spoken here. */
function shellIn(asked: string | null): string {
  const wanted = asked ? [asked] : navigator.languages;
  const spoken = wanted.map((language) => language.slice(0, 2).toLowerCase()).find((one) => LANGUAGES.includes(one));
  return `/facility-shell?lang=${spoken ?? LANGUAGES[0]}`;
}
