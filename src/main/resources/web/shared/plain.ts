import { css } from 'lit';

/** A page of one column: headings, forms, and what is said about them. */
export const plain = css`
  :host {
    --page-width: 36rem;
    display: block;
  }

  main {
    max-width: var(--page-width);
    margin: 0 auto;
    padding: var(--space-6) var(--space-4) var(--space-8);
  }

  h1 {
    font-size: var(--size-title);
  }

  h2 {
    margin: var(--space-8) 0 var(--space-2);
    font-size: var(--size-large);
  }

  form {
    display: grid;
    gap: var(--space-4);
    margin-top: var(--space-4);
  }

  form > .button {
    justify-self: start;
    min-width: 10rem;
  }

  .problem,
  .done {
    margin-top: var(--space-4);
    padding: var(--space-3) var(--space-4);
    border-left: 0.375rem solid var(--alarm);
    border-radius: var(--radius-small);
    background: var(--alarm-soft);
  }

  .done {
    border-color: var(--accent);
    background: var(--accent-soft);
  }

  .facts {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--space-1) var(--space-4);
    margin-top: var(--space-4);
    overflow-wrap: anywhere;
  }

  .facts dd {
    font-weight: 700;
  }

  .link {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
  }
`;
