import { LitElement, css, html, nothing } from 'lit';
import type { Freshness } from './board';
import { ageInWords, momentInWords } from './nights';
import { parts } from './parts';
import { word } from './words';

const MARKS: Record<Freshness, string> = { FRESH: '●', AGEING: '▲', STALE: '■', NEVER: '○' };

/** How old a facility's last word is: a mark, a word, the age in words; the exact time on pointing. */
class FreshnessMark extends LitElement {
  static override properties = {
    band: { type: String },
    at: { type: String },
    now: { type: Number },
  };

  static override styles = [
    parts,
    css`
      :host {
        white-space: nowrap;
      }

      .FRESH {
        color: var(--accent);
      }

      .AGEING {
        color: var(--ageing);
      }

      .STALE,
      .NEVER {
        color: var(--stale);
      }

      strong {
        font-weight: 700;
      }
    `,
  ];

  declare band: Freshness;
  declare at: string | null | undefined;
  /** The server's time; whoever places this element renews it. */
  declare now: number;

  override render() {
    const at = this.at ? Date.parse(this.at) : undefined;
    return html`<span class=${this.band}
        ><span aria-hidden="true">${MARKS[this.band]}</span> <strong>${word(`freshness.${this.band}`)}</strong></span
      >
      ${at === undefined
        ? nothing
        : html`<time class="quiet number" datetime=${this.at!} title=${momentInWords(at)}
            >${ageInWords(at, this.now)}</time
          >`}`;
  }
}

customElements.define('tomarigi-freshness', FreshnessMark);
