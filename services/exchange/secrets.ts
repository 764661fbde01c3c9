/** Stands where a secret stood. */
export const SECRET_MARKER = '[oculto]';

/** The secrets known to this process, so that none of them reaches a capture, a log or an error. */
export interface Secrets {
  add(secret: string): void;
  /** The text with each known secret, plain or percent-encoded, and each token field replaced by the marker. */
  redact(text: string): string;
}

// Fields that carry a credential in answers of the four platforms, whatever its value.
const TOKEN_FIELD = /("(?:access_token|refresh_token|id_token|client_secret)"\s*:\s*")(?:[^"\\]|\\.)*"/g;

export function createSecrets(initial: readonly string[] = []): Secrets {
  const known = new Set<string>();
  const add = (secret: string) => {
    // A secret shorter than this would blot out ordinary text, and none of the platforms issues one.
    if (secret.length < 8) return;
    known.add(secret);
    known.add(encodeURIComponent(secret));
  };
  for (const secret of initial) add(secret);
  const redact = (text: string) => {
    const plain = [...known].reduce((result, secret) => result.replaceAll(secret, SECRET_MARKER), text);
    return plain.replace(TOKEN_FIELD, `$1${SECRET_MARKER}"`);
  };
  return { add, redact };
}
