import { FROM_A_PAGE } from '../shared/api';

/** What a screen does that nobody touches for months: it stays awake and let in, and takes up new versions of itself. */

/** Walls come back one after the other, so that a new version is not fetched by a thousand at once. */
const SPREAD_MS = 60_000;
/** While old and new nodes stand side by side, a wall may meet now the one and now the other. */
const LEAST_BETWEEN_MS = 10 * 60_000;
const RELOADED_AT = 'tomarigi.wall.reloaded';
/** Browsers keep no cookie longer than 400 days, some less. */
const RENEW_MS = 24 * 3_600_000;
const LET_IN_AT = 'tomarigi.wall.let-in';

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

/** This browser was let in as a screen, or its cookie was renewed. */
export function letInNow(): void {
  localStorage.setItem(LET_IN_AT, String(Date.now()));
}

/** Asks each day for the cookie anew by which this browser was let in as a screen; ends when the function is called. */
export function stayLetIn(): () => void {
  const timer = window.setInterval(async () => {
    const at = Number(localStorage.getItem(LET_IN_AT));
    if (!at || Date.now() - at < RENEW_MS) return;
    const answer = await fetch('/api/screens/renewals', { method: 'POST', headers: FROM_A_PAGE }).catch(() => undefined);
    if (answer?.ok) letInNow();
    else if (answer?.status === 401 || answer?.status === 403) localStorage.removeItem(LET_IN_AT);
  }, 60_000);
  return () => clearInterval(timer);
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
