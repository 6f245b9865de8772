import { LitElement, css, html } from 'lit';
import { forms } from '../shared/forms';
import { keeping } from '../shared/keeping';
import { dayInWords, usualTonight } from '../shared/nights';
import { parts } from '../shared/parts';
import { word } from '../shared/words';

/** A token that is shown this once, with what is done with it; says `put-away` when the reader has it. */
class Told extends LitElement {
  static override properties = {
    name: { type: String },
    token: { type: String },
    expires: { type: String },
    facility: { type: String },
    bed: { type: String },
    copied: { state: true },
  };

  static override styles = [
    parts,
    forms,
    keeping,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
        margin-top: var(--space-6);
        padding: var(--space-4);
        border: 2px solid var(--accent);
        border-radius: var(--radius);
        background: var(--surface);
      }

      h2 {
        margin: 0;
      }

      input,
      pre {
        font-family: ui-monospace, monospace;
      }

      pre {
        margin: var(--space-2) 0;
        padding: var(--space-3);
        overflow-x: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        font-size: var(--size-small);
      }
    `,
  ];

  /** Of the machine. */
  declare name: string;
  declare token: string;
  /** When it runs out. */
  declare expires: string;
  declare facility: string;
  /** One of the facility's, for the example. */
  declare bed: string;
  private declare copied: 'not' | 'copied' | 'by-hand';

  constructor() {
    super();
    this.copied = 'not';
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  override render() {
    return html`<section aria-labelledby="told">
      <h2 id="told" tabindex="-1">${word('tokens.told', this.name)}</h2>
      <p><strong>${word('tokens.told-once')}</strong> ${word('tokens.told-keep')}</p>
      <div class="field">
        <label for="token">${word('tokens.token')}</label>
        <input id="token" type="text" readonly spellcheck="false" .value=${this.token} />
      </div>
      <div class="actions">
        <button class="button primary" @click=${this.copy}>${word('tokens.copy')}</button>
        <span role="status">${this.copied === 'not' ? '' : word(this.copied === 'copied' ? 'tokens.copied' : 'tokens.by-hand')}</span>
      </div>
      <p class="quiet">${word('tokens.expires', dayInWords(Date.parse(this.expires)))}</p>
      <details>
        <summary>${word('tokens.example')}</summary>
        <p>${word('tokens.example-help', this.bed)}</p>
        <pre tabindex="0" role="region" aria-label=${word('tokens.example')}><code>${this.example()}</code></pre>
      </details>
      <p class="actions">
        <button class="button" @click=${() => this.dispatchEvent(new CustomEvent('put-away'))}>
          ${word('tokens.put-away')}
        </button>
      </p>
    </section>`;
  }

  /** The token itself stays out of it: what is typed at a prompt is kept there. */
  private example(): string {
    const report = { from: usualTonight(Date.now()), beds: [{ bed: this.bed, open: '110' }] };
    return [
      `curl --fail-with-body -X PUT '${location.origin}/api/facilities/${encodeURIComponent(this.facility)}/vacancies' \\`,
      '  -H "Authorization: Bearer $TOMARIGI_TOKEN" \\',
      "  -H 'Content-Type: application/json' \\",
      `  -d '${JSON.stringify(report)}'`,
    ].join('\n');
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.token);
      this.copied = 'copied';
    } catch {
      this.renderRoot.querySelector<HTMLInputElement>('#token')?.select();
      this.copied = 'by-hand';
    }
  }
}

customElements.define('tomarigi-told', Told);
