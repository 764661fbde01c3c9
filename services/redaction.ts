import { SECRET_MARKER } from './exchange/secrets.ts';

// The end of a name says it, whatever stands before: `accessToken`, `access_token`, `RENDIR_X_APP_SECRET`, `x-api-key`.
const NAME_ENDS =
  'token|secret|password|passwd|passphrase|pass|pwd|authorization|cookies?|appsecret_proof|credentials?|(?:api|app|private|consumer)[_-]?key';
const SECRET_NAME = new RegExp(`(?:${NAME_ENDS})$`, 'i');
/** In running text, of a length that cannot make a search slow. */
const NAME = `[\\w.-]{0,40}(?:${NAME_ENDS})`;

/** How a secret is written in running text; the first group stays. */
const IN_TEXT: readonly RegExp[] = [
  // The user part of an address, up to the last @: a password that was not encoded may hold one.
  /\b([a-z][a-z\d+.-]{0,20}:\/\/)[^\s"'<>@/:]*(?::[^\s"'<>]{0,1000})?(?=@)/gi,
  // OAuth 1.0a's parameters, each in quotes of its own.
  /\b(oauth_(?:consumer_key|token|signature|verifier)\\*["']?\s*=\s*\\*["']?)[^\s"'\\,&]+/gi,
  // JSON in a text, also when its quotes are escaped once more.
  new RegExp(`("${NAME}\\\\*"\\s*:\\s*\\\\*")(?:[^"\\\\]|\\\\(?!"))*`, 'gi'),
  // A header, alone or in an object as it is inspected: the rest of its line is its value.
  /\b((?:authorization|cookie)["']?\s*[:=]\s*["'[]*)[^\r\n"']+/gi,
  /\b((?:bearer|basic)\s+)[\w.~+/=-]{6,}/gi,
  // Addresses, forms and assignments.
  new RegExp(`\\b(${NAME}(?:=|%3D))[^\\s"'&,;<>)\\\\]+`, 'gi'),
];

/** The text without the credentials that can be known by how they are written. */
export function withoutSecrets(text: string): string {
  return IN_TEXT.reduce((result, pattern) => result.replace(pattern, `$1${SECRET_MARKER}`), text);
}

/** The value without credentials, at any depth: members by their name, all texts by how they are written. */
export function redacted(value: unknown): unknown {
  if (typeof value === 'string') return withoutSecrets(value);
  if (Array.isArray(value)) return value.map(redacted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name,
    SECRET_NAME.test(name) && !isHarmless(member) ? SECRET_MARKER : redacted(member),
  ]);
  return Object.fromEntries(members);
}

/** Says that there is a secret, or how many, and not which. */
function isHarmless(value: unknown): boolean {
  return value === null || typeof value === 'boolean' || typeof value === 'number';
}
