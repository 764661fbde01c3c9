const BAR_WIDTH = 30;

export interface Progress {
  step(sentence: string): void;
  /** @param done part of the whole, 0 to 1 */
  advance(done: number, label: string): void;
  end(): void;
}

/** Tells how far the demo is: a bar on a terminal, a line per step elsewhere. It writes to stderr: stdout is the result's. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  let lastLabel = '';
  const bar = (done: number, label: string) => {
    const full = Math.round(done * BAR_WIDTH);
    stream.write(`\r\u001b[2K${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)} ${Math.round(done * 100)} % ${label}`);
  };
  const line = (done: number, label: string) => {
    if (label !== lastLabel) stream.write(`${String(Math.round(done * 100)).padStart(3)} % ${label}\n`);
    lastLabel = label;
  };
  return {
    step: (sentence) => stream.write(`${stream.isTTY ? '\r\u001b[2K' : ''}${sentence}\n`),
    advance: stream.isTTY ? bar : line,
    end: () => void (stream.isTTY && stream.write('\r\u001b[2K')),
  };
}
