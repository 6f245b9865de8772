import { LitElement, css, html, nothing } from 'lit';
import { read } from '../shared/api';
import { keeping } from '../shared/keeping';
import { parts } from '../shared/parts';
import { todayAt } from '../shared/roster';
import { serverNow } from '../shared/server-clock';
import type { Place, Trial } from '../shared/trials';
import { dueInWords, placesPath, talkInWords, trialMark, trialNights, trialsPage, trialsPath } from '../shared/trials';
import { word } from '../shared/words';

/** Trial stays of somebody on the roster: where they are known already, and what the talk brought. */
class RegistrantTrials extends LitElement {
  static override properties = {
    network: {},
    registrant: {},
    ended: { type: Boolean },
    trials: { state: true },
    places: { state: true },
  };

  static override styles = [
    parts,
    keeping,
    css`
      .late {
        color: var(--alarm);
        font-weight: 700;
      }

      .text {
        white-space: pre-line;
      }
    `,
  ];

  declare network: string;
  declare registrant: string;
  declare ended: boolean;
  private declare trials: readonly Trial[];
  private declare places: readonly Place[];

  constructor() {
    super();
    this.trials = [];
    this.places = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    const [trials, places] = await Promise.all([
      read<{ readonly trials: readonly Trial[] }>(`${trialsPath(this.network)}?registrant=${encodeURIComponent(this.registrant)}`),
      read<{ readonly places: readonly Place[] }>(placesPath(this.network)),
    ]);
    if (places.state === 'found') this.places = places.value.places;
    if (trials.state === 'found') this.trials = trials.value.trials;
  }

  override render() {
    const today = todayAt(serverNow());
    const names = new Map(this.places.map(({ id, name }) => [id, name]));
    return html`<section aria-labelledby="trials">
      <h2 id="trials">${word('ways.trials')}</h2>
      ${this.trials.length === 0 ? html`<p>${word('trials.none-yet')}</p>` : nothing}
      <ul class="things" role="list">
        ${this.trials.map(
          (one) => html`<li>
            <p class="number">${trialMark(one)} ${trialNights(one)} ${names.get(one.place) ?? ''}</p>
            ${one.due ? html`<p class="number">${dueInWords(one, today)}</p>` : nothing} ${talkInWords(one)}
          </li>`,
        )}
      </ul>
      ${this.ended
        ? nothing
        : html`<p><a class="link" href=${trialsPage(this.network, this.registrant)}>${word('trials.book')}</a></p>`}
    </section>`;
  }
}

customElements.define('tomarigi-registrant-trials', RegistrantTrials);
