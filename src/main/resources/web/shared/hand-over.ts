import { LitElement, css, html, nothing } from 'lit';
import { ring } from '../facility/bell';
import { pageAt } from './api';
import type { Problem } from './ask';
import { ask, inWords } from './ask';
import type { Case, HandOver } from './case';
import type { Names } from './case-words';
import { accountInWords, shortlyOf, toWhomInWords } from './case-words';
import { parts } from './parts';
import type { Me } from './who';
import { whoReads } from './who';
import { colleaguesIn, namesOf, networks } from './who-is-who';
import { word } from './words';

/** With the names of networks, where what is shown speaks of some. */
export async function withNetworks(names: Names): Promise<Names> {
  return new Map([...names, ...(await networks()).map(({ id, name }) => [id, name] as const)]);
}

/** Whether a case is with another network than that for which it is read, or goes or came there. */
export function speaksOfNetworks({ network, notes, entries = [] }: Case, own: string): boolean {
  return network !== own || notes.handOver?.network !== undefined || entries.some(({ data }) => data['network'] !== undefined);
}

/** What is sent is said once in a window. */
const rung = new Set<string>();

/**
 * Cases that wait for whoever reads this to take them over, loudly: accepting or declining is one press. Says `moved` when
 * one of both was done.
 */
class Offers extends LitElement {
  static override properties = {
    network: {},
    cases: { attribute: false },
    linked: { type: Boolean },
    me: { state: true },
    names: { state: true },
    refused: { state: true },
    isBusy: { state: true },
  };

  static override styles = [
    parts,
    css`
      :host {
        display: block;
      }

      section {
        margin: var(--space-3) 0;
        padding: var(--space-3) var(--space-4) var(--space-4);
        border-radius: var(--radius-small);
        background: var(--alarm);
        color: var(--on-alarm);
      }

      .what {
        font-size: var(--size-large);
        font-weight: 700;
      }

      .acts {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
        margin-top: var(--space-3);
      }

      .button {
        border-color: var(--on-alarm);
        background: transparent;
        color: var(--on-alarm);
        font-size: var(--size-large);
      }

      .accept {
        flex: 0 1 20rem;
        min-height: 3.75rem;
        background: var(--surface);
        color: var(--ink);
        font-weight: 700;
      }

      a {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
        color: var(--on-alarm);
      }

      :focus-visible {
        outline-color: var(--on-alarm);
      }

      .refused {
        margin-top: var(--space-2);
        font-weight: 700;
      }
    `,
  ];

  declare network: string;
  declare cases: readonly Case[];
  /** With a link to the case’s page. */
  declare linked: boolean;
  private declare me: Me | undefined;
  private declare names: Names;
  private declare refused: readonly [id: string, why: Problem | 'away'] | undefined;
  private declare isBusy: boolean;

  private hasNames = false;

  constructor() {
    super();
    this.cases = [];
    this.linked = false;
    this.names = new Map();
    this.isBusy = false;
  }

  protected override willUpdate(): void {
    for (const { id, notes } of this.cases) {
      const offer = `${id} ${notes.handOver?.at}`;
      if (rung.has(offer)) continue;
      rung.add(offer);
      ring();
    }
    if (this.hasNames || this.cases.length === 0) return;
    this.hasNames = true;
    void whoReads().then(async (me) => {
      this.me = me;
      this.names = await withNetworks(namesOf(await colleaguesIn(this.network, me)));
    });
  }

  override render() {
    return this.cases.map((one) => this.bar(one));
  }

  private bar(one: Case) {
    const { handOver } = one.notes;
    if (!handOver) return nothing;
    const who = one.person?.name ?? shortlyOf(one.looking);
    const at = `/case/${encodeURIComponent(this.network)}/${encodeURIComponent(one.id)}`;
    const why = this.refused?.[0] === one.id ? this.refused[1] : undefined;
    return html`<section aria-label=${word('case.offer-bar')}>
      <p class="what" role="alert">
        <span aria-hidden="true">⚠</span> ${one.practice ? html`${word('case.practice')}: ` : nothing}${this.sentence(one, handOver)}
      </p>
      <p>
        ${one.person?.name ? html`<strong>${who}</strong> ` : nothing}${shortlyOf(one.looking)}
        ${handOver.reason === 'OVERDUE' ? nothing : html`— ${word('case.offer-why', word(`case.hand-over.${handOver.reason}`))}`}
      </p>
      ${one.network === this.network ? nothing : html`<p>${word('case.offer-foreign')}</p>`}
      <div class="acts">
        <button class="button accept" ?disabled=${this.isBusy} @click=${() => void this.send(one, 'accept')}>
          ${word('case.accept')}<span class="unseen"> ${who}</span>
        </button>
        ${handOver.network === one.network
          ? nothing // what is offered to everybody stays until somebody takes it
          : html`<button class="button" ?disabled=${this.isBusy} @click=${() => void this.send(one, 'decline')}>
              ${word('case.decline')}<span class="unseen"> ${who}</span>
            </button>`}
        ${this.linked ? html`<a href=${pageAt(at)}>${word('case.offer-look')}<span class="unseen"> ${who}</span></a>` : nothing}
      </div>
      <div role="alert">
        ${why ? html`<p class="refused">${why === 'away' ? word('case.not-sent') : inWords(why)}</p>` : nothing}
      </div>
    </section>`;
  }

  private sentence(one: Case, offer: HandOver): string {
    const { me, names } = this;
    if (offer.reason === 'OVERDUE') return word(offer.to ? 'case.offer-overdue' : 'case.offer-overdue-all');
    if (offer.to) return word('case.offered-to-you', accountInWords(offer.by, me, names));
    if (one.network !== this.network) return word('case.offered-by-network', names.get(one.network) ?? one.network);
    return word('case.offered-to-yours', accountInWords(offer.by, me, names), toWhomInWords(offer, one.network, me, names));
  }

  private async send({ id }: Case, deed: 'accept' | 'decline'): Promise<void> {
    this.isBusy = true;
    const path = `/api/networks/${encodeURIComponent(this.network)}/cases/${encodeURIComponent(id)}/hand-over/${deed}`;
    const came = await ask<Case>('POST', path);
    this.isBusy = false;
    this.refused = came.state === 'done' ? undefined : [id, came.state === 'away' ? 'away' : came.problem];
    this.dispatchEvent(new CustomEvent('moved'));
  }
}

customElements.define('tomarigi-offers', Offers);
