import { createProbeServer } from '#services/api/base-server.ts';
import type { App } from '#services/app.ts';
import { listen, type OpenServer } from './listen.ts';

/**
 * Health and metrics alone, listening.
 * @param stopping aborts when the process is asked to stop
 * @throws AppError `fix-setup` when the address of the settings cannot be had
 */
export async function openProbes(app: App, stopping?: AbortSignal): Promise<OpenServer> {
  return listen(await createProbeServer(app, stopping), app.settings.http);
}
