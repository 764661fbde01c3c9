import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AD_PLATFORMS } from '#core/accounts/account.ts';

/** Folder → what its files may import; the first rule that matches a file holds. Relative imports stay in the folder. */
const LAYERS: readonly { files: RegExp; may: readonly RegExp[] }[] = [
  { files: /^services\/core\//, may: [/^#core\//] },
  { files: /^config\//, may: [/^#core\//, /^#config\//, /^(yaml|zod)$/, /^node:fs$/] },
  { files: /^services\/usecases\//, may: [/^#core\//, /^#config\//] },
  { files: /^services\/exchange\//, may: [/^#core\//, /^#config\//, /^node:/, /^(axios|zod)$/] },
  {
    // Ads are asked of the network's own server, with its own app.
    files: /^services\/platforms\/(\w+)-ads\//,
    may: [/^#core\//, /^#config\//, /^#services\/exchange\//, /^#services\/platforms\/(facebook|linkedin)\//, /^zod$/],
  },
  {
    files: /^services\/platforms\/(\w+)\//,
    may: [/^#core\//, /^#config\//, /^#services\/exchange\//, /^node:/, /^zod$/, /^(twitter-api-v2|@googleapis\/.+)$/],
  },
  { files: /^services\/platforms\/index\.ts$/, may: [/^#core\//, /^#services\/(exchange|platforms)\//] },
  { files: /^services\/(store|queue|reports|imports)\//, may: [/^#core\//, /^#config\//, /^node:/, /^[@\w]/] },
  {
    files: /^services\/api\//,
    may: [/^#core\//, /^#config\//, /^#services\/(app|log)\.ts$/, /^#services\/usecases\//, /^node:/, /^[@\w]/],
  },
  { files: /^services\/[\w-]+\.ts$/, may: [/./] },
  { files: /^(workers|dashboards)\//, may: [/^#(?!test)/, /^node:/, /^[@\w]/] },
];

/** Library → the only files that may import it. */
const ADAPTERS: readonly [library: RegExp, files: RegExp][] = [
  [/^node:sqlite$/, /^services\/store\/sqlite\/open\.ts$/],
  [/^mongodb$/, /^services\/store\/mongo(\.ts$|\/)/],
  [/^(bullmq|ioredis)$/, /^services\/queue\/bullmq(\.ts$|\/)/],
  [/^axios$/, /^services\/exchange\/transport\.ts$/],
  [/^@googleapis\//, /^services\/platforms\/youtube\//],
  [/^twitter-api-v2/, /^services\/platforms\/x\//],
  [/^echarts/, /^services\/reports\/charts\//],
  [/^@myriaddreamin\//, /^services\/reports\/pdf\//],
  [/^csv-parse/, /^services\/imports\/read\/text\//],
  [/^yauzl$/, /^services\/imports\/read\/xlsx\/zip\.ts$/],
  [/^@e965\/xlsx$/, /^services\/imports\/read\/xls\//],
  [/^hucre/, /^services\/(imports\/read|reports)\/xlsx\//],
  [/^pino$/, /^services\/log\.ts$/],
  [/^prom-client$/, /^services\/telemetry\.ts$/],
  [/^node-cron$/, /^workers\//],
  [/^yaml$/, /^config\/env\.ts$/],
  [/^#services\/platforms\/index\.ts$/, /^services\/app\.ts$/],
];

const files = globSync('{config,services,workers,dashboards}/**/*.ts');
const imports = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'|import\('([^']+)'\)/gms)].map(
    ([, still, dynamic]) => ({ file, target: still ?? dynamic ?? '' }),
  ),
);

/** A relative import named from the root, so that leaving one's folder by dots is seen. */
function absolute({ file, target }: { file: string; target: string }): string {
  if (!target.startsWith('.')) return target;
  const place = new URL(target, `file:///${file}`).pathname.slice(1);
  return place
    .replace(/^services\/core\//, '#core/')
    .replace(/^services\//, '#services/')
    .replace(/^config\//, '#config/');
}

describe('the house', () => {
  it('has files to look at', () => {
    expect(files.length).toBeGreaterThan(80);
    expect(imports.length).toBeGreaterThan(200);
  });

  it('lets outer layers import inner ones, never back', () => {
    const wrong = imports.filter(({ file, target }) => {
      const layer = LAYERS.find(({ files: of }) => of.test(file));
      const own = file
        .split('/')
        .slice(0, file.startsWith('services/platforms/') ? 3 : 2)
        .join('/');
      const named = absolute({ file, target });
      const isOwn =
        target.startsWith('.') &&
        named
          .replace('#', '')
          .replace(/^core/, 'services/core')
          .startsWith(own.replace(/^services\/(?!core)/, 'services/'));
      return !isOwn && !layer?.may.some((allowed) => allowed.test(named));
    });
    expect(wrong).toEqual([]);
  });

  it('gives each library one place', () => {
    const wrong = imports.filter(({ file, target }) =>
      ADAPTERS.some(([library, place]) => library.test(target) && !place.test(file)),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps the sandbox and the demo out of the product', () => {
    expect(imports.filter(({ target }) => target.startsWith('#test') || target.includes('/test/'))).toEqual([]);
  });

  it('reads the present moment only in the clock', () => {
    const present = /\bDate\.now\(|new Date\(\)|Temporal\.Now/;
    const reading = files.filter((file) => present.test(readFileSync(file, 'utf8')));
    expect(reading).toEqual(['services/clock.ts']);
  });

  it('reads the environment only where settings are read', () => {
    const reading = files.filter((file) => readFileSync(file, 'utf8').includes('process.env'));
    // The compile cache is told to threads by the environment, which is Node's way.
    const allowed = ['workers/commands/run.ts', 'workers/compile-cache.ts', 'workers/serve.ts'];
    expect(reading.filter((file) => !allowed.includes(file))).toEqual([]);
  });

  it('logs with a fixed sentence, data in fields', () => {
    const loose = files.filter((file) => /\blog\.(info|warn|error|debug)\([^{\n]*`/.test(readFileSync(file, 'utf8')));
    expect(loose).toEqual([]);
  });

  it('has a folder, a dictionary and a sandbox for every platform in the registry', () => {
    const registry = readFileSync('services/platforms/index.ts', 'utf8');
    const folders = globSync('services/platforms/*/connector.ts')
      .map((file) => file.split('/')[2])
      .sort();
    const registered = [...registry.matchAll(/from '\.\/([\w-]+)\/connector\.ts'/g)].map(([, name]) => name).sort();
    expect(registered).toEqual(folders);
    // What ads cost has no metrics, and is asked of the same server.
    const networks = folders.filter((folder) => !folder?.endsWith('-ads'));
    expect(folders.filter((folder) => folder?.endsWith('-ads'))).toEqual([...AD_PLATFORMS]);
    expect(globSync('config/dictionary/*.ts').map((file) => file.split('/')[2]?.replace('.ts', ''))).toEqual(
      expect.arrayContaining(networks),
    );
    expect(
      globSync('test/sandbox/platforms/*/index.ts')
        .map((file) => file.split('/')[3])
        .sort(),
    ).toEqual(networks);
    expect(
      globSync('services/platforms/*/README.md')
        .map((file) => file.split('/')[2])
        .sort(),
    ).toEqual(folders);
  });
});
