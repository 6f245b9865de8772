import { LitElement, css, html, nothing } from 'lit';
import '../shared/closed';
import '../shared/header';
import { pageAt } from '../shared/api';
import { errorsOf } from '../shared/errors';
import { forms } from '../shared/forms';
import { parts } from '../shared/parts';
import { whoReads } from '../shared/who';
import { word } from '../shared/words';
import type { Imported, Outcome, Problem, Progress, Rejected } from './takeover';
import { sheetOf, takeOver } from './takeover';

/** Where the reader is; what was chosen stays through all of it. */
type Stage =
  | { readonly at: 'choosing' }
  | { readonly at: 'checking' }
  | { readonly at: 'previewed'; readonly imported: Imported }
  | { readonly at: 'running'; readonly progress?: Progress }
  | { readonly at: 'done'; readonly imported: Imported };

/** What is wrong, beside the field that is at fault. */
interface Errors {
  readonly file?: readonly string[];
  readonly city?: readonly string[];
  readonly other?: readonly string[];
}

/** As much as the server takes. */
const MOST_BYTES = 16 * 1024 * 1024;
/** The sheet has all of them. */
const MOST_SHOWN = 20;

/** Takes over WAM NET's list: choose, look at what would come of it, take over, see what was left out and why. */
class Import extends LitElement {
  static override properties = {
    stage: { state: true },
    errors: { state: true },
    fileName: { state: true },
    closed: { state: true },
  };

  static override styles = [
    parts,
    forms,
    css`
      :host {
        --page-width: 44rem;
        display: block;
      }

      main {
        max-width: var(--page-width);
        margin: 0 auto;
        padding: var(--space-6) var(--space-4) var(--space-8);
      }

      h1 {
        font-size: var(--size-title);
      }

      .closed {
        margin-top: var(--space-6);
      }

      h2 {
        margin: var(--space-6) 0 var(--space-2);
        font-size: var(--size-large);
      }

      form {
        display: grid;
        gap: var(--space-6);
        margin-top: var(--space-6);
      }

      /* The browser's own button speaks the browser's language; ours stands for it. */
      .file {
        position: relative;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
        margin-top: var(--space-1);
        overflow-wrap: anywhere;
      }

      .file .button {
        display: inline-flex;
        align-items: center;
      }

      .file :focus-visible + .button {
        outline: 3px solid var(--focus);
        outline-offset: 2px;
      }

      .file [aria-invalid='true'] + .button {
        border: 2px solid var(--alarm);
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
      }

      .problem {
        margin-top: var(--space-4);
        padding: var(--space-3) var(--space-4);
        border-left: 0.375rem solid var(--alarm);
        border-radius: var(--radius-small);
        background: var(--alarm-soft);
      }

      .counts {
        display: grid;
        grid-template-columns: 1fr auto;
        max-width: 28rem;
      }

      .counts dt,
      .counts dd {
        padding: var(--space-2) 0;
        border-top: 1px solid var(--line);
      }

      .counts dd {
        font-weight: 700;
        text-align: right;
      }

      .counts .attention {
        color: var(--alarm);
      }

      .save,
      .run {
        margin-top: var(--space-4);
      }

      .wide {
        overflow-x: auto;
      }

      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--size-small);
      }

      th,
      td {
        padding: var(--space-2);
        border-top: 1px solid var(--line);
        text-align: left;
        vertical-align: top;
        overflow-wrap: anywhere;
      }

      th:first-child,
      td:first-child {
        text-align: right;
        overflow-wrap: normal;
      }

      progress {
        display: block;
        width: 100%;
        height: 1.25rem;
        margin: var(--space-2) 0;
        accent-color: var(--accent);
      }

      .link {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
      }
    `,
  ];

  private declare stage: Stage;
  private declare errors: Errors;
  private declare fileName: string;
  /** The reader may not: as whom they are, or because they have not said so. */
  private declare closed: { readonly isSignedIn: boolean } | undefined;

  constructor() {
    super();
    this.stage = { at: 'choosing' };
    this.errors = {};
    this.fileName = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void whoReads().then((me) => {
      if (me && !me.roles.includes('administrator')) this.closed = { isSignedIn: me.kind !== 'NOBODY' };
    });
  }

