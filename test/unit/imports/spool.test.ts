import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Chunks } from '#core/ports/store.ts';
import { createImporter } from '#services/imports/importer.ts';

const HOUR_MS = 60 * 60_000;

describe('a file that is read from its chunks', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rendir-spool-'));
    vi.stubEnv('TMPDIR', folder);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  const preview = (chunks: () => Promise<Chunks>) =>
    createImporter().preview({ name: 'a.csv', chunks }, { answers: {} });
  const lines = ['Medio;Valor\r\nRadio Río', ' Claro;1000\r\n'].map((text) => Buffer.from(text));

  it('stands in a private folder while it is read, and nowhere afterwards', async () => {
    const modes: number[] = [];
    async function* looking() {
      for (const line of lines) {
        modes.push(...readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777));
        yield line;
      }
    }
    const { preview: found } = await preview(async () => looking());
    expect(found.file.bytes).toBe(36);
    expect(modes).toEqual([0o700, 0o700]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves nothing when it breaks off, or is no table', async () => {
    async function* broken() {
      yield Buffer.from('a;b');
      throw new RangeError('cut');
    }
    await expect(preview(async () => broken())).rejects.toThrow(RangeError);
    await expect(preview(async () => [Buffer.from('%PDF-1.7')])).rejects.toMatchObject({ recovery: { do: 'skip' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says where there is no room', async () => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    await expect(preview(() => Promise.reject(full))).rejects.toMatchObject({
      code: 'no-room',
      recovery: { do: 'fix-setup' },
      message: expect.stringContaining(folder),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('clears what processes left that ended in the middle, a day later', async () => {
    for (const [name, hours] of [
      ['rendir-import-old', 25],
      ['rendir-import-now', 23],
      ['other', 99],
    ] as const) {
      mkdirSync(join(folder, name));
      const then = new Date(Date.now() - hours * HOUR_MS);
      utimesSync(join(folder, name), then, then);
    }
    await preview(async () => lines);
    expect(readdirSync(folder).toSorted()).toEqual(['other', 'rendir-import-now']);
  });
});
