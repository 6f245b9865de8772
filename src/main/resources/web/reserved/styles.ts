import { css } from 'lit';

export const reservedStyles = css`
  :host {
    --page-width: 60rem;
  }

  .months {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-3);
    margin-top: var(--space-4);
  }

  .scroll {
    overflow-x: auto;
  }

  .account {
    width: 100%;
    border-collapse: collapse;
  }

  .account :is(th, td) {
    padding: var(--space-2);
    border-top: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
  }

  /* On a telephone the table is moved sideways; a name is not broken into its letters. */
  .account :is(thead th:first-child, tbody th) {
    min-width: 8rem;
  }

  .account .count {
    text-align: right;
    white-space: nowrap;
  }

  .account thead th {
    border-top: 0;
    font-size: 0.875rem;
  }

  .late {
    color: var(--alarm);
    font-weight: 700;
  }

  .panel {
    margin-top: var(--space-3);
    padding: var(--space-3) var(--space-4);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
  }

  tomarigi-reserved-calendar {
    margin-top: var(--space-2);
  }
`;
