import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Platform } from '#core/accounts/account.ts';
import { AppError } from '#core/error.ts';
import type { Connector } from '#core/ports/connector.ts';
import { readingConnectors } from '#test/recorded/connectors.ts';
import { checkEntry } from '#test/recorded/entry-check.ts';
import { readFolder } from '#test/recorded/folder.ts';
import { checkRecorded, reportText } from '#test/recorded/recorded-report.ts';
import { folderOf, type Written } from './recorded-folder.ts';

const VIDEOS: Written = {
  platform: 'youtube',
  request: 'GET https://www.googleapis.com/youtube/v3/videos?part=snippet,statistics&id=aaa,bbb',
  body: {
    items: [
      {
        id: 'aaa',
        snippet: { publishedAt: '2026-05-04T03:02:01Z', title: 'Uno' },
        statistics: { viewCount: '31', likeCount: '4' },
      },
    ],
  },
};
const ME: Written = {
  platform: 'x',
  request: 'GET https://api.x.com/2/users/me?user.fields=public_metrics',
  body: { data: { id: '55', username: 'u', public_metrics: { followers_count: 9, tweet_count: 3 } } },
};
const SPENT: Written = {
  platform: 'youtube',
  request: 'GET https://www.googleapis.com/youtube/v3/search?q=a',
  status: 403,
  body: { error: { code: 403, message: 'spent', errors: [{ reason: 'quotaExceeded', domain: 'youtube.quota' }] } },
};
const LOOKED_UP: Written = {
  platform: 'x',
  request: 'GET https://api.x.com/2/tweets/search/recent?query=a',
  body: { data: [{ id: '8', text: 'a', created_at: '2026-05-04T03:02:01.000Z', public_metrics: { like_count: 2 } }] },
};
const ROW: Written = {
  platform: 'linkedin',
  request: 'GET /rest/networkSizes/urn:li:organization:5?edgeType=COMPANY_FOLLOWED_BY_MEMBER',
  kind: 'derived-records',
  body: { firstDegreeSize: 12 },
};

const folders: string[] = [];
const written = async (answers: readonly Written[]) => {
  const folder = await folderOf(answers);
  folders.push(folder);
  return folder;
};
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function checkedWith(answer: Written, change: (connector: Connector) => Partial<Connector>) {
  const [entry] = await readFolder(await written([answer]));
  const connector = readingConnectors().get(answer.platform);
  if (!entry || !connector) throw new RangeError('nothing to check');
  return checkEntry({ ...connector, ...change(connector) }, entry);
}

