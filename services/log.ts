import pino, { type Logger } from 'pino';

export type { Logger };

/** Structured log lines on stderr, so that a command's own output stays clean. Credentials are blotted out by name. */
export function createLogger(level: string): Logger {
  const paths = ['token', '*.token', '*.accessToken', '*.refreshToken', '*.clientSecret', 'headers.authorization'];
  return pino({ level, redact: { paths, censor: '[oculto]' } }, pino.destination(2));
}
