import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';
import { budgetsOf } from './budget-settings.ts';
import { deepFreeze } from './deep-freeze.ts';
import { namesOf } from './http-settings.ts';
import { type CredentialFaults, grantsOf, platformsOf } from './platform-settings.ts';
import { environmentSchema, fileSchema } from './schema.ts';
import { settingsFaults } from './texts/settings.ts';

export type Settings = ReturnType<typeof readSettings>;

/** All that is wrong with the settings, each in a sentence. */
export class SettingsError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(settingsFaults(faults));
    this.name = 'SettingsError';
    this.faults = faults;
  }
}

/**
 * Reads the settings: environment first, then the file that `RENDIR_CONFIG` names (by default `rendir.config.yaml`, which
 * may be absent). Unknown names and bad values are refused, all together.
 * @throws SettingsError
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>) {
  const faults: string[] = [];
  const env = checked(environmentSchema, ours(environment), 'entorno', faults);
  const file = checked(fileSchema, readFile(environment.RENDIR_CONFIG, faults), 'archivo', faults);
  const credentials: CredentialFaults = (names) => faults.push(...names);
  const options = file?.platforms ?? fileSchema.parse({}).platforms;
  const platforms = platformsOf(ours(environment), options, credentials);
  const names = namesOf(ours(environment), (fault) => faults.push(fault));
  if (!env || !file || faults.length > 0) throw new SettingsError(faults);
  return deepFreeze({
    http: { host: env.HOST, port: env.PORT, names },
    // Where platforms send people back to; they compare it, letter by letter, with the one registered with our app.
    publicUrl: env.RENDIR_PUBLIC_URL ?? `http://127.0.0.1:${env.PORT}`,
    dataDir: env.RENDIR_DATA_DIR,
    importFolder: env.RENDIR_IMPORT_FOLDER,
    mongodbUri: env.MONGODB_URI,
    redis: env.REDIS_URL === undefined ? undefined : { url: env.REDIS_URL, prefix: env.RENDIR_QUEUE_PREFIX },
    logLevel: env.RENDIR_LOG_LEVEL,
    entity: file.entity,
    close: file.close,
    lives: file.lives,
    ladder: file.ladder,
    accounts: file.accounts,
    adAccounts: file.adAccounts,
    platforms,
    grants: grantsOf(ours(environment)),
    // The first seals what is stored; one that is being retired still opens it.
    secretKeys: [env.RENDIR_SECRET_KEY, env.RENDIR_SECRET_KEY_BEFORE].filter((key) => key !== undefined),
    workers: file.workers,
    budgets: budgetsOf(env, file.budgets),
  });
}

/** What of the environment is meant for us. */
function ours(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const named = Object.entries(environment).filter(([name]) =>
    /^(RENDIR_|HOST$|PORT$|MONGODB_URI$|REDIS_URL$)/.test(name),
  );
  return Object.fromEntries(
    named.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
}

function readFile(path: string | undefined, faults: string[]): unknown {
  try {
    return parse(readFileSync(path ?? 'rendir.config.yaml', 'utf8')) ?? {};
  } catch (error) {
    const absent = (error as NodeJS.ErrnoException).code === 'ENOENT';
    // The default file may be absent: the product starts, and its first page says what to do.
    if (!absent || path) faults.push(`archivo ${path ?? 'rendir.config.yaml'}: ${(error as Error).message}`);
    return {};
  }
}

function checked<T>(schema: z.ZodType<T>, value: unknown, place: string, faults: string[]): T | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const { path, message } of result.error.issues)
    faults.push(`${place} ${path.join('.') || '(raíz)'}: ${message}`);
  return undefined;
}
