/** The page's sentences, which the server put into it in the reader's language. */
const sentences: Readonly<Record<string, string>> = JSON.parse(document.getElementById('words')?.textContent ?? '{}');

/** The language of the page, as dates, times and ages are written in it. */
export const locale = document.documentElement.lang === 'en' ? 'en-GB' : 'ja-JP';

/**
 * The sentence of this key with {0}, {1}… filled in, and with the one of `{0,choice,0#nights|1#night|1<nights}` that fits the
 * number, as Java’s MessageFormat reads them. A key without a sentence is shown as it is: it will be noticed.
 */
export function word(key: string, ...values: readonly (string | number)[]): string {
  const sentence = sentences[key] ?? key;
  return sentence.replace(/\{(\d)(?:,choice,([^}]*))?\}/g, (_, index, choices?: string) => {
    const value = values[Number(index)] ?? '';
    return choices === undefined ? String(value) : chosen(choices, Number(value));
  });
}

/** The last whose limit is reached (`#`) or passed (`<`); else the first. */
function chosen(choices: string, number: number): string {
  const all = choices.split('|').map((choice) => /^(\d+)([#<])(.*)$/.exec(choice) ?? []);
  const fits = ([, limit, sign]: readonly string[]) => (sign === '#' ? number >= Number(limit) : number > Number(limit));
  return (all.filter(fits).at(-1) ?? all[0])?.[3] ?? '';
}
