import { LitElement, css, html } from 'lit';
import { pageAt } from './api';
import { parts } from './parts';
import './who';
import { word } from './words';

/** Above every page but the wall: the way home, and the same page in the other language. */
class Header extends LitElement {
  static override styles = [
    parts,
    css`
      :host {
        display: block;
        border-bottom: 1px solid var(--line);
        background: var(--surface);
      }

      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-4);
        max-width: var(--page-width); /* as wide as what stands below it */
        margin: 0 auto;
        padding: 0 var(--space-4);
      }

      a {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        min-height: var(--target);
        min-width: var(--target);
      }

      tomarigi-who {
        margin-left: auto;
      }

      nav {
        flex: none;
      }

      /* All in one line on a telephone too: what is read on the page has the height. */
      @media (max-width: 30rem) {
        header {
          gap: var(--space-2);
        }
      }

      .home {
        flex: none;
        color: var(--ink);
        font-weight: 700;
        text-decoration: none;
      }

      .home:hover {
        text-decoration: underline;
      }

      img {
        width: 1.5rem;
        height: 1.5rem;
      }

      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  override render() {
    const other = document.documentElement.lang === 'en' ? 'ja' : 'en';
    return html`<header>
      <a class="home" href=${pageAt('/')}><img src="/icon.svg" alt="" />${word('header.home')}</a>
      <tomarigi-who></tomarigi-who>
      <nav aria-label=${word('header.language')}>
        <a
          href=${inLanguage(other)}
          lang=${other}
          hreflang=${other}
          @click=${(event: Event) => ((event.currentTarget as HTMLAnchorElement).href = inLanguage(other))}
          >${word('header.other-language')}</a
        >
      </nav>
    </header>`;
  }
}

/** This page as it stands now, filters and all, in that language. */
function inLanguage(language: string): string {
  const address = new URL(location.href);
  address.searchParams.set('lang', language);
  return address.pathname + address.search + address.hash;
}

customElements.define('tomarigi-header', Header);
