import { css } from 'lit';

/** A laptop first: the need, what was found, and the map beside each other; on a telephone one below the other. */
export const deskStyles = css`
  :host {
    --page-width: 112rem;
    display: block;
  }

  main {
    max-width: var(--page-width);
    margin: 0 auto;
    padding: var(--space-3) var(--space-4) var(--space-8);
  }

  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
    margin-bottom: var(--space-2);
  }

  h1 {
    font-size: var(--size-title);
    line-height: 1.3;
  }

  .title .button {
    padding: 0 var(--space-3);
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
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

  .problem,
  .conceded {
    margin-top: var(--space-3);
    padding: var(--space-2) var(--space-4);
    border-left: 0.375rem solid var(--alarm);
    border-radius: var(--radius-small);
    background: var(--alarm-soft);
  }

  .conceded {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    border-color: var(--ageing);
    background: var(--surface);
  }

  .conceded .button {
    border: 2px dashed var(--ageing);
    color: var(--ageing);
  }

  .columns {
    margin-top: var(--space-3);
  }

  .map {
    height: 18rem;
    margin-top: var(--space-4);
  }

  /* What was found is far below the need on a telephone, so the way there stays at hand. */
  .jump {
    position: sticky;
    bottom: 0;
    z-index: 2;
    margin: 0 calc(-1 * var(--space-4));
    padding: var(--space-2) var(--space-4);
    border-top: 1px solid var(--line);
    background: var(--ground);
  }

  .jump .button {
    width: 100%;
  }

  @media (max-width: 60rem) {
    h1 {
      font-size: var(--size-large);
    }
  }

  @media (hover: none) {
    .keys {
      display: none;
    }
  }

  @media (min-width: 60rem) {
    .columns {
      display: grid;
      grid-template-columns: minmax(20rem, 25rem) minmax(0, 1fr);
      gap: 0 var(--space-6);
      align-items: start;
    }

    .jump {
      display: none;
    }

    tomarigi-need {
      position: sticky;
      top: 0;
      max-height: 100vh;
      overflow-y: auto;
      padding: 0 var(--space-2) var(--space-4) var(--space-1);
    }
  }

  @media (min-width: 75rem) {
    .answer {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(18rem, 0.7fr);
      grid-template-rows: auto 1fr;
      gap: 0 var(--space-6);
      align-items: start;
    }

    .answer > section:not(.case) {
      grid-row: 1 / span 2;
      grid-column: 1;
    }

    .answer > .case,
    .answer > .map {
      grid-column: 2;
    }

    .answer > .case {
      margin-top: var(--space-2);
    }

    .map {
      position: sticky;
      top: var(--space-4);
      height: calc(100vh - 2 * var(--space-4));
      max-height: 60rem;
      margin-top: 0;
    }
  }

  @media print {
    tomarigi-need,
    .map,
    .tools,
    .jump {
      display: none;
    }
  }
`;
