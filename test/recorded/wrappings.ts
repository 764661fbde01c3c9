import { parse as parseYaml } from 'yaml';
import { at, isObject, type Json, jsonOf, listOf, numberOf, textOf } from './json.ts';

/** What stands in a file: an answer as it came, or something that was made out of answers. */
export type Part =
  | { is: 'answer'; body: string; status?: number; headers: Headers; request?: { method: string; url: string } }
  /** Rows that somebody took out of answers and wrote down in his own way. */
  | { is: 'records'; rows: readonly Json[] };

export type Headers = Readonly<Record<string, string>>;

/** Takes what a file holds out of its wrapping, by the file's kind (the end of its name) and its shape. */
export function partsOf(extension: string, text: string): Part[] {
  if (extension === 'jsonl') return [{ is: 'records', rows: text.split('\n').filter(Boolean).map(recordOf) }];
  if (extension === 'csv') return [{ is: 'records', rows: text.trim().split('\n').slice(1) }];
  if (extension === 'js') return [{ is: 'records', rows: [moduleOf(text)] }];
  if (extension === 'yml' || extension === 'yaml') return cassette(parsedYaml(text)) ?? [bare(text)];
  const json = jsonOf(text);
  if (json !== undefined) return cassette(json) ?? [exchange(json) ?? headerMap(json) ?? bare(text)];
  return [httpDump(text) ?? headerLines(text) ?? printedError(text) ?? bare(text)];
}

function bare(body: string): Part {
  return { is: 'answer', body, headers: {} };
}

/** A line of a loader's output names its stream beside the row. */
function recordOf(line: string): Json {
  const parsed = jsonOf(line);
  return at(parsed, 'stream') === undefined ? parsed : at(parsed, 'data');
}

function moduleOf(text: string): Json {
  return jsonOf(text.replace(/^[^{[]*/, '').replace(/[;\s]*$/, ''));
}

function parsedYaml(text: string): Json {
  try {
    const parsed: Json = parseYaml(text);
    return parsed;
  } catch {
    return undefined;
  }
}

/** The recordings of VCR and of its relatives: a list of requests with their responses. */
function cassette(value: Json): Part[] | undefined {
  const interactions = listOf(at(value, 'http_interactions') ?? at(value, 'interactions'));
  const parts = interactions.flatMap((each) => exchange(each) ?? []);
  return parts.length > 0 ? parts : undefined;
}

/** `{request, response: {status, headers, body}}`, or an answer's `{status, headers}` without its body. */
function exchange(value: Json): Part | undefined {
  const isBare = isObject(value) && isObject(value.headers) && numberOf(value.status) !== undefined;
  const response = isBare ? value : at(value, 'response');
  if (!isObject(response)) return undefined;
  const status =
    numberOf(response.status) ?? numberOf(at(response, 'status', 'code')) ?? numberOf(response.status_code);
  if (status === undefined && response.body === undefined) return undefined;
  const url = textOf(at(value, 'request', 'url')) ?? textOf(at(value, 'request', 'uri'));
  const method = (textOf(at(value, 'request', 'method')) ?? 'GET').toUpperCase();
  return {
    is: 'answer',
    body: bodyOf(response.body),
    ...(status !== undefined && { status }),
    headers: headersOf(response.headers),
    ...(url !== undefined && { request: { method, url } }),
  };
}

function bodyOf(body: Json): string {
  const inner = at(body, 'string') ?? body;
  if (inner === undefined || inner === null) return '';
  return typeof inner === 'string' ? inner : JSON.stringify(inner);
}

/** Header names in lower case; a header given as a list is joined, as HTTP would. */
export function headersOf(value: unknown): Headers {
  if (!isObject(value)) return {};
  const entries = Object.entries(value).map(([name, given]) => [name.toLowerCase(), listOrText(given)]);
  return Object.fromEntries(entries);
}

function listOrText(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(', ') : String(value);
}

/** Nothing but the headers of an answer. */
function headerMap(value: Json): Part | undefined {
  const headers = headersOf(value);
  if (!('content-type' in headers) || !('date' in headers)) return undefined;
  const status = Number(headers.status ?? Number.NaN);
  return { is: 'answer', body: '', headers, ...(Number.isInteger(status) && { status }) };
}

function httpDump(text: string): Part | undefined {
  const [, status, head = '', body = ''] =
    /^HTTP\/[\d.]+ (\d+)[^\n]*\n([\s\S]*?)(?:\r?\n\r?\n|^\r?\n)([\s\S]*)$/m.exec(text) ?? [];
  if (!status) return undefined;
  return { is: 'answer', body: body.trim(), status: Number(status), headers: linesOf(head) };
}

function headerLines(text: string): Part | undefined {
  const lines = text.trim().split(/\r?\n/);
  const isHeaders = lines.every((line) => /^[a-z][a-z-]+:\s?\S/i.test(line));
  return isHeaders ? { is: 'answer', body: '', headers: linesOf(text) } : undefined;
}

function linesOf(text: string): Headers {
  const entries = text.split(/\r?\n/).flatMap((line) => {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    return name ? [[name.toLowerCase(), value]] : [];
  });
  return Object.fromEntries(entries);
}

/** An error of the Graph API as SDKs print it, `…errorCode: 190, …message: …`, put back into its body. */
function printedError(text: string): Part | undefined {
  const code = /error_?code[:=]\s*(\d+)/i.exec(text)?.[1];
  if (!code) return undefined;
  const subcode = /sub_?(?:error)?_?code[:=]\s*(\d+)/i.exec(text)?.[1];
  const type = /error_?type[:=]\s*(\w+)/i.exec(text)?.[1];
  const message = /message[:=]\s*([\s\S]*?)\}?\s*$/i.exec(text)?.[1] ?? text;
  const error = {
    message,
    ...(type && { type }),
    code: Number(code),
    ...(subcode && { error_subcode: Number(subcode) }),
  };
  return { is: 'answer', body: JSON.stringify({ error }), headers: {} };
}
