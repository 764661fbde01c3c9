import { parseArgs } from 'node:util';
import { MOST_MONTHS } from './scenario.ts';

const MOST_WORKERS = 16;

export interface DemoOptions {
  /** End after the report files are written, instead of serving the pages. */
  once: boolean;
  /** Full months to collect day by day and close. */
  months: number;
  /** Folder for the report files. */
  out: string;
  /** Folder of the database: a second run over it adds nothing. */
  data: string;
  port: string;
  /** Worker processes beside this one; 0: this process does everything. */
  workers: number;
}

/** @throws Error on an unknown option or a bad number of months */
export function demoOptions(args: readonly string[]): DemoOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      once: { type: 'boolean', default: false },
      months: { type: 'string', default: String(MOST_MONTHS) },
      out: { type: 'string', default: 'out/demo' },
      data: { type: 'string', default: 'data/demo' },
      workers: { type: 'string', default: '0' },
      port: { type: 'string', default: process.env.PORT ?? '3000' },
    },
  });
  const months = Number(values.months);
  if (!Number.isInteger(months) || months < 1 || months > MOST_MONTHS) {
    throw new RangeError(`--months: se espera un número entero de 1 a ${MOST_MONTHS}`);
  }
  const workers = Number(values.workers);
  if (!Number.isInteger(workers) || workers < 0 || workers > MOST_WORKERS) {
    throw new RangeError(`--workers: se espera un número entero de 0 a ${MOST_WORKERS}`);
  }
  if (workers > 0 && !process.env.REDIS_URL) throw new RangeError('--workers: los procesos necesitan REDIS_URL');
  return { ...values, months, workers };
}
