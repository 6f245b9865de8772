/** Made here, so that a save whose answer got lost can be sent again without making the thing twice. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
