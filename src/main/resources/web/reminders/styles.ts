import { css } from 'lit';

/** What the parts of the page have in common. */
export const styles = css`
  :host {
    display: block;
  }

  .things h3 {
    overflow-wrap: anywhere;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-4);
  }

  .phone {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target);
    font-size: var(--size-large);
    font-weight: 700;
  }

  .late {
    color: var(--alarm);
    font-weight: 700;
  }

  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-4) var(--space-8);
    margin: var(--space-4) 0;
  }

  .counts dt {
    font-weight: 700;
  }

  .counts dd {
    font-size: 3.5rem;
    font-weight: 700;
    line-height: 1.1;
  }

  .counts .owing dd {
    color: var(--alarm);
  }

  .counts .answered dd {
    color: var(--accent);
  }

  .living {
    margin-bottom: var(--space-4);
    padding: var(--space-4);
    border: 2px solid var(--alarm);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .living h3 {
    font-size: var(--size-large);
  }

  .practice {
    display: inline-block;
    padding: 0 0.5em;
    border: 2px solid var(--ageing);
    border-radius: var(--radius-small);
    color: var(--ageing);
    font-weight: 700;
  }

  .scroll {
    overflow-x: auto;
  }

  table {
    width: 100%;
    border-collapse: collapse;
  }

  th,
  td {
    padding: var(--space-2);
    border-top: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-4);
    margin-top: var(--space-4);
  }
`;