  override render() {
    return html`
      <tomarigi-header></tomarigi-header>
      <main>
        <h1>${word('import.title')}</h1>
        <p class="quiet">${word('import.intro')}</p>
        <p class="quiet">${word('import.safe')}</p>
        ${this.closed
          ? html`<tomarigi-closed class="closed" .isSignedIn=${this.closed.isSignedIn}></tomarigi-closed>`
          : html`${this.form()} ${this.problem()}
              <div role="status" tabindex="-1" id="outcome">${this.outcome()}</div>`}
      </main>
    `;
  }

  private form() {
    const isBusy = this.stage.at === 'checking' || this.stage.at === 'running';
    return html`<form novalidate @submit=${this.preview}>
      <div class="field">
        <label for="file">${word('import.file')}</label>
        <p id="file-help" class="quiet">${word('import.file-help')}</p>
        ${errorsOf('file-error', this.errors.file)}
        <div class="file">
          <input
            id="file"
            class="unseen"
            type="file"
            accept=".csv,text/csv"
            aria-describedby="file-chosen file-help file-error"
            aria-invalid=${this.errors.file ? 'true' : 'false'}
            ?disabled=${isBusy}
            @change=${this.chosenAnew}
          />
          <label class="button" for="file">${word('import.choose')}</label>
          <span id="file-chosen">${this.fileName || word('import.none-chosen')}</span>
        </div>
      </div>
      <div class="field">
        <label for="city">${word('import.city')}</label>
        <p id="city-help" class="quiet">${word('import.city-help')}</p>
        ${errorsOf('city-error', this.errors.city)}
        <input
          id="city"
          type="text"
          autocomplete="off"
          maxlength="100"
          aria-describedby="city-help city-error"
          aria-invalid=${this.errors.city ? 'true' : 'false'}
          ?disabled=${isBusy}
          @input=${this.chosenAnew}
        />
      </div>
      ${this.stage.at === 'choosing' || this.stage.at === 'checking'
        ? html`<div class="actions">
            <button class="button primary" type="submit" ?disabled=${isBusy}>${word('import.preview')}</button>
            <span class="quiet">${word('import.preview-help')}</span>
          </div>`
        : nothing}
    </form>`;
  }

  private problem() {
    return html`<div role="alert">
      ${this.errors.other
        ? html`<div class="problem">
            <strong>${word('import.problem')}</strong>
            ${this.errors.other.map((sentence) => html`<p>${sentence}</p>`)}
          </div>`
        : nothing}
    </div>`;
  }

  private outcome() {
    const { stage } = this;
    switch (stage.at) {
      case 'choosing':
        return nothing;
      case 'checking':
        return html`<p>${word('import.reading')}</p>
          <progress aria-label=${word('import.progress-label')}></progress>`;
      case 'running':
        return this.running(stage.progress);
      case 'previewed':
        return html`<h2>${word('import.previewed')}</h2>
          ${counts(stage.imported, false)} ${this.rejected(stage.imported.rejected)}
          ${stage.imported.created + stage.imported.updated === 0
            ? html`<p>${word('import.nothing-new')}</p>`
            : html`<button class="button primary run" @click=${this.run}>${word('import.run')}</button>`}`;
      case 'done':
        return html`<h2><span aria-hidden="true">✓</span> ${word('import.done')}</h2>
          ${counts(stage.imported, true)} ${this.rejected(stage.imported.rejected)}
          <h2>${word('import.next')}</h2>
          <p class="actions">
            <a class="link" href=${pageAt('/facilities')}>${word('import.see-list')}</a>
            <a class="link" href=${pageAt('/')}>${word('import.see-home')}</a>
            <button class="button" @click=${this.another}>${word('import.another')}</button>
          </p>`;
    }
  }

  private running(progress: Progress | undefined) {
    if (!progress)
      return html`<p>${word('import.sending')}</p>
        <progress aria-label=${word('import.progress-label')}></progress>`;
    return html`<p>${word('import.running')}</p>
      <progress aria-label=${word('import.progress-label')} max=${progress.of} .value=${progress.written}></progress>
      <p class="number">
        ${word('import.progress', progress.written.toLocaleString(), progress.of.toLocaleString())}
      </p>`;
  }

