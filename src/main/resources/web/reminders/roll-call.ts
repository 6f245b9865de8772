import { LitElement, html, nothing } from 'lit';
import { read } from '../shared/api';
import type { Problem } from '../shared/ask';
import { ask, inWords, violationOf } from '../shared/ask';
import { accountInWords } from '../shared/case-words';
import { forms } from '../shared/forms';
import { errorAt, keeping } from '../shared/keeping';
import { newId } from '../shared/new-id';
import { momentInWords, timeInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import type { Me } from '../shared/who';
import type { Colleague } from '../shared/who-is-who';
import { namesOf } from '../shared/who-is-who';
import { word } from '../shared/words';
import type { Called, RollCall, Summary, Whole } from './called';
import { KINDS } from './called';
import { styles } from './styles';
import { phoneLink, shareInWords, spanInWords, toldInWords } from './told';

const LOOK_MS = 15_000;
const AGAIN_MS = 5_000;
const HOURS = [1, 2, 4, 8, 12, 24] as const;
const USUAL_HOURS = 4;

/** "Report now": begins it, shows live who still owes an answer, and keeps what came of earlier ones. */
class RollCalls extends LitElement {
  static override properties = {
    network: {},
    me: { attribute: false },
    colleagues: { attribute: false },
    whole: { state: true },
    past: { state: true },
    isBeginning: { state: true },
    refusal: { state: true },
    said: { state: true },
    isAway: { state: true },
  };

  static override styles = [parts, forms, keeping, styles];

  declare network: string;
  declare me: Me | undefined;
  declare colleagues: readonly Colleague[];
  /** The one that lives, or the one that ended while somebody looked. */
  private declare whole: Whole | undefined;
  private declare past: readonly Summary[] | undefined;
  private declare isBeginning: boolean;
  private declare refusal: Problem | undefined;
  private declare said: string;
  private declare isAway: boolean;
  private events: EventSource | undefined;
  private timer = 0;
  private reopen = 0;
  /** The same until it has begun: a line that breaks begins none twice. */
  private key = newId();

  constructor() {
    super();
    this.colleagues = [];
    this.isBeginning = false;
    this.isAway = false;
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.back);
    void this.load();
    this.listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.back);
    clearTimeout(this.timer);
    clearTimeout(this.reopen);
    this.events?.close();
  }

  private get path(): string {
    return `/api/networks/${encodeURIComponent(this.network)}/roll-calls`;
  }

  private listen(): void {
    const events = new EventSource(`/api/networks/${encodeURIComponent(this.network)}/cases/events`);
    this.events = events;
    events.addEventListener('here', () => void this.load());
    events.addEventListener('roll-call', () => void this.load());
    events.onerror = () => {
      if (events.readyState !== EventSource.CLOSED) return;
      clearTimeout(this.reopen);
      this.reopen = window.setTimeout(() => this.listen(), AGAIN_MS);
    };
  }

  private readonly back = (): void => {
    if (document.visibilityState === 'visible') void this.load();
  };

  private async load(): Promise<void> {
    clearTimeout(this.timer);
    const came = await read<{ readonly rollCalls: readonly Summary[] }>(this.path);
    const shown =
      came.state === 'found' ? came.value.rollCalls.find(({ rollCall }) => !rollCall.endedAt)?.rollCall.id : undefined;
    const id = shown ?? this.whole?.rollCall.id;
    const whole = id ? await read<Whole>(`${this.path}/${encodeURIComponent(id)}`) : undefined;
    if (!this.isConnected) return;
    this.isAway = came.state === 'away' || whole?.state === 'away';
    if (came.state === 'found') this.past = came.value.rollCalls.filter(({ rollCall }) => rollCall.endedAt);
    if (whole?.state === 'found') this.whole = whole.value;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.load(), this.isAway ? AGAIN_MS : LOOK_MS);
  }

  override render() {
    const { whole } = this;
    const lives = whole && !whole.rollCall.endedAt;
    return html`<section aria-labelledby="roll-call">
        <h2 id="roll-call">${word('remind.roll-call')}</h2>
        <div role="alert">
          ${this.isAway ? html`<p class="problem">${word('connection.never')}</p>` : nothing}
          ${this.said ? html`<p class="problem">${this.said}</p>` : nothing}
        </div>
        ${whole ? this.progress(whole) : nothing} ${lives ? nothing : this.beginning()}
      </section>
      ${this.history()}`;
  }

  private beginning() {
    if (!this.isBeginning)
      return html`<p class="quiet">${word('remind.roll-call-help')}</p>
        <p class="actions">
          <button class="button primary" @click=${this.open}>${word('remind.begin')}</button>
        </p>`;
    const wrong = violationOf(this.refusal, 'note');
    return html`<form novalidate autocomplete="off" @submit=${this.begin}>
      <fieldset>
        <legend>${word('remind.why')}</legend>
        ${KINDS.map(
          (kind) => html`<label class="check">
            <input type="radio" name="kind" value=${kind} ?checked=${kind === KINDS[0]} />
            ${word(`remind.kind.${kind}`)}
          </label>`,
        )}
      </fieldset>
      <div class="field">
        <label for="note">${word('remind.note')}</label>
        <p id="note-help" class="quiet">${word('remind.note-help')}</p>
        ${errorAt('note-error', wrong)}
        <input id="note" maxlength="200" aria-describedby="note-help note-error" aria-invalid=${wrong !== undefined} />
      </div>
      <div class="field">
        <label for="hours">${word('remind.hours')}</label>
        <select id="hours">
          ${HOURS.map((one) => html`<option value=${one} ?selected=${one === USUAL_HOURS}>${word('remind.hours-of', one)}</option>`)}
        </select>
      </div>
      <p class="actions">
        <button class="button primary">${word('remind.begin-do')}</button>
        <button class="button" type="button" @click=${() => (this.isBeginning = false)}>${word('people.leave')}</button>
      </p>
    </form>`;
  }

  private title({ kind, note }: RollCall) {
    return html`${kind === 'PRACTICE' ? html`<span class="practice">${word('remind.kind.PRACTICE')}</span>` : word(`remind.kind.${kind}`)}
    ${note ?? nothing}`;
  }

  private progress({ rollCall, answers, facilities }: Whole) {
    const owing = facilities.filter(({ answeredAt }) => !answeredAt);
    const answered = facilities.filter(({ answeredAt }) => answeredAt);
    const by = accountInWords(rollCall.startedBy, this.me, namesOf(this.colleagues));
    return html`<div class="living" data-roll-call=${rollCall.id}>
      <h3>${this.title(rollCall)}</h3>
      <p class="number">
        ${word('remind.began', momentInWords(Date.parse(rollCall.startedAt)), by)}
        ${rollCall.endedAt
          ? html`<strong>${word('remind.ended', momentInWords(Date.parse(rollCall.endedAt)))}</strong>`
          : word('remind.ends', timeInWords(Date.parse(rollCall.endsAt)))}
      </p>
      <div role="status">
        <dl class="counts">
          <div class="owing"><dt>${word('remind.owing')}</dt><dd class="number">${owing.length}</dd></div>
          <div class="answered"><dt>${word('remind.answered')}</dt><dd class="number">${answers.answered}</dd></div>
        </dl>
      </div>
      ${rollCall.endedAt
        ? nothing
        : html`<p class="actions"><button class="button" @click=${() => void this.end(rollCall)}>${word('remind.end')}</button></p>`}
      ${owing.length > 0
        ? html`<ul class="things" role="list" aria-label=${word('remind.owing')}>
            ${owing.map((one) => html`<li>${this.owes(one)}</li>`)}
          </ul>`
        : html`<p><strong>${word(facilities.length === 0 ? 'remind.no-facilities' : 'remind.all-answered')}</strong></p>`}
      ${answered.length > 0
        ? html`<details>
            <summary>${word('remind.answered-list', answered.length)}</summary>
            <ul role="list">
              ${answered.map(
                ({ name, answeredAt }) => html`<li class="line">
                  <span>${name}</span>
                  <time class="number" datetime=${answeredAt!}>${timeInWords(Date.parse(answeredAt!))}</time>
                </li>`,
              )}
            </ul>
          </details>`
        : nothing}
    </div>`;
  }

  private owes(one: Called) {
    return html`<h3>${one.name}</h3>
      <p class="line">
        ${phoneLink(one.phone, one.name)} ${one.district ? html`<span>${one.district}</span>` : nothing}
        <span class="quiet">${toldInWords(one)}</span>
      </p>`;
  }

  private history() {
    const past = this.past ?? [];
    if (past.length === 0) return nothing;
    return html`<section aria-labelledby="past">
      <h2 id="past">${word('remind.past')}</h2>
      <p class="quiet">${word('remind.past-help')}</p>
      <div class="scroll" role="region" tabindex="0" aria-labelledby="past">
        <table>
          <thead>
            <tr>
              <th scope="col">${word('remind.when')}</th>
              <th scope="col">${word('remind.why')}</th>
              <th scope="col">${word('remind.answered')}</th>
              <th scope="col">${word('remind.half')}</th>
              ${[15, 30, 60].map((minutes) => html`<th scope="col">${word('remind.within', minutes)}</th>`)}
            </tr>
          </thead>
          <tbody class="number">
            ${past.map(
              ({ rollCall, answers }) => html`<tr>
                <td>${momentInWords(Date.parse(rollCall.startedAt))}</td>
                <td>${this.title(rollCall)}</td>
                <td>${answers.answered} / ${answers.called}</td>
                <td>${spanInWords(answers.medianSeconds)}</td>
                <td>${shareInWords(answers.within15, answers.called)}</td>
                <td>${shareInWords(answers.within30, answers.called)}</td>
                <td>${shareInWords(answers.within60, answers.called)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  private readonly open = (): void => {
    this.isBeginning = true;
    this.said = '';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('input[name=kind]')?.focus());
  };

  private readonly begin = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const note = form.querySelector<HTMLInputElement>('#note')!.value.trim();
    const came = await ask<Whole>(
      'POST',
      this.path,
      {
        kind: new FormData(form).get('kind'),
        hours: Number(form.querySelector<HTMLSelectElement>('#hours')!.value),
        ...(note && { note }),
      },
      undefined,
      this.key,
    );
    this.refusal = undefined;
    this.said = '';
    if (came.state === 'done') {
      this.key = newId();
      this.isBeginning = false;
      this.whole = came.value;
    } else if (came.state === 'away') this.said = word('people.away');
    else {
      this.refusal = came.problem;
      this.said = inWords(came.problem);
      if (came.problem.status === 409) void this.load();
    }
  };

  private async end(rollCall: RollCall): Promise<void> {
    const came = await ask<Whole>('POST', `${this.path}/${encodeURIComponent(rollCall.id)}/end`);
    this.said = came.state === 'done' ? '' : came.state === 'away' ? word('people.away') : inWords(came.problem);
    if (came.state === 'done') {
      this.whole = came.value;
      void this.load();
    }
  }
}

customElements.define('tomarigi-roll-call', RollCalls);
