import { LitElement, html } from 'lit';
import { parts } from '../shared/parts';
import { word } from '../shared/words';
import { switchStyles } from './switch-styles';

const MUTED = 'tomarigi.inbox.muted';
const CHANGED = 'tomarigi-bell';
/** Two notes, the second higher: a call, no alarm. */
const NOTES_HZ = [784, 1_047] as const;
const NOTE_S = 0.22;
const LOUD = 0.25;

let context: AudioContext | undefined;

/** A browser lets a page sound after its reader has touched it. */
function wake(): void {
  if (!('AudioContext' in window)) return;
  context ??= new AudioContext();
  void context.resume().catch(() => undefined);
}

for (const gesture of ['pointerdown', 'keydown']) window.addEventListener(gesture, wake, { capture: true, once: true });

function isMuted(): boolean {
  try {
    return localStorage.getItem(MUTED) === '1';
  } catch {
    return false;
  }
}

/** Says that something came, unless it was told to be quiet or nobody has touched the page yet. */
export function ring(): void {
  if (isMuted() || context?.state !== 'running') return;
  NOTES_HZ.forEach((hertz, index) => {
    const note = context!.createOscillator();
    const volume = context!.createGain();
    const begin = context!.currentTime + index * NOTE_S;
    note.frequency.value = hertz;
    volume.gain.setValueAtTime(0, begin);
    volume.gain.linearRampToValueAtTime(LOUD, begin + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, begin + NOTE_S);
    note.connect(volume).connect(context!.destination);
    note.start(begin);
    note.stop(begin + NOTE_S);
  });
}

/** Whether an ask is heard when it comes; kept by this browser. */
class Bell extends LitElement {
  static override properties = {
    short: { type: Boolean },
  };

  static override styles = [parts, switchStyles];

  /** Where there is little room. */
  declare short: boolean;

  constructor() {
    super();
    this.short = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener(CHANGED, this.draw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener(CHANGED, this.draw);
  }

  private readonly draw = (): void => this.requestUpdate();

  override render() {
    const on = !isMuted();
    return html`<button role="switch" aria-checked=${on} aria-label=${word('bell.sound')} title=${word('bell.sound')} @click=${this.turn}>
      <span aria-hidden="true">♪</span> ${this.short ? word('bell.sound-short') : word('bell.sound')}
      <span class="state" aria-hidden="true">${word(on ? 'bell.sound-on' : 'bell.sound-off')}</span>
    </button>`;
  }

  private turn(): void {
    const muted = !isMuted();
    try {
      localStorage.setItem(MUTED, muted ? '1' : '0');
    } catch {
      return; // a browser that keeps nothing: then it sounds
    }
    window.dispatchEvent(new Event(CHANGED));
    if (!muted) ring();
  }
}

customElements.define('tomarigi-bell', Bell);
