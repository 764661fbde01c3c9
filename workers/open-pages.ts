import { START } from '#config/texts/start.ts';
import { AppError } from '#core/error.ts';
import { registerPages } from '#dashboards/index.ts';
import { createServer } from '#services/api/server.ts';
import type { App } from '#services/app.ts';

/** API and pages, listening. */
export interface OpenPages {
  address: string;
  /** Ends when what is being answered has been. */
  close(): Promise<void>;
}

/** @throws AppError `fix-setup` when the address of the settings cannot be had */
export async function openPages(app: App): Promise<OpenPages> {
  const server = await createServer(app);
  await registerPages(server, app);
  const { host, port } = app.settings.http;
  try {
    const address = await server.listen({ host, port });
    return { address, close: () => server.close() };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const message = code === 'EADDRINUSE' ? START.portInUse(port) : START.cannotListen(`http://${host}:${port}`, code);
    throw new AppError({ code: 'cannot-listen', recovery: { do: 'fix-setup' }, message, cause: error });
  }
}
