import { css } from 'lit';

export const styles = css`
  :host {
    --page-width: 60rem;
  }

  main {
    container-type: inline-size;
  }

  .choose {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3) var(--space-6);
    margin: var(--space-4) 0;
  }

  .choose .field > select {
    width: auto;
    min-width: 12rem;
  }

  .notice {
    margin: var(--space-4) 0;
    padding: var(--space-3) var(--space-4);
    border: 2px solid var(--line-strong);
    border-radius: var(--radius-small);
    font-weight: 700;
  }

  .table {
    margin-top: var(--space-6);
  }

  nav ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-6);
  }

  .scroll {
    overflow-x: auto;
    margin-top: var(--space-3);
  }

  table {
    width: 100%;
    border-collapse: collapse;
  }

  caption {
    text-align: start;
    color: var(--ink-quiet);
  }

  th,
  td {
    padding: var(--space-1) var(--space-2);
    border-bottom: 1px solid var(--line);
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  th {
    font-weight: 400;
  }

  thead th {
    border-bottom: 2px solid var(--line-strong);
    font-weight: 700;
    vertical-align: bottom;
  }

  th:first-child {
    text-align: start;
    min-width: 8rem;
  }

  .total :is(th, td) {
    border-top: 1px solid var(--line-strong);
    font-weight: 700;
  }

  .told {
    white-space: pre-wrap;
  }

  dl dt {
    margin-top: var(--space-2);
    font-weight: 700;
  }

  @media print {
    tomarigi-header,
    .choose,
    .actions,
    form,
    nav {
      display: none;
    }

    main {
      max-width: none;
      padding: 0;
    }

    .scroll {
      overflow: visible;
    }

    h2,
    h3,
    .table > p {
      break-after: avoid;
    }

    .chart,
    tr {
      break-inside: avoid;
    }
  }
`;
