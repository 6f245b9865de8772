import { html, nothing } from 'lit';

/** Beside its field; the place is kept so that what describes the field is always there. */
export function errorsOf(id: string, sentences: readonly string[] = []) {
  return html`<div id=${id} class="error" role="alert">
    ${sentences.map(
      (sentence, index) =>
        html`<p>${index === 0 ? html`<span aria-hidden="true">⚠</span> ` : nothing}${sentence}</p>`,
    )}
  </div>`;
}
