import { css } from 'lit';

/** Of the wall as a whole: what is above, the board in rows that fill the screen, and below how to turn its pages. */
export const wallStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100vh;
    overflow: hidden;
  }

  tomarigi-connection {
    font-size: 1.6rem;
  }

  /* As high with a notice as without one: what is below keeps its place. */
  .top {
    display: flex;
    flex-direction: column;
    height: 5.9rem;
  }

  header {
    display: flex;
    flex: 1;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-6);
    padding: var(--space-2) var(--space-6) 0;
  }

  header > * {
    flex: none;
  }

  /* A long name may be cut, of where this is more than of whom to call; a date stands whole. */
  .place {
    flex: 0 2 auto;
    min-width: 17rem;
  }

  .place > * {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  tomarigi-wall-on-call {
    flex: 0 1 auto;
  }

  h1 {
    font-size: 1.75rem;
    line-height: 1.3;
  }

  .date {
    font-size: 1.35rem;
  }

  .total {
    display: flex;
    align-items: baseline;
    gap: var(--space-3);
    font-size: 1.75rem;
    line-height: 1;
  }

  .total .number {
    color: var(--accent);
    font-size: 4.5rem;
    font-weight: 700;
  }

  .now {
    text-align: right;
  }

  .clock {
    font-size: 2.5rem;
    font-weight: 700;
    line-height: 1.2;
  }

  .old header {
    padding: 0 var(--space-6);
  }

  .old .date {
    display: none;
  }

  .old h1,
  .old .total,
  .old .clock {
    font-size: 1.35rem;
  }

  .old .total .number {
    font-size: 2rem;
  }

  .old tomarigi-wall-on-call {
    font-size: 1rem;
    line-height: 1.25;
  }

  main {
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 0.4rem;
    min-height: 0;
    margin: 0 var(--space-6) var(--space-3);
  }

  .dim {
    filter: grayscale(1);
    opacity: 0.8;
  }

  /* Rows share the height that is left, all alike, as long as that makes them easier to read. */
  section {
    --gaps: calc((var(--rows) - 1) * 0.4rem);
    display: grid;
    zoom: var(--zoom);
    flex: var(--rows) 0 calc(var(--rows) * 5.9rem + var(--gaps));
    grid-template: minmax(0, 1fr) / 2rem minmax(0, 1fr);
    gap: 0.4rem;
    max-height: calc(var(--rows) * 7.5rem + var(--gaps));
  }

  section.nowhere {
    grid-template-columns: minmax(0, 1fr);
  }

  /* Beside its cards, and not above them: a city's board is to fit one page. */
  h2 {
    margin: 0;
    overflow: hidden;
    border-right: 0.2rem solid var(--accent);
    font-size: 1.1rem;
    line-height: 1.6rem;
    text-align: center;
    writing-mode: vertical-rl;
    white-space: nowrap;
  }

  h2.long {
    font-size: 0.85rem;
  }

  h2 small {
    font-size: 0.85rem;
    font-weight: 400;
  }

  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(28rem, 1fr));
    grid-auto-rows: minmax(0, 1fr);
    gap: 0.4rem;
  }

  .message {
    padding-top: 25vh;
    font-size: 2rem;
    text-align: center;
  }

  .message small {
    display: block;
    color: var(--ink-quiet);
    font-size: 0.7em;
  }

  footer {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-4);
    height: 3rem;
    padding: 0 var(--space-6) var(--space-3);
    font-size: 1.25rem;
  }

  footer .button {
    min-height: 2.25rem;
    padding: 0 var(--space-4);
  }

  /* Whoever is on call stands below the rest where it would push that out. */
  @media (max-width: 72rem) {
    .top {
      height: auto;
      min-height: 5.9rem;
    }

    header {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto auto;
      gap: 0 var(--space-6);
    }

    .place {
      min-width: 0;
    }

    .place > * {
      white-space: normal;
    }

    tomarigi-wall-on-call {
      grid-row: 2;
      grid-column: 1 / -1;
    }
  }

  @media (max-width: 44rem) {
    :host {
      height: auto;
      min-height: 100vh;
    }

    header {
      grid-template-columns: minmax(0, 1fr) auto;
      gap: var(--space-2) var(--space-4);
      padding: var(--space-3) var(--space-4);
    }

    tomarigi-connection {
      position: fixed;
      inset: auto 0 0 0;
      z-index: 1;
      font-size: var(--size-body);
    }

    h1 {
      font-size: var(--size-large);
    }

    .message {
      padding-top: var(--space-8);
      font-size: var(--size-large);
    }

    .date {
      font-size: var(--size-body);
    }

    .clock {
      font-size: var(--size-title);
    }

    .total {
      grid-row: 3;
      grid-column: 1 / -1;
      font-size: var(--size-large);
    }

    .total .number {
      font-size: 3.5rem;
    }

    main {
      display: block;
      margin: 0 var(--space-3) 6rem;
    }

    .cards {
      grid-template-columns: minmax(0, 1fr);
      grid-auto-rows: auto;
    }

    section,
    section.nowhere {
      grid-template: auto / minmax(0, 1fr);
      max-height: none;
      margin-bottom: var(--space-4);
    }

    h2,
    h2.long {
      border-right: 0;
      border-bottom: 0.2rem solid var(--accent);
      font-size: var(--size-large);
      line-height: 1.6;
      text-align: left;
      writing-mode: horizontal-tb;
    }
  }
`;
