import { html, nothing } from 'lit';
import { errorAt } from '../shared/keeping';
import type { Member } from '../shared/rota';
import type { Colleague } from '../shared/who-is-who';
import { word } from '../shared/words';

interface MemberFields {
  readonly member: Member;
  readonly index: number;
  readonly colleagues: readonly Colleague[];
  readonly facilities: readonly { readonly id: string; readonly name: string }[];
  readonly wrong: (field: string) => string | undefined;
  readonly change: (next: Member) => void;
  readonly remove: () => void;
}

/** An office or a person, with a phone; an office of one with a backup. */
export function memberFields({ member, index, colleagues, facilities, wrong, change, remove }: MemberFields) {
  const id = `member-${index}`;
  const line = (name: string, type: string, value: string | undefined, set: (text: string) => Member) => {
    const key = name.replace('.', '-');
    return html`<div class="field">
      <label for="${id}-${key}">${word(`rota.member-${key}`)}</label>
      ${errorAt(`${id}-${key}-error`, wrong(name))}
      <input
        id="${id}-${key}"
        type=${type}
        .value=${value ?? ''}
        aria-describedby="${id}-${key}-error"
        aria-invalid=${wrong(name) !== undefined}
        @change=${(event: Event) => change(set((event.target as HTMLInputElement).value))}
      />
    </div>`;
  };
  const backup = (part: 'name' | 'phone', text: string): Member => {
    const next = { name: '', phone: '', ...member.backup, [part]: text };
    return { ...member, backup: next.name || next.phone ? next : undefined };
  };
  const accounts = colleagues.filter(({ role }) => role !== 'ELDERLY_CARE').map((one) => ({ value: `account:${one.id}`, name: one.name }));
  const offices = facilities.map((one) => ({ value: `facility:${one.id}`, name: one.name }));
  const signsIn = member.account ? `account:${member.account}` : member.facility ? `facility:${member.facility}` : '';
  return html`<fieldset class="row">
    <legend>${member.name || word('rota.member', index + 1)}</legend>
    <div class="field">
      <label for="${id}-kind">${word('rota.member-kind')}</label>
      <select
        id="${id}-kind"
        @change=${(event: Event) => {
          const kind = (event.target as HTMLSelectElement).value as Member['kind'];
          change({ ...member, kind, onePerson: kind === 'OFFICE' && member.onePerson });
        }}
      >
        ${(['OFFICE', 'PERSON'] as const).map((kind) => html`<option value=${kind} ?selected=${member.kind === kind}>${word(`rota.kind-of.${kind}`)}</option>`)}
      </select>
    </div>
    <div class="pair">
      ${line('name', 'text', member.name, (name) => ({ ...member, name }))} ${line('phone', 'tel', member.phone, (phone) => ({ ...member, phone }))}
      ${member.kind === 'PERSON' ? line('office', 'text', member.office, (office) => ({ ...member, office: office || undefined })) : nothing}
      ${line('district', 'text', member.district, (district) => ({ ...member, district: district || undefined }))}
    </div>
    <div class="field">
      <label for="${id}-signs-in">${word('rota.signs-in')}</label>
      <select
        id="${id}-signs-in"
        @change=${(event: Event) => {
          const [what, ...rest] = (event.target as HTMLSelectElement).value.split(':');
          const named = rest.join(':') || undefined;
          change({ ...member, account: what === 'account' ? named : undefined, facility: what === 'facility' ? named : undefined });
        }}
      >
        <option value="">${word('rota.signs-in-nobody')}</option>
        ${[...accounts, ...offices].map(({ value, name }) => html`<option value=${value} ?selected=${value === signsIn}>${name}</option>`)}
      </select>
    </div>
    ${member.kind === 'OFFICE'
      ? html`<label class="check">
          <input type="checkbox" .checked=${member.onePerson} @change=${(event: Event) => change({ ...member, onePerson: (event.target as HTMLInputElement).checked })} />
          ${word('rota.one-person')}
        </label>`
      : nothing}
    ${errorAt(`${id}-backup-error`, wrong('backup'))}
    <div class="pair">
      ${line('backup.name', 'text', member.backup?.name, (text) => backup('name', text))}
      ${line('backup.phone', 'tel', member.backup?.phone, (text) => backup('phone', text))}
    </div>
    <button class="button" type="button" @click=${remove}>${word('rota.member-remove', member.name || index + 1)}</button>
  </fieldset>`;
}
