import { SettingsError } from '#config/env.ts';
import { START } from '#config/texts/start.ts';
import { AppError } from '#core/error.ts';
import { withoutSecrets } from '#services/redaction.ts';

/** How long what is under way may take to end once the process is asked to stop. */
const PATIENCE_MS = 10_000;

/** The end of a process, as those see it who start something in it. */
export interface Ending {
  /** Aborts when the process is asked to stop. */
  signal: AbortSignal;
  /** Has something end before the process does; what was added last ends first. */
  before(stop: () => Promise<void>): void;
}

/**
 * Runs a process until SIGTERM or SIGINT; then what it started ends, within ten seconds, and the process with status 0.
 * A second signal, or what does not end in time, ends it with status 1; so does what fails at the start, with its reason.
 */
export function runProcess(start: (ending: Ending) => Promise<void>): void {
  const asked = new AbortController();
  const stops: (() => Promise<void>)[] = [];
  // From the first moment: as the first process of a container it would not end by a signal that nobody listens to.
  stopOn(['SIGTERM', 'SIGINT'], async () => {
    asked.abort();
    for (const stop of stops.toReversed()) await stop();
  });
  const ending: Ending = { signal: asked.signal, before: (stop) => void stops.push(stop) };
  // What fails because everything is ending is no failure of the start.
  start(ending).catch((error: unknown) => asked.signal.aborted || fail(error));
}

/** Says something to the person at the terminal. */
export function say(...sentences: readonly string[]): void {
  process.stdout.write(`${sentences.join('\n')}\n`);
}

function stopOn(signals: readonly NodeJS.Signals[], stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) process.exit(1);
    stopping = true;
    say(START.stopping);
    setTimeout(() => {
      say(START.forced);
      process.exit(1);
    }, PATIENCE_MS).unref();
    stop().then(() => process.exit(0), fail);
  };
  for (const signal of signals) process.on(signal, onSignal);
}

function fail(error: unknown): void {
  const known = error instanceof SettingsError || error instanceof AppError;
  const message = known ? error.message : START.failed(error instanceof Error ? error.message : String(error));
  process.stderr.write(`${withoutSecrets(message)}\n`);
  process.exit(1);
}
