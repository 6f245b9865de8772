import { css } from 'lit';

/** Fields as forms have them: label, help and error above the field, boxes to tick that a finger hits. */
export const forms = css`
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend,
  .field > label {
    padding: 0;
    font-weight: 700;
  }

  .field > input,
  .field > select,
  textarea {
    display: block;
    width: 100%;
    margin-top: var(--space-1);
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    font: inherit;
  }

  .field > input,
  .field > select {
    max-width: 28rem;
    min-height: var(--target);
  }

  .field > [aria-invalid='true'] {
    border: 2px solid var(--alarm);
  }

  .error {
    color: var(--alarm);
    font-weight: 700;
  }

  .checks {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
    gap: 0 var(--space-4);
  }

  .check {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target);
    cursor: pointer;
  }

  .check input {
    flex: none;
    width: 1.5rem;
    height: 1.5rem;
    margin: 0;
    accent-color: var(--accent);
  }
`;
