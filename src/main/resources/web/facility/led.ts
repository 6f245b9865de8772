import type { ReactiveController, ReactiveControllerHost } from 'lit';

const MARK = '#ask-';

/** Which ask a notification led to, by the page's address or while the page was open: it is shown first of all, once. */
export class Led implements ReactiveController {
  private to: string | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('hashchange', this.read);
    navigator.serviceWorker?.addEventListener('message', this.hear);
    this.read();
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.read);
    navigator.serviceWorker?.removeEventListener('message', this.hear);
  }

  private readonly read = (): void => {
    if (location.hash.startsWith(MARK)) this.lead(decodeURIComponent(location.hash.slice(MARK.length)));
  };

  private readonly hear = ({ data }: MessageEvent): void => {
    if (typeof data?.ask === 'string') this.lead(data.ask);
  };

  private lead(ask: string): void {
    this.to = ask;
    this.host.requestUpdate();
  }

  /** Takes the reader to it when it is there. */
  follow(find: (ask: string) => HTMLElement | null): void {
    const slot = this.to && find(this.to);
    if (!slot) return;
    this.to = undefined;
    slot.tabIndex = -1;
    slot.scrollIntoView({ block: 'start' });
    slot.focus({ preventScroll: true });
  }
}
