import { css } from 'lit';

/** The need: chips that a finger hits, steppers, and what is not known as plainly as what is. */
export const formStyles = css`
  :host {
    --beside: 5.25rem; /* as wide as the longest name that has its chips beside it */
    display: block;
  }

  :host(:lang(en)) {
    --beside: 6.5rem;
  }

  fieldset {
    min-width: 0;
    margin: 0;
    padding: var(--space-2) 0;
    border: 0;
    border-top: 1px solid var(--line);
  }

  legend {
    float: left; /* a legend takes no part in its box's layout otherwise */
    width: 100%;
    padding: 0;
    font-weight: 700;
  }

  legend + * {
    clear: both;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-2);
    padding-top: var(--space-1);
  }

  .chip {
    position: relative;
    display: inline-flex;
  }

  .chip input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  .chip > span,
  button.plain {
    display: inline-flex;
    align-items: center;
    min-width: 2.75rem;
    min-height: 2.75rem;
    justify-content: center;
    padding: 0 var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: 1.375rem;
    background: var(--surface);
    color: var(--ink);
    line-height: 1.2;
  }

  button.plain {
    cursor: pointer;
  }

  .chip :checked + span {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 700;
  }

  /* Not known is a state of its own, not a choice among the others. */
  .chip.unknown > span {
    border-style: dashed;
    background: none;
    color: var(--ink-quiet);
  }

  .chip.unknown :checked + span {
    border-color: var(--line-strong);
    background: var(--hatch);
    color: var(--ink);
    font-weight: 400;
  }

  .chip.conceded > span,
  .chip.conceded :checked + span {
    border: 2px dashed var(--ageing);
    background: var(--surface);
    color: var(--ageing);
    font-weight: 700;
  }

  .chip.conceded span span {
    text-decoration: line-through;
  }

  .chip.conceded small {
    margin-left: var(--space-1);
    font-size: inherit;
  }

  .chip input:focus-visible + span {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }

  .stepper {
    display: inline-flex;
    align-items: center;
    gap: var(--space-1);
  }

  .stepper button {
    width: 2.75rem;
    min-height: 2.75rem;
    padding: 0;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    font-size: var(--size-large);
    line-height: 1;
    cursor: pointer;
  }

  input[type='number'],
  input[type='date'],
  select {
    min-height: 2.75rem;
    padding: 0 var(--space-2);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    font: inherit;
  }

  input[type='number'] {
    width: 3.25rem;
    padding: 0;
    appearance: textfield;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }

  input::-webkit-inner-spin-button {
    appearance: none;
  }

  select {
    width: 100%;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    padding-top: var(--space-1);
  }

  .row .chips {
    padding-top: 0;
  }

  .band {
    color: var(--ink-quiet);
    font-weight: 400;
  }

  .short .band {
    display: inline-block;
  }

  @media (min-width: 60rem) {
    .short {
      display: flow-root;
    }

    .short legend {
      width: var(--beside);
      padding-right: var(--space-2);
      padding-top: var(--space-3);
    }

    .short legend + * {
      clear: none;
      margin-left: var(--beside);
    }
  }

  .gives {
    color: var(--ageing);
    font-weight: 700;
  }
`;
