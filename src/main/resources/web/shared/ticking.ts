import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { serverNow } from './server-clock';

/** Draws its host again as time passes, so that ages and clocks stay true: whenever the minute shown would change. */
export class Ticking implements ReactiveController {
  /** The server's time, to the minute. */
  now = toTheMinute();
  private timer = 0;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.timer = window.setInterval(() => this.tick(), 1_000);
  }

  hostDisconnected(): void {
    clearInterval(this.timer);
  }

  private tick(): void {
    const now = toTheMinute();
    if (now === this.now) return;
    this.now = now;
    this.host.requestUpdate();
  }
}

function toTheMinute(): number {
  return Math.floor(serverNow() / 60_000) * 60_000;
}
