import { LitElement, css, html } from 'lit';
import { FROM_A_PAGE, pageAt } from '../shared/api';
import { parts } from '../shared/parts';
import { locale, word } from '../shared/words';
import { letInNow } from './unattended';

const POLL_MS = 4_000;
/** The server has no code to give, or is not itself just now. */
const REST_MS = 30_000;
/** Until the board must be there. */
const AFTER_MS = 15_000;
const KEPT = 'tomarigi.wall.pairing';

/** A code to be shown, and the secret by which this browser alone is let in. */
interface Pairing {
  readonly network: string;
  readonly code: string;
  readonly secret: string;
}

/**
 * Shows a code, very large, until an officer has entered it; then says `let-in`. The code is renewed by itself. Whenever it
 * is, `pages` tells which version of the pages the server has.
 */
class PairingCode extends LitElement {
  static override properties = {
    network: { type: String },
    code: { state: true },
    state: { state: true },
  };

  static override styles = [
    parts,
    css`
      :host {
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        gap: 1.5rem;
        min-height: 100%;
        text-align: center;
      }

      .code {
        display: flex;
        gap: min(1rem, 1.5vw);
        font-size: min(12rem, 13vw);
        font-weight: 700;
        line-height: 1;
      }

      .code span {
        width: 1em;
        padding: 0.15em 0;
        border: 2px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
      }

      .how,
      .other {
        max-width: 64rem;
        font-size: 1.75rem;
        line-height: 1.5;
        overflow-wrap: anywhere;
        word-break: auto-phrase;
        text-wrap: balance;
      }

      .other {
        font-size: 1.35rem;
      }

      .state {
        font-size: 2rem;
      }

      .link {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
        font-size: 1rem;
      }

      @media (max-width: 44rem) {
        :host {
          min-height: 60vh;
        }

        .how,
        .other,
        .state {
          font-size: var(--size-body);
        }
      }
    `,
  ];

  declare network: string;
  private declare code: string | undefined;
  private declare state: 'asking' | 'shown' | 'none' | 'let-in';
  private pairing: Pairing | undefined;
  private timer = 0;

  constructor() {
    super();
    this.state = 'asking';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A page that is loaded anew keeps the code that somebody may be typing.
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') as Pairing | null;
    if (kept?.network === this.network) this.show(kept);
    if (window.isSecureContext) void this.go();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private async go(): Promise<void> {
    const pause = await (this.pairing ? this.askWhetherLetIn(this.pairing) : this.askForCode());
    if (this.isConnected) this.timer = window.setTimeout(() => void this.go(), pause);
  }

  private async askForCode(): Promise<number> {
    const answer = await post('/api/screens/pairings', { network: this.network });
    if (answer?.status !== 201) {
      this.state = answer ? 'none' : 'asking';
      return answer ? REST_MS : POLL_MS;
    }
    const { code, secret, pages } = (await answer.json()) as { code: string; secret: string; pages: string };
    this.show({ network: this.network, code, secret });
    this.dispatchEvent(new CustomEvent('pages', { detail: pages }));
    return POLL_MS;
  }

  private async askWhetherLetIn({ secret }: Pairing): Promise<number> {
    const answer = await post('/api/screens/pairings/token', { secret });
    switch (answer?.status) {
      case 200:
        this.forget('let-in');
        letInNow();
        this.dispatchEvent(new CustomEvent('let-in'));
        return AFTER_MS;
      case 410:
        this.forget('asking');
        return 0;
      case undefined:
      case 202:
        return POLL_MS;
      default:
        return REST_MS;
    }
  }

  private show(pairing: Pairing): void {
    this.pairing = pairing;
    this.code = pairing.code;
    this.state = 'shown';
    sessionStorage.setItem(KEPT, JSON.stringify(pairing));
  }

  private forget(state: 'asking' | 'let-in'): void {
    this.pairing = undefined;
    this.state = state;
    sessionStorage.removeItem(KEPT);
  }

  override render() {
    const where = `${location.origin}/screens`;
    if (!window.isSecureContext) return html`<p class="how">${word('wall.pair.insecure', location.origin)}</p>`;
    if (this.state === 'none') return html`<p class="state" role="status">${word('wall.pair.none')}</p>`;
    if (this.state !== 'shown')
      return html`<p class="state" role="status">
        ${word(this.state === 'let-in' ? 'wall.pair.let-in' : 'wall.pair.asking')}
      </p>`;
    return html`
      <h2 class="state">${word('wall.pair.code')}</h2>
      <p class="code number" role="img" aria-label=${[...this.code!].join(' ')}>
        ${[...this.code!].map((letter) => html`<span aria-hidden="true">${letter}</span>`)}
      </p>
      <p class="how">${word('wall.pair.how', where)}</p>
      <p class="other" lang=${locale === 'ja-JP' ? 'en' : 'ja'}>${word('wall.pair.how-other', where)}</p>
      <a class="link" href=${pageAt(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`)}>
        ${word('wall.pair.sign-in')}
      </a>
    `;
  }
}

/** Undefined when nobody answers. */
async function post(path: string, body: object): Promise<Response | undefined> {
  return fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...FROM_A_PAGE },
    body: JSON.stringify(body),
  }).catch(() => undefined);
}

customElements.define('tomarigi-pairing', PairingCode);
