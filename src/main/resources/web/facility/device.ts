import { read } from '../shared/api';
import type { Problem } from '../shared/ask';
import { ask } from '../shared/ask';

/** Whether this browser tells its reader of a facility's asks while the page is not open. */
export type Device =
  | { readonly state: 'unable' }
  | { readonly state: 'denied' }
  | { readonly state: 'off' }
  | { readonly state: 'on'; readonly id: string };

/** Why it did not work: a word of the page, or the server’s own. */
export type Failed = 'dismissed' | 'away' | 'failed' | Problem;

const KEPT = 'tomarigi.wake.';
/** A worker that is not there by then will not come. */
const PATIENCE_MS = 10_000;

/** One facility at this browser. Its subscription is told again whenever the page is opened: the server may have lost it. */
export class ThisDevice {
  constructor(private readonly facility: string) {}

  private get path(): string {
    return `/api/facilities/${encodeURIComponent(this.facility)}/push-subscriptions`;
  }

  async find(): Promise<Device> {
    if (!isAble()) return { state: 'unable' };
    if (Notification.permission === 'denied') return { state: 'denied' };
    const id = kept(this.facility);
    if (!id || Notification.permission !== 'granted') return { state: 'off' };
    const subscription = await pushes()
      .then((manager) => manager.getSubscription())
      .catch(() => null);
    if (!subscription) return this.forgotten();
    const told = await this.tell(subscription);
    if (typeof told === 'string') return { state: 'on', id: told };
    return told.failed === 'away' ? { state: 'on', id } : this.forgotten();
  }

  /** Begins with the browser's own question: to be called while a tap is being answered. */
  async turnOn(): Promise<Device | Failed> {
    const permission = await Notification.requestPermission();
    if (permission === 'denied') return { state: 'denied' };
    if (permission !== 'granted') return 'dismissed';
    const found = await read<{ readonly key: string }>('/api/push/key');
    if (found.state !== 'found') return 'away';
    let subscription: PushSubscription;
    try {
      subscription = await subscribe(found.value.key);
    } catch {
      return 'failed';
    }
    const told = await this.tell(subscription);
    return typeof told === 'string' ? { state: 'on', id: told } : told.failed;
  }

  async turnOff(id: string): Promise<Device | Failed> {
    const removed = await ask('DELETE', `${this.path}/${encodeURIComponent(id)}`);
    if (removed.state === 'away') return 'away';
    if (removed.state === 'refused' && removed.problem.status !== 404) return removed.problem;
    const off = this.forgotten();
    if (!keepsAny())
      await pushes()
        .then(async (manager) => (await manager.getSubscription())?.unsubscribe())
        .catch(() => undefined);
    return off;
  }

  /** Undefined when it is on its way. */
  async test(id: string): Promise<Failed | undefined> {
    const sent = await ask('POST', `${this.path}/${encodeURIComponent(id)}/test`);
    if (sent.state === 'done') return undefined;
    return sent.state === 'away' ? 'away' : sent.problem;
  }

  private forgotten(): Device {
    keep(this.facility, undefined);
    return { state: 'off' };
  }

  private async tell(subscription: PushSubscription): Promise<string | { readonly failed: Failed }> {
    const { endpoint, keys } = subscription.toJSON();
    const command = {
      endpoint,
      keys: { p256dh: keys?.['p256dh'], auth: keys?.['auth'] },
      language: document.documentElement.lang,
    };
    const told = await ask<{ readonly id: string }>('POST', this.path, command);
    if (told.state !== 'done') return { failed: told.state === 'away' ? 'away' : told.problem };
    keep(this.facility, told.value.id);
    return told.value.id;
  }
}

function isAble(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

async function pushes(): Promise<PushManager> {
  const never = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no service worker')), PATIENCE_MS));
  return (await Promise.race([navigator.serviceWorker.ready, never])).pushManager;
}

function kept(facility: string): string | null {
  try {
    return localStorage.getItem(KEPT + facility);
  } catch {
    return null;
  }
}

/** A browser that keeps nothing is told all the same; its page does not know. */
function keep(facility: string, id: string | undefined): void {
  try {
    if (id) localStorage.setItem(KEPT + facility, id);
    else localStorage.removeItem(KEPT + facility);
  } catch {
    // nothing to tell
  }
}

function keepsAny(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(KEPT));
  } catch {
    return false;
  }
}

/** One that was made with another key is of no use any more. */
async function subscribe(key: string): Promise<PushSubscription> {
  const pushManager = await pushes();
  const options = { userVisibleOnly: true, applicationServerKey: key };
  try {
    return await pushManager.subscribe(options);
  } catch (refused) {
    const old = await pushManager.getSubscription();
    if (!old) throw refused;
    await old.unsubscribe();
    return pushManager.subscribe(options);
  }
}
