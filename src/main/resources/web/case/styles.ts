import { css } from 'lit';

/** A laptop first: what is being done on the left, of whom and what for on the right; on a telephone one below the other. */
export const caseStyles = css`
  :host {
    --page-width: 80rem;
    display: block;
  }

  main {
    max-width: var(--page-width);
    margin: 0 auto;
    padding: var(--space-3) var(--space-4) var(--space-8);
  }

  h1 {
    font-size: var(--size-title);
    line-height: 1.3;
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--space-1) var(--space-4);
  }

  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
  }

  .links a {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
  }

  .top .state {
    font-size: var(--size-large);
  }

  .practice {
    margin: var(--space-2) 0;
    padding: var(--space-2) var(--space-4);
    border: 3px dashed var(--ageing);
    color: var(--ageing);
    font-size: var(--size-large);
    font-weight: 700;
  }

  .overdue {
    margin: var(--space-2) 0;
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-small);
    background: var(--alarm);
    color: var(--on-alarm);
    font-size: var(--size-large);
    font-weight: 700;
  }

  .exit {
    display: grid;
    gap: var(--space-2);
    margin: var(--space-3) 0 0;
    padding: var(--space-3) var(--space-4) var(--space-4);
    border: 2px solid var(--accent);
    border-radius: var(--radius);
    background: var(--accent-soft);
  }

  .exit h2 {
    font-size: var(--size-large);
  }

  .exit .warning {
    padding-left: var(--space-3);
    border-left: 0.25rem solid var(--ageing);
    color: var(--ageing);
    font-weight: 700;
  }

  .lost {
    position: sticky;
    top: 0;
    z-index: 2;
    padding: var(--space-2) var(--space-4);
    background: var(--alarm);
    color: var(--on-alarm);
    font-weight: 700;
    text-align: center;
  }

  .parts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    margin-top: var(--space-4);
  }

  /* On a telephone what happened comes after all that is to be done. */
  .column {
    display: contents;
  }

  .part.last {
    order: 1;
  }

  .part {
    padding: var(--space-3) var(--space-4) var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .part h2 {
    margin: 0 0 var(--space-2);
    font-size: var(--size-large);
  }

  .facts {
    display: grid;
    grid-template-columns: fit-content(40%) minmax(0, 1fr);
    gap: var(--space-1) var(--space-4);
    overflow-wrap: anywhere;
  }

  .facts dt {
    color: var(--ink-quiet);
  }

  .timeline > li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    padding: var(--space-1) 0;
    border-top: 1px solid var(--line);
  }

  .timeline .overdue {
    margin: 0;
    padding: var(--space-1) var(--space-2);
    font-size: var(--size-body);
  }

  .timeline .overdue time,
  .timeline .overdue .quiet {
    color: inherit;
  }

  @media (min-width: 60rem) {
    .parts {
      grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr);
    }

    .column {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-4);
      align-content: start;
    }
  }

  @media print {
    .links {
      display: none;
    }
  }
`;
