import { css } from 'lit';

export const trialStyles = css`
  .panel {
    margin-top: var(--space-3);
    padding: var(--space-4);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .late {
    color: var(--alarm);
    font-weight: 700;
  }

  .text {
    white-space: pre-line;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
  }

  .months {
    grid-template-columns: repeat(auto-fill, minmax(5.5rem, 1fr));
  }
`;
