import { html, nothing } from 'lit';
import type { Rota, Shift } from '../shared/rota';
import { spanInWords } from '../shared/rota';
import { word } from '../shared/words';

interface SwapForm {
  readonly shift: Shift;
  readonly rota: Rota;
  /** Whom; empty: anybody. */
  readonly asked: string;
  /** Their shifts to come. */
  readonly theirs: readonly Shift[];
  readonly isKeeper: boolean;
  readonly choose: (member: string) => void;
  readonly propose: (inReturn: Shift | undefined) => void;
  readonly put: () => void;
  readonly leave: () => void;
}

/** Another for a shift: asked, or put in at once by an officer. */
export function swapForm({ shift, rota, asked, theirs, isKeeper, choose, propose, put, leave }: SwapForm) {
  const form = (event: Event) => (event.target as HTMLElement).closest('form')!;
  return html`<form class="box" novalidate @submit=${(event: SubmitEvent) => {
    event.preventDefault();
    const chosen = form(event).querySelector<HTMLSelectElement>('#in-return')?.value;
    propose(theirs.find(({ from, level }) => `${level} ${from}` === chosen));
  }}>
    <div class="field">
      <label for="asked-member">${word('rota.whom')}</label>
      <select id="asked-member" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${asked === ''}>${word('rota.anybody')}</option>
        ${rota.plan.members
          .filter(({ id }) => id !== shift.member)
          .map(({ id, name }) => html`<option value=${id} ?selected=${asked === id}>${name}</option>`)}
      </select>
    </div>
    ${theirs.length > 0
      ? html`<div class="field">
          <label for="in-return">${word('rota.in-return')}</label>
          <select id="in-return">
            <option value="">${word('rota.nothing-in-return')}</option>
            ${theirs.map((one) => html`<option value=${`${one.level} ${one.from}`}>${spanInWords(one)} ${word(`rota.level.${one.level}`)}</option>`)}
          </select>
        </div>`
      : nothing}
    <p class="actions">
      <button class="button primary">${word('rota.propose')}</button>
      ${isKeeper && asked ? html`<button class="button" type="button" @click=${put}>${word('rota.put')}</button>` : nothing}
      <button class="button" type="button" @click=${leave}>${word('people.leave')}</button>
    </p>
  </form>`;
}

interface AbsenceForm {
  /** Members for whom the reader may say so. */
  readonly own: readonly string[];
  readonly rota: Rota;
  readonly be: (body: object) => void;
  readonly leave: () => void;
}

/** Somebody is away, and somebody stands in. */
export function absenceForm({ own, rota, be, leave }: AbsenceForm) {
  const nameOf = (id: string) => rota.plan.members.find((one) => one.id === id)?.name ?? id;
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const value = (id: string) => (event.target as HTMLElement).querySelector<HTMLInputElement>(`#${id}`)!.value;
    const moment = (text: string) => (text ? `${text}:00+09:00` : undefined);
    be({
      member: value('away-member'),
      from: moment(value('away-from')),
      until: moment(value('away-until')),
      ...(value('away-substitute') && { substitute: value('away-substitute') }),
    });
  };
  return html`<form class="box" novalidate @submit=${save}>
    <div class="field">
      <label for="away-member">${word('rota.who-is-away')}</label>
      <select id="away-member">
        ${own.map((id) => html`<option value=${id}>${nameOf(id)}</option>`)}
      </select>
    </div>
    <div class="field">
      <label for="away-from">${word('rota.away-from')}</label>
      <input id="away-from" type="datetime-local" />
    </div>
    <div class="field">
      <label for="away-until">${word('rota.away-until')}</label>
      <input id="away-until" type="datetime-local" />
    </div>
    <div class="field">
      <label for="away-substitute">${word('rota.substitute')}</label>
      <select id="away-substitute">
        <option value="">${word('rota.the-backup')}</option>
        ${rota.plan.members.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
      </select>
    </div>
    <p class="actions">
      <button class="button primary">${word('rota.be-away-do')}</button>
      <button class="button" type="button" @click=${leave}>${word('people.leave')}</button>
    </p>
  </form>`;
}
