import { css } from 'lit';

export const inboxStyles = css`
  :host {
    display: block;
  }

  section {
    margin-bottom: var(--space-6);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--space-4);
    max-width: 48rem;
  }

  h2 {
    font-size: var(--size-large);
  }

  h3 {
    margin: 0;
    font-size: 1.125rem;
    line-height: 1.4;
  }

  .card {
    max-width: 48rem;
    margin-top: var(--space-2);
    padding: var(--space-3);
    border: 2px solid var(--accent);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .soon {
    border-color: var(--alarm);
    background: var(--alarm-soft);
  }

  .over {
    border-width: 1px;
    border-color: var(--line);
  }

  .over .button {
    margin-top: var(--space-2);
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--space-3);
  }

  .clock {
    font-size: var(--size-title);
    font-weight: 700;
    line-height: 1.2;
  }

  .left {
    white-space: nowrap;
  }

  .soon .left {
    color: var(--alarm);
  }

  .practice {
    display: inline-block;
    margin-right: var(--space-1);
    padding: 0 var(--space-2);
    border: 2px dashed currentcolor;
    border-radius: var(--radius-small);
    font-size: var(--size-body);
    font-weight: 700;
    line-height: 1.5;
  }

  dl {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 0 var(--space-3);
    margin-top: var(--space-2);
  }

  dl > div {
    padding: 2px 0;
    border-bottom: 1px solid var(--line);
  }

  .whole {
    grid-column: 1 / -1;
  }

  dt {
    color: var(--ink-quiet);
    font-size: var(--size-small);
    line-height: 1.4;
  }

  dd {
    font-weight: 700;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }

  dd.quiet {
    font-weight: 400;
  }

  .soon dt,
  .soon .quiet {
    color: var(--ink);
  }

  .whole dd {
    font-size: 1.0625rem;
  }

  .problem {
    margin: var(--space-2) 0;
    padding: var(--space-2) var(--space-3);
    border-left: 0.375rem solid var(--alarm);
    border-radius: var(--radius-small);
    background: var(--alarm-soft);
  }

  .sending {
    margin-top: var(--space-3);
    padding: var(--space-3);
    border: 2px dashed var(--line-strong);
    border-radius: var(--radius);
  }

  .sending a {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
  }

  summary {
    cursor: pointer;
  }

  summary h3 {
    display: inline;
  }

  summary > span {
    display: block;
    font-weight: 700;
  }

  .yes p {
    margin-top: var(--space-2);
  }

  .person {
    grid-template-columns: minmax(5.5rem, auto) 1fr;
    gap: var(--space-1) var(--space-3);
  }

  .person dd {
    font-weight: 400;
  }

  .person .told {
    font-weight: 700;
    white-space: pre-line;
  }

  .person a {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
    font-size: var(--size-large);
  }

  @media (min-width: 40rem) {
    .card:not(.yes) dl {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }

    .whole {
      grid-column: span 2;
    }
  }
`;
