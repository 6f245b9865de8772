/*
 * Says that a facility is asked while its page is not open. What it says comes in words from the server, through the
 * browser's push service, and has nothing of the person. Like its neighbour it exports nothing: a worker is no module.
 */

/** As the server sends it (alert.PushMessage). */
interface Message {
  readonly kind: 'ASKED' | 'OVER' | 'TEST' | 'REMINDER' | 'ROLL_CALL';
  /** The same for all that is said of one ask. */
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly facility: string;
  readonly ask?: string;
}

interface Push extends Event {
  readonly data: { json(): unknown } | null;
  waitUntil(work: Promise<unknown>): void;
}

interface Tap extends Event {
  readonly notification: Notification;
  waitUntil(work: Promise<unknown>): void;
}

interface OpenPage {
  readonly url: string;
  focus(): Promise<OpenPage>;
  postMessage(message: unknown): void;
}

interface WakingWorker {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly OpenPage[]>;
    openWindow(address: string): Promise<unknown>;
  };
  addEventListener(type: 'push', listener: (event: Push) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: Tap) => void): void;
}

const waking = self as unknown as WakingWorker;

waking.addEventListener('push', (event) => event.waitUntil(show(event)));
waking.addEventListener('notificationclick', (event) => event.waitUntil(tapped(event)));

/**
 * An ask stays until somebody touches it. Its end is shown under the same tag and taken away at once: browsers take it ill
 * when a message shows nothing.
 */
async function show({ data }: Push): Promise<void> {
  const message = data?.json() as Message | undefined;
  if (!message) return;
  const { kind, tag, title, body, lang } = message;
  const { registration } = waking;
  const icon = '/icon-192.png';
  const over = kind === 'OVER';
  await registration.showNotification(title, {
    tag,
    body,
    lang,
    icon,
    data: message,
    silent: over,
    requireInteraction: kind === 'ASKED' || kind === 'ROLL_CALL',
  });
  if (over) for (const shown of await registration.getNotifications({ tag })) shown.close();
}

/** To the facility's page, at the ask: the one that is open, or a new one. */
async function tapped({ notification }: Tap): Promise<void> {
  notification.close();
  const { facility, ask, lang } = notification.data as Message;
  const path = `/facility/${encodeURIComponent(facility)}`;
  const pages = await waking.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = pages.find(({ url }) => new URL(url).pathname === path);
  if (!open) {
    await waking.clients.openWindow(`${path}?lang=${lang}${ask ? `#ask-${ask}` : ''}`);
    return;
  }
  if (ask) open.postMessage({ ask });
  await open.focus();
}
