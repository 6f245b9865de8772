import { css } from 'lit';

/** How the rota’s page looks: days with their shifts, cards to answer, forms that open below a line. */
export const rotaStyles = css`
  :host {
    --page-width: 56rem;
  }

  .gaps,
  .asked {
    margin-top: var(--space-4);
    padding: var(--space-4);
    border-left: 0.375rem solid var(--alarm);
    border-radius: var(--radius-small);
    background: var(--alarm-soft);
  }

  .asked {
    border-left-color: var(--accent);
    background: var(--accent-soft);
  }

  .gaps h2,
  .asked h2 {
    margin-top: 0;
  }

  .gaps li,
  .asked li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-4);
    padding: var(--space-2) 0;
  }

  .day {
    padding: var(--space-2) 0;
    border-top: 1px solid var(--line);
  }

  .day h3 {
    font-size: 1rem;
  }

  .shift {
    display: grid;
    grid-template-columns: 12rem 4.5rem minmax(0, 1fr) auto;
    gap: 0 var(--space-3);
    align-items: center;
    min-height: var(--target);
    overflow-wrap: anywhere;
  }

  .shift + .shift {
    margin-top: var(--space-2);
  }

  .mine {
    padding-left: var(--space-2);
    border-left: 0.25rem solid var(--accent);
    font-weight: 700;
  }

  .holiday {
    padding: 0 0.4em;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    font-size: var(--size-small);
  }

  .box {
    display: grid;
    gap: var(--space-4);
    margin: var(--space-2) 0 var(--space-4);
    padding: var(--space-4);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .box .field select,
  .box .field input {
    max-width: 100%;
  }

  .text {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }

  .address {
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    background: var(--surface);
    overflow-wrap: anywhere;
  }

  @media (max-width: 36rem) {
    .shift {
      grid-template-columns: minmax(0, 1fr) auto;
      padding: var(--space-1) 0;
    }
  }
`;
