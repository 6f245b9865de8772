import { css, html, nothing } from 'lit';
import { signInAddress } from './api';
import type { Problem } from './ask';
import { word } from './words';

/** How the pages look on which one keeps a list of things: a form above, what is there below. */
export const keeping = css`
  :host {
    --page-width: 44rem;
    display: block;
  }

  main {
    max-width: var(--page-width);
    margin: 0 auto;
    padding: var(--space-6) var(--space-4) var(--space-8);
  }

  h1 {
    margin-bottom: var(--space-2);
    font-size: var(--size-title);
  }

  h2 {
    margin: var(--space-8) 0 var(--space-2);
    font-size: var(--size-large);
  }

  h3 {
    margin: 0;
    font-size: 1.125rem;
  }

  form {
    display: grid;
    gap: var(--space-4);
  }

  :where(p) + form {
    margin-top: var(--space-3);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-4);
  }

  .button.danger {
    border-color: var(--alarm);
    color: var(--alarm);
    font-weight: 700;
  }

  .things > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
    margin-top: var(--space-3);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .said:not(:empty),
  .problem {
    margin-top: var(--space-4);
    padding: var(--space-3) var(--space-4);
    border-left: 0.375rem solid var(--accent);
    border-radius: var(--radius-small);
    background: var(--accent-soft);
  }

  .problem {
    border-left-color: var(--alarm);
    background: var(--alarm-soft);
  }

  .problem + .actions {
    margin-top: var(--space-4);
  }

  .link {
    display: inline-flex;
    align-items: center;
    min-height: var(--target);
  }

  summary {
    min-height: var(--target);
    padding: var(--space-3) 0;
    color: var(--accent);
    cursor: pointer;
  }
`;

/** Why something cannot be done, with the way to sign in for whoever has not. */
export function problemInWords(problem: Problem | 'away' | undefined) {
  if (!problem) return nothing;
  if (problem === 'away') return html`<p class="problem">${word('devices.away')}</p>`;
  return html`<div class="problem">
    <strong>${problem.title}</strong>
    <p>${problem.detail}</p>
    ${problem.status === 401
      ? html`<a class="link" href=${signInAddress()}>${word('devices.sign-in')}</a
        >`
      : nothing}
  </div>`;
}

/** Beside its field; the place is kept so that what describes the field is always there. */
export function errorAt(id: string, sentence: string | undefined) {
  return html`<p id=${id} class="error" role="alert">
    ${sentence ? html`<span aria-hidden="true">⚠</span> ${sentence}` : nothing}
  </p>`;
}
