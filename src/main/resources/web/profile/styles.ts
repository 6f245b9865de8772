import { css } from 'lit';

export const styles = css`
  :host {
    --page-width: 48rem;
    display: block;
  }

  main {
    max-width: var(--page-width);
    margin: 0 auto;
    padding: var(--space-4) var(--space-4) 0;
  }

  nav a,
  .links a {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
  }

  nav {
    display: none;
  }

  h1 {
    margin-bottom: var(--space-2);
    font-size: var(--size-title);
    line-height: 1.3;
  }

  h2 {
    font-size: var(--size-large);
    line-height: 1.3;
  }

  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
  }

  .seen {
    display: grid;
    gap: var(--space-2);
    margin: var(--space-4) 0;
  }

  section {
    margin: var(--space-4) 0;
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .notice {
    border: 2px solid var(--alarm);
    background: var(--alarm-soft);
  }

  .notice .field {
    padding-top: var(--space-3);
  }

  .notice a {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
    color: var(--ink);
  }

  .field {
    padding-top: var(--space-6);
    border: 0;
  }

  .label,
  .field > label:not(.option) {
    display: block;
    font-weight: 700;
  }

  .label .quiet {
    font-weight: 400;
  }

  .help {
    font-size: var(--size-small);
  }

  input:not([type='radio'], [type='checkbox']),
  select {
    display: block;
    width: 100%;
    max-width: 28rem;
    min-height: var(--target);
    margin-top: var(--space-1);
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    font: inherit;
  }

  input[aria-invalid='true']:not([type='radio'], [type='checkbox']),
  select[aria-invalid='true'] {
    border: 2px solid var(--alarm);
  }

  .pair {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: var(--space-2) var(--space-4);
    padding-top: var(--space-1);
  }

  .pick {
    flex: 0 1 10rem;
    min-width: 7rem;
  }

  .error {
    padding-top: var(--space-1);
    color: var(--alarm);
    font-weight: 700;
  }

  .error > span {
    display: block;
  }

  .options {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    padding-top: var(--space-2);
  }

  .option {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target);
    padding: var(--space-1) var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    line-height: 1.3;
    cursor: pointer;
  }

  .option:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-soft);
    box-shadow: inset 0 0 0 1px var(--accent);
  }

  /* "Not stated" is no answer, and must not look like one. */
  .blank:has(:checked) {
    border-color: var(--line-strong);
    border-style: dashed;
    background: var(--ground);
    box-shadow: none;
  }

  .blank input {
    accent-color: var(--ink-quiet);
  }

  .option:has(:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }

  .option input {
    flex: none;
    width: 1.25rem;
    height: 1.25rem;
    margin: 0;
    accent-color: var(--accent);
  }

  .option input:focus-visible {
    outline: none;
  }

  .option small {
    display: block;
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }

  .cards .options {
    display: grid;
  }

  /* Four equal segments: on a phone the whole width, on a desk beside the name. */
  .row {
    padding-top: var(--space-4);
  }

  .row .options {
    display: grid;
    grid-auto-columns: 1fr;
    grid-auto-flow: column;
    gap: var(--space-1);
  }

  .row .option {
    flex-direction: column;
    justify-content: center;
    gap: var(--space-1);
    padding: var(--space-1);
    font-size: var(--size-small);
    text-align: center;
  }

  .legend {
    display: grid;
    gap: var(--space-1);
    margin-top: var(--space-3);
    padding: var(--space-3);
    border-radius: var(--radius);
    background: var(--ground);
    font-size: var(--size-small);
  }

  .legend > div {
    display: grid;
    grid-template-columns: 5rem 1fr;
  }

  dt {
    font-weight: 700;
  }

  .fill {
    padding-top: var(--space-4);
  }

  .bands {
    padding: var(--space-2) 0;
    font-size: var(--size-small);
  }

  .bands .taken {
    font-weight: 700;
  }

  .bed {
    margin-top: var(--space-4);
    padding: var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }

  .gone {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
    border-style: dashed;
    border-color: var(--line-strong);
  }

  .gone strong {
    display: block;
    color: var(--alarm);
  }

  .bed-head {
    display: flex;
    align-items: flex-end;
    justify-content: space-between;
    gap: var(--space-3);
  }

  .bed-limits {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3) var(--space-6);
    padding-top: var(--space-3);
  }

  .limit .options {
    gap: var(--space-1);
    padding-top: var(--space-1);
  }

  .limit .option {
    padding: var(--space-1) var(--space-2);
    font-size: var(--size-small);
  }

  .limit .label {
    font-size: var(--size-small);
  }

  .add {
    margin-top: var(--space-4);
  }

  .bar {
    position: sticky;
    bottom: 0;
    z-index: 1;
    margin-top: var(--space-6);
    border-top: 1px solid var(--line-strong);
    background: var(--surface);
  }

  .bar > div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    max-width: var(--page-width);
    margin: 0 auto;
    padding: var(--space-2) var(--space-4) calc(var(--space-2) + env(safe-area-inset-bottom));
  }

  .bar p {
    flex: 1 1 10rem;
    line-height: 1.4;
  }

  .bar .alarm {
    color: var(--alarm);
    font-weight: 700;
  }

  @media (max-width: 40rem) {
    .bar p {
      flex-basis: 100%;
      font-size: var(--size-small);
    }
  }

  .bar .primary {
    min-width: 6rem;
    margin-left: auto;
  }

  @media (min-width: 40rem) {
    .row {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 26rem;
      align-items: center;
      column-gap: var(--space-4);
    }

    .row > .label,
    .row > .help,
    .row > .error {
      grid-column: 1;
    }

    .row > .options {
      grid-row: 1 / span 3;
      grid-column: 2;
      padding-top: 0;
    }

    .row .option {
      flex-direction: row;
    }

    .cards .options {
      grid-template-columns: 1fr 1fr;
    }
  }

  @media (min-width: 72rem) {
    :host {
      --page-width: 66rem;
    }

    .page {
      display: grid;
      grid-template-columns: 14rem minmax(0, 48rem);
      justify-content: center;
      gap: var(--space-8);
    }

    nav {
      display: block;
      position: sticky;
      top: var(--space-4);
      align-self: start;
      padding-top: var(--space-4);
    }

    nav a {
      display: flex;
    }

    .bar > div {
      padding-left: 17rem;
    }

    main {
      margin: 0;
      padding-right: 0;
      padding-left: 0;
    }
  }
`;
