import { LitElement, css, html, nothing } from 'lit';
import { pageAt, read } from '../shared/api';
import { parts } from '../shared/parts';
import { word } from '../shared/words';

/** As `GET /api/facilities/{facility}/qualifications` says it. */
interface Held {
  readonly notBacked: readonly { readonly sentence: string }[];
}

/** What is claimed without anybody who is qualified for it, and the way to where that is kept. Is silent where it cannot know. */
class ProfileNotBacked extends LitElement {
  static override properties = {
    facility: {},
    held: { state: true },
  };

  static override styles = [
    parts,
    css`
      :host {
        display: block;
      }

      .caution {
        margin-top: var(--space-4);
        padding: var(--space-3) var(--space-4);
        border-left: 0.375rem solid var(--alarm);
        border-radius: var(--radius-small);
        background: var(--alarm-soft);
      }

      a {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
      }
    `,
  ];

  declare facility: string;
  private declare held: Held | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const at = encodeURIComponent(this.facility);
    void read<Held>(`/api/facilities/${at}/qualifications`).then(
      (came) => (this.held = came.state === 'found' ? came.value : undefined),
    );
  }

  override render() {
    const { held } = this;
    if (!held) return nothing;
    const link = html`<a href=${pageAt(`/facility/${encodeURIComponent(this.facility)}/qualifications`)}>${word('profile.qualifications')}</a>`;
    if (held.notBacked.length === 0) return html`<p>${link}</p>`;
    return html`<div class="caution">
      <strong>${word('profile.not-backed')}</strong>
      <ul role="list">
        ${held.notBacked.map(({ sentence }) => html`<li><span aria-hidden="true">⚠</span> ${sentence}</li>`)}
      </ul>
      ${link}
    </div>`;
  }
}

customElements.define('tomarigi-not-backed', ProfileNotBacked);
