import pino, { type Logger } from 'pino';
import { redacted } from './redaction.ts';

export type { Logger };

export interface LoggerOptions {
  /** Replaces the secrets that this process knows by their value. */
  redact?(text: string): string;
  /** Where lines go; stderr when absent, so that a command's own output stays clean. */
  out?: { write(line: string): unknown };
}

/**
 * Structured log lines without secrets. Each line is cleaned as it is written, after errors have been put into words:
 * what stands under a name of a secret, what is written like one, and what is known to be one, at whatever depth.
 */
export function createLogger(level: string, options: LoggerOptions = {}): Logger {
  // Written at once: a line of the last moment would be lost, or stand before older ones, when the process ends.
  const { redact = (text) => text, out = pino.destination({ dest: 2, sync: true }) } = options;
  return pino(
    { level },
    { write: (line) => void out.write(`${redact(JSON.stringify(redacted(JSON.parse(line))))}\n`) },
  );
}
