/** A tap that comes sooner after a change was meant for what was there before. */
const SETTLED_MS = 500;

/** What has been there long enough to be what somebody means who presses it. */
export class Settling {
  private changedAt = performance.now();

  /** It is other than it was, or elsewhere. */
  changed(): void {
    this.changedAt = performance.now();
  }

  isSettled(): boolean {
    return performance.now() - this.changedAt >= SETTLED_MS;
  }
}
