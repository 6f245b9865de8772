/** The page's sentences, which the server put into it in the reader's language. */
const sentences: Readonly<Record<string, string>> = JSON.parse(document.getElementById('words')?.textContent ?? '{}');

/** The language of the page, as dates, times and ages are written in it. */
export const locale = document.documentElement.lang === 'en' ? 'en-GB' : 'ja-JP';

/** The sentence of this key with {0}, {1}… filled in. A key without a sentence is shown as it is: it will be noticed. */
export function word(key: string, ...values: readonly (string | number)[]): string {
  const sentence = sentences[key] ?? key;
  return sentence.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ''));
}
