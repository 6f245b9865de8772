import { LitElement, css, html, nothing } from 'lit';
import { pageAt } from '../shared/api';
import { parts } from '../shared/parts';
import type { Off, Purpose, Way } from '../shared/ways';
import { nameIn, offOf, pagesOf } from '../shared/ways';
import type { Me } from '../shared/who';
import { networkName } from '../shared/who-is-who';
import { word } from '../shared/words';

/** What is reached for at night; larger, and before all else. */
const URGENT: readonly string[] = ['ways.report', 'ways.desk', 'ways.cases'];
const OF_A_NETWORK: readonly Purpose[] = ['now', 'ready', 'run'];
/** In a group what is used most stands first. */
const ORDER: readonly string[] = ['ways.roster', 'ways.trials', 'ways.reserved', 'ways.register', 'ways.reminders', 'ways.yearly'];

/** Somebody's own pages: of each network what is for now, for being prepared and for running it; then what is for all. */
class OwnPages extends LitElement {
  static override properties = {
    me: { attribute: false },
    off: { state: true },
    names: { state: true },
  };

  static override styles = [
    parts,
    css`
      :host {
        display: block;
      }

      h3 {
        margin: var(--space-6) 0 0;
        font-size: 1.125rem;
      }

      h3 + .of,
      .all {
        margin-top: var(--space-1);
        padding-top: var(--space-3);
        border-top: 2px solid var(--line-strong);
      }

      .all {
        margin-top: var(--space-4);
      }

      .of {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
        gap: var(--space-3) var(--space-6);
      }

      .purpose {
        color: var(--ink-quiet);
        font-weight: 700;
      }

      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(9.5rem, 100%), 1fr));
        gap: 0 var(--space-2);
        align-items: center;
      }

      a {
        display: flex;
        align-items: center;
        min-height: var(--target);
        padding: var(--space-1) 0;
        line-height: 1.3;
      }

      .urgent {
        min-height: 3.5rem;
        margin: var(--space-1) 0;
        padding: var(--space-2) var(--space-3);
        border-radius: var(--radius);
        background: var(--accent);
        color: var(--on-accent);
        font-size: 1.125rem;
        font-weight: 700;
        text-decoration: none;
      }

      .urgent:hover {
        text-decoration: underline;
      }

      .one {
        grid-column: 1 / -1;
      }
    `,
  ];

  declare me: Me;
  private declare off: Off;
  /** Of networks that no role of theirs names: where they are through a facility of it. */
  private declare names: ReadonlyMap<string, string>;

  constructor() {
    super();
    this.off = new Map();
    this.names = new Map();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void offOf(this.me).then((off) => (this.off = off));
    const { networks, grants } = this.me;
    const unnamed = networks.filter((id) => !grants.some(({ network }) => network === id));
    if (networks.length > 1 && unnamed.length > 0)
      void Promise.all(unnamed.map(async (id) => [id, await networkName(id)] as const)).then(
        (names) => (this.names = new Map(names)),
      );
  }

  override render() {
    const pages = pagesOf(this.me, this.off);
    const networks = [...new Set(pages.flatMap(({ network }) => network ?? []))];
    const isOne = networks.length === 1;
    const ofNone = (purpose: Purpose) => pages.filter((way) => !way.network && way.purpose === purpose);
    const reports = ofNone('now');
    const keeping = ofNone('keep');
    // Of one network alone all stands together; of several what belongs to a facility stands before them.
    return html`
      ${isOne || reports.length === 0 ? nothing : html`<ul role="list">${reports.map((way) => this.link(way, reports))}</ul>`}
      ${networks.map((network) => {
        const its = [...(isOne ? reports : []), ...pages.filter((way) => way.network === network)];
        return html`<section aria-labelledby=${isOne ? nothing : `network-${network}`} aria-label=${isOne ? word('ways.title') : nothing}>
          ${isOne ? nothing : html`<h3 id=${`network-${network}`}>${this.names.get(network) ?? nameIn(this.me, network)}</h3>`}
          <div class="of">
            ${OF_A_NETWORK.map((purpose) => this.group(purpose, its.filter((way) => way.purpose === purpose), network))}
          </div>
        </section>`;
      })}
      ${keeping.length === 0 ? nothing : html`<div class="all">${this.group('keep', keeping, 'all')}</div>`}
    `;
  }

  private group(purpose: Purpose, some: readonly Way[], of: string) {
    if (some.length === 0) return nothing;
    const id = `${purpose}-${of}`;
    const place = ({ key }: Way) => ORDER.indexOf(key) + (ORDER.includes(key) ? 0 : ORDER.length + 1);
    const sorted = purpose === 'now' ? some : [...some].sort((a, b) => place(a) - place(b));
    return html`<div>
      <p class="purpose" id=${id}>${word(`ways.purpose.${purpose}`)}</p>
      <ul role="list" aria-labelledby=${id}>
        ${sorted.map((way) => this.link(way, some))}
      </ul>
    </div>`;
  }

  private link({ path, key, facility }: Way, beside: readonly Way[]) {
    const isUrgent = URGENT.includes(key);
    const which = facility && beside.filter((other) => other.key === key).length > 1 ? nameIn(this.me, facility) : '';
    return html`<li class=${which ? 'one' : ''}>
      <a class=${isUrgent ? 'urgent' : ''} href=${pageAt(path)}>${word(key)}${which ? html` ${which}` : nothing}</a>
    </li>`;
  }
}

customElements.define('tomarigi-own-pages', OwnPages);

export function ownPages(me: Me) {
  return html`<tomarigi-own-pages .me=${me}></tomarigi-own-pages>`;
}
