import { LitElement, css, html } from 'lit';
import { parts } from '../shared/parts';
import { word } from '../shared/words';

/** What a key does: leads to a part of the need, or does something with what was found. */
export const KEYS = {
  s: 'sex',
  a: 'age',
  d: 'disability',
  c: 'care',
  b: 'behaviour',
  w: 'wheelchair',
  l: 'level',
  n: 'nights',
  p: 'place',
  k: 'distance',
  r: 'results',
  '1': 'phone',
  y: 'why',
  m: 'misses',
  x: 'choose',
  q: 'ask',
  u: 'undo',
  '?': 'keys',
} as const;

export type Deed = (typeof KEYS)[keyof typeof KEYS];

const KEPT_AS = 'tomarigi.desk.keys';
const FIELDS = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';

/** Whether single keys do anything; a reader who speaks to the computer, or often slips, turns them off. */
export function areKeysOn(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) !== 'off';
  } catch {
    return true;
  }
}

/** What was pressed outside of fields, without a modifier: a deed, or the rank whose telephone is meant. */
export function deedOf(event: KeyboardEvent): Deed | number | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return undefined;
  const path = event.composedPath();
  if (path.some((element) => element instanceof HTMLDialogElement && element.open)) return undefined;
  const target = path[0];
  if (target instanceof Element && target.matches(FIELDS)) return undefined;
  if (event.key !== '?' && !areKeysOn()) return undefined;
  if (/^[1-9]$/.test(event.key)) return Number(event.key);
  return (KEYS as Readonly<Record<string, Deed>>)[event.key.toLowerCase()];
}

/** The keys, and the switch that turns them off. */
class KeysDialog extends LitElement {
  static override properties = {
    isOn: { state: true },
  };

  static override styles = [
    parts,
    css`
      dialog {
        max-width: min(40rem, calc(100vw - 2 * var(--space-4)));
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
      }

      h2 {
        font-size: var(--size-large);
      }

      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr));
        gap: var(--space-1) var(--space-4);
        margin: var(--space-3) 0;
      }

      dl > div {
        display: flex;
        gap: var(--space-3);
      }

      kbd {
        display: inline-block;
        min-width: 2rem;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-small);
        font: inherit;
        text-align: center;
      }

      label {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: var(--target);
      }

      label input {
        width: 1.5rem;
        height: 1.5rem;
        accent-color: var(--accent);
      }
    `,
  ];

  private declare isOn: boolean;

  constructor() {
    super();
    this.isOn = areKeysOn();
  }

  open(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  override render() {
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${word('desk.keys')}</h2>
      <p>${word('desk.keys-help')}</p>
      <dl>
        ${Object.entries(KEYS).map(
          ([key, deed]) => html`<div>
            <dt><kbd>${deed === 'phone' ? '1–9' : key}</kbd></dt>
            <dd>${word(`desk.key.${deed}`)}</dd>
          </div>`,
        )}
      </dl>
      <label><input type="checkbox" .checked=${this.isOn} @change=${this.turn} /> ${word('desk.keys-on')}</label>
      <form method="dialog"><button class="button primary">${word('desk.close')}</button></form>
    </dialog>`;
  }

  private turn(event: Event): void {
    this.isOn = (event.target as HTMLInputElement).checked;
    try {
      localStorage.setItem(KEPT_AS, this.isOn ? 'on' : 'off');
    } catch {
      // A browser that keeps nothing asks again next time.
    }
  }
}

customElements.define('tomarigi-keys', KeysDialog);

export type { KeysDialog };
