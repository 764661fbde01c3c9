import { rm } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { Capture } from '#core/ports/connector.ts';
import { toInstant } from '#core/time/instant.ts';
import type { Accepted } from '#test/recorded/acceptance.ts';
import { differencesOf } from '#test/recorded/differences.ts';
import { checkSandbox, sandboxText } from '#test/recorded/sandbox-report.ts';
import { shapeOf } from '#test/recorded/shape.ts';
import { folderOf, type Written } from './recorded-folder.ts';

const ME_URL = 'https://api.x.com/2/users/me?user.fields=public_metrics';

function answered(body: unknown, headers: Record<string, string> = {}, status = 200): Capture {
  const answer = { status, headers, body: JSON.stringify(body), receivedAt: toInstant('2026-10-02T10:00:00Z') };
  return { call: { method: 'GET', url: ME_URL, headers: {} }, answer };
}

describe('a shape', () => {
  it('names lists by [], data by *, and keeps every type seen', () => {
    const shape = shapeOf([{ a: [{ n: 1 }, { n: null }], '77': true, value: { like: 2 } }]);
    const told = [...shape].map(([path, types]) => `${path} ${[...types].join('|')}`);
    expect(told).toEqual([
      ' object',
      '* boolean',
      'a array',
      'a[] object',
      'a[].n number|null',
      'value ',
      'value.* number',
    ]);
  });
});

describe('answers differ', () => {
  const differences = (recorded: unknown, sandbox: unknown, alike: unknown[] = []) =>
    differencesOf({
      recorded: [answered(recorded)],
      alike: alike.map((body) => answered(body)),
      headed: [],
      sandbox: [answered(sandbox)],
    }).map(({ direction, path, types }) => `${direction} ${path} ${types}`);

  it('not, when they have the same form', () => {
    expect(differences({ items: [{ id: 'a' }, { id: 'b' }] }, { items: [{ id: 'z' }] })).toEqual([]);
  });

  it('by a field that either side lacks, told once however deep it is', () => {
    expect(differences({ a: { b: { c: 1 } }, n: 1 }, { n: 2 })).toEqual(['recorded-only a object']);
    expect(differences({ n: 1 }, { a: [{ b: 1 }], n: 2 })).toEqual(['sandbox-only a array']);
  });

  it('by a type', () => {
    expect(differences({ n: '1' }, { n: 1 })).toEqual(['types n recorded string, sandbox number']);
    expect(differences({ n: 1 }, { n: null })).toEqual(['types n recorded number, sandbox null']);
  });

  it('not by what a list that came empty cannot show', () => {
    expect(differences({ items: [] }, { items: [{ id: 'a' }] })).toEqual([]);
  });

  it('not by a field that an answer of the same shape has', () => {
    expect(differences({ n: 1 }, { n: 2, m: 3 }, [{ m: 1, k: 2 }])).toEqual([]);
  });

  it('by a header that either side lacks', () => {
    const recorded = answered({}, { 'retry-after': '1' });
    const sandbox = answered({}, { 'x-li-uuid': 'a' });
    expect(differencesOf({ recorded: [recorded], alike: [], headed: [recorded], sandbox: [sandbox] })).toEqual([
      { path: 'header retry-after', direction: 'recorded-only', types: '' },
      { path: 'header x-li-uuid', direction: 'sandbox-only', types: '' },
    ]);
  });
});

describe('the sandbox is held against a folder', () => {
  const folders: string[] = [];
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));
  const ME: Written = { platform: 'x', request: `GET ${ME_URL}`, body: { data: { id: '1', verified: true } } };
  const REFUSED: Written = {
    platform: 'x',
    request: 'GET https://api.x.com/2/tweets?ids=1',
    status: 401,
    body: { title: 'Unauthorized', status: 401 },
  };

  async function compared(accepted: readonly Accepted[], answers: readonly Capture[], recorded = [ME, REFUSED]) {
    const folder = await folderOf(recorded);
    folders.push(folder);
    return checkSandbox(folder, accepted, async () => answers);
  }

  it('request by request, and error by kind whatever was asked', async () => {
    const own = [answered({ data: { id: '9', name: 'a' } }), answered({ title: 'Unauthorized' }, {}, 401)];
    const { unaccepted } = await compared([], own);
    expect(unaccepted.map(({ endpoint, direction, path }) => [endpoint, direction, path])).toEqual([
      ['me', 'recorded-only', 'data.verified'],
      ['me', 'sandbox-only', 'data.name'],
      ['error token', 'recorded-only', 'status'],
    ]);
  });

  const accepts = (path: string | RegExp, direction: Accepted['direction']): Accepted => ({
    platform: 'x',
    endpoint: 'me',
    path,
    direction,
    reason: 'Not asked.',
  });

  it('and what is accepted no longer counts', async () => {
    const own = [answered({ data: { id: '9', name: 'a' } })];
    const report = await compared([accepts(/verified$/, 'recorded-only'), accepts('data.name', 'sandbox-only')], own);
    expect([report.unaccepted, report.accepted.length, report.unused]).toEqual([[], 2, []]);
  });

  it('and what is accepted in vain is told', async () => {
    const whole = [answered({ data: { id: '9', verified: false } })];
    const idle = [accepts('data.verified', 'recorded-only'), accepts('data.name', 'sandbox-only')];
    const report = await compared(idle, whole);
    expect(report.unused).toEqual(idle);
    expect(sandboxText(report)).toMatch(
      /Accepted and no longer so:\nx me recorded-only data\.verified\nx me sandbox-only data\.name/,
    );
  });

  it('and an acceptance of which this folder shows nothing stays', async () => {
    const own = [answered({ data: { id: '9', name: 'a' } })];
    const report = await compared([accepts('data.verified', 'recorded-only')], own, [
      { ...ME, body: { data: { id: '1', name: 'b' } } },
    ]);
    expect([report.unaccepted, report.unused]).toEqual([[], []]);
  });
});
