import { LitElement, html, nothing, svg } from 'lit';
import '../shared/closed';
import '../shared/header';
import type { Read } from '../shared/api';
import { read } from '../shared/api';
import { ask, inWords } from '../shared/ask';
import { factsOf } from '../shared/case-words';
import { keeping } from '../shared/keeping';
import { momentInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import type { Registrant } from '../shared/roster';
import { ageOn, dateInWords, rosterPage, rosterPath, todayAt } from '../shared/roster';
import { serverNow } from '../shared/server-clock';
import { word } from '../shared/words';
import { capsuleStyles } from './styles';

/** What the sheet leads by; version 0: nobody has made a code yet. */
interface Capsule {
  readonly version: number;
  readonly issuedAt?: string;
  readonly address?: string;
  readonly code?: { readonly size: number; readonly path: string };
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly phone?: string;
}

/** A4 with margins of 12 mm, in CSS pixels. */
const PAPER_HEIGHT_PX = (273 / 25.4) * 96;
const SIZES_PT = [11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5];
const AGAIN_MS = 4_000;

/**
 * What lies in somebody's emergency capsule: one sheet of paper for whoever comes first, with a code that leads those who may
 * see the person to them. The letters become smaller until the sheet is one page.
 */
class CapsuleSheet extends LitElement {
  static override properties = {
    network: {},
    name: {},
    one: { state: true },
    capsule: { state: true },
    facilities: { state: true },
    phone: { state: true },
    trouble: { state: true },
    why: { state: true },
    said: { state: true },
    isTooLong: { state: true },
    isRenewing: { state: true },
  };

  static override styles = [parts, keeping, capsuleStyles];

  declare network: string;
  declare name: string;
  private declare one: Registrant | undefined;
  private declare capsule: Capsule | undefined;
  private declare facilities: readonly Named[];
  /** Of the network, as families read it. */
  private declare phone: string;
  private declare trouble: Exclude<Read<Registrant>, { state: 'found' }> | undefined;
  private declare why: string;
  private declare said: string;
  private declare isTooLong: boolean;
  private declare isRenewing: boolean;
  private readonly id = decodeURIComponent(location.pathname.split('/')[3] ?? '');
  private retry = 0;

  constructor() {
    super();
    this.facilities = [];
    this.phone = '';
    this.why = '';
    this.said = '';
    this.isTooLong = false;
    this.isRenewing = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.retry);
  }

  private async load(): Promise<void> {
    const at = encodeURIComponent(this.network);
    const [came, capsule, facilities, settings] = await Promise.all([
      ask<Registrant>('GET', rosterPath(this.network, this.id)),
      read<Capsule>(rosterPath(this.network, this.id, 'capsule')),
      read<readonly Named[]>(`/api/networks/${at}/facilities`),
      read<{ readonly families?: { readonly phone?: string } }>(`/api/networks/${at}/settings`),
    ]);
    if (!this.isConnected) return;
    if (came.state === 'away' || capsule.state === 'away') {
      this.trouble = { state: 'away' };
      this.retry = window.setTimeout(() => void this.load(), AGAIN_MS);
      return;
    }
    if (came.state === 'refused') {
      const { status } = came.problem;
      if (status === 401 || status === 403) this.trouble = { state: 'closed', isSignedIn: status === 403 };
      else {
        this.trouble = { state: 'missing' };
        this.why = inWords(came.problem);
      }
      return;
    }
    this.trouble = undefined;
    this.one = came.value;
    if (capsule.state === 'found') this.capsule = capsule.value;
    if (facilities.state === 'found') this.facilities = facilities.value;
    if (settings.state === 'found') this.phone = settings.value.families?.phone ?? '';
    document.title = word('capsule.of', came.value.personal.name);
  }

  override updated(): void {
    const sheet = this.renderRoot.querySelector<HTMLElement>('.sheet');
    if (!sheet) return;
    // Measured as wide as it will be on paper, whatever this screen is.
    sheet.classList.add('measured');
    const fits = SIZES_PT.find((points) => {
      this.style.setProperty('--paper', `${points}pt`);
      return sheet.scrollHeight <= PAPER_HEIGHT_PX;
    });
    sheet.classList.remove('measured');
    this.isTooLong = fits === undefined;
  }

  override render() {
    const { one, trouble } = this;
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        ${one
          ? html`${this.tools(one)} ${this.sheet(one)}`
          : html`<h1>${word('capsule.title')}</h1>
              ${trouble?.state === 'closed'
                ? html`<tomarigi-closed .isSignedIn=${trouble.isSignedIn}></tomarigi-closed>`
                : html`<p role=${trouble ? 'alert' : 'status'}>${this.why || word(trouble ? 'connection.never' : 'wall.loading')}</p>`}`}
      </main>
    `;
  }

  private tools(one: Registrant) {
    const version = this.capsule?.version ?? 0;
    return html`<div class="tools">
      <p><a class="link" href=${rosterPage(this.network, one.id)}>${word('capsule.back', one.personal.name)}</a></p>
      <p class="quiet">${word('capsule.intro')}</p>
      <div role="alert">${this.said ? html`<p class="problem">${this.said}</p>` : nothing}</div>
      ${this.isTooLong ? html`<p class="problem" role="status">${word('capsule.too-long')}</p>` : nothing}
      <p class="actions">
        <button class="button primary" @click=${() => window.print()}>${word('sheet.print')}</button>
        ${version === 0
          ? html`<button class="button" @click=${() => void this.renew()}>${word('capsule.make')}</button>`
          : this.isRenewing
            ? html`<button class="button" @click=${() => void this.renew()}>${word('capsule.renew-do')}</button>
                <button class="button" @click=${() => (this.isRenewing = false)}>${word('people.leave')}</button>`
            : html`<button class="button" @click=${() => (this.isRenewing = true)}>${word('capsule.renew')}</button>`}
      </p>
      ${this.isRenewing ? html`<p role="status">${word('capsule.renew-help')}</p>` : nothing}
    </div>`;
  }

  private async renew(): Promise<void> {
    const came = await ask<Capsule>('POST', rosterPath(this.network, this.id, 'capsule'), undefined, this.capsule?.version ?? 0);
    this.said = '';
    this.isRenewing = false;
    if (came.state === 'done') this.capsule = came.value;
    else this.said = came.state === 'away' ? word('people.away') : inWords(came.problem);
  }

  private sheet(one: Registrant) {
    const { personal, facilities } = one;
    const today = todayAt(serverNow());
    const names = new Map(this.facilities.map((known) => [known.id, known]));
    const age = personal.born ? ageOn(personal.born, today) : undefined;
    const need = age === undefined ? one.need : { ...one.need, age };
    const unknown = word('desk.unknown');
    const facts = factsOf({ need, from: today, nights: 1, neighbours: false })
      .slice(1)
      .filter(([, fact]) => fact !== unknown);
    return html`<article class="sheet" aria-labelledby="sheet">
      <header>
        <div>
          <p class="kind" id="sheet">${word('capsule.title')}</p>
          <h1>${personal.name} <span class="kana">${personal.kana ?? nothing}</span></h1>
          <p>
            ${personal.born ? word('capsule.born', dateInWords(personal.born), age!) : nothing}
            ${personal.address ? html`<br />${personal.address}` : nothing}
          </p>
          ${this.phone ? html`<p class="phone">${word('capsule.call', this.phone)}</p>` : nothing}
        </div>
        ${this.code()}
      </header>
      ${this.list('contacts', word('roster.contacts'), (personal.contacts ?? []).map(({ name, relation, phone }) => [relation, name, phone]))}
      ${this.words('crisisPlan', personal.crisisPlan)} ${this.words('capsule', personal.capsule)}
      ${this.list('institutions', word('roster.institutions'), (personal.institutions ?? []).map(({ name, purpose, phone }) => [purpose, name, phone]))}
      ${this.list('facilities', word('roster.facilities'), facilities.map((id) => [undefined, names.get(id)?.name ?? id, names.get(id)?.phone]))}
      <section aria-labelledby="need">
        <h2 id="need">${word('roster.need')}</h2>
        ${facts.length === 0
          ? html`<p>${word('roster.not-said')}</p>`
          : html`<dl>${facts.map(([term, fact]) => html`<div><dt>${term}</dt><dd>${fact}</dd></div>`)}</dl>`}
      </section>
      ${this.words('wishes', personal.wishes)}
      <footer>
        ${word('capsule.foot', this.name, momentInWords(serverNow()))}
        ${this.capsule?.issuedAt ? word('capsule.code-of', momentInWords(Date.parse(this.capsule.issuedAt))) : nothing}
      </footer>
    </article>`;
  }

  private code() {
    const { code } = this.capsule ?? {};
    if (!code) return nothing;
    return html`<figure>
      <svg viewBox="0 0 ${code.size} ${code.size}" role="img" aria-label=${word('capsule.code')} shape-rendering="crispEdges">
        ${svg`<rect width=${code.size} height=${code.size} fill="#fff" /><path d=${code.path} fill="#000" />`}
      </svg>
      <figcaption>${word('capsule.code-help')}</figcaption>
    </figure>`;
  }

  private list(id: string, title: string, rows: readonly (readonly (string | undefined)[])[]) {
    return html`<section aria-labelledby=${id}>
      <h2 id=${id}>${title}</h2>
      ${rows.length === 0
        ? html`<p>${word('roster.not-said')}</p>`
        : html`<ol>
            ${rows.map(([what, name, phone]) => html`<li>${what ? html`${what} ` : nothing}<strong>${name}</strong> ${phone ?? nothing}</li>`)}
          </ol>`}
    </section>`;
  }

  private words(key: 'crisisPlan' | 'capsule' | 'wishes', text: string | undefined) {
    return html`<section aria-labelledby=${key}>
      <h2 id=${key}>${word(`roster.${key}`)}</h2>
      <p class="text">${text ?? word('roster.not-said')}</p>
    </section>`;
  }
}

customElements.define('tomarigi-capsule', CapsuleSheet);
