import { LitElement, css, html } from 'lit';
import '../shared/header';
import { pageAt, signInAddress } from '../shared/api';
import { ask, inWords } from '../shared/ask';
import { keeping } from '../shared/keeping';
import { parts } from '../shared/parts';
import { rosterPage } from '../shared/roster';
import { word } from '../shared/words';

interface Way {
  readonly network?: string;
  readonly facility?: string;
  readonly registrant: string;
}

const AGAIN_MS = 4_000;

/** Where the code on a capsule's sheet arrives: whoever is not signed in signs in, whoever may see the person comes to them. */
class Arrival extends LitElement {
  static override properties = {
    why: { state: true },
  };

  static override styles = [
    parts,
    keeping,
    css`
      .ways {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
        margin-top: var(--space-4);
      }

      .ways a {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
      }
    `,
  ];

  private declare why: string;
  private retry = 0;

  constructor() {
    super();
    this.why = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.retry);
  }

  private async follow(): Promise<void> {
    const token = location.hash.slice(1);
    if (!token) {
      this.why = word('capsule.no-code');
      return;
    }
    const came = await ask<Way>('POST', '/api/capsules/follow', { token });
    if (!this.isConnected) return;
    if (came.state === 'done') location.replace(pageOf(came.value));
    else if (came.state === 'away') {
      this.why = word('connection.never');
      this.retry = window.setTimeout(() => void this.follow(), AGAIN_MS);
    } else if (came.problem.status === 401) location.replace(signInAddress());
    else this.why = inWords(came.problem);
  }

  override render() {
    return html`<tomarigi-header></tomarigi-header>
      <main>
        <h1>${word('capsule.title')}</h1>
        ${this.why
          ? html`<p role="alert">${this.why}</p>
              <p class="ways">
                <a class="link" href=${signInAddress()}>${word('closed.as-another')}</a>
                <a class="link" href=${pageAt('/')}>${word('report.home')}</a>
              </p>`
          : html`<p role="status">${word('capsule.following')}</p>`}
      </main>`;
  }
}

function pageOf({ network, facility, registrant }: Way): string {
  return facility
    ? pageAt(`/facility/${encodeURIComponent(facility)}/people#${encodeURIComponent(registrant)}`)
    : rosterPage(network!, registrant);
}

customElements.define('tomarigi-arrival', Arrival);
