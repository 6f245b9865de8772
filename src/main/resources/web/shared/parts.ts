import { css } from 'lit';

/** What every component's shadow root needs of the page: boxes, focus, buttons, text for screen readers alone. */
export const parts = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h1,
  h2,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  /* A Japanese heading is broken between phrases where the browser can; a Japanese name on an English page stays whole. */
  h1,
  h2,
  h3 {
    overflow-wrap: anywhere;
    word-break: auto-phrase;
    text-wrap: balance;
  }

  :is(h1, h2, h3):lang(en) {
    word-break: keep-all;
  }

  p {
    text-wrap: pretty;
  }

  button,
  input {
    font: inherit;
    color: inherit;
  }

  a {
    color: var(--accent);
  }

  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }

  /*
   * What is pressed keeps clear of what is read above and below it. Where there is a gap (forms, cards) that does it; a
   * page's own classes are stronger.
   */
  :where(:not(form, li, .panel)) > :where(p, ul, ol, dl, table, details, section, .scroll, [role='alert'], [role='status']) + :is(p, div, button, a):where(.actions, .field, .tools, .button, :has(> .button)),
  :where(:not(form, li, .panel)) > :where(.actions, .field, .tools, .button, :has(> .button)) + :is(p, ul, ol, dl) {
    margin-top: var(--space-3);
  }

  .number {
    font-variant-numeric: tabular-nums;
  }

  .button {
    min-height: var(--target);
    padding: var(--space-2) var(--space-4);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    cursor: pointer;
  }

  a.button {
    display: inline-flex;
    align-items: center;
  }

  .button:disabled {
    color: var(--ink-quiet);
    cursor: default;
  }

  .primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 700;
  }

  .primary:disabled {
    border-color: var(--line-strong);
    background: var(--surface);
  }

  .quiet {
    color: var(--ink-quiet);
  }

  .ways-of a {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
  }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
