import { LitElement, html, nothing } from 'lit';
import { read } from '../shared/api';
import { ask } from '../shared/ask';
import { forms } from '../shared/forms';
import { keeping } from '../shared/keeping';
import { newId } from '../shared/new-id';
import { momentInWords } from '../shared/nights';
import { parts } from '../shared/parts';
import type { Member } from '../shared/rota';
import { rotaPath } from '../shared/rota';
import type { Me } from '../shared/who';
import type { Colleague } from '../shared/who-is-who';
import { colleaguesIn } from '../shared/who-is-who';
import { word } from '../shared/words';
import { Doing } from './doing';
import { rotaStyles } from './styles';

interface Note {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly text: string;
  readonly readBy?: string;
  readonly readAt?: string;
}

/** What one shift tells the next; not there for whoever may not read it. */
class Notes extends LitElement {
  static override properties = {
    network: { attribute: false },
    me: { attribute: false },
    members: { attribute: false },
    notes: { state: true },
    colleagues: { state: true },
  };

  static override styles = [parts, forms, keeping, rotaStyles];

  declare network: string;
  declare me: Me | undefined;
  declare members: readonly Member[];
  private declare notes: readonly Note[] | undefined;
  private declare colleagues: readonly Colleague[];
  private readonly doing = new Doing(this);
  private key = newId();

  constructor() {
    super();
    this.colleagues = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    void colleaguesIn(this.network, this.me).then((colleagues) => (this.colleagues = colleagues));
  }

  private async load(): Promise<void> {
    const came = await read<{ readonly notes: readonly Note[] }>(rotaPath(this.network, 'notes'));
    if (came.state === 'found') this.notes = came.value.notes;
  }

  override render() {
    if (!this.notes) return nothing;
    return html`<section aria-labelledby="notes">
      <h2 id="notes">${word('rota.notes')}</h2>
      <p class="quiet">${word('rota.notes-help')}</p>
      <form novalidate @submit=${this.write}>
        <div class="field">
          <label for="note">${word('rota.note')}</label>
          <textarea id="note" rows="3" maxlength="2000"></textarea>
        </div>
        <p class="actions"><button class="button">${word('rota.note-do')}</button></p>
      </form>
      <div role="alert">${this.doing.said ? html`<p class="problem">${this.doing.said}</p>` : nothing}</div>
      <div role="status">${this.doing.done ? html`<p class="said">${this.doing.done}</p>` : nothing}</div>
      <ul class="things" role="list">
        ${this.notes.map(
          (note) => html`<li>
            <p class="quiet number">${momentInWords(Date.parse(note.at))} ${this.whoIs(note.by)}</p>
            <p class="text">${note.text}</p>
            ${note.readAt
              ? html`<p class="quiet number">${word('rota.note-read', this.whoIs(note.readBy ?? ''), momentInWords(Date.parse(note.readAt)))}</p>`
              : note.by === this.me?.id
                ? html`<p class="quiet">${word('rota.note-unread')}</p>`
                : html`<p><button class="button" @click=${() => void this.read(note)}>${word('rota.note-read-do')}</button></p>`}
          </li>`,
        )}
      </ul>
    </section>`;
  }

  private whoIs(account: string): string {
    if (account === this.me?.id) return word('rota.you');
    return (
      this.colleagues.find(({ id }) => id === account)?.name ??
      this.members.find((one) => one.account === account)?.name ??
      word('rota.somebody')
    );
  }

  private readonly write = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLTextAreaElement>('#note')!;
    const came = await this.doing.run(word('rota.noted'), () =>
      ask<Note>('POST', rotaPath(this.network, 'notes'), { text: field.value }, undefined, this.key),
    );
    if (!came) return;
    this.key = newId();
    field.value = '';
    await this.load();
  };

  private async read(note: Note): Promise<void> {
    const came = await this.doing.run(word('rota.note-was-read'), () =>
      ask<Note>('POST', rotaPath(this.network, 'notes', note.id, 'read')),
    );
    if (came) await this.load();
  }
}

customElements.define('tomarigi-rota-notes', Notes);
