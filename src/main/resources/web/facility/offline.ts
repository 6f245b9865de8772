const WORKER = '/facility-worker.js';
const SCOPE = '/facility/';

/**
 * Lets the facilities' pages open without a line. Over plain HTTP a browser has no service worker: then they do not open, and
 * everything else is the same.
 */
export function openOffline(): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(WORKER, { scope: SCOPE, updateViaCache: 'none' }).catch(() => undefined);
}
