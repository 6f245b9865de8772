import { LitElement, html, nothing } from 'lit';
import { pageAt } from '../shared/api';
import '../shared/header';
import { keeping } from '../shared/keeping';
import { parts } from '../shared/parts';
import type { HeldQualifications } from '../shared/qualifications';
import '../shared/qualifications';
import { word } from '../shared/words';

/** What the staff of a facility are qualified for, kept by itself. */
class QualificationsPage extends LitElement {
  static override properties = {
    facility: {},
    name: { state: true },
  };

  static override styles = [parts, keeping];

  declare facility: string;
  private declare name: string | undefined;

  override render() {
    const at = encodeURIComponent(this.facility);
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        <h1>${word('qualification.title')}</h1>
        ${this.name ? html`<p><strong>${this.name}</strong></p>` : nothing}
        <p class="quiet">${word('qualification.intro')}</p>
        <p class="actions">
          <a class="link" href=${pageAt(`/facility/${at}`)}>${word('qualification.to-report')}</a>
          <a class="link" href=${pageAt(`/facility/${at}/profile`)}>${word('qualification.to-profile')}</a>
        </p>
        <tomarigi-qualifications
          path="/api/facilities/${at}/qualifications"
          @held=${(event: CustomEvent<HeldQualifications>) => (this.name = event.detail.name)}
        ></tomarigi-qualifications>
      </main>
    `;
  }
}

customElements.define('tomarigi-qualifications-page', QualificationsPage);
