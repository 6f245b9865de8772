import { LitElement, css, html } from 'lit';
import { pageAt, signInAddress } from './api';
import { parts } from './parts';
import { word } from './words';

/** Instead of what is not for this reader: why, and the way on. */
class Closed extends LitElement {
  static override properties = {
    isSignedIn: { attribute: false },
  };

  static override styles = [
    parts,
    css`
      :host {
        display: block;
        max-width: 40rem;
      }

      .ways {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
        margin-top: var(--space-4);
      }

      a {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
      }

      a.button {
        text-decoration: none;
      }
    `,
  ];

  /** As somebody who may not see this. */
  declare isSignedIn: boolean;

  override render() {
    return html`<p role="alert">${word(this.isSignedIn ? 'closed.not-yours' : 'closed.sign-in')}</p>
      <p class="ways">
        <a class="button primary" href=${signInAddress()}
          >${word(this.isSignedIn ? 'closed.as-another' : 'signin.do')}</a
        >
        <a href=${pageAt('/')}>${word('report.home')}</a>
      </p>`;
  }
}

customElements.define('tomarigi-closed', Closed);
