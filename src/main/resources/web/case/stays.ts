import { html, nothing } from 'lit';
import { read } from '../shared/api';
import type { Board } from '../shared/board';
import type { Stay } from '../shared/case';
import { MOST_NIGHTS_PAID, USUAL_NIGHTS, isKept, isOver } from '../shared/case';
import { nameOfPlace, nightsInWords } from '../shared/case-words';
import '../shared/countdown';
import type { Night } from '../shared/nights';
import { nightAfter, nightInWords, nightsBetween, usualTonight } from '../shared/nights';
import { serverNow } from '../shared/server-clock';
import { word } from '../shared/words';
import { needsExitPlan, warningOf } from './exit';
import { Section, saidIn } from './section';

const MOST_NIGHTS = 60;

/** The beds that are kept for the person, and how many nights that makes. */
class Stays extends Section {
  static override properties = {
    ...Section.properties,
    sure: { state: true },
    moving: { state: true },
    board: { state: true },
    beds: { state: true },
  };

  /** The stay of which somebody says where the person goes on to: another bed, or another facility. */
  private declare moving: { readonly stay: string; readonly to: 'bed' | 'facility' } | undefined;
  private declare board: Board | undefined;
  private declare beds: readonly { readonly id: string; readonly label: string }[] | undefined;

  /** What was pressed once and cannot be undone. */
  private declare sure: string | undefined;

  override render() {
    const { stays, nightsCounted } = this.one;
    return html`<h2>${word('case.stays')}</h2>
      ${stays.length === 0 ? html`<p>${word('case.stays-none')}</p>` : nothing}
      <p class="number">${word('case.nights-counted', nightsCounted, USUAL_NIGHTS, MOST_NIGHTS_PAID)}</p>
      ${needsExitPlan(this.one) ? nothing : warningOf(nightsCounted)} ${this.saying()}
      <ul class="things" role="list" aria-label=${word('case.stays')}>
        ${[...stays].sort((a, b) => Number(isKept(b)) - Number(isKept(a))).map((stay) => this.row(stay))}
      </ul>`;
  }

  private row(stay: Stay) {
    const name = nameOfPlace(stay);
    return html`<li>
      <div class="line">
        <span>${name}</span>
        <strong class="mark ${stay.state === 'AGREED' ? 'YES' : stay.state}">${word(`case.stay.${stay.state}`)}</strong>
        <span class="number">${nightsInWords({ from: stay.from, nights: stay.count })}</span>
        ${stay.label ? html`<span class="quiet">${word('desk.beds', stay.label)}</span>` : nothing}
        ${stay.secondsLeft === undefined || stay.state !== 'HELD'
          ? nothing
          : html`<tomarigi-countdown .left=${stay.secondsLeft} .since=${this.live.readAt}></tomarigi-countdown>`}
      </div>
      ${this.mayPlace ? html`<div class="acts">${this.deeds(stay, name)}</div>` : nothing}
      ${stay.state === 'AGREED' && this.moving?.stay === stay.id ? this.moveForm(stay, name, this.moving.to) : nothing}
    </li>`;
  }

  private deeds(stay: Stay, name: string) {
    const deed = (what: string) => () => {
      this.sure = undefined;
      void this.send('POST', `stays/${stay.id}/${what}`);
    };
    const resize = (by: number) => () => void this.send('PUT', `stays/${stay.id}`, { nights: stay.count + by });
    if (stay.state === 'HELD')
      return html`${this.button(word('case.agree'), name, deed('agree'), 'primary')}
      ${this.button(word('case.release'), name, deed('release'))}`;
    if (stay.state !== 'AGREED') return nothing;
    const twice = (what: 'release' | 'no-show', words: string) =>
      this.sure === `${what} ${stay.id}`
        ? html`${this.button(word('case.sure', words), name, deed(what), 'danger')}
          ${this.button(word('case.not-now'), name, () => (this.sure = undefined))}`
        : this.button(words, name, () => (this.sure = `${what} ${stay.id}`));
    return html`<span class="stepper" role="group" aria-label=${word('case.nights-of', name)}>
        <button
          class="button"
          type="button"
          aria-label=${word('desk.less', word('desk.nights-count'))}
          ?disabled=${this.isBusy || stay.count <= 1}
          @click=${resize(-1)}
        >
          −
        </button>
        <strong class="number">${word('case.so-many-nights', stay.count)}</strong>
        <button
          class="button"
          type="button"
          aria-label=${word('desk.more', word('desk.nights-count'))}
          ?disabled=${this.isBusy || stay.count >= MOST_NIGHTS}
          @click=${resize(1)}
        >
          ＋
        </button>
      </span>
      ${this.button(word('case.move-bed'), name, () => void this.move(stay, 'bed'))}
      ${isOver(this.one) ? nothing : this.button(word('case.move-on'), name, () => void this.move(stay, 'facility'))}
      ${twice('no-show', word('case.no-show'))} ${twice('release', word('case.call-off'))}`;
  }

