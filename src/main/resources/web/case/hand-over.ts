import { html, nothing } from 'lit';
import { HAND_OVER_REASONS, isOver } from '../shared/case';
import type { Names } from '../shared/case-words';
import { accountInWords, toWhomInWords } from '../shared/case-words';
import { withNetworks } from '../shared/hand-over';
import { momentInWords } from '../shared/nights';
import type { Me } from '../shared/who';
import { whoReads } from '../shared/who';
import type { Colleague, NamedNetwork } from '../shared/who-is-who';
import { colleaguesIn, namesOf, networks } from '../shared/who-is-who';
import { word } from '../shared/words';
import { Section, saidIn } from './section';

type Whom = 'to' | 'district' | 'network';

/** Who answers for the case, and how it goes to somebody else: only when they accept. */
class HandingOver extends Section {
  static override properties = {
    ...Section.properties,
    me: { attribute: false },
    names: { attribute: false },
    short: { type: Boolean },
    colleagues: { attribute: false },
    whom: { state: true },
    others: { state: true },
    isUnknown: { state: true },
  };

  declare me: Me | undefined;
  declare names: Names;
  /** Beside other things, where whoever is spoken of is not known yet: it asks by itself. */
  declare short: boolean;
  declare colleagues: readonly Colleague[];
  private declare whom: Whom;
  /** Networks besides this one; undefined until somebody asks for them. */
  private declare others: readonly NamedNetwork[] | undefined;
  private declare isUnknown: boolean;

  private hasNetworks = false;

  constructor() {
    super();
    this.colleagues = [];
    this.names = new Map();
    this.short = false;
    this.whom = 'to';
    this.isUnknown = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.short) return;
    void whoReads().then(async (me) => {
      this.me = me;
      this.colleagues = await colleaguesIn(this.one.network, me);
      this.names = new Map([...this.names, ...namesOf(this.colleagues)]);
    });
  }

  protected override willUpdate(): void {
    if (!this.short || this.hasNetworks || !this.one.notes.handOver?.network) return;
    this.hasNetworks = true;
    void withNetworks(new Map()).then((names) => (this.names = new Map([...this.names, ...names])));
  }

  override render() {
    const { owner, notes, network } = this.one;
    const { me, names } = this;
    const offer = notes.handOver;
    return html`${this.short ? nothing : html`<h2>${word('case.owner')}</h2>`}
      <p>${this.short ? html`${word('case.owner')}: ` : nothing}<strong>${accountInWords(owner, me, names)}</strong></p>
      ${offer
        ? html`<p class="warning">
            ${offer.reason === 'OVERDUE' ? html`<span aria-hidden="true">⚠</span> ${word('case.offered-overdue')} ` : nothing}
            ${word('case.offered', toWhomInWords(offer, network, me, names), momentInWords(Date.parse(offer.at)))}
            ${offer.reason === 'OVERDUE' ? nothing : word('case.offer-why', word(`case.hand-over.${offer.reason}`))}
          </p>`
        : nothing}
      ${this.saying()} ${this.mayPlace && !isOver(this.one) ? this.deeds() : nothing}`;
  }

  private deeds() {
    const { handOver } = this.one.notes;
    const isOwn = handOver && (handOver.by === this.me?.id || this.one.owner === this.me?.id);
    return html`${isOwn
        ? html`<div class="acts">${this.button(word('case.offer-back'), '', () => void this.send('POST', 'hand-over/decline'))}</div>`
        : nothing}
      <details>
        <summary>${word('case.hand-over')}</summary>
        ${this.form()}
      </details>`;
  }

  private form() {
    const { whom } = this;
    const own = this.one.notes.district;
    const isFirst = ({ districts }: Colleague) => own !== undefined && (districts?.includes(own) ?? false);
    const people = this.colleagues
      .filter(({ id, role }) => id !== this.one.owner && role === 'COORDINATOR')
      .sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)));
    const districts = [...new Set(this.colleagues.flatMap(({ districts }) => districts ?? []))].sort();
    const kinds: readonly Whom[] = districts.length > 0 ? ['to', 'district', 'network'] : ['to', 'network'];
    return html`<form novalidate autocomplete="off" aria-label=${word('case.hand-over')} @submit=${this.offer}>
      <fieldset>
        <legend>${word('case.hand-over-whom')}</legend>
        ${kinds.map(
          (kind) => html`<label class="check"
            ><input type="radio" name="whom" value=${kind} .checked=${kind === whom} @change=${() => void this.turn(kind)} />
            ${word(`case.hand-over-whom.${kind}`)}</label
          >`,
        )}
      </fieldset>
      ${whom === 'to' ? this.people(people) : whom === 'district' ? this.choice('district', word('case.hand-over-district'), districts, (one) => one, own) : this.otherNetworks()}
      ${this.choice('reason', word('case.hand-over-reason'), HAND_OVER_REASONS, (code) => word(`case.hand-over.${code}`))}
      <p class="quiet">${word('case.hand-over-help')}</p>
      <div class="acts"><button class="button" ?disabled=${this.isBusy || (whom === 'to' && people.length === 0)}>${word('case.offer')}</button></div>
    </form>`;
  }

  private people(others: readonly Colleague[]) {
    if (others.length === 0) return html`<p>${word('case.nobody-else')}</p>`;
    return html`<div class="field">
      <label for="to">${word('case.hand-over-to')}</label>${this.wrong('to')}
      <select id="to" name="to" aria-describedby="to-error" aria-invalid=${this.isWrong('to')}>
        ${others.map(
          ({ id, name, districts }) =>
            html`<option value=${id}>${id === this.me?.id ? word('case.you-are', name) : districts?.length ? word('case.of-district', name, districts.join(word('report.and'))) : name}</option>`,
        )}
      </select>
    </div>`;
  }

  /** There may be as many as municipalities: what is typed narrows them down. */
  private otherNetworks() {
    return html`<div class="field">
      <label for="network">${word('case.hand-over-network')}</label>${this.wrong('network')}
      <input
        id="network"
        name="network"
        maxlength="200"
        list="networks"
        aria-describedby="network-unknown"
        aria-invalid=${this.isWrong('network') || this.isUnknown}
        @input=${() => (this.isUnknown = false)}
      />
      <datalist id="networks">${(this.others ?? []).map((one) => html`<option value=${this.called(one)}></option>`)}</datalist>
      <p class="error" id="network-unknown" role="alert">${this.isUnknown ? word('case.network-unknown') : nothing}</p>
    </div>`;
  }

  /** Two that are called alike are told apart by their ids. */
  private called({ id, name }: NamedNetwork): string {
    return this.others?.some((other) => other.id !== id && other.name === name) ? word('case.of-district', name, id) : name;
  }

  private async turn(whom: Whom): Promise<void> {
    this.whom = whom;
    this.isUnknown = false;
    if (whom === 'network') this.others ??= (await networks()).filter(({ id }) => id !== this.one.network);
  }

  private async offer(event: SubmitEvent): Promise<void> {
    const { to, district, network, reason } = saidIn(event);
    const other = this.others?.find((one) => this.called(one) === network || one.id === network)?.id;
    if (this.whom === 'network' && !other) {
      this.isUnknown = true;
      this.renderRoot.querySelector<HTMLElement>('#network')?.focus();
      return;
    }
    const form = event.target as HTMLFormElement;
    if (await this.send('POST', 'hand-over', { to, district, network: other, reason })) {
      form.closest('details')!.open = false;
      this.whom = 'to';
    }
  }
}

customElements.define('tomarigi-case-owner', HandingOver);
