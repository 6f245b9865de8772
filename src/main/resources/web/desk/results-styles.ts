import { css } from 'lit';

/** One facility that could be phoned, and what is said of it. */
export const resultsStyles = css`
  :host {
    display: block;
  }

  .cards {
    margin-top: var(--space-2);
  }

  .cards > li {
    padding: var(--space-3) 0 var(--space-4);
    border-top: 1px solid var(--line);
    scroll-margin: var(--space-4) 0 5rem;
  }

  .cards > li.lit {
    background: var(--accent-soft);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-3);
  }

  .rank {
    flex: none;
    min-width: 1.75rem;
    padding: 0 var(--space-1);
    border-radius: var(--radius-small);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 700;
    text-align: center;
  }

  h3 {
    margin: 0;
    font-size: var(--size-large);
    line-height: 1.4;
  }

  .far {
    margin-left: auto;
    font-weight: 700;
    white-space: nowrap;
  }

  .nights {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    margin-top: var(--space-1);
  }

  .strip {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
  }

  .strip li {
    padding: 0 var(--space-2);
    border: 1px solid var(--accent);
    background: var(--accent-soft);
    font-size: var(--size-small);
    white-space: nowrap;
  }

  .strip .closed {
    border-style: dashed;
    border-color: var(--line-strong);
    background: none;
    color: var(--ink-quiet);
  }

  .reasons {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
    margin-top: var(--space-1);
  }

  .cautions {
    margin-top: var(--space-1);
    padding-left: var(--space-3);
    border-left: 0.25rem solid var(--ageing);
    color: var(--ageing);
  }

  .phone {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target);
    margin-top: var(--space-2);
    padding: 0 var(--space-4);
    border: 2px solid var(--accent);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--accent);
    font-size: var(--size-large);
    font-weight: 700;
    text-decoration: none;
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 0 var(--space-4);
  }

  .acts .choose,
  .acts .stands,
  .acts .hold {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-height: var(--target);
    margin-top: var(--space-2);
  }

  .choose {
    font-weight: 700;
    cursor: pointer;
  }

  .choose input {
    width: 1.5rem;
    height: 1.5rem;
    margin: 0;
    accent-color: var(--accent);
  }

  summary {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
    margin-top: var(--space-2);
    color: var(--accent);
    text-decoration: underline;
    cursor: pointer;
  }

  .cautions summary {
    margin: 0;
    color: inherit;
  }

  .acts details[open] {
    flex-basis: 100%;
  }

  table {
    width: 100%;
    border-collapse: collapse;
  }

  caption {
    padding-bottom: var(--space-1);
    text-align: left;
  }

  th {
    font-weight: 400;
    text-align: left;
  }

  thead th {
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }

  th,
  td {
    padding: 0.125rem var(--space-2) 0.125rem 0;
    border-bottom: 1px solid var(--line);
  }

  td {
    text-align: right;
  }

  meter {
    width: 5rem;
    vertical-align: middle;
  }

  .link {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
  }
`;
