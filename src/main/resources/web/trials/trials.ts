import { LitElement, css, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/header';
import { pageAt } from '../shared/api';
import type { Asked, Problem } from '../shared/ask';
import { ask, inWords } from '../shared/ask';
import type { Kept } from '../shared/charge';
import { membersOf } from '../shared/charge';
import { forms } from '../shared/forms';
import { keeping } from '../shared/keeping';
import { parts } from '../shared/parts';
import { rosterPage, todayAt } from '../shared/roster';
import { serverNow } from '../shared/server-clock';
import type { Place, Trial } from '../shared/trials';
import { AGAINS, PARTIES, WHYS_OFF, dueInWords, placesPath, talkInWords, trialMark, trialNights, trialsPath } from '../shared/trials';
import { waiting } from '../shared/waiting';
import { word } from '../shared/words';
import './booking';
import './place';
import { trialStyles } from './styles';

const AGAIN_MS = 4_000;

/** What is done with the trial that is open. */
type Panel = 'off' | 'talk' | 'change' | 'stayed';

/** Trial stays of a network: what is due first, who is booked where, the talk afterwards, and the places. */
class TrialsPage extends LitElement {
  static override properties = {
    network: {},
    name: {},
    trials: { state: true },
    places: { state: true },
    facilities: { state: true },
    isOverdue: { state: true },
    closed: { state: true },
    off: { state: true },
    isAway: { state: true },
    open: { state: true },
    isBooking: { state: true },
    written: { state: true },
    said: { state: true },
    done: { state: true },
  };

  static override styles = [
    parts,
    forms,
    keeping,
    trialStyles,
    css`
      :host {
        --page-width: 52rem;
      }
    `,
  ];

  declare network: string;
  declare name: string;
  private declare trials: readonly Trial[] | undefined;
  private declare places: readonly Place[];
  private declare facilities: readonly Kept[];
  private declare isOverdue: boolean;
  private declare closed: { readonly isSignedIn: boolean } | undefined;
  /** Why the network does not use this. */
  private declare off: string;
  private declare isAway: boolean;
  private declare open: { readonly trial: string; readonly panel: Panel } | undefined;
  private declare isBooking: boolean;
  private declare written: Place | 'new' | undefined;
  private declare said: string;
  private declare done: string;
  /** Of whom a trial is to be asked for, as the page before said. */
  private readonly registrant = decodeURIComponent(location.hash.slice(1));
  private retry = 0;

  constructor() {
    super();
    this.places = [];
    this.facilities = [];
    this.isOverdue = false;
    this.off = '';
    this.isAway = false;
    this.isBooking = this.registrant !== '';
    this.said = '';
    this.done = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    void membersOf(this.network).then((found) => (this.facilities = found));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.retry);
  }

  private async load(): Promise<void> {
    clearTimeout(this.retry);
    const { isOverdue } = this;
    const [trials, places] = await Promise.all([
      ask<{ readonly trials: readonly Trial[] }>('GET', `${trialsPath(this.network)}${isOverdue ? '?overdue=true' : ''}`),
      ask<{ readonly places: readonly Place[] }>('GET', placesPath(this.network)),
    ]);
    if (!this.isConnected || isOverdue !== this.isOverdue) return;
    this.isAway = trials.state === 'away' || places.state === 'away';
    if (this.isAway) this.retry = window.setTimeout(() => void this.load(), AGAIN_MS);
    if (trials.state === 'refused') this.refuse(trials.problem);
    if (trials.state === 'done') this.trials = trials.value.trials;
    if (places.state === 'done') this.places = places.value.places;
  }

  private refuse(problem: Problem): void {
    if (problem.status === 401 || problem.status === 403) this.closed = { isSignedIn: problem.status === 403 };
    else this.off = inWords(problem);
  }

  override render() {
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        <h1>${word('trials.title', this.name)}</h1>
        ${this.closed
          ? html`<tomarigi-closed .isSignedIn=${this.closed.isSignedIn}></tomarigi-closed>`
          : this.off
            ? html`<p role="status" class="said">${this.off}</p>`
            : this.trials
              ? this.content(this.trials)
              : waiting(this.isAway ? { state: 'away' } : undefined)}
      </main>
    `;
  }

  private content(trials: readonly Trial[]) {
    const at = encodeURIComponent(this.network);
    const today = todayAt(serverNow());
    return html`
      <p class="quiet">${word('trials.intro')}</p>
      <p class="actions">
        <a class="link" href=${pageAt(`/roster/${at}`)}>${word('ways.roster')}</a>
        <a class="link" href=${pageAt(`/desk/${at}`)}>${word('ways.desk')}</a>
      </p>
      <div role="alert">
        ${this.isAway ? html`<p class="problem">${word('connection.never')}</p>` : nothing}
        ${this.said ? html`<p class="problem">${this.said}</p>` : nothing}
      </div>
      <div role="status">${this.done ? html`<p class="said">${this.done}</p>` : nothing}</div>
      ${this.isBooking && this.places.some(({ closed }) => !closed)
        ? html`<section class="panel" aria-labelledby="book">
            <h2 id="book">${word('trials.book')}</h2>
            <tomarigi-trial-booking
              network=${this.network}
              registrant=${this.registrant}
              .places=${this.places}
              @saved=${() => this.after(word('trials.booked'))}
              @left=${() => (this.isBooking = false)}
            ></tomarigi-trial-booking>
          </section>`
        : html`<p>
            ${this.places.some(({ closed }) => !closed)
              ? html`<button class="button primary" @click=${() => (this.isBooking = true)}>${word('trials.book')}</button>`
              : word('trials.place-first')}
          </p>`}
      <h2 id="list">${word('trials.list')}</h2>
      <label class="check"
        ><input
          type="checkbox"
          .checked=${this.isOverdue}
          @change=${(event: Event) => {
            this.isOverdue = (event.target as HTMLInputElement).checked;
            void this.load();
          }}
        />
        ${word('trials.overdue-only')}</label
      >
      ${trials.length === 0 ? html`<p>${word(this.isOverdue ? 'trials.none-overdue' : 'trials.none')}</p>` : nothing}
      <ul class="things" role="list" aria-labelledby="list">
        ${trials.map((one) => html`<li>${this.trial(one, today)}</li>`)}
      </ul>
      ${this.allPlaces()}
    `;
  }

  private trial(one: Trial, today: string) {
    const place = this.places.find(({ id }) => id === one.place);
    const panel = this.open?.trial === one.id ? this.open.panel : undefined;
    return html`<h3><a href=${rosterPage(this.network, one.registrant)}>${one.name ?? one.registrant}</a></h3>
      <p class="line number">${trialMark(one)} <span>${trialNights(one)}</span> <span>${place?.name ?? ''}</span></p>
      ${one.due ? html`<p class="number">${dueInWords(one, today)}</p>` : nothing}
      ${one.words.purpose ? html`<p class="text">${one.words.purpose}</p>` : nothing}
      ${one.words.companions ? html`<p class="quiet">${word('trials.companions')}: ${one.words.companions}</p>` : nothing}
      ${one.calledOff ? html`<p>${word(`trials.why.${one.calledOff}`)} ${one.words.whyCalledOff ?? ''}</p>` : nothing} ${talkInWords(one)}
      ${this.acts(one, today)}
      ${panel === 'off' ? this.callingOff(one) : panel === 'talk' ? this.talk(one, today) : panel === 'stayed' ? this.stayed(one) : nothing}
      ${panel === 'change'
        ? html`<tomarigi-trial-booking
            class="panel"
            network=${this.network}
            .one=${one}
            .places=${this.places}
            @saved=${() => this.after(word('trials.changed'))}
            @left=${() => (this.open = undefined)}
          ></tomarigi-trial-booking>`
        : nothing}`;
  }

  private acts(one: Trial, today: string) {
    const unseen = html`<span class="unseen"> ${one.name ?? ''}</span>`;
    const panel = (which: Panel, key: string, isFirst = false) => html`<button
      class="button ${isFirst ? 'primary' : ''}"
      aria-expanded=${this.open?.trial === one.id && this.open.panel === which}
      @click=${() => (this.open = this.open?.trial === one.id && this.open.panel === which ? undefined : { trial: one.id, panel: which })}
    >
      ${word(key)}${unseen}
    </button>`;
    if (one.state === 'CALLED_OFF') return nothing;
    if (one.state === 'TOOK_PLACE')
      return html`<p class="actions">${panel('talk', one.talkOn ? 'trials.talk-again' : 'trials.talk', !one.talkOn)}</p>`;
    return html`<p class="actions">
      ${one.state === 'ASKED'
        ? html`<button class="button primary" @click=${() => void this.tell(one, 'agree', undefined, word('trials.agreed'))}>
            ${word('trials.agree')}${unseen}
          </button>`
        : one.from < today
          ? panel('stayed', 'trials.stayed', true)
          : nothing}
      ${panel('change', 'trials.change')} ${panel('off', 'trials.call-off')}
    </p>`;
  }

  private stayed(one: Trial) {
    return html`<form class="panel" @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const nights = Number((event.target as HTMLFormElement).querySelector('select')!.value);
        void this.tell(one, 'took-place', { nights }, word('trials.took-place'));
      }}>
      <div class="field">
        <label for="stayed-nights">${word('trials.stayed-nights')}</label>
        <select id="stayed-nights">
          ${Array.from({ length: one.nights }, (_, index) => one.nights - index).map(
            (count) => html`<option value=${count}>${word('roster.nights', count)}</option>`,
          )}
        </select>
      </div>
      <p><button class="button primary">${word('trials.stayed-do')}</button></p>
    </form>`;
  }

  private callingOff(one: Trial) {
    return html`<form class="panel" @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const form = event.target as HTMLFormElement;
        const command = {
          why: form.querySelector('select')!.value,
          words: form.querySelector('input')!.value,
        };
        void this.tell(one, 'call-off', command, word('trials.called-off'));
      }}>
      <div class="field">
        <label for="why">${word('trials.why')}</label>
        <select id="why">
          ${WHYS_OFF.map((why) => html`<option value=${why}>${word(`trials.why.${why}`)}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="why-words">${word('trials.why-words')}</label>
        <input id="why-words" autocomplete="off" maxlength="2000" />
      </div>
      <p><button class="button danger">${word('trials.call-off-do')}</button></p>
    </form>`;
  }

  private talk(one: Trial, today: string) {
    return html`<form class="panel" @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const form = event.target as HTMLFormElement;
        const text = (id: string) => form.querySelector<HTMLInputElement>(`#${id}`)!.value;
        const command = {
          on: text('talk-on'),
          with: new FormData(form).getAll('with'),
          again: text('again'),
          wentWell: text('went-well'),
          toPrepare: text('to-prepare'),
        };
        void this.tell(one, 'talk', command, word('trials.talk-saved'), 'PUT');
      }}>
      <div class="field">
        <label for="talk-on">${word('trials.talk-on')}</label>
        <input id="talk-on" type="date" value=${one.talkOn ?? today} max=${today} />
      </div>
      <fieldset>
        <legend>${word('trials.talk-with')}</legend>
        <div class="checks">
          ${PARTIES.map(
            (party) => html`<label class="check"
              ><input type="checkbox" name="with" value=${party} ?checked=${!one.talkOn || one.talkWith.includes(party)} />
              ${word(`trials.party.${party}`)}</label
            >`,
          )}
        </div>
      </fieldset>
      <div class="field">
        <label for="again">${word('trials.again')}</label>
        <select id="again">
          ${AGAINS.map((again) => html`<option value=${again} ?selected=${again === (one.again ?? 'UNKNOWN')}>${word(`trials.again.${again}`)}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="went-well">${word('trials.went-well')}</label>
        <textarea id="went-well" rows="3" maxlength="4000" .value=${one.words.wentWell ?? ''}></textarea>
      </div>
      <div class="field">
        <label for="to-prepare">${word('trials.to-prepare')}</label>
        <textarea id="to-prepare" rows="3" maxlength="4000" .value=${one.words.toPrepare ?? ''}></textarea>
      </div>
      <p><button class="button primary">${word('profile.save')}</button></p>
    </form>`;
  }

  private allPlaces() {
    const names = new Map(this.facilities.map(({ id, name }) => [id, name]));
    const { written } = this;
    return html`<h2>${word('trials.places')}</h2>
      ${written
        ? html`<tomarigi-trial-place
            class="panel"
            network=${this.network}
            .one=${written === 'new' ? undefined : written}
            .facilities=${this.facilities}
            @saved=${() => this.after(word('trials.place-saved'))}
            @left=${() => (this.written = undefined)}
          ></tomarigi-trial-place>`
        : html`<p><button class="button" @click=${() => (this.written = 'new')}>${word('trials.place-add')}</button></p>`}
      <ul class="things" role="list">
        ${this.places.map(
          (one) => html`<li>
            <h3>${one.name} ${one.closed ? html`<span class="quiet">${word('trials.place-closed')}</span>` : nothing}</h3>
            <p class="line">
              <span>${word(one.bed ? 'trials.kind-bed' : 'trials.kind-flat')}</span>
              ${one.facility ? html`<span>${names.get(one.facility) ?? one.facility}</span>` : nothing}
              ${one.town ? html`<span>${one.town}</span>` : nothing}
              <span class="number">${word('trials.capacity-of', one.capacity)}</span>
              ${one.months.length < 12
                ? html`<span class="number">${one.months.map((month) => word('trials.month', month)).join(word('report.and'))}</span>`
                : nothing}
            </p>
            ${one.what ? html`<p class="text">${one.what}</p>` : nothing}
            ${one.help ? html`<p class="text">${word('trials.help')}: ${one.help}</p>` : nothing}
            <p class="actions">
              <button class="button" @click=${() => (this.written = one)}>
                ${word('trials.place-change')}<span class="unseen"> ${one.name}</span>
              </button>
            </p>
          </li>`,
        )}
      </ul>`;
  }

  private after(done: string): void {
    this.done = done;
    this.said = '';
    this.open = undefined;
    this.isBooking = false;
    this.written = undefined;
    void this.load();
  }

  private async tell(one: Trial, what: string, body: object | undefined, done: string, method = 'POST'): Promise<void> {
    const came: Asked<Trial> = await ask<Trial>(method, trialsPath(this.network, one.id, what), body);
    if (came.state === 'done') this.after(done);
    else {
      this.done = '';
      this.said = came.state === 'away' ? word('people.away') : (came.problem.violations?.[0]?.message ?? inWords(came.problem));
    }
  }
}

customElements.define('tomarigi-trials', TrialsPage);
