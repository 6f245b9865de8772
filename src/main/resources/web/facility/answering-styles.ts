import { css } from 'lit';

export const answeringStyles = css`
  :host {
    display: block;
    margin-top: var(--space-3);
  }

  :host([hidden]) {
    display: none;
  }

  .large,
  .small {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-2);
  }

  .large .button {
    min-height: 5rem;
    padding: var(--space-2) var(--space-1);
    border-width: 2px;
    font-size: 1.125rem; /* the longer one stays whole on the smallest telephone */
    font-weight: 700;
    line-height: 1.3;
  }

  .large small {
    display: block;
    margin-top: var(--space-1);
    font-size: var(--size-small);
    font-weight: 400;
  }

  .small {
    margin-top: var(--space-2);
  }

  .small .button {
    padding: var(--space-1) var(--space-2);
  }

  .field {
    margin-bottom: var(--space-3);
  }

  textarea {
    max-width: 36rem;
  }

  legend {
    padding-bottom: var(--space-2);
  }

  .reasons {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(9rem, 100%), 1fr));
    gap: var(--space-2);
    margin-bottom: var(--space-3);
  }

  .reasons .button {
    padding: var(--space-2);
    line-height: 1.3;
    word-break: auto-phrase;
    text-wrap: balance;
  }

  .steps {
    display: grid;
    gap: var(--space-2);
    margin-top: var(--space-2);
  }

  .step {
    max-width: 26rem;
    display: grid;
    grid-template-columns: 4.5rem var(--target) minmax(0, 1fr) var(--target);
    gap: var(--space-1);
    align-items: center;
  }

  .step .button {
    padding: 0;
    font-size: var(--size-large);
  }

  .step [aria-disabled='true'] {
    border-style: dashed;
    color: var(--ink-quiet);
    cursor: default;
  }

  .value {
    text-align: center;
  }

  .offer {
    margin: var(--space-2) 0 var(--space-3);
    font-weight: 700;
  }

  .send {
    width: 100%;
    max-width: 36rem;
    min-height: 4rem;
    font-size: var(--size-large);
  }

  .back {
    margin-top: var(--space-2);
    border-color: transparent;
    background: none;
  }
`;
