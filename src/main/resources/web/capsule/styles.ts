import { css } from 'lit';

/** A sheet of paper: on a screen as wide as there is room, printed as large as fits on one page. */
export const capsuleStyles = css`
  :host {
    --page-width: 56rem;
    --paper: 11pt;
    display: block;
  }

  main {
    max-width: var(--page-width);
    margin: 0 auto;
    padding: var(--space-4) var(--space-4) var(--space-8);
  }

  .tools {
    margin-bottom: var(--space-4);
  }

  .sheet {
    padding: var(--space-4);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: #fff;
    color: #000;
    line-height: 1.45;
    overflow-wrap: anywhere;
  }

  .sheet.measured {
    box-sizing: border-box;
    width: 186mm;
    padding: 0;
    border: 0;
    font-size: var(--paper);
  }

  header {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.5em 1.5em;
  }

  header > div {
    flex: 1 1 16em;
  }

  .kind {
    display: inline-block;
    padding: 0 0.75em;
    border: 0.15em solid #b3261e;
    color: #b3261e;
    font-weight: 700;
  }

  h1 {
    margin: 0.2em 0;
    font-size: 2em;
  }

  .kana {
    font-size: 0.5em;
    font-weight: 400;
  }

  .phone {
    font-size: 1.25em;
    font-weight: 700;
  }

  figure {
    width: 34mm;
    margin: 0;
    font-size: 0.75em;
  }

  svg {
    display: block;
    width: 34mm;
    height: 34mm;
  }

  h2 {
    margin: 0.6em 0 0.2em;
    padding: 0.05em 0.4em;
    border-left: 0.35em solid #000;
    background: #eee;
    font-size: 1.05em;
    break-after: avoid;
    print-color-adjust: exact;
  }

  ol {
    margin: 0;
    padding-left: 1.8em;
    list-style: decimal;
  }

  .text {
    white-space: pre-line;
  }

  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr));
    gap: 0 1em;
    margin: 0;
  }

  dt {
    display: inline;
    font-weight: 700;
  }

  dt::after {
    content: ': ';
  }

  dd {
    display: inline;
    margin: 0;
  }

  footer {
    margin-top: 0.8em;
    padding-top: 0.2em;
    border-top: 1px solid #000;
    font-size: 0.8em;
  }

  @media print {
    main {
      max-width: none;
      margin: 0;
      padding: 0;
    }

    .tools {
      display: none;
    }

    .sheet {
      padding: 0;
      border: 0;
      font-size: var(--paper);
    }
  }
`;
