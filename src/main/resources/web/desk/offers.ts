import { LitElement, html } from 'lit';
import { read } from '../shared/api';
import type { Case } from '../shared/case';
import { watchCases } from '../shared/case';
import '../shared/hand-over';

/** One change often follows another; the list is read once for both. */
const MERGE_MS = 1_000;

/** Cases of which somebody wants that the reader takes them over, wherever on the desk they are. */
class WaitingOffers extends LitElement {
  static override properties = {
    network: {},
    cases: { state: true },
  };

  declare network: string;
  private declare cases: readonly Case[];
  private timer = 0;
  private stop: (() => void) | undefined;

  constructor() {
    super();
    this.cases = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = watchCases(this.network, () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.look(), MERGE_MS);
    });
    void this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.stop?.();
  }

  private async look(): Promise<void> {
    const came = await read<readonly Case[]>(`/api/networks/${encodeURIComponent(this.network)}/cases?closed=0`);
    if (came.state === 'found') this.cases = came.value.filter(({ isForReader }) => isForReader);
  }

  override render() {
    return html`<tomarigi-offers
      network=${this.network}
      linked
      .cases=${this.cases}
      @moved=${() => void this.look()}
    ></tomarigi-offers>`;
  }
}

customElements.define('tomarigi-desk-offers', WaitingOffers);
