import { LitElement, css, html } from 'lit';
import type { Connection } from './board';
import { momentInWords } from './nights';
import { parts } from './parts';
import { word } from './words';

/** Says across the whole width that what is shown is not live, and since when. Shows nothing while all is well. */
class ConnectionNotice extends LitElement {
  static override properties = {
    connection: { attribute: false },
  };

  static override styles = [
    parts,
    css`
      :host {
        display: block;
        font-size: var(--size-body);
      }

      .lost {
        padding: var(--space-2) var(--space-4);
        line-height: 1.3;
        background: var(--alarm);
        color: var(--on-alarm);
        font-size: 1em;
        font-weight: 700;
        text-align: center;
      }
    `,
  ];

  declare connection: Connection;

  override render() {
    const what = this.what();
    return html`<div role="alert">
      ${what && html`<p class="lost"><span aria-hidden="true">⚠</span> ${what}</p>`}
    </div>`;
  }

  private what(): string | undefined {
    switch (this.connection.state) {
      case 'lost':
        return this.connection.since === 0
          ? word('connection.never')
          : word('connection.lost', momentInWords(this.connection.since));
      case 'behind':
        return word('connection.behind', momentInWords(this.connection.since));
      default:
        return undefined;
    }
  }
}

customElements.define('tomarigi-connection', ConnectionNotice);
