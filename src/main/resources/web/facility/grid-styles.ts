import { css } from 'lit';

export const gridStyles = css`
  .turn {
    display: flex;
    justify-content: space-between;
    gap: var(--space-2);
    padding-bottom: var(--space-2);
  }

  .turn[hidden] {
    display: none;
  }

  .scroller {
    position: relative;
    width: fit-content;
    max-width: 100%;
    overflow-x: auto;
    scroll-padding-left: 7.5rem; /* the first column must not hide what has the focus */
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }

  table {
    border-collapse: separate;
    border-spacing: 0;
  }

  th {
    font-weight: 400;
    line-height: 1.3;
  }

  thead th {
    padding: var(--space-2) 0 var(--space-1);
    border-bottom: 1px solid var(--line);
    vertical-align: bottom;
  }

  .month {
    display: block;
    font-size: var(--size-small);
  }

  .day {
    display: block;
    font-size: var(--size-large);
  }

  .tonight {
    background: var(--accent-soft);
    font-weight: 700;
  }

  .corner,
  .bed {
    position: sticky;
    left: 0;
    z-index: 1;
    min-width: 4.5rem;
    max-width: 7rem;
    border-right: 1px solid var(--line);
    background: var(--surface);
    text-align: left;
    overflow-wrap: anywhere;
  }

  .corner {
    padding: 0 var(--space-2);
  }

  .bed button {
    width: 100%;
    min-height: var(--target);
    padding: 0 var(--space-2);
    border: 0;
    background: none;
    font-weight: 700;
    text-align: left;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  .bed button:focus-visible {
    outline-offset: -3px;
  }

  .bed > span {
    display: block;
    padding: 0 var(--space-2);
  }

  .bed button span {
    color: var(--ink-quiet);
    font-weight: 400;
  }

  /* Up and down scrolls the page; sideways is the fill of a row. The head and the buttons above scroll sideways. */
  .night {
    padding: 2px;
    touch-action: pan-y pinch-zoom;
    user-select: none;
    -webkit-user-select: none;
  }

  .night button {
    position: relative;
    display: block;
    width: 3.25rem;
    height: var(--target);
    padding: 0;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--ink-quiet);
    cursor: pointer;
    touch-action: inherit;
  }

  .night .looked {
    display: grid;
    place-items: center;
    width: 3.25rem;
    height: var(--target);
    border-radius: var(--radius-small);
    color: var(--ink-quiet);
  }

  .night .open {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 700;
  }

  .night .taken {
    display: grid;
    align-content: center;
    justify-items: center;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--accent-soft);
    color: var(--ink);
    line-height: 1.2;
    cursor: default;
  }

  .taken small {
    font-size: 0.75rem;
    white-space: nowrap;
  }

  .night .waiting {
    border-style: dashed;
  }

  .night .refused,
  .night .newer {
    border: 2px solid var(--alarm);
  }

  .night .filled {
    outline: 3px solid var(--focus);
    outline-offset: -1px;
  }

  .mark {
    position: absolute;
    top: 0;
    right: 0.2rem;
    font-size: var(--size-small);
    font-weight: 700;
    line-height: 1.2;
  }

  .refused:not(.open) .mark,
  .newer:not(.open) .mark {
    color: var(--alarm);
  }

  .actions {
    padding: var(--space-2);
    scroll-margin: 2px;
    background: var(--accent-soft);
  }

  /* Stays in sight however far the nights are scrolled; as wide as what is seen of them. */
  .actions div {
    position: sticky;
    left: var(--space-2);
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    width: fit-content;
    max-width: calc(min(100vw, 64rem) - 2 * var(--space-4) - 2 * var(--space-2) - 4px);
  }

  .actions .button {
    text-align: left;
  }

  .actions small {
    display: block;
    font-size: var(--size-small);
  }
`;
