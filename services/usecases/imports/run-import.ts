import { commitImport } from './commit-import.ts';
import type { ImportParts } from './import-parts.ts';
import { previewImport } from './preview-import.ts';

/**
 * Does the work of one run of an import: reads it, or stores it, as it stands. A run that is no longer the last one ordered
 * does nothing.
 * @param key `import|run`
 */
export async function runImport(parts: ImportParts, key: string, signal: AbortSignal): Promise<void> {
  const [id = '', run = ''] = key.split('|');
  const [document] = await parts.store.get('imports', [id]);
  if (document?.runs !== Number(run)) return;
  if (document.state === 'reading') await previewImport(parts, document, signal);
  if (document.state === 'committing') await commitImport(parts, document, signal);
}
