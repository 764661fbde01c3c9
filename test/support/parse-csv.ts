/** Rows of a CSV (RFC 4180) by the names of its header; written apart from the product's own writer. */
export function parseCsv(bytes: Uint8Array): Record<string, string>[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replace(/^\ufeff/, '');
  const rows: string[][] = [[]];
  let [field, isQuoted] = ['', false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (isQuoted && sign === '"' && text[at + 1] === '"') {
      field += '"';
      at += 1;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (sign === ',' || sign === '\n')) {
      rows.at(-1)?.push(sign === '\n' ? field.replace(/\r$/, '') : field);
      field = '';
      if (sign === '\n') rows.push([]);
    } else field += sign;
  }
  const [header = [], ...others] = rows.slice(0, -1);
  return others.map((row) => Object.fromEntries(header.map((name, place) => [name, row[place] ?? ''])));
}
