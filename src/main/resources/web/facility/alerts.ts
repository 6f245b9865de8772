import { LitElement, css, html, nothing } from 'lit';
import { read } from '../shared/api';
import { ask, inWords } from '../shared/ask';
import { parts } from '../shared/parts';
import { word } from '../shared/words';
import type { Device, Failed } from './device';
import { ThisDevice } from './device';
import { switchStyles } from './switch-styles';

interface ByMail {
  readonly possible: boolean;
  readonly hasAddress: boolean;
  readonly on: boolean;
}

/** Whether one is told of an ask while the page is not open: by this browser, and by mail. Nothing for whoever may not answer. */
class Alerts extends LitElement {
  static override properties = {
    facility: { type: String },
    device: { state: true },
    mail: { state: true },
    said: { state: true },
    problem: { state: true },
  };

  static override styles = [
    parts,
    switchStyles,
    css`
      :host {
        display: block;
        max-width: 32rem;
      }

      .quiet {
        font-size: var(--size-small);
      }
    `,
  ];

  declare facility: string;
  private declare device: Device | undefined;
  private declare mail: ByMail | undefined;
  private declare said: string;
  private declare problem: string;
  private browser!: ThisDevice;
  private isBusy = false;

  constructor() {
    super();
    this.said = '';
    this.problem = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.browser = new ThisDevice(this.facility);
    void this.load();
  }

  private async load(): Promise<void> {
    const mail = await read<ByMail>(`${this.path}`);
    if (mail.state !== 'found') return;
    this.mail = mail.value;
    this.device = await this.browser.find();
  }

  private get path(): string {
    return `/api/facilities/${encodeURIComponent(this.facility)}/mail-alert`;
  }

  override render() {
    const { device, mail } = this;
    if (!device || !mail) return nothing;
    return html`<div role="group" aria-label=${word('wake.title')}>
      ${this.byDevice(device)} ${mail.possible ? this.byMail(mail) : nothing}
      <p aria-live="polite">
        ${this.problem ? html`<span aria-hidden="true">⚠</span> ${this.problem}` : this.said}
      </p>
    </div>`;
  }

  private byDevice(device: Device) {
    if (device.state === 'unable') return html`<p class="quiet">${word('wake.unable')}</p>`;
    const on = device.state === 'on';
    return html`${this.turner('wake.device', 'device-help', on, () => this.turnDevice(device))}
      <p id="device-help" class="quiet">${word(device.state === 'denied' ? 'wake.denied' : 'wake.device-help')}</p>
      ${on ? html`<button class="button" @click=${() => this.test(device.id)}>${word('wake.test')}</button>` : nothing}`;
  }

  private byMail({ hasAddress, on }: ByMail) {
    if (!hasAddress && !on) return html`<p class="quiet">${word('wake.no-address')}</p>`;
    return html`${this.turner('wake.mail', 'mail-help', on, () => this.turnMail(!on))}
      <p id="mail-help" class="quiet">${word('wake.mail-help')}</p>`;
  }

  private turner(what: string, help: string, on: boolean, turn: () => Promise<void>) {
    return html`<div>
      <button role="switch" aria-checked=${on} aria-describedby=${help} @click=${() => this.once(turn)}>
        ${word(what)} <span class="state" aria-hidden="true">${word(on ? 'bell.sound-on' : 'bell.sound-off')}</span>
      </button>
    </div>`;
  }

  /** A second tap says nothing. */
  private async once(work: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.said = '';
    this.problem = '';
    try {
      await work();
    } finally {
      this.isBusy = false;
    }
  }

  private async turnDevice(device: Device): Promise<void> {
    const outcome = device.state === 'on' ? await this.browser.turnOff(device.id) : await this.browser.turnOn();
    if (typeof outcome === 'object' && 'state' in outcome) this.device = outcome;
    else this.problem = why(outcome);
  }

  private test(id: string): Promise<void> {
    return this.once(async () => {
      const failed = await this.browser.test(id);
      if (failed) this.problem = why(failed);
      else this.said = word('wake.tested');
    });
  }

  private async turnMail(on: boolean): Promise<void> {
    const turned = await ask<ByMail>('PUT', this.path, { on });
    if (turned.state === 'done') this.mail = turned.value;
    else this.problem = why(turned.state === 'away' ? 'away' : turned.problem);
  }
}

function why(failed: Failed): string {
  return typeof failed === 'string' ? word(`wake.${failed}`) : inWords(failed);
}

customElements.define('tomarigi-alerts', Alerts);
