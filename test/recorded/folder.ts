import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { z } from 'zod';
import { PLATFORMS, type Platform } from '#core/accounts/account.ts';
import type { Call } from '#core/ports/connector.ts';
import { type Instant, toInstant } from '#core/time/instant.ts';
import { callOf } from './request-text.ts';
import { type Headers, headersOf, type Part, partsOf } from './wrappings.ts';

/** One entry of a manifest, with what its file holds. */
export interface Entry {
  platform: Platform;
  file: string;
  /** `recorded`: as the platform sent it; `derived-records`: made out of answers; `documentation`: as the platform prints it. */
  kind: string;
  /** Absent: the manifest does not say what was asked. */
  call: Call | null;
  status: number;
  recordedAt: Instant | null;
  headers: Headers;
  parts: readonly Part[];
}

const record = z.record(z.string(), z.unknown());
const manifestEntry = z.looseObject({
  file: z.string(),
  request: z.string().nullish(),
  request_raw_url: z.string().optional(),
  status: z.number().int().nullish(),
  recorded: z.string().nullish(),
  kind: z.string(),
  headers: record.optional(),
  response_headers: record.optional(),
  response_headers_kept: record.optional(),
});
type ManifestEntry = z.infer<typeof manifestEntry>;
const manifest = z.array(manifestEntry);

/** A folder that cannot be checked: the message says what is wrong with it. */
const unusable = (reason: string): Error => new Error(reason);

/**
 * Reads the recorded answers of a folder: `<platform>/manifest.json` and the files that it names.
 * @throws Error naming the folder, the manifest or the file that cannot be read
 */
export async function readFolder(folder: string): Promise<Entry[]> {
  const found = await Promise.all(PLATFORMS.map((platform) => readPlatform(folder, platform)));
  const entries = found.flat();
  if (entries.length === 0)
    throw unusable(`${folder} holds no recorded answers: no <platform>/manifest.json with entries`);
  return entries;
}

async function readPlatform(folder: string, platform: Platform): Promise<Entry[]> {
  const path = join(folder, platform, 'manifest.json');
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return [];
  const entries = parseManifest(path, await readFile(path, 'utf8'));
  return Promise.all(entries.map((entry) => readEntry(join(folder, platform), platform, entry)));
}

function parseManifest(path: string, text: string): ManifestEntry[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw unusable(`${path} is not JSON`);
  }
  const parsed = manifest.safeParse(json);
  if (!parsed.success) throw unusable(`${path} cannot be read: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

async function readEntry(folder: string, platform: Platform, entry: ManifestEntry): Promise<Entry> {
  const text = await readFile(join(folder, entry.file), 'utf8').catch(() => {
    throw unusable(`${join(folder, entry.file)} is named in the manifest and cannot be read`);
  });
  const said = entry.request ?? '';
  const asked = entry.request_raw_url ? `${said.split(' ')[0]} ${entry.request_raw_url}` : said;
  return {
    platform,
    file: entry.file,
    kind: entry.kind,
    call: callOf(platform, asked),
    status: entry.status ?? 200,
    recordedAt: momentOf(entry.recorded ?? ''),
    headers: headersOf({ ...entry.headers, ...entry.response_headers, ...entry.response_headers_kept }),
    parts: partsOf(extname(entry.file).slice(1), text),
  };
}

/** Manifests write the moment as HTTP or ISO 8601 do, or only a day, a month or a year of it. */
function momentOf(text: string): Instant | null {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(text) ?? [];
  const isTimed = /\d:\d/.test(text);
  const epoch = Date.parse(isTimed || !year ? text : `${year}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(epoch) ? null : toInstant(Temporal.Instant.fromEpochMilliseconds(epoch));
}
