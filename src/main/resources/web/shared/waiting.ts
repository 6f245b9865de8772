import { html } from 'lit';
import { word } from './words';

/**
 * In place of what has not come yet: that it is being read, that there is no such thing, or that there is no connection.
 *
 * @param trouble what came instead of it; undefined: nothing yet
 * @param missing the key of what is said where there is no such thing
 */
export function waiting(trouble: { readonly state: string } | undefined, missing = 'connection.never') {
  const key = !trouble ? 'wall.loading' : trouble.state === 'missing' ? missing : 'connection.never';
  return html`<p role=${trouble ? 'alert' : 'status'}>${word(key)}</p>`;
}
