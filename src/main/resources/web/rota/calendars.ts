import { LitElement, html, nothing } from 'lit';
import { pageAt } from '../shared/api';
import { ask } from '../shared/ask';
import { keeping } from '../shared/keeping';
import { momentInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import type { Member, Rota } from '../shared/rota';
import { rotaPath } from '../shared/rota';
import { word } from '../shared/words';
import { Doing } from './doing';
import { rotaStyles } from './styles';

/** The reader’s shifts in a calendar of their own, at an address that is told once. */
class Calendars extends LitElement {
  static override properties = {
    network: { attribute: false },
    rota: { attribute: false },
    told: { state: true },
  };

  static override styles = [parts, keeping, rotaStyles];

  declare network: string;
  declare rota: Rota;
  private declare told: { readonly member: string; readonly address: string } | undefined;
  private readonly doing = new Doing(this);

  override render() {
    const own = this.rota.plan.members.filter(({ id }) => this.rota.mine.includes(id));
    if (own.length === 0) return nothing;
    return html`<section aria-labelledby="calendar">
      <h2 id="calendar">${word('rota.calendar')}</h2>
      <p class="quiet">${word('rota.calendar-help')}</p>
      <div role="alert">${this.doing.said ? html`<p class="problem">${this.doing.said}</p>` : nothing}</div>
      <div role="status">${this.doing.done ? html`<p class="said">${this.doing.done}</p>` : nothing}</div>
      <ul class="things" role="list">
        ${own.map((member) => this.one(member))}
      </ul>
    </section>`;
  }

  private one(member: Member) {
    const since = this.rota.calendars[member.id];
    const { told } = this;
    return html`<li>
      <p><strong>${member.name}</strong> ${since ? html`<span class="quiet number">${word('rota.calendar-since', momentInWords(Date.parse(since)))}</span>` : nothing}</p>
      ${told?.member === member.id ? html`<p class="address">${told.address}</p>` : nothing}
      <p class="actions">
        <button class="button" @click=${() => void this.renew(member)}>${word(since ? 'rota.calendar-renew' : 'rota.calendar-make')}</button>
        ${since ? html`<button class="button" @click=${() => void this.end(member)}>${word('rota.calendar-end')}</button>` : nothing}
      </p>
    </li>`;
  }

  private async renew({ id }: Member): Promise<void> {
    const came = await this.doing.run(word('rota.calendar-made'), () =>
      ask<{ readonly path: string }>('POST', rotaPath(this.network, 'members', id, 'calendar')),
    );
    if (!came) return;
    this.told = { member: id, address: location.origin + pageAt(came.value.path) };
    this.changed();
  }

  private async end({ id }: Member): Promise<void> {
    const came = await this.doing.run(word('rota.calendar-ended'), () =>
      ask('DELETE', rotaPath(this.network, 'members', id, 'calendar')),
    );
    if (!came) return;
    this.told = undefined;
    this.changed();
  }

  private changed(): void {
    this.dispatchEvent(new CustomEvent('changed'));
  }
}

customElements.define('tomarigi-rota-calendars', Calendars);
