import { html, nothing } from 'lit';
import type { Names } from '../shared/case-words';
import type { Procedure } from '../shared/procedure';
import { DEADLINES } from '../shared/procedure';
import { word } from '../shared/words';

/** The procedure for whoever goes by it. */
export function reading({ definition, steps, deadlines, next }: Procedure, names: Names) {
  return html`
    <section aria-labelledby="of-definition">
      <h2 id="of-definition">${word('procedure.definition')}</h2>
      <p class="text">${definition ?? html`<span class="quiet">${word('case.nothing-written')}</span>`}</p>
    </section>
    <section aria-labelledby="of-steps">
      <h2 id="of-steps">${word('procedure.steps')}</h2>
      ${steps.length === 0 ? html`<p class="quiet">${word('procedure.steps-none')}</p>` : nothing}
      <ol class="steps read" role="list" aria-label=${word('procedure.steps')}>
        ${steps.map(({ words }, at) => html`<li><span class="at number">${at + 1}</span> <span class="text">${words}</span></li>`)}
      </ol>
    </section>
    <section aria-labelledby="of-deadlines">
      <h2 id="of-deadlines">${word('procedure.deadlines')}</h2>
      <dl>
        ${DEADLINES.map(
          (deadline) => html`<div class="deadline">
            <dt>${word(`procedure.deadline.${deadline}`)}</dt>
            <dd><strong class="number">${word('case.minutes', deadlines[deadline])}</strong> <span class="quiet">${word(`procedure.deadline-help.${deadline}`)}</span></dd>
          </div>`,
        )}
      </dl>
    </section>
    <section aria-labelledby="of-next">
      <h2 id="of-next">${word('procedure.next')}</h2>
      ${next.length === 0
        ? html`<p class="quiet">${word('procedure.next-none')}</p>`
        : html`<ol class="steps read" role="list" aria-labelledby="of-next">
            ${next.map((one, at) => html`<li><span class="at number">${at + 1}</span> <span class="text">${names.get(one) ?? one}</span></li>`)}
          </ol>`}
    </section>
  `;
}
