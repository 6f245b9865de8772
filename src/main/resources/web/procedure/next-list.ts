import { html, nothing } from 'lit';
import { errorAt } from '../shared/keeping';
import type { Colleague } from '../shared/who-is-who';
import { word } from '../shared/words';
import type { Draft } from './draft';

const MOST = 10;

/** To whom a case is offered that nobody moves in time: added at the end, and taken away. */
export function nextList(draft: Draft, colleagues: readonly Colleague[], wrong: string | undefined, change: (draft: Draft) => void) {
  const { next } = draft;
  const nameOf = (account: string) => colleagues.find(({ id }) => id === account)?.name ?? account;
  const others = colleagues.filter(({ id, role }) => !next.includes(id) && role === 'COORDINATOR');
  const add = (event: Event) => {
    const select = event.target as HTMLSelectElement;
    if (select.value) change({ ...draft, next: [...next, select.value] });
    select.value = '';
  };
  return html`<section aria-labelledby="of-next">
    <h2 id="of-next">${word('procedure.next')}</h2>
    <p id="next-help" class="quiet">${word('procedure.next-help')}</p>
    ${errorAt('next-error', wrong)}
    ${next.length === 0
      ? html`<p class="quiet">${word('procedure.next-none')}</p>`
      : html`<ol class="steps read" role="list" aria-labelledby="of-next">
          ${next.map(
            (one, at) => html`<li>
              <span class="at number">${at + 1}</span> <span class="text">${nameOf(one)}</span>
              <button
                class="button"
                type="button"
                aria-label=${`${word('procedure.remove')}: ${nameOf(one)}`}
                @click=${() => change({ ...draft, next: next.filter((other) => other !== one) })}
              >
                ${word('procedure.remove')}
              </button>
            </li>`,
          )}
        </ol>`}
    ${next.length < MOST && others.length > 0
      ? html`<p>
          <label for="next-add">${word('procedure.next-add')}</label>
          <select id="next-add" aria-describedby="next-error next-help" @change=${add}>
            <option value=""></option>
            ${others.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
          </select>
        </p>`
      : nothing}
  </section>`;
}
