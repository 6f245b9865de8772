import { LitElement, html, nothing } from 'lit';
import { type Read, pageAt, read, signInAddress } from '../shared/api';
import '../shared/capability';
import '../shared/closed';
import '../shared/header';
import { newId } from '../shared/new-id';
import type { Night } from '../shared/nights';
import { momentInWords, timeInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import { serverNow } from '../shared/server-clock';
import { waiting } from '../shared/waiting';
import { word } from '../shared/words';
import { type BedLine, bedLine, openNights } from './beds';
import { differencesRegion } from './differences';
import './not-backed';
import { dropDraft, keepDraft, readDraft } from './draft';
import { fieldId } from './fields';
import {
  type Bed,
  type Difference,
  type FacilityState,
  type Form,
  type Value,
  bedIds,
  bedKey,
  bedOf,
  capabilityOf,
  commandOf,
  differing,
  formOf,
  isBed,
  keyOf,
  merge,
  unreadable,
} from './form';
import { type Violation, save } from './saving';
import { SECTIONS, type Section, about, behaviour, medical, other, people } from './sections';
import { styles } from './styles';
import { labelOf } from './words';

/** What the line beside the save button says, when it is not the number of changes. */
type Said =
  | { readonly what: 'saved'; readonly at: number }
  | { readonly what: 'restored'; readonly at: number }
  | { readonly what: 'away' | 'signed-out' | 'differs' | 'invalid' | 'more-open' | 'no-place' }
  | { readonly what: 'refused'; readonly why: string }
  | { readonly what: 'discarded'; readonly form: Form };

/** Reports of vacancies move the version on as well: so often a save is begun again by itself before it gives up. */
const MOST_ATTEMPTS = 5;
const MOST_BEDS = 300;
/** The usual hour at which tonight becomes the next night. */
const ROLL_OVER_HOUR = 9;
const TOKYO_AHEAD_MS = 9 * 3_600_000;

/** Where a facility says what it takes, and which beds it has. Nothing is stated that nobody touched. */
class Profile extends LitElement {
  static override properties = {
    facility: { type: String },
    state: { state: true },
    trouble: { state: true },
    form: { state: true },
    errors: { state: true },
    others: { state: true },
    differences: { state: true },
    said: { state: true },
    saving: { state: true },
    filled: { state: true },
  };

  static override styles = [parts, styles];

  /** Its id. */
  declare facility: string;
  /** As it was last read or saved. */
  private declare state: FacilityState | undefined;
  private declare trouble: Exclude<Read<FacilityState>, { state: 'found' }> | undefined;
  /** As it is typed; {@link base} is what {@link state} says. */
  declare form: Form;
  declare errors: ReadonlyMap<string, readonly string[]>;
  /** What is wrong and belongs to no field. */
  private declare others: readonly string[];
  private declare differences: readonly Difference[];
  private declare said: Said | undefined;
  private declare saving: boolean;
  declare filled: readonly string[] | undefined;

  private base: Form = {};
  /** Beds that were taken away and may be brought back. */
  private readonly removed = new Map<string, Bed>();
  private retry = 0;

  constructor() {
    super();
    this.form = {};
    this.errors = new Map();
    this.others = [];
    this.differences = [];
    this.saving = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.retry);
  }

  private get path(): string {
    return `/api/facilities/${encodeURIComponent(this.facility)}`;
  }

  private async load(): Promise<void> {
    const found = await read<FacilityState>(this.path);
    if (!this.isConnected) return;
    this.trouble = found.state === 'found' ? undefined : found;
    if (found.state === 'away')
      this.retry = window.setTimeout(() => void this.load(), 2_000 + 3_000 * Math.random());
    if (found.state !== 'found') return;
    this.state = found.value;
    this.base = this.form = formOf(found.value);
    const draft = readDraft(this.facility, Date.now());
    if (draft) this.restore(draft.base, draft.form, draft.at);
  }

  /** What was typed here before comes back, laid over what is saved now. */
  private restore(draftBase: Form, typed: Form, at: number): void {
    const { form, differences } = merge(draftBase, typed, this.base);
    this.form = form;
    this.differences = differences;
    if (this.changed.length > 0) this.said = { what: 'restored', at };
    this.keep();
  }

  private get changed(): readonly string[] {
    return differing(this.base, this.form);
  }

  /** Says something of a field; undefined: it is not stated. */
  set(key: string, value: Value | undefined): void {
    this.form = { ...this.form, [key]: value };
    if (this.errors.has(key)) this.errors = new Map([...this.errors].filter(([other]) => other !== key));
    if (this.errors.size === 0) this.others = [];
    this.said = undefined;
    this.keep();
  }

  private keep(): void {
    if (this.changed.length > 0) keepDraft(this.facility, { base: this.base, form: this.form, at: Date.now() });
    else dropDraft(this.facility);
  }

  private async save(): Promise<void> {
    if (this.saving || !this.state) return;
    this.errors = new Map();
    this.others = [];
    const unread = unreadable(this.form);
    if (unread.length > 0) {
      this.show(unread.map((field) => ({ field, message: word('profile.not-a-number') })));
      return;
    }
    this.saving = true;
    this.said = undefined;
    try {
      this.said = await this.attempt();
    } finally {
      this.saving = false;
    }
    if (this.said.what === 'differs') void this.focusOn('#differences');
  }

  private async attempt(): Promise<Said> {
    for (let attempts = 0; attempts < MOST_ATTEMPTS; attempts++) {
      const sent = this.form;
      const outcome = await save(this.path, this.state!.version, commandOf(sent));
      switch (outcome.what) {
        case 'saved':
          return this.take(sent, outcome.facility);
        case 'invalid':
          this.show(outcome.violations);
          return { what: 'invalid' };
        case 'refused':
          return outcome;
        case 'away':
        case 'signed-out':
          return { what: outcome.what };
        case 'outdated': {
          const stop = await this.lookAgain();
          if (stop) return stop;
        }
      }
    }
    return { what: 'away' };
  }

  private take(sent: Form, saved: FacilityState): Said {
    this.state = saved;
    this.base = formOf(saved);
    this.form = merge(sent, this.form, this.base).form; // what was typed while it was being saved stays
    this.differences = [];
    this.removed.clear();
    this.filled = undefined;
    this.keep();
    return { what: 'saved', at: serverNow() };
  }

  /** Somebody was faster. Undefined when that touches nothing of this form, and it may be sent again as it is. */
  private async lookAgain(): Promise<Said | undefined> {
    const found = await read<FacilityState>(this.path);
    if (found.state === 'missing') return { what: 'refused', why: word('report.unknown') };
    if (found.state === 'closed' && !found.isSignedIn) return { what: 'signed-out' };
    if (found.state !== 'found') return { what: 'away' };
    const before = this.goneLines().reduce((sum, line) => sum + line.openNights, 0);
    const { form, differences } = merge(this.base, this.form, formOf(found.value));
    this.state = found.value;
    this.base = formOf(found.value);
    this.form = form;
    this.keep();
    if (differences.length > 0) {
      this.differences = differences;
      return { what: 'differs' };
    }
    if (this.changed.length === 0) return this.take(form, found.value); // it was saved, only the answer got lost
    const after = this.goneLines().reduce((sum, line) => sum + line.openNights, 0);
    return after > before ? { what: 'more-open' } : undefined;
  }

  /** Puts each sentence beside its field, and leads to the first. */
  private show(violations: readonly Violation[]): void {
    const errors = new Map<string, string[]>();
    const others: string[] = [];
    for (const { field, message } of violations) {
      const key = keyOf(field, this.form);
      if (key === undefined) others.push(message);
      else errors.set(key, [...(errors.get(key) ?? []), message]);
    }
    this.errors = errors;
    this.others = others;
    this.said = { what: 'invalid' };
    void this.focusOn('#errors');
  }

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  private focusField(event: Event, key: string): void {
    event.preventDefault();
    const id = CSS.escape(fieldId(key));
    const choices = [...this.renderRoot.querySelectorAll<HTMLElement>(`#${id} :is(input, select, button)`)];
    (choices.find((one) => one.matches(':checked, [aria-invalid]')) ?? choices[0])?.focus();
  }

  private discard(): void {
    const form = this.form;
    this.form = this.base;
    this.errors = new Map();
    this.others = [];
    this.differences = [];
    this.filled = undefined;
    this.said = { what: 'discarded', form };
    this.keep();
  }

  private bringBackAll(form: Form): void {
    this.form = form;
    this.said = undefined;
    this.keep();
    void this.focusOn('.primary');
  }

  fill(keys: readonly string[]): void {
    const nevers = Object.fromEntries(keys.map((key) => [key, 'NEVER']));
    this.form = { ...this.form, ...nevers };
    this.filled = keys;
    this.said = undefined;
    this.keep();
  }

  takeBack(): void {
    const blanks = Object.fromEntries((this.filled ?? []).map((key) => [key, undefined]));
    this.form = { ...this.form, ...blanks };
    this.filled = undefined;
    this.keep();
  }

  private addBed(): void {
    const labels = new Set(bedIds(this.form).map((id) => (this.form[bedKey(id)] as Bed).label));
    let number = labels.size + 1;
    while (labels.has(String(number))) number++;
    const id = newId();
    this.set(bedKey(id), bedOf(String(number)));
    void this.focusOn(`#${CSS.escape(fieldId(bedKey(id)))} input`);
  }

  remove(id: string): void {
    this.removed.set(id, this.form[bedKey(id)] as Bed);
    this.set(bedKey(id), undefined);
    void this.focusOn(`#${CSS.escape(fieldId(bedKey(id)))} button`);
  }

  bringBack(id: string): void {
    this.set(bedKey(id), this.removed.get(id) ?? this.base[bedKey(id)]);
    void this.focusOn(`#${CSS.escape(fieldId(bedKey(id)))} input`);
  }

  private get tonight(): Night {
    return new Date(serverNow() + TOKYO_AHEAD_MS - ROLL_OVER_HOUR * 3_600_000).toISOString().slice(0, 10);
  }

  /** Beds as they are to be, and between them those that were taken away. */
  private bedLines(): readonly BedLine[] {
    const known = new Map(this.state?.beds.map((bed) => [bed.id, bed]));
    return [...new Set([...Object.keys(this.base), ...Object.keys(this.form)])].filter(isBed).flatMap((key) => {
      const id = key.slice(bedKey('').length);
      const stands = this.form[key] as Bed | undefined;
      const bed = stands ?? this.removed.get(id) ?? (this.base[key] as Bed | undefined);
      return bed ? [{ id, bed, gone: !stands, openNights: openNights(known.get(id), this.tonight) }] : [];
    });
  }

  private goneLines(): readonly BedLine[] {
    return this.bedLines().filter((line) => line.gone);
  }

  private readonly findHere = (): void => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        this.set('place', { lat: coords.latitude.toFixed(5), lon: coords.longitude.toFixed(5) }),
      () => (this.said = { what: 'no-place' }),
      { timeout: 10_000, enableHighAccuracy: true },
    );
  };

  override render() {
    return html`<tomarigi-header></tomarigi-header>${this.page()}`;
  }

  private page() {
    if (this.trouble?.state === 'missing')
      return html`<main>
        <p role="alert">${word('report.unknown')}</p>
        <p class="links"><a href=${pageAt('/')}>${word('report.home')}</a></p>
      </main>`;
    if (this.trouble?.state === 'closed')
      return html`<main><tomarigi-closed .isSignedIn=${this.trouble.isSignedIn}></tomarigi-closed></main>`;
    if (!this.state) return html`<main>${waiting(this.trouble)}</main>`;
    return html`
      <form novalidate @submit=${(event: Event) => (event.preventDefault(), void this.save())}>
        <div class="page">
          <nav aria-label=${word('profile.sections')}>
            ${SECTIONS.map(
              (section) => html`<a href="#${section}" @click=${(event: Event) => this.jump(event, section)}
                >${word(`profile.section.${section}`)}</a
              >`,
            )}
          </nav>
          <main>
            <p class="links"><a href=${pageAt(`/facility/${encodeURIComponent(this.facility)}`)}>${word('profile.report')}</a></p>
            <h1>${this.state.name}</h1>
            <p>${word('profile.intro')}</p>
            <div class="seen">
              <strong>${word('profile.seen')}</strong>
              <tomarigi-capability .profile=${capabilityOf(this.form)}></tomarigi-capability>
            </div>
            <tomarigi-not-backed facility=${this.facility}></tomarigi-not-backed>
            ${this.summary()} ${differencesRegion(this, this.differences)}
            ${SECTIONS.map((section) => this.section(section))}
          </main>
        </div>
        ${this.bar()}
      </form>
    `;
  }

  private jump(event: Event, section: Section): void {
    event.preventDefault();
    const heading = this.renderRoot.querySelector<HTMLElement>(`#${section}`);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }

  private section(section: Section) {
    return html`<section aria-labelledby=${section}>
      <h2 id=${section} tabindex="-1">${word(`profile.section.${section}`)}</h2>
      ${this.content(section)}
    </section>`;
  }

  private content(section: Section) {
    const canFindHere = window.isSecureContext && 'geolocation' in navigator;
    switch (section) {
      case 'about':
        return about(this, canFindHere ? this.findHere : undefined);
      case 'people':
        return people(this);
      case 'behaviour':
        return behaviour(this);
      case 'medical':
        return medical(this, this);
      case 'other':
        return other(this, this);
      case 'beds':
        return this.beds();
    }
  }

  private beds() {
    const lines = this.bedLines();
    return html`<p class="help quiet">${word('profile.beds-help')}</p>
      ${lines.length === 0 ? html`<p class="field">${word('profile.no-beds')}</p>` : nothing}
      <ul role="list">
        ${lines.map((line) => bedLine(this, line, this))}
      </ul>
      ${bedIds(this.form).length < MOST_BEDS
        ? html`<button class="button add" type="button" @click=${this.addBed}>${word('report.add-bed')}</button>`
        : html`<p>${word('profile.beds-full', MOST_BEDS)}</p>`}`;
  }

  private summary() {
    if (this.errors.size === 0 && this.others.length === 0) return nothing;
    return html`<section class="notice" role="alert" aria-labelledby="errors">
      <h2 id="errors" tabindex="-1">${word('profile.errors', this.errors.size + this.others.length)}</h2>
      <ul role="list">
        ${[...this.errors].map(
          ([key, errors]) => html`<li>
            <a href="#${fieldId(key)}" @click=${(event: Event) => this.focusField(event, key)}
              >${labelOf(key, this.form[key] as Bed | undefined)}: ${errors.join(' ')}</a
            >
          </li>`,
        )}
        ${this.others.map((other) => html`<li>${other}</li>`)}
      </ul>
    </section>`;
  }

  private bar() {
    const changes = this.changed.length;
    const said = this.said;
    return html`<div class="bar">
      <div>
        <p role="status">${this.saving ? word('profile.saving') : this.line(changes)}</p>
        ${said?.what === 'discarded'
          ? html`<button class="button" type="button" @click=${() => this.bringBackAll(said.form)}>
              ${word('profile.take-back')}
            </button>`
          : changes > 0
            ? html`<button class="button" type="button" @click=${this.discard}>${word('profile.discard')}</button>`
            : nothing}
        <button class="button primary" type="submit" aria-disabled=${this.saving}>${word('profile.save')}</button>
      </div>
    </div>`;
  }

  private line(changes: number) {
    const alarm = (sentence: string) =>
      html`<span class="alarm"><span aria-hidden="true">⚠</span> ${sentence}</span>`;
    switch (this.said?.what) {
      case 'saved':
        return html`<span aria-hidden="true">✓</span> ${word('profile.saved', timeInWords(this.said.at))}`;
      case 'restored':
        return word('profile.restored', momentInWords(this.said.at));
      case 'discarded':
        return word('profile.discarded');
      case 'refused':
        return alarm(this.said.why);
      case 'signed-out':
        return html`${alarm(word('profile.said.signed-out'))} <a href=${signInAddress()}>${word('signin.do')}</a>`;
      case undefined:
        return changes > 0 ? word('profile.changes', changes) : word('profile.no-changes');
      default:
        return alarm(word(`profile.said.${this.said!.what}`));
    }
  }
}

customElements.define('tomarigi-profile', Profile);