  private rejected(rows: readonly Rejected[]) {
    if (rows.length === 0) return nothing;
    return html`
      <h2 id="rejected">${word('import.rejected')}</h2>
      ${rows.length > MOST_SHOWN ? html`<p class="quiet">${word('import.rejected-first', MOST_SHOWN)}</p>` : nothing}
      <div class="wide">
        <table aria-labelledby="rejected">
          <thead>
            <tr>
              <th scope="col">${word('import.line')}</th>
              <th scope="col">${word('import.facility')}</th>
              <th scope="col">${word('import.reason')}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.slice(0, MOST_SHOWN).map(
              (row) => html`<tr>
                <td class="number">${row.line}</td>
                <td>${row.facility}</td>
                <td>${row.reason}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p class="save"><button class="button" @click=${() => this.save(rows)}>${word('import.rejected-csv')}</button></p>
    `;
  }

  /** What was said of another file or city no longer holds. */
  private chosenAnew(): void {
    this.errors = {};
    this.stage = { at: 'choosing' };
    this.fileName = this.field('file').files?.[0]?.name ?? '';
  }

  private another(): void {
    this.chosenAnew();
    void this.updateComplete.then(() => this.field('file').focus());
  }

  private preview(event: Event): void {
    event.preventDefault();
    if (this.stage.at === 'checking' || this.stage.at === 'running') return;
    void this.send(true);
  }

  private run(): void {
    void this.send(false);
  }

  private async send(isPreview: boolean): Promise<void> {
    const file = this.field('file').files?.[0];
    if (!file) return this.fail({ file: [word('import.no-file')] });
    if (file.size > MOST_BYTES) return this.fail({ file: [word('import.too-large')] });
    this.errors = {};
    this.stage = isPreview ? { at: 'checking' } : { at: 'running' };
    const outcome = await takeOver(file, this.field('city').value.trim(), isPreview, (progress) => {
      if (!isPreview) this.stage = { at: 'running', progress };
    });
    this.show(outcome, isPreview);
  }

  private show(outcome: Outcome, isPreview: boolean): void {
    switch (outcome.state) {
      case 'done':
        this.stage = { at: isPreview ? 'previewed' : 'done', imported: outcome.imported };
        void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#outcome')?.focus());
        break;
      case 'refused':
        if (outcome.problem.status === 401 || outcome.problem.status === 403)
          this.closed = { isSignedIn: outcome.problem.status === 403 };
        else this.fail(besideFields(outcome.problem));
        break;
      case 'away':
        this.fail({ other: [word('import.away')] });
        break;
    }
  }

  private fail(errors: Errors): void {
    this.errors = errors;
    this.stage = { at: 'choosing' };
    // A field cannot be reached while it is disabled.
    void this.updateComplete.then(() => {
      if (errors.file) this.field('file').focus();
      else if (errors.city) this.field('city').focus();
    });
  }

  private field(id: 'file' | 'city'): HTMLInputElement {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)!;
  }

  private save(rows: readonly Rejected[]): void {
    const sheet = sheetOf(rows, [word('import.line'), word('import.facility'), word('import.reason')]);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(sheet);
    link.download = word('import.rejected-file');
    link.click();
    URL.revokeObjectURL(link.href);
  }
}

/** The server names `city`, or a line of the file; without either it is nobody's field. */
function besideFields({ title, detail, status, violations }: Problem): Errors {
  const city = violations?.filter(({ field }) => field === 'city').map(({ message }) => message) ?? [];
  if (city.length > 0) return { city };
  if (violations?.length) return { file: [title, ...violations.slice(0, 5).map(atLine)] };
  return status === 413 || status === 422 ? { file: [detail ?? title] } : { other: [title, detail ?? ''] };
}

function atLine({ field, message }: { readonly field: string; readonly message: string }): string {
  const line = /^line (\d+)(?:, (.*))?$/.exec(field);
  if (!line) return message;
  return word('import.at-line', line[1]!, line[2] ? `${line[2]}: ${message}` : message);
}

function counts(imported: Imported, isDone: boolean) {
  const rejected = imported.rejected.length;
  return html`<dl class="counts number">
    <dt>${word('import.read')}</dt>
    <dd>${imported.read.toLocaleString()}</dd>
    <dt>${word('import.created')}</dt>
    <dd>${imported.created.toLocaleString()}</dd>
    <dt>${word(isDone ? 'import.updated-done' : 'import.updated')}</dt>
    <dd>${imported.updated.toLocaleString()}</dd>
    <dt>${word('import.unchanged')}</dt>
    <dd>${imported.unchanged.toLocaleString()}</dd>
    <dt class=${rejected > 0 ? 'attention' : ''}>${word('import.rejected-count')}</dt>
    <dd class=${rejected > 0 ? 'attention' : ''}>${rejected.toLocaleString()}</dd>
  </dl>`;
}

customElements.define('tomarigi-import', Import);
