import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { listen } from '#workers/listen.ts';

const HERE = { host: '127.0.0.1', port: 0, names: [] };

describe('a server that closes', () => {
  it('lets what it is answering end', async () => {
    const server = fastify();
    const { promise: answered, resolve: answer } = Promise.withResolvers<string>();
    server.get('/', () => answered);
    const { address, close } = await listen(server, HERE);
    const asked = fetch(address);
    await new Promise((resolve) => server.server.once('request', resolve));
    const closed = close();
    answer('whole');
    expect(await (await asked).text()).toBe('whole');
    await closed;
  });

  it('gives up what it never answers', async () => {
    const server = fastify();
    server.get('/', () => new Promise(() => undefined));
    const { address, close } = await listen(server, HERE);
    const asked = fetch(address).then(
      () => 'answered',
      () => 'cut off',
    );
    await new Promise((resolve) => server.server.once('request', resolve));
    const started = performance.now();
    await close();
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(await asked).toBe('cut off');
  });

  it('says why it cannot listen', async () => {
    const first = await listen(fastify(), HERE);
    const port = Number(new URL(first.address).port);
    const failure = {
      code: 'cannot-listen',
      recovery: { do: 'fix-setup' },
      message: expect.stringContaining(`${port} ya`),
    };
    await expect(listen(fastify(), { ...HERE, port })).rejects.toMatchObject(failure);
    await first.close();
  });
});
