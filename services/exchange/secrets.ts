/** Stands where a secret stood. */
export const SECRET_MARKER = '[oculto]';

/** The secrets known to this process, so that none of them reaches a capture, a log or an error. */
export interface Secrets {
  add(secret: string): void;
  /** The text with each known secret, however it is encoded, and each token field replaced by the marker. */
  redact(text: string): string;
}

// Names that carry a credential in answers of the four platforms, whatever its value.
const NAMES = 'access_token|refresh_token|id_token|client_secret';
const TOKEN_FIELDS = [
  new RegExp(`("(?:${NAMES})"\\s*:\\s*")(?:[^"\\\\]|\\\\.)*(?=")`, 'g'),
  // The same in a JSON text that is itself a member of JSON, as in Facebook's batches.
  new RegExp(`(\\\\"(?:${NAMES})\\\\"\\s*:\\s*\\\\").*?(?=\\\\")`, 'g'),
  // In addresses, as paging links carry them.
  new RegExp(`(\\b(?:${NAMES})=)[^&\\s"'\\\\]+`, 'g'),
];

export function createSecrets(initial: readonly string[] = []): Secrets {
  const known = new Set<string>();
  let longestFirst: readonly string[] = [];
  const add = (secret: string) => {
    // A secret shorter than this would blot out ordinary text, and none of the platforms issues one.
    if (secret.length < 8) return;
    for (const form of formsOf(secret)) known.add(form);
    // One that begins like another would leave the other's tail.
    longestFirst = [...known].sort((a, b) => b.length - a.length);
  };
  for (const secret of initial) add(secret);
  const redact = (text: string) => {
    const plain = longestFirst.reduce((result, secret) => result.replaceAll(secret, SECRET_MARKER), text);
    return TOKEN_FIELDS.reduce((result, field) => result.replace(field, `$1${SECRET_MARKER}`), plain);
  };
  return { add, redact };
}

/** How a secret can be written: plain, in an address, in a form, and inside JSON with slashes escaped or not. */
function formsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const form = new URLSearchParams({ a: secret }).toString().slice(2);
  return [secret, encodeURIComponent(secret), form, json, json.replaceAll('/', '\\/')];
}
