import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Platform } from '#core/accounts/account.ts';

/** An answer to write down: what was asked and what came. */
export interface Written {
  platform: Platform;
  request: string;
  body: unknown;
  status?: number;
  kind?: string;
  headers?: Record<string, string>;
}

/** Writes answers as a folder of recorded ones, in the system's place for temporary files. */
export async function folderOf(answers: readonly Written[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'recorded-'));
  for (const [platform, own] of Map.groupBy(answers, (answer) => answer.platform)) {
    await mkdir(join(folder, platform));
    const entries = own.map(({ request, status = 200, kind = 'recorded', headers }, index) => ({
      file: `${index}.json`,
      request,
      status,
      recorded: '2026-10-02T10:00:00Z',
      kind,
      ...(headers && { response_headers: headers }),
    }));
    await writeFile(join(folder, platform, 'manifest.json'), JSON.stringify(entries));
    for (const [index, { body }] of own.entries()) {
      await writeFile(join(folder, platform, `${index}.json`), typeof body === 'string' ? body : JSON.stringify(body));
    }
  }
  return folder;
}
