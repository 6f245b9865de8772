import { LitElement, css, html, nothing } from 'lit';
import { parts } from './parts';
import { word } from './words';

/*
 * What a facility takes: the codes of the API in the order in which people speak of them, and their words. Whatever is left
 * out of a profile is not stated, which is never the same as "no".
 */

export const DISABILITIES = [
  'INTELLECTUAL',
  'DEVELOPMENTAL',
  'PSYCHOSOCIAL',
  'PHYSICAL',
  'SEVERE_MULTIPLE',
  'INTRACTABLE',
  'BRAIN_INJURY',
] as const;
/** The 14 items of the official score for medical care, in its order. */
export const MEDICAL_CARE = [
  'VENTILATOR',
  'TRACHEOSTOMY',
  'NASAL_AIRWAY',
  'OXYGEN',
  'SUCTION',
  'NEBULISER',
  'TUBE_FEEDING',
  'CENTRAL_LINE',
  'INJECTION',
  'GLUCOSE_TEST',
  'DIALYSIS',
  'CATHETER',
  'BOWEL_CARE',
  'SEIZURE_TREATMENT',
] as const;
export const OTHER_CARE = [
  'MEALS',
  'BATHING',
  'TOILETING',
  'TRANSFER',
  'MEDICATION',
  'NIGHT_WATCH',
  'SIGN_LANGUAGE',
] as const;
export const CARE_HOURS = ['ALWAYS', 'DAY', 'NEVER'] as const;
export const KINDS = ['WELFARE', 'WELFARE_NURSE', 'MEDICAL', 'INCLUSIVE', 'HOME_HELP', 'LODGING'] as const;
/** Who helps and has no bed of short stay. */
export const RESPONDERS: readonly string[] = ['HOME_HELP', 'LODGING'];
export const SITINGS = ['ATTACHED', 'VACANT_BED', 'STANDALONE'] as const;
export const SEXES = ['FEMALE', 'MALE'] as const;
/** 強度行動障害 begins with this total of the twelve items, and its highest band with the second. */
export const SEVERE_BEHAVIOUR = 10;
export const HIGHEST_BEHAVIOUR = 18;
export const MOST_BEHAVIOUR = 24;

export type Disability = (typeof DISABILITIES)[number];
export type Care = (typeof MEDICAL_CARE)[number] | (typeof OTHER_CARE)[number];
export type CareHours = (typeof CARE_HOURS)[number];
export type Kind = (typeof KINDS)[number];
export type Siting = (typeof SITINGS)[number];
export type Sex = (typeof SEXES)[number];

/** As `GET /api/facilities/{facility}` says it. */
export interface Capability {
  readonly kind?: Kind | null;
  readonly siting?: Siting | null;
  readonly disabilities?: readonly Disability[] | null;
  readonly children?: boolean | null;
  readonly adults?: boolean | null;
  readonly supportLevels?: { readonly min?: number | null; readonly max?: number | null } | null;
  readonly maxBehaviour?: number | null;
  readonly care?: { readonly [care in Care]?: CareHours } | null;
  readonly sexes?: readonly Sex[] | null;
  readonly wheelchair?: boolean | null;
  readonly transport?: boolean | null;
}

export const kindWord = (kind: Kind) => word(`kind.${kind}`);
export const sitingWord = (siting: Siting) => word(`siting.${siting}`);
export const disabilityWord = (disability: Disability) => word(`disability.${disability}`);
export const careWord = (care: Care) => word(`care.${care}`);
/** 常時, 日中, 不可; 未記入 when nothing is said. */
export const careHoursWord = (hours: CareHours | undefined) => word(`care.level.${hours ?? 'UNKNOWN'}`);
export const sexWord = (sex: Sex) => word(`sex.${sex}`);

/** A shape beside the word, so that no reader needs the colour. */
export const CARE_SYMBOLS: Readonly<Record<CareHours, string>> = { ALWAYS: '◎', DAY: '△', NEVER: '×' };

/** One thing that a facility takes, short enough for a card. */
export interface Tag {
  readonly what: 'kind' | 'disability' | 'age' | 'care' | 'behaviour' | 'access';
  readonly symbol?: string;
  readonly words: string;
}

/** What a facility takes, in a few words each: 知的, 児童, △ 吸引 日中. What it does not take or has not stated is left out. */
export function capabilityTags(profile: Capability): readonly Tag[] {
  const tags: Tag[] = [];
  if (profile.kind) tags.push({ what: 'kind', words: kindWord(profile.kind) });
  for (const one of DISABILITIES)
    if (profile.disabilities?.includes(one)) tags.push({ what: 'disability', words: disabilityWord(one) });
  if (profile.children) tags.push({ what: 'age', words: word('takes.children') });
  if ((profile.maxBehaviour ?? 0) >= SEVERE_BEHAVIOUR)
    tags.push({ what: 'behaviour', words: word('takes.severe', profile.maxBehaviour!) });
  for (const one of MEDICAL_CARE) {
    const hours = profile.care?.[one];
    if (hours === 'ALWAYS' || hours === 'DAY')
      tags.push({
        what: 'care',
        symbol: CARE_SYMBOLS[hours],
        words: word('takes.care', careWord(one), careHoursWord(hours)),
      });
  }
  if (profile.wheelchair) tags.push({ what: 'access', words: word('takes.wheelchair') });
  if (profile.transport) tags.push({ what: 'access', words: word('takes.transport') });
  return tags;
}

/**
 * The tags as a list: `<tomarigi-capability .profile=${facility}>`. With `most`, no more than so many are shown, and how
 * many there are besides. Its type follows the size around it.
 */
class CapabilityList extends LitElement {
  static override properties = {
    profile: { attribute: false },
    most: { type: Number },
  };

  static override styles = [
    parts,
    css`
      :host {
        display: block;
      }

      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25em;
      }

      li {
        padding: 0 0.5em;
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        background: var(--surface);
        line-height: 1.6;
      }

      .kind {
        border-color: var(--line-strong);
        font-weight: 700;
      }

      .more {
        border-color: transparent;
      }
    `,
  ];

  declare profile: Capability;
  declare most: number | undefined;

  override render() {
    const tags = capabilityTags(this.profile);
    if (tags.length === 0) return html`<p class="quiet">${word('takes.unknown')}</p>`;
    const most = this.most ?? tags.length;
    return html`<ul role="list">
      ${tags.slice(0, most).map(
        (tag) => html`<li class=${tag.what}>
          ${tag.symbol && html`<span aria-hidden="true">${tag.symbol}</span>`} ${tag.words}
        </li>`,
      )}
      ${tags.length > most ? html`<li class="more quiet">${word('takes.more', tags.length - most)}</li>` : nothing}
    </ul>`;
  }
}

customElements.define('tomarigi-capability', CapabilityList);
