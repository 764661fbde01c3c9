import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toInstant } from '#core/time/instant.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';
import { dictionary } from '#workers/commands/dictionary.ts';
import { pull } from '#workers/commands/pull.ts';
import { report } from '#workers/commands/report.ts';
import { work } from '#workers/commands/work.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rendir-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the commands of a product that reads', () => {
  let life: OpenApp;
  beforeAll(async () => {
    life = await openApp({ start: toInstant('2026-09-30T15:00:00Z'), platforms: ['x'] });
  });
  afterAll(() => life.stop());

  it('pull reads once: asking again on the day of the connection calls nobody', async () => {
    const first = await pull.run(life.app, {});
    expect(first).toMatchObject({ failed: false, json: [{ account: 'x-mintrabajo', state: 'done', already: false }] });
    const calls = life.sandbox.calls.x;
    expect(calls).toBeGreaterThan(1);
    const second = await pull.run(life.app, {});
    expect(second).toMatchObject({ failed: false, json: [{ state: 'done', already: true, calls }] });
    expect(second.lines[0]).toContain('ya estaba leída');
    expect(life.sandbox.calls.x).toBe(calls);
  });

  it.each([
    [() => report.run(life.app, {}), /Falta --month/],
    [() => report.run(life.app, { month: '2026-13' }), /«2026-13» no es un mes/],
    [() => report.run(life.app, { month: '2999-01' }), /2999-01 todavía no empieza/],
    [() => report.run(life.app, { month: '2026-09', format: 'xlsx' }), /«xlsx» no es un formato/],
    [() => dictionary.run(life.app, { platform: 'nada' }), /No hay red «nada»\. Redes: facebook, x, youtube, linkedin/],
    [() => work.run(life.app, { retry: 'pull|b' }), /No hay trabajo «pull\|b» detenido/],
    [() => pull.run(life.app, { account: 'nada' }), /No hay cuenta ni red «nada». Cuentas: x-mintrabajo/],
    [() => pull.run(life.app, { slot: '2026-09-01T05:10:00Z' }), /pasó hace más de seis horas/],
    [() => pull.run(life.app, { slot: '2026-10-02T05:10:00Z' }), /aún no llega/],
    [() => pull.run(life.app, { slot: '2026-09-30T05:11:00Z' }), /no es un momento/],
  ])('%s is refused in a sentence', async (command, sentence) => {
    await expect(command()).rejects.toThrow(sentence);
  });

  it('report says where it could not write', async () => {
    writeFileSync(path.join(folder, 'taken'), '');
    const out = path.join(folder, 'taken', 'x.json');
    const attempt = report.run(life.app, { month: '2026-09', format: 'json', out });
    await expect(attempt).rejects.toThrow(/No se pudo escribir .*taken\/x\.json \((ENOTDIR|EEXIST)\)/);
    await report.run(life.app, { month: '2026-09', format: 'json', out: path.join(folder, 'x.json') });
    expect(JSON.parse(readFileSync(path.join(folder, 'x.json'), 'utf8'))).toMatchObject({
      month: '2026-09',
      edition: 0,
    });
  });

  it('work tells states in words, and dictionary all platforms', async () => {
    const item = { id: 'pull|a', kind: 'pull', key: 'a', queue: 'q', revision: 0, fence: 0, attempts: 1 } as const;
    const slot = toInstant('2026-09-30T05:10:00Z');
    await life.app.store.insert('work', { ...item, state: 'parked', slot, notBefore: slot });
    expect((await work.run(life.app, {})).lines[0]).toMatch(
      /^detenido +pull\|a +30 de septiembre de 2026, 00:10 +1 fallo/,
    );
    expect((await dictionary.run(life.app, {})).json).toHaveLength(4);
  });
});