describe('recorded answers are', () => {
  it('read, judged or counted, each in its place', async () => {
    const reports = await checkRecorded(await written([VIDEOS, ME, SPENT, LOOKED_UP, ROW]));
    const told = reports.map(({ platform, outcome, figures, publications }) => [
      platform,
      outcome,
      figures,
      publications,
    ]);
    expect(told).toEqual([
      ['x', 'read', 2, 0],
      ['x', 'other', 1, 1],
      ['youtube', 'read', 2, 1],
      ['youtube', 'error', 0, 0],
      ['linkedin', 'record', 1, 0],
    ]);
    expect(reportText(reports)).toMatch(/^total +5 +6 +2 +2 +1 +1 +1 +0$/m);
  });

  it('misread when a figure is lost', async () => {
    const report = await checkedWith(VIDEOS, ({ map }) => ({
      map: (bundle) => {
        const mapped = map(bundle);
        const likeless = mapped.tables.map((table) => ({
          ...table,
          rows: table.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => (cell === 4 ? null : cell)) })),
        }));
        return { ...mapped, tables: likeless };
      },
    }));
    expect(report).toMatchObject({ outcome: 'misread', faults: ['1 figures lost: youtube.video.likes aaa  4'] });
  });

  it('misread when a figure is made up, and when a publication or what is gone is passed over', async () => {
    const report = await checkedWith(VIDEOS, ({ map }) => ({
      map: (bundle) => {
        const [table] = map(bundle).tables;
        const rows =
          table?.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => (cell === 31 ? 32 : cell)) })) ?? [];
        return { tables: table ? [{ ...table, rows }] : [], posts: [], gone: [], gaps: [] };
      },
    }));
    expect(report.faults).toEqual([
      '1 figures lost: youtube.video.views aaa  31',
      '1 figures that the answer does not hold: youtube.video.views aaa  32',
      `1 publications lost: aaa ${Date.UTC(2026, 4, 4, 3, 2, 1)}`,
      '1 posts that are gone lost: bbb',
    ]);
  });

  it('misread when they cannot be mapped', async () => {
    const report = await checkedWith(ME, () => ({
      map: () => {
        throw new RangeError('no such column');
      },
    }));
    expect(report.faults[0]).toBe('map throws: no such column');
    const unreadable = await checkedWith({ ...ME, body: { data: { id: 5 } } }, () => ({}));
    expect(unreadable.faults[0]).toMatch(/^taken as an error \(stop: /);
  });

  it('misread when the error is classified wrongly, or not at all', async () => {
    const wrong = new AppError({ code: 'x', recovery: { do: 'retry' }, message: 'x' });
    const late = new AppError({ code: 'x', recovery: { do: 'wait', until: '2026-10-02T09:00:00.000Z' }, message: 'x' });
    const faultOf = async (answer: Written, failureOf: Connector['failureOf']) =>
      (await checkedWith(answer, () => ({ failureOf }))).faults;
    expect(await faultOf(SPENT, () => wrong)).toEqual([
      'an error of kind "quota" is classified as retry, and right would be wait',
    ]);
    expect(await faultOf(SPENT, () => null)).toEqual([
      'an error of kind "quota" is taken as an answer that can be read',
    ]);
    expect(await faultOf(SPENT, () => late)).toEqual([
      'waits until 2026-10-02T09:00:00.000Z, which is before the answer came',
    ]);
    expect(await faultOf(ME, () => wrong)).toEqual(['taken as an error (retry: x), and it can be read']);
  });

  it('misread when they are of a part that the pull can do without', async () => {
    const page: Written = {
      platform: 'youtube',
      request: 'GET https://www.googleapis.com/youtube/v3/playlistItems?part=contentDetails&playlistId=UU1',
      body: { items: 'none' },
    };
    const [report] = await checkRecorded(await written([page]));
    expect(report?.faults).toEqual(['playlistItems cannot be read']);
  });
});

describe('a folder is refused with the reason when', () => {
  const refusal = (folder: string) => readFolder(folder).then(String, (error: Error) => error.message);
  const withManifest = async (platform: Platform, text: string) => {
    const folder = await mkdtemp(join(tmpdir(), 'recorded-'));
    folders.push(folder);
    await mkdir(join(folder, platform));
    await writeFile(join(folder, platform, 'manifest.json'), text);
    return folder;
  };

  it('it is empty', async () => {
    expect(await refusal(await written([]))).toMatch(/holds no recorded answers/);
  });

  it('a manifest is not JSON, or not a list of entries', async () => {
    expect(await refusal(await withManifest('x', '{'))).toMatch(/x\/manifest\.json is not JSON/);
    expect(await refusal(await withManifest('x', '[{"file":"a.json"}]'))).toMatch(
      /x\/manifest\.json cannot be read: [\s\S]*kind/,
    );
  });

  it('a file that a manifest names is not there', async () => {
    const entry = { file: 'a.json', request: 'GET /2/users/me', status: 200, kind: 'recorded' };
    expect(await refusal(await withManifest('x', JSON.stringify([entry])))).toMatch(
      /x\/a\.json is named in the manifest/,
    );
  });
});

describe('the command', () => {
  const statusOf = (...folder: string[]) =>
    new Promise<number>((resolve) => {
      const child = execFile(process.execPath, ['test/recorded/check-recorded.ts', ...folder]);
      child.on('exit', (code) => resolve(code ?? -1));
    });

  it('ends with 0 when all is read, 1 when something is misread, 2 when there is nothing to read', async () => {
    const broken = { ...ME, body: { data: { id: '55', public_metrics: { followers_count: 'many' } } } };
    const statuses = [await statusOf(await written([ME])), await statusOf(await written([broken])), await statusOf()];
    expect([...statuses, await statusOf(await written([]))]).toEqual([0, 1, 2, 2]);
  });
});
