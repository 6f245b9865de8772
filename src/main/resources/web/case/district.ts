import { html, nothing } from 'lit';
import { isOver } from '../shared/case';
import { districtsIn } from '../shared/districts';
import type { Colleague } from '../shared/who-is-who';
import { word } from '../shared/words';
import { Section, saidIn } from './section';

/** Which part of the network answers for a case, and who that is; nothing where the network has no parts. */
class OfDistrict extends Section {
  static override properties = {
    ...Section.properties,
    colleagues: { attribute: false },
    known: { state: true },
  };

  declare colleagues: readonly Colleague[];
  private declare known: readonly string[];

  constructor() {
    super();
    this.colleagues = [];
    this.known = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void districtsIn(this.one.network).then((known) => (this.known = known));
  }

  override render() {
    const { district } = this.one.notes;
    if (this.known.length === 0 && !district) return nothing;
    const who = this.colleagues.filter((one) => district && one.role === 'COORDINATOR' && one.districts?.includes(district));
    return html`<h3>${word('case.district')}</h3>
      <p><strong>${district ?? word('case.district-none')}</strong></p>
      ${district
        ? html`<p>
            ${who.length > 0
              ? word('case.district-who', district, who.map(({ name }) => name).join(word('report.and')))
              : word('case.district-nobody', district)}
          </p>`
        : nothing}
      ${this.saying()} ${this.mayPlace && !isOver(this.one) ? this.deeds(district) : nothing}`;
  }

  private deeds(district: string | undefined) {
    return html`<details>
      <summary>${word('case.district-change')}</summary>
      <form autocomplete="off" aria-label=${word('case.district-change')} @submit=${this.change}>
        <p class="quiet">${word('case.district-help')}</p>
        ${this.choice('district', word('case.district'), ['', ...this.known], (one) => one || word('case.district-none'), district ?? '')}
        ${this.wrong('district')}
        <div class="acts"><button class="button" ?disabled=${this.isBusy}>${word('case.save')}</button></div>
      </form>
    </details>`;
  }

  private async change(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement;
    if (await this.send('PUT', 'district', { district: saidIn(event)['district'] })) form.closest('details')!.open = false;
  }
}

customElements.define('tomarigi-case-district', OfDistrict);
