import { css } from 'lit';

/** How the page of one person looks. */
export const registrantStyles = css`
  h1,
  h2,
  .text,
  li {
    overflow-wrap: anywhere;
  }

  h1 .quiet {
    font-size: var(--size-body);
    font-weight: 400;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
  }

  .late {
    color: var(--alarm);
    font-weight: 700;
  }

  .risks {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
    margin-top: var(--space-2);
  }

  .risks li {
    padding: 0 0.5em;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
  }

  .acts {
    margin-top: var(--space-4);
  }

  .panel {
    display: grid;
    gap: var(--space-4);
    margin-top: var(--space-4);
    padding: var(--space-4);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
  }

  textarea {
    margin-top: 0;
  }

  .duties > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-4);
    padding: var(--space-3) 0;
    border-top: 1px solid var(--line);
  }

  .dated {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }

  .dated label {
    display: inline-flex;
    white-space: nowrap;
    align-items: center;
    gap: var(--space-2);
  }

  .dated input {
    min-height: var(--target);
    padding: 0 var(--space-2);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    font: inherit;
  }

  .text {
    white-space: pre-line;
  }

  ol.calls {
    padding-left: 1.5em;
    list-style: decimal;
  }

  .calls a {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
  }

  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
    gap: var(--space-2) var(--space-4);
    margin: 0;
  }

  .facts dt {
    font-weight: 700;
  }

  .facts dd {
    margin: 0;
  }

  .history li {
    padding: var(--space-2) 0;
    border-top: 1px solid var(--line);
  }
`;
