/** What a screen does that nobody touches for months: it stays awake, and takes up a new version of itself. */

/** Walls come back one after the other, so that a new version is not fetched by a thousand at once. */
const SPREAD_MS = 60_000;
/** While old and new nodes stand side by side, a wall may meet now the one and now the other. */
const LEAST_BETWEEN_MS = 10 * 60_000;
const RELOADED_AT = 'tomarigi.wall.reloaded';

/** Keeps the screen from going dark while it is looked at; ends when the returned function is called. */
export function stayAwake(): () => void {
  let lock: WakeLockSentinel | undefined;
  let over = false;
  const ask = async () => {
    if (over || document.visibilityState !== 'visible' || (lock && !lock.released)) return;
    try {
      lock = await navigator.wakeLock?.request('screen');
      if (over) void lock?.release();
    } catch {
      // Not allowed, or the battery is low: the screen's own settings decide.
    }
  };
  document.addEventListener('visibilitychange', ask);
  void ask();
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', ask);
    void lock?.release();
  };
}

/** Loads the page anew, within a minute, when the server has other pages than the one that is shown. */
export class Renewal {
  private timer: number | undefined;

  /** @param shown the version of the page as it was loaded */
  constructor(
    private readonly shown: string,
    private readonly reload: () => void = () => location.reload(),
  ) {}

  /** @param pages what the server has now; undefined when it did not say */
  notice(pages: string | undefined): void {
    if (!pages || pages === this.shown) {
      this.end();
    } else if (this.timer === undefined) {
      const rest = Math.max(0, Number(sessionStorage.getItem(RELOADED_AT)) + LEAST_BETWEEN_MS - Date.now());
      this.timer = window.setTimeout(this.renew, rest + SPREAD_MS * Math.random());
    }
  }

  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private readonly renew = async (): Promise<void> => {
    // A browser that finds nobody shows a page of its own, from which no wall comes back.
    const there = await fetch(location.href, { cache: 'no-store' }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (this.timer === undefined) return;
    if (there) {
      sessionStorage.setItem(RELOADED_AT, String(Date.now()));
      this.reload();
    } else {
      this.timer = window.setTimeout(this.renew, SPREAD_MS * Math.random());
    }
  };
}
