import { LitElement, html, nothing } from 'lit';
import type { Board } from '../shared/board';
import type { Care, Disability, Sex } from '../shared/capability';
import {
  DISABILITIES,
  HIGHEST_BEHAVIOUR,
  MEDICAL_CARE,
  MOST_BEHAVIOUR,
  OTHER_CARE,
  SEVERE_BEHAVIOUR,
  SEXES,
  careWord,
  disabilityWord,
  sexWord,
} from '../shared/capability';
import type { Night } from '../shared/nights';
import { nightAfter, nightInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import { word } from '../shared/words';
import { oneOf, stepper, tickOf } from './chips';
import { formStyles } from './form-styles';
import type { Need, Spot } from './need';
import { DISTANCES_KM, FARTHEST_NIGHT, LEVELS, MOST_NIGHTS, OLDEST, isNowhere, limitOf, withoutConcession, withPart } from './need';
import type { Named } from './place';
import { districtsOf, facilitiesOf, isSame, middleOf, whereIAm, withoutPlace } from './place';

/** What is asked most often, in this order; the rest is one press away. */
const FREQUENT: readonly Care[] = ['SUCTION', 'TUBE_FEEDING', 'OXYGEN', 'VENTILATOR', 'INJECTION', 'SEIZURE_TREATMENT'];
const RARE: readonly Care[] = [...MEDICAL_CARE.filter((care) => !FREQUENT.includes(care)), ...OTHER_CARE];
/** The nights from which a stay mostly begins; others are a date. */
const NEXT_NIGHTS = 3;
/** Of the facilities without a place. */
const MOST_NAMED = 5;
/** Where a stepper begins that said nothing yet. */
const USUAL_AGE = 40;

/** The need: says `need` with the new one whenever a part of it is said, changed or taken back. */
class NeedForm extends LitElement {
  static override properties = {
    need: { attribute: false },
    tonight: { attribute: false },
    board: { attribute: false },
    isPicking: { attribute: false },
    isAllCareShown: { state: true },
    isDateShown: { state: true },
    where: { state: true },
  };

  static override styles = [parts, formStyles];

  declare need: Need;
  declare tonight: Night;
  declare board: Board | undefined;
  /** The next tap on the map is a place. */
  declare isPicking: boolean;
  private declare isAllCareShown: boolean;
  private declare isDateShown: boolean;
  private declare where: 'unasked' | 'asked' | 'unknown';

  constructor() {
    super();
    this.isAllCareShown = false;
    this.isDateShown = false;
    this.where = 'unasked';
  }

  /** Leads the keyboard to one part. */
  focusOn(part: string): void {
    const group = this.renderRoot.querySelector(`#${part}`);
    group?.querySelector<HTMLElement>('input[type=number], input:checked, select')?.focus();
    group?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    return html`${this.sex()} ${this.age()} ${this.disabilities()} ${this.care()} ${this.behaviour()} ${this.wheelchair()}
    ${this.level()} ${this.nights()} ${this.place()} ${this.distance()}`;
  }

  /** @param kind `short`: beside its name where there is room */
  private group(id: string, legend: unknown, content: unknown, kind = '') {
    return html`<fieldset id=${id} class=${kind}>
      <legend>${legend}</legend>
      <div>${content}</div>
    </fieldset>`;
  }

  private sex() {
    return this.group(
      'sex',
      word('desk.sex'),
      oneOf<Sex>(
        'sex',
        [unknown(), ...SEXES.map((value) => ({ value, words: sexWord(value) }))],
        this.need.sex,
        this.gives('SEX'),
        (value) => this.say('sex', value),
      ),
      'short',
    );
  }

  private age() {
    const { age } = this.need;
    return this.group(
      'age',
      html`${word('desk.age')}${age === undefined ? nothing : html` <span class="band">${word(age < 18 ? 'desk.child' : 'desk.adult')}</span>`}`,
      html`<div class="row">
        ${stepper('age-number', word('desk.age'), word('desk.years'), age, [0, OLDEST, USUAL_AGE], (value) => this.say('age', value))}
        ${this.backToUnknown('age', 'AGE')}
      </div>`,
      'short',
    );
  }

  private level() {
    return this.group(
      'level',
      word('desk.level'),
      oneOf<number>(
        'level',
        [unknown(), ...LEVELS.map((value) => ({ value, words: String(value) }))],
        this.need.level,
        this.gives('SUPPORT_LEVEL'),
        (value) => this.say('level', value),
      ),
    );
  }

  private disabilities() {
    const { disabilities } = this.need;
    return this.group(
      'disability',
      word('desk.disabilities'),
      html`<div class="chips">
        ${tickOf(word('desk.unknown'), !disabilities, false, () => this.say('disabilities', undefined), 'unknown')}
        ${DISABILITIES.map((one) =>
          tickOf(disabilityWord(one), disabilities?.includes(one) ?? false, this.gives('DISABILITY', one), () =>
            this.turnDisability(one),
          ),
        )}
      </div>`,
    );
  }

  private care() {
    const { care } = this.need;
    const chip = (one: Care) =>
      tickOf(careWord(one), care?.includes(one) ?? false, this.gives('CARE', one), () => this.turnCare(one));
    const rare = this.isAllCareShown ? RARE : RARE.filter((one) => care?.includes(one));
    return this.group(
      'care',
      word('desk.care'),
      html`<div class="chips">
        ${tickOf(word('desk.unknown'), !care, false, () => this.say('care', undefined), 'unknown')}
        ${tickOf(word('desk.no-care'), care?.length === 0, false, () => this.say('care', care?.length === 0 ? undefined : []))}
        ${FREQUENT.map(chip)} ${rare.map(chip)}
        ${this.isAllCareShown
          ? nothing
          : html`<button class="plain" aria-expanded="false" @click=${this.showAllCare}>${word('desk.more-care')}</button>`}
      </div>`,
    );
  }

  private behaviour() {
    const { behaviour } = this.need;
    return this.group(
      'behaviour',
      html`${word('desk.behaviour')}
      ${behaviour === undefined ? nothing : html`<span class="band">${word(bandOf(behaviour))}</span>`}`,
      html`<div class="row">
        ${stepper(
          'behaviour-number',
          word('desk.behaviour'),
          word('desk.points'),
          behaviour,
          [0, MOST_BEHAVIOUR, SEVERE_BEHAVIOUR],
          (value) => this.say('behaviour', value),
        )}
        ${this.backToUnknown('behaviour', 'BEHAVIOUR')}
      </div>`,
    );
  }

  private wheelchair() {
    return this.group(
      'wheelchair',
      word('desk.wheelchair'),
      oneOf<boolean>(
        'wheelchair',
        [unknown(), { value: true, words: word('desk.wheelchair-yes') }, { value: false, words: word('desk.wheelchair-no') }],
        this.need.wheelchair,
        this.gives('WHEELCHAIR'),
        (value) => this.say('wheelchair', value),
      ),
      'short',
    );
  }

  private nights() {
    const { tonight, need } = this;
    const next = Array.from({ length: NEXT_NIGHTS }, (_, index) => nightAfter(tonight, index));
    const from = need.from ?? tonight;
    const last = nightAfter(from, need.nights - 1);
    const isOther = this.isDateShown || !next.includes(from);
    return this.group(
      'nights',
      word('desk.nights'),
      html`<div class="row">
          ${stepper('nights-number', word('desk.nights-count'), word('desk.nights-unit'), need.nights, [1, MOST_NIGHTS, 1], (value) => {
            if (value !== undefined) this.say('nights', value);
          })}
          <span class="number">${need.nights === 1 ? nightInWords(from) : word('desk.from-to', nightInWords(from), nightInWords(last))}</span>
        </div>
        ${oneOf<string>(
          'from',
          [
            ...next.map((value, index) => ({ value, words: word(`desk.from.${index}`) })),
            { value: 'date', words: word('desk.from-date') },
          ],
          isOther ? 'date' : from,
          false,
          (value) => this.beginAt(value!),
          false,
        )}
        ${isOther
          ? html`<div class="row">
              <input
                type="date"
                aria-label=${word('desk.first-night')}
                min=${tonight}
                max=${nightAfter(tonight, FARTHEST_NIGHT)}
                .value=${from}
                @change=${this.pickDate}
              />
            </div>`
          : nothing}`,
    );
  }

  private place() {
    const { board, need } = this;
    const districts = board ? districtsOf(board) : [];
    const facilities = board ? facilitiesOf(board) : [];
    const known = need.at && [...districts, ...facilities].find(({ at }) => isSame(at, need.at!));
    const option = ({ name, at }: Named) =>
      html`<option value=${valueOf(at)} .selected=${known?.name === name}>${name}</option>`;
    return this.group(
      'place',
      word('desk.place'),
      html`<div class="row">
          <select aria-label=${word('desk.place')} @change=${this.choosePlace}>
            <option value="" .selected=${!need.at}>${word(this.isNowhere() ? 'desk.no-place' : 'desk.middle')}</option>
            ${need.at && !known
              ? html`<option value=${valueOf(need.at)} .selected=${true}>${word('desk.spot', need.at.lat, need.at.lon)}</option>`
              : nothing}
            ${districts.length > 0
              ? html`<optgroup label=${word('desk.districts')}>${districts.map(option)}</optgroup>`
              : nothing}
            ${facilities.length > 0
              ? html`<optgroup label=${word('desk.facilities')}>${facilities.map(option)}</optgroup>`
              : nothing}
          </select>
        </div>
        <div class="chips">
          <button class="plain" @click=${this.pickWhereIAm}>${word('desk.where-i-am')}</button>
          <button class="plain" aria-pressed=${this.isPicking ? 'true' : 'false'} @click=${this.pickOnMap}>
            ${word(this.isPicking ? 'desk.picking' : 'desk.on-map')}
          </button>
        </div>
        <p role="status">${this.where === 'unasked' ? nothing : word(this.where === 'asked' ? 'desk.locating' : 'desk.not-located')}</p>`,
    );
  }

  private distance() {
    const { need } = this;
    const steps = need.km === undefined || DISTANCES_KM.includes(need.km) ? DISTANCES_KM : [...DISTANCES_KM, need.km];
    return this.group(
      'distance',
      word('desk.distance'),
      html`${oneOf<number>(
          'distance',
          [
            ...[...steps].sort((a, b) => a - b).map((value) => ({ value, words: word('desk.km', value) })),
            { value: undefined, words: word('desk.no-limit') },
          ],
          need.km,
          false,
          (value) => this.tell({ ...need, km: value }),
          false,
        )}
        <div class="chips">
          ${tickOf(word('desk.neighbours'), need.neighbours, false, () => this.say('neighbours', !need.neighbours))}
          ${tickOf(word('desk.responders'), need.responders ?? false, false, () =>
            this.say('responders', need.responders ? undefined : true),
          )}
        </div>
        ${this.notInReach()}`,
    );
  }

  /** What a distance leaves out that is near all the same. */
  private notInReach() {
    if (this.isNowhere()) return html`<p class="quiet">${word('desk.no-place-help')}</p>`;
    const names = this.board && this.need.km !== undefined ? withoutPlace(this.board) : [];
    if (names.length === 0) return nothing;
    const named = names.slice(0, MOST_NAMED).join(word('report.and'));
    const more = names.length - MOST_NAMED;
    return html`<p class="quiet">
      ${word('desk.placeless', more > 0 ? word('desk.and-more', named, more) : named)}
    </p>`;
  }

  private isNowhere(): boolean {
    return this.board !== undefined && isNowhere(this.need, middleOf(this.board));
  }

  /** Also says that the part gives, and lets it be asked for again. */
  private backToUnknown(part: 'age' | 'behaviour', limit: string) {
    const gives = this.gives(limit)
      ? html`<button class="plain gives" @click=${() => this.say(part, this.need[part])}>
          ${word('desk.gives')} · ${word('desk.ask-again')}
        </button>`
      : nothing;
    const isUnknown = this.need[part] === undefined;
    return html`${gives}<span class="chips"
        >${tickOf(word('desk.unknown'), isUnknown, false, () => this.say(part, undefined), 'unknown')}</span
      >`;
  }

  private gives(criterion: string, of?: string): boolean {
    return this.need.conceded.includes(limitOf(criterion, of));
  }

  private turnDisability(one: Disability): void {
    if (this.gives('DISABILITY', one)) return this.tell(withoutConcession(this.need, limitOf('DISABILITY', one)));
    const after = turned(this.need.disabilities ?? [], one, DISABILITIES);
    this.say('disabilities', after.length > 0 ? after : undefined);
  }

  private turnCare(one: Care): void {
    if (this.gives('CARE', one)) return this.tell(withoutConcession(this.need, limitOf('CARE', one)));
    const after = turned(this.need.care ?? [], one, [...MEDICAL_CARE, ...OTHER_CARE]);
    this.say('care', after.length > 0 ? after : undefined);
  }

  private readonly showAllCare = async (): Promise<void> => {
    this.isAllCareShown = true;
    await this.updateComplete;
    // After unknown, none and the frequent ones.
    this.renderRoot.querySelectorAll<HTMLElement>('#care input')[2 + FREQUENT.length]?.focus();
  };

  private beginAt(night: string): void {
    this.isDateShown = night === 'date';
    if (!this.isDateShown) this.say('from', night === this.tonight ? undefined : night);
  }

  private readonly pickDate = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    if (field.value && field.validity.valid) this.say('from', field.value === this.tonight ? undefined : field.value);
  };

  private readonly choosePlace = (event: Event): void => {
    const [lat, lon] = (event.target as HTMLSelectElement).value.split('_').map(Number);
    this.say('at', lat === undefined || lon === undefined ? undefined : { lat, lon });
  };

  private readonly pickWhereIAm = async (): Promise<void> => {
    this.where = 'asked';
    const at = await whereIAm();
    this.where = at ? 'unasked' : 'unknown';
    if (at) this.say('at', at);
  };

  private readonly pickOnMap = (): void => {
    this.dispatchEvent(new CustomEvent('pick'));
  };

  private say<K extends keyof Need>(part: K, value: Need[K]): void {
    this.tell(withPart(this.need, part, value));
  }

  private tell(need: Need): void {
    this.requestUpdate(); // what was ticked is drawn as the need has it
    this.dispatchEvent(new CustomEvent<Need>('need', { detail: need }));
  }
}

function unknown<T>(): { readonly value: T | undefined; readonly words: string } {
  return { value: undefined, words: word('desk.unknown') };
}

function valueOf({ lat, lon }: Spot): string {
  return `${lat}_${lon}`;
}

function bandOf(behaviour: number): string {
  if (behaviour >= HIGHEST_BEHAVIOUR) return 'desk.behaviour-highest';
  return behaviour >= SEVERE_BEHAVIOUR ? 'desk.behaviour-severe' : 'desk.behaviour-mild';
}

/** With it, or without it when it was there, in the usual order. */
function turned<T>(some: readonly T[], one: T, order: readonly T[]): readonly T[] {
  return order.filter((each) => (each === one ? !some.includes(one) : some.includes(each)));
}

customElements.define('tomarigi-need', NeedForm);

export type { NeedForm };
