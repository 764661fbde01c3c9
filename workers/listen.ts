import type { FastifyInstance } from 'fastify';
import type { Settings } from '#config/env.ts';
import { START } from '#config/texts/start.ts';
import { AppError } from '#core/error.ts';

/** How long requests under way may take to end once a server closes; a connection that says nothing counts as one. */
const CLOSE_PATIENCE_MS = 3_000;

/** A server that listens. */
export interface OpenServer {
  address: string;
  /** Ends when what is being answered has been, or is given up after three seconds. */
  close(): Promise<void>;
}

/** @throws AppError `fix-setup` when the address cannot be had */
export async function listen(server: FastifyInstance, { host, port }: Settings['http']): Promise<OpenServer> {
  try {
    const address = await server.listen({ host, port });
    return { address, close: () => close(server) };
  } catch (error) {
    await server.close();
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const message = code === 'EADDRINUSE' ? START.portInUse(port) : START.cannotListen(`http://${host}:${port}`, code);
    throw new AppError({ code: 'cannot-listen', recovery: { do: 'fix-setup' }, message, cause: error });
  }
}

async function close(server: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => server.server.closeAllConnections(), CLOSE_PATIENCE_MS);
  await server.close();
  clearTimeout(cut);
}