  private async move(stay: Stay, to: 'bed' | 'facility'): Promise<void> {
    this.moving = { stay: stay.id, to };
    if (to === 'bed') {
      this.beds = undefined;
      const came = await read<{ readonly beds: readonly { readonly id: string; readonly label: string }[] }>(
        `/api/facilities/${encodeURIComponent(stay.facility)}`,
      );
      this.beds = came.state === 'found' ? came.value.beds.filter(({ id }) => id !== stay.bed) : [];
    } else {
      const came = await read<Board>(`/api/networks/${encodeURIComponent(this.one.network)}/board`);
      if (came.state === 'found') this.board = came.value;
      else this.refused = 'away';
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('form select')?.focus();
  }

  private moveForm(stay: Stay, name: string, to: 'bed' | 'facility') {
    const nights = Array.from({ length: stay.count }, (_, night) => nightAfter(stay.from, night));
    const title = word(to === 'bed' ? 'case.move-bed' : 'case.move-on');
    const places = to === 'bed' ? this.otherBeds() : this.otherFacilities(stay);
    return html`<form novalidate autocomplete="off" aria-label=${`${title} ${name}`} @submit=${(event: SubmitEvent) => void this.moved(event, stay, to)}>
      ${this.choice('from', word('case.move-from'), nights, nightInWords, this.nextNight(nights))}
      ${places.length > 0
        ? this.choice('place', word(to === 'bed' ? 'case.move-to-bed' : 'case.move-to'), places.map(([id]) => id), (id) => places.find(([one]) => one === id)![1])
        : html`<p role="status">${word(this.isLookedUp(to) ? 'case.move-nowhere' : 'wall.loading')}</p>`}
      <p class="quiet">${word(to === 'bed' ? 'case.move-bed-help' : 'case.move-on-help')}</p>
      <div class="acts">
        <button class="button primary" ?disabled=${this.isBusy || places.length === 0}>
          ${word(to === 'bed' ? 'case.move-do' : 'case.move-ask')}
        </button>
        ${this.button(word('case.not-now'), '', () => (this.moving = undefined))}
      </div>
    </form>`;
  }

  private isLookedUp(to: 'bed' | 'facility'): boolean {
    return (to === 'bed' ? this.beds : this.board) !== undefined;
  }

  /** The first night that has not begun when somebody decides this: nobody is moved out of last night. */
  private nextNight(nights: readonly Night[]): Night | undefined {
    const tonight = usualTonight(serverNow());
    return nights.find((night) => night >= tonight);
  }

  private otherBeds(): readonly (readonly [id: string, words: string])[] {
    return (this.beds ?? []).map(({ id, label }) => [id, word('desk.beds', label)]);
  }

  /** Those with a bed that is open in all nights of the stay still to come go first. */
  private otherFacilities(stay: Stay): readonly (readonly [id: string, words: string])[] {
    const { board } = this;
    if (!board) return [];
    const first = Math.max(0, nightsBetween(board.tonight, stay.from));
    const end = nightsBetween(board.tonight, stay.from) + stay.count;
    const isOpen = ({ beds }: Board['facilities'][number]) =>
      beds.some(({ open }) => open.slice(first, end) === '1'.repeat(Math.max(1, end - first)));
    return board.facilities
      .filter(({ id }) => id !== stay.facility)
      .map((one) => ({ ...one, isOpen: isOpen(one) }))
      .sort((one, other) => Number(other.isOpen) - Number(one.isOpen))
      .map(({ id, name, isOpen: open }) => [id, open ? word('case.move-open', name) : name]);
  }

  private async moved(event: SubmitEvent, stay: Stay, to: 'bed' | 'facility'): Promise<void> {
    const { from = stay.from, place = '' } = saidIn(event);
    const count = stay.count - nightsBetween(stay.from, from);
    const isDone =
      to === 'bed'
        ? await this.send('POST', `stays/${stay.id}/move`, { bed: place, from })
        : await this.send('POST', 'asks', { moves: stay.id, facilities: [{ facility: place, nights: { from, count } }] });
    if (isDone) this.moving = undefined;
  }
}

customElements.define('tomarigi-case-stays', Stays);
