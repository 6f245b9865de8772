import { css } from 'lit';

/** The case that is open at the desk, and the bar that asks whoever was chosen. */
export const caseStyles = css`
  .case {
    margin: var(--space-3) 0;
    padding: var(--space-3) var(--space-4);
    border: 2px solid var(--accent);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .case h2 {
    font-size: var(--size-large);
  }

  .case .open {
    width: 100%;
  }

  .case-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--space-3);
  }

  .practice {
    padding: 0 var(--space-2);
    border: 2px dashed var(--ageing);
    border-radius: var(--radius-small);
    color: var(--ageing);
    font-size: var(--size-body);
  }

  .overdue.band {
    margin: var(--space-1) 0;
    padding: var(--space-1) var(--space-3);
    background: var(--alarm);
    color: var(--on-alarm);
    font-weight: 700;
  }

  .other {
    margin-top: var(--space-1);
    padding-left: var(--space-3);
    border-left: 0.25rem solid var(--ageing);
    color: var(--ageing);
  }

  .other .button {
    margin: var(--space-2) 0;
  }

  .asked > li,
  .next > li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--space-3);
    padding: var(--space-1) 0;
    border-top: 1px solid var(--line);
  }

  .planned {
    margin-top: var(--space-2);
    padding: var(--space-2) var(--space-3);
    border: 1px dashed var(--line-strong);
    border-radius: var(--radius-small);
  }

  .planned .button {
    margin-top: var(--space-2);
  }

  .planned h3 {
    margin: 0;
    font-size: var(--size-body);
  }

  .planned li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--space-3);
  }

  .asked .place {
    font-weight: 700;
  }

  .asked .words {
    flex-basis: 100%;
  }

  .mark.YES,
  .mark.PLACED {
    color: var(--accent);
  }

  .mark.YES_BUT,
  .mark.CALL_ME {
    color: var(--ageing);
  }

  .case .phone {
    flex-basis: 100%;
    font-weight: 700;
  }

  .stay {
    margin-top: var(--space-2);
    padding: var(--space-2) var(--space-3);
    border-left: 0.375rem solid var(--accent);
    background: var(--accent-soft);
  }

  .ends {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-top: var(--space-2);
  }

  a.button {
    display: inline-flex;
    align-items: center;
    color: inherit;
    text-decoration: none;
  }

  .askbar {
    position: sticky;
    bottom: 0;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-4);
    padding: var(--space-2) 0;
    border-top: 1px solid var(--line);
    background: var(--ground);
  }

  .askbar .button {
    flex: 1 1 14rem;
  }

  .askbar select {
    min-height: var(--target);
    padding: 0 var(--space-2);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    font: inherit;
  }
`;
