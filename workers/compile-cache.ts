import { enableCompileCache } from 'node:module';
import path from 'node:path';

/**
 * Keeps compiled code between starts, which halves the time to the first page. It works for what is imported after the
 * call, so entry points import the rest afterwards. Where the folder cannot be written, nothing is kept.
 */
export function keepCompiledCode(): void {
  enableCompileCache(path.join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled'));
}
