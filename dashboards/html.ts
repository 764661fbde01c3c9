/** Markup that is safe to stand in a page. Only {@link html} and {@link raw} make it. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

/**
 * Writes markup: what is put in is escaped, unless it is markup itself. Lists are joined; `null`, `undefined` and `false`
 * leave nothing. Values stand in element content or inside double quotes, never in a tag or attribute name.
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = texts.reduce((before, text, index) => before + written(parts[index - 1]) + text);
  return { markup };
}

/** Markup that is known to be safe: drawings and style of our own. Never words of others. */
export function raw(markup: string): Html {
  return { markup };
}

/** An address to link to, or `undefined` where it is not a web address: other schemes can run script. */
export function webAddress(address: string): string | undefined {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? address : undefined;
}

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'markup' in part ? part.markup : part.map(written).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
