import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Bundle } from '#core/ports/connector.ts';

// Only the outermost shape is checked: the bytes were written by `packBundle` and are kept under their own digest.
const packed = z.object({ request: z.looseObject({ slot: z.string() }), captures: z.array(z.looseObject({})) });

/** The bundle of a pull as bytes: gzip of its JSON. The same bundle gives the same bytes. */
export function packBundle(bundle: Bundle): Uint8Array {
  return gzipSync(JSON.stringify(bundle), { level: 6 });
}

/** @throws Error when the bytes are not a bundle */
export function unpackBundle(bytes: Uint8Array): Bundle {
  const bundle: unknown = JSON.parse(gunzipSync(bytes).toString('utf8'));
  packed.parse(bundle);
  return bundle as Bundle;
}
