import { css } from 'lit';

export const reportStyles = css`
  :host {
    display: block;
  }

  main {
    max-width: 64rem;
    margin: 0 auto;
    padding: var(--space-4) var(--space-4) 6rem;
  }

  h1 {
    font-size: var(--size-title);
    line-height: 1.3;
  }

  .standing {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
    margin: var(--space-1) 0 var(--space-4);
  }

  .attest {
    display: block;
    width: 100%;
    max-width: 32rem;
    min-height: 4.5rem;
    font-size: var(--size-title);
  }

  .attest small {
    display: block;
    font-size: var(--size-small);
    font-weight: 400;
  }

  tomarigi-connection {
    position: fixed;
    inset: auto 0 0 0;
    z-index: 3;
  }

  .help {
    padding: var(--space-4) 0 var(--space-2);
  }

  /* Room for two lines, so that nothing moves when something is said. */
  .last {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: var(--space-2) var(--space-3);
    min-height: calc(3.2em + 2 * var(--space-2));
    margin: 0 calc(-1 * var(--space-4));
    padding: var(--space-2) var(--space-4);
  }

  /* In sight however long the grid is: what became of the last tap, the way back, and that something came back. */
  .last.telling {
    position: sticky;
    bottom: var(--notice, 0px);
    z-index: 2;
    background: var(--ground);
  }

  .said {
    flex: 1 1 12rem;
    min-width: 0;
  }

  .undo,
  .look {
    flex: none;
  }

  .look {
    border: 2px solid var(--alarm);
    color: var(--alarm);
    font-weight: 700;
  }

  .alarm {
    color: var(--alarm);
    font-weight: 700;
  }

  .nobeds {
    margin-top: var(--space-4);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .nobeds .button {
    margin-top: var(--space-3);
  }

  details {
    margin-top: var(--space-4);
  }

  summary {
    display: list-item;
    min-height: var(--target);
    padding: var(--space-3) 0;
    cursor: pointer;
  }

  .away {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
  }
`;
