import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Json } from '#test/recorded/json.ts';

/** One file of a folder, and what a right import of it yields. */
export interface Entry {
  file: string;
  /** What it is, in the words of the manifest. */
  kind: string;
  encoding: string;
  expect: { readonly [key: string]: Json };
}

const json: z.ZodType<Json> = z.json();
const manifest = z
  .array(
    z.looseObject({
      file: z.string(),
      kind: z.string().default(''),
      encoding: z.string().default(''),
      expect: z.record(z.string(), json),
    }),
  )
  .min(1);

/** A folder that cannot be checked: the message says what is wrong with it. */
const unusable = (reason: string): Error => new Error(reason);

/**
 * Reads `manifest.json` of a folder.
 * @throws Error naming the folder or what is wrong with the manifest
 */
export async function readFolder(folder: string): Promise<Entry[]> {
  const path = join(folder, 'manifest.json');
  const text = await readFile(path, 'utf8').catch(() => {
    throw unusable(`${folder} holds no manifest.json that can be read`);
  });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw unusable(`${path} is not JSON`);
  }
  const read = manifest.safeParse(parsed);
  if (!read.success) throw unusable(`${path} cannot be read: ${z.prettifyError(read.error)}`);
  return read.data.map(({ file, kind, encoding, expect }) => ({ file, kind, encoding, expect }));
}
