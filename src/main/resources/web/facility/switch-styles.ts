import { css } from 'lit';

/** A switch with a word for each of its two states. */
export const switchStyles = css`
  button[role='switch'] {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target);
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
  }

  .state {
    flex: none;
    min-width: 3rem;
    padding: 0 var(--space-2);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    font-weight: 700;
    text-align: center;
  }

  [aria-checked='true'] .state {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
`;
