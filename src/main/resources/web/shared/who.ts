import { LitElement, css, html, nothing } from 'lit';
import { FROM_A_PAGE, pageAt, read, signInAddress } from './api';
import { parts } from './parts';
import type { Grant } from './roles';
import { word } from './words';

/** Who is signed in, as `GET /api/me` says. */
export interface Me {
  readonly kind: 'PERSON' | 'SCREEN' | 'MACHINE' | 'SYSTEM' | 'NOBODY';
  /** Of the account. */
  readonly id?: string;
  readonly name?: string;
  readonly roles: readonly string[];
  readonly networks: readonly string[];
  readonly facilities: readonly string[];
  readonly grants: readonly Grant[];
}

let asked: Promise<Me | undefined> | undefined;

/** Asked once for a page; undefined when the server cannot be reached. */
export function whoReads(): Promise<Me | undefined> {
  asked ??= read<Me>('/api/me').then((me) => (me.state === 'found' ? me.value : undefined));
  return asked;
}

/** Who is signed in here, and the way in or out: a shared computer has many readers. */
class Who extends LitElement {
  static override properties = {
    me: { state: true },
    failed: { state: true },
  };

  static override styles = [
    parts,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        min-width: 0;
      }

      .who {
        display: flex;
        gap: 0 var(--space-3);
        min-width: 0;
      }

      /* One line, however long: the account's page shows it whole. */
      .name {
        display: block;
        min-width: 0;
        max-width: 100%;
        overflow: hidden;
        line-height: var(--target);
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      a:not(.name),
      button {
        flex: none;
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
      }

      button {
        padding: 0;
        border: 0;
        background: none;
        color: var(--accent);
        text-decoration: underline;
        cursor: pointer;
      }
    `,
  ];

  private declare me: Me | undefined;
  private declare failed: boolean;

  override connectedCallback(): void {
    super.connectedCallback();
    void whoReads().then((me) => (this.me = me));
  }

  override render() {
    if (!this.me) return nothing;
    if (this.me.kind === 'NOBODY') return html`<a href=${signInAddress()}>${word('signin.do')}</a>`;
    const roles = this.me.roles.map((role) => word(`role.${role}`)).join(word('report.and'));
    return html`<span class="who"
        >${this.me.kind === 'PERSON'
          ? html`<a class="name" href=${pageAt('/account')}>${this.me.name ?? roles}</a>`
          : html`<span class="name">${roles}</span>`}
        <button @click=${this.leave}>${word('signin.leave')}</button></span
      >
      ${this.failed ? html`<span role="alert">${word('signin.leave-failed')}</span>` : nothing}`;
  }

  private async leave(): Promise<void> {
    try {
      const response = await fetch('/api/logout', { method: 'POST', headers: FROM_A_PAGE });
      if (!response.ok) throw new Error(response.statusText);
      location.assign(pageAt('/sign-in'));
    } catch {
      this.failed = true;
    }
  }
}

customElements.define('tomarigi-who', Who);
