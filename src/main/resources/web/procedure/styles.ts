import { css } from 'lit';

/** One column to read and to write; what two have written stands side by side where there is room. */
export const procedureStyles = css`
  :host {
    --page-width: 56rem;
    display: block;
  }

  main {
    max-width: var(--page-width);
    margin: 0 auto;
    padding: var(--space-4) var(--space-4) var(--space-8);
  }

  h1 {
    margin-bottom: var(--space-1);
    font-size: var(--size-title);
    line-height: 1.3;
  }

  section {
    margin-top: var(--space-6);
  }

  section h2 {
    margin: 0 0 var(--space-2);
    font-size: var(--size-large);
    line-height: 1.3;
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

  .lost {
    padding: var(--space-2) var(--space-4);
    background: var(--alarm);
    color: var(--on-alarm);
    font-weight: 700;
    text-align: center;
  }

  .notice {
    margin-top: var(--space-4);
    padding: var(--space-3) var(--space-4) var(--space-4);
    border: 2px solid var(--ageing);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .offer {
    border-color: var(--accent);
  }

  .text {
    display: block;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  textarea {
    min-height: var(--target);
    margin-top: 0;
    line-height: 1.6;
    resize: vertical;
    field-sizing: content;
  }

  #definition {
    min-height: 9rem;
    margin-top: var(--space-1);
  }

  [aria-invalid='true'] {
    border: 2px solid var(--alarm);
  }

  .error:has(span) {
    padding-bottom: var(--space-1);
  }

  .over {
    color: var(--alarm);
    font-weight: 700;
  }

  .steps > li {
    display: grid;
    grid-template-columns: 2rem minmax(0, 1fr);
    align-items: center;
    gap: 0 var(--space-2);
    padding: var(--space-2) 0;
    border-top: 1px solid var(--line);
  }

  .steps label,
  .steps .at {
    align-self: start;
    padding-top: var(--space-2);
    font-weight: 700;
    text-align: right;
  }

  .steps .acts {
    grid-column: 2;
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    margin-top: var(--space-1);
  }

  .acts .button {
    padding: var(--space-1) var(--space-3);
    white-space: nowrap;
  }

  .acts [aria-disabled='true'] {
    border-color: var(--line);
    color: var(--ink-quiet);
    cursor: default;
  }

  .read > li {
    padding: var(--space-3) 0;
  }

  .read .at {
    padding-top: 0;
  }

  .deadline {
    padding: var(--space-3) 0;
    border-top: 1px solid var(--line);
  }

  .deadline :is(label, dt) {
    font-weight: 700;
  }

  .minutes {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin-top: var(--space-1);
  }

  .minutes input {
    width: 7rem;
    min-height: var(--target);
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    text-align: right;
  }

  .minutes input[aria-invalid='true'] {
    border: 2px solid var(--alarm);
  }

  .choice {
    margin-top: var(--space-4);
  }

  .sides {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
    margin-top: var(--space-1);
  }

  .option {
    display: flex;
    align-items: flex-start;
    gap: var(--space-2);
    min-height: var(--target);
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    cursor: pointer;
  }

  .option > span {
    min-width: 0;
  }

  .option:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-soft);
    box-shadow: inset 0 0 0 1px var(--accent);
  }

  .option input {
    flex: none;
    width: 1.5rem;
    height: 1.5rem;
    margin: 0;
    accent-color: var(--accent);
  }

  .option small {
    display: block;
    color: var(--ink-quiet);
    font-size: var(--size-small);
  }

  .bar {
    position: sticky;
    bottom: 0;
    z-index: 1;
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
    flex: 1 1 14rem;
    line-height: 1.4;
  }

  .bar .alarm {
    color: var(--alarm);
    font-weight: 700;
  }

  .bar .primary {
    min-width: 6rem;
    margin-left: auto;
  }

  select {
    min-height: var(--target);
    max-width: 100%;
    padding: 0 var(--space-2);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    font: inherit;
  }

  @media (min-width: 40rem) {
    .sides {
      grid-template-columns: 1fr 1fr;
    }
  }

  @media (min-width: 54rem) {
    .write > li {
      grid-template-columns: 2rem minmax(0, 1fr) auto;
      align-items: end;
    }

    .write .acts {
      grid-column: 3;
    }
  }

  @media print {
    .links {
      display: none;
    }
  }
`;
