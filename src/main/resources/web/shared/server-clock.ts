// A television's clock may be years off; what the server says of the time is what counts.
let aheadMs = 0;

/** The server said that it is `at` now. */
export function serverSaysItIs(at: string): void {
  aheadMs = Date.parse(at) - Date.now();
}

/** Milliseconds since 1970, by the server's clock. */
export function serverNow(): number {
  return Date.now() + aheadMs;
}
