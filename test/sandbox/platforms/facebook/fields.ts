/** One name of a field list, with what hangs on it: `insights.metric(a,b).period(lifetime)`, `attachments{type}`. */
export interface Field {
  name: string;
  /** `metric` → `a,b` */
  calls: Readonly<Record<string, string>>;
  fields: readonly Field[];
}

/** Reads a field expansion of the Graph API; spaces and line ends are ignored. */
export function parseFields(text: string): Field[] {
  return splitOutside(text.replace(/\s+/g, ''), ',').filter(Boolean).map(parseField);
}

function parseField(text: string): Field {
  const brace = text.indexOf('{');
  const head = brace === -1 ? text : text.slice(0, brace);
  const nested = brace === -1 ? '' : text.slice(brace + 1, text.lastIndexOf('}'));
  const [name = '', ...calls] = splitOutside(head, '.');
  return {
    name,
    calls: Object.fromEntries(calls.map((call) => [call.replace(/\(.*/, ''), call.replace(/^[^(]*\(|\)$/g, '')])),
    fields: parseFields(nested),
  };
}

/** Splits at a separator that stands outside of every bracket. */
function splitOutside(text: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if ('({'.includes(character)) depth += 1;
    if (')}'.includes(character)) depth -= 1;
    if (character === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}
