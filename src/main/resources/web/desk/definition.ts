import { LitElement, css, html, nothing } from 'lit';
import { pageAt } from '../shared/api';
import { parts } from '../shared/parts';
import type { Procedure } from '../shared/procedure';
import { procedurePage } from '../shared/procedure';
import { word } from '../shared/words';

/** More than this is folded, so that the fields below stay in view. */
const LONG_CHARACTERS = 120;
const LONG_LINES = 3;

/** What the network calls an emergency, where a case is opened: nothing until it is known. */
class Definition extends LitElement {
  static override properties = {
    network: {},
    procedure: { attribute: false },
    isWhole: { state: true },
  };

  static override styles = [
    parts,
    css`
      :host {
        display: block;
        margin-top: var(--space-2);
      }

      .definition {
        padding-left: var(--space-3);
        border-left: 0.25rem solid var(--line-strong);
      }

      h3 {
        margin: 0;
        font-size: var(--size-body);
      }

      .text {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      .folded {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
      }

      .ways {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-4);
      }

      a,
      .ways button {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
      }

      .ways button {
        padding: 0;
        border: 0;
        background: none;
        color: var(--accent);
        text-decoration: underline;
        cursor: pointer;
      }
    `,
  ];

  declare network: string;
  declare procedure: Procedure | undefined;
  private declare isWhole: boolean;

  override render() {
    const { procedure } = this;
    if (!procedure) return nothing;
    const { definition } = procedure;
    // Another tab: what was typed below stays.
    const link = html`<a href=${pageAt(procedurePage(this.network))} target="_blank" rel="noopener">${word('case.definition-page')}</a>`;
    if (!definition) return html`<p class="quiet">${word('case.definition-none')} ${link}</p>`;
    const isLong = [...definition].length > LONG_CHARACTERS || definition.split('\n').length > LONG_LINES;
    return html`<div class="definition">
      <h3>${word('case.definition')}</h3>
      <p id="text" class="text ${isLong && !this.isWhole ? 'folded' : ''}">${definition}</p>
      <div class="ways">
        ${isLong
          ? html`<button type="button" aria-expanded=${this.isWhole ? 'true' : 'false'} aria-controls="text" @click=${this.unfold}>
              ${word(this.isWhole ? 'case.definition-less' : 'case.definition-more')}
            </button>`
          : nothing}
        ${link}
      </div>
    </div>`;
  }

  private unfold(): void {
    this.isWhole = !this.isWhole;
  }
}

customElements.define('tomarigi-definition', Definition);
