import { registerPages } from '#dashboards/index.ts';
import { createServer } from '#services/api/server.ts';
import type { App } from '#services/app.ts';
import { listen, type OpenServer } from './listen.ts';

/**
 * API and pages, listening.
 * @param stopping aborts when the process is asked to stop
 * @throws AppError `fix-setup` when the address of the settings cannot be had
 */
export async function openPages(app: App, stopping?: AbortSignal): Promise<OpenServer> {
  const server = await createServer(app, stopping);
  await registerPages(server, app);
  return listen(server, app.settings.http);
}
