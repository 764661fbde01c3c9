import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readSettings } from '#config/env.ts';
import { environmentSchema } from '#config/schema.ts';
import { PLATFORMS } from '#core/accounts/account.ts';
import { createTelemetry } from '#services/telemetry.ts';
import packageJson from '../../package.json' with { type: 'json' };

interface Service {
  image: string;
  build?: string;
  command: string[];
  environment: Record<string, string>;
  ports?: string[];
  networks: string[];
  healthcheck: { test: string[] };
}

const PINNED = /^[\w./-]+:\d+\.\d+(\.\d+)?(-[a-z-]+)?$/;
const SECRET = /PASSWORD|TOKEN|SECRET|KEY|AUTH|URI|URL/;
const GRANT = new RegExp(`^RENDIR_(${PLATFORMS.join('|').toUpperCase()})_.*TOKEN$|^RENDIR_X_A`);

const read = (file: string) => readFileSync(file, 'utf8');
const servicesOf = (text: string): Record<string, Service> => parse(text, { merge: true }).services;
const compose = read('docker-compose.yml');
const services = servicesOf(compose);
const example = Object.fromEntries(
  [...read('.env.example').matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
);
/** What the compose file asks for: `${NAME:-default}` and `${NAME:?reason}`. */
const variables = [...compose.matchAll(/\$\{(\w+):([-?])([^}]*)\}/g)].map(([, name = '', sign, word = '']) => ({
  name,
  fallback: sign === '-' ? word : undefined,
}));

/** A value as Compose makes it where nothing but the passwords is set. */
function filledIn(value: string): string {
  return value.replace(/\$\{\w+:([-?])([^}]*)\}/g, (_, sign, word) => (sign === '-' ? word : 'aSecret0'));
}

describe('docker-compose.yml', () => {
  it.each(Object.entries(services))('has %s pinned, watched, bounded and shut in', (_, service) => {
    expect(service).toMatchObject({
      image: expect.stringMatching(PINNED),
      restart: 'unless-stopped',
      deploy: { resources: { limits: { cpus: expect.any(String), memory: expect.stringMatching(/^\d+[mg]$/) } } },
      logging: { options: { 'max-size': expect.any(String), 'max-file': expect.any(String) } },
      // Longer than the ten seconds in which every process of ours ends.
      stop_grace_period: expect.stringMatching(/^(1[1-9]|[2-9]\d)s$/),
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    expect(service.healthcheck.test[0]).toMatch(/^CMD/);
    for (const key of ['container_name', 'privileged', 'env_file']) expect(service).not.toHaveProperty(key);
  });

  it('shows the pages to this machine only, and its servers to nobody outside', () => {
    const published = Object.values(services).flatMap(({ ports = [] }) => ports);
    expect(published).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
    expect(parse(compose).networks.data).toEqual({ internal: true });
    for (const name of ['mongo', 'valkey']) expect(services[name]?.networks).toEqual(['data']);
  });

  it('holds no secret', () => {
    const named = Object.values(services).flatMap(({ environment }) => Object.entries(environment));
    const secrets = named.filter(([name]) => SECRET.test(name)).map(([, value]) => value);
    expect(secrets.length).toBeGreaterThan(15);
    // A reference, or an address with one where the password stands.
    const reference = /^(\w+:\/\/\w*:)?\$\{\w+:[-?][^}]*\}(@[\w:/?=&]+)?$/;
    expect(secrets.filter((value) => !reference.test(value))).toEqual([]);
    expect(Object.entries(example).filter(([name, value]) => SECRET.test(name) && value !== '')).toEqual([]);
  });

  it('asks for what .env.example lists, with the same defaults', () => {
    expect(Object.keys(example).sort()).toEqual([...new Set(variables.map(({ name }) => name))].sort());
    for (const { name, fallback } of variables) expect([name, example[name]]).toEqual([name, fallback ?? '']);
    const required = variables.flatMap(({ name, fallback }) => (fallback === undefined ? name : []));
    expect(new Set(required)).toEqual(new Set(['MONGO_ROOT_PASSWORD', 'MONGO_APP_PASSWORD', 'VALKEY_PASSWORD']));
  });

  it.each(['api', 'worker'])('gives %s settings that it accepts, and grants to workers only', (name) => {
    const environment = Object.fromEntries(
      Object.entries(services[name]?.environment ?? {}).map(([key, value]) => [key, filledIn(value)]),
    );
    expect(readSettings({ ...environment, RENDIR_CONFIG: 'rendir.config.example.yaml' })).toMatchObject({
      http: { host: '0.0.0.0', port: 3000 },
      mongodbUri: 'mongodb://rendir:aSecret0@mongo:27017/rendir?replicaSet=rendir&authSource=admin',
      redis: { url: 'redis://:aSecret0@valkey:6379' },
    });
    const names = Object.keys(environmentSchema.shape);
    const grants = names.filter((one) => GRANT.test(one));
    const elsewhere = [
      'RENDIR_CONFIG',
      'RENDIR_DATA_DIR',
      'RENDIR_QUEUE_PREFIX',
      ...(name === 'api' ? ['RENDIR_IMPORT_FOLDER', ...grants] : []),
    ];
    expect(names.filter((one) => !(one in environment)).sort()).toEqual(elsewhere.sort());
  });

  const isThere = spawnSync('docker', ['compose', 'version']).status === 0;
  const reason = isThere ? '' : ' (docker compose is not installed)';
  it.skipIf(!isThere)(`is what docker compose reads, but not without passwords${reason}`, () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'rendir-compose-'));
    const file = path.join(folder, 'env');
    writeFileSync(file, read('.env.example').replace(/PASSWORD=$/gm, 'PASSWORD=aSecret0'));
    const config = (env: string) =>
      spawnSync('docker', ['compose', '--env-file', env, 'config', '--quiet'], { encoding: 'utf8' });
    expect(config(file)).toMatchObject({ status: 0, stderr: '' });
    expect(config('.env.example').stderr).toMatch(/_PASSWORD is missing a value: set it in \.env/);
    rmSync(folder, { recursive: true });
  });
});

describe('Dockerfile', () => {
  const dockerfile = read('Dockerfile').replaceAll('\\\n', '');
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from = '']) => from.split(' '));
  const product = globSync('{config,services,workers,dashboards}/**/*.ts').map((file) => ({ file, text: read(file) }));
  const found = (pattern: RegExp) =>
    product.flatMap(({ file, text }) =>
      [...text.matchAll(pattern)].map(([, target = '']) => ({ folder: path.dirname(file), target })),
    );
  const imported = found(/(?:\bfrom |\bimport\()'([^']+)'/g);

  it('copies what the product reads, and nothing else gets into the context', () => {
    const aliases: Record<string, string> = packageJson.imports;
    const beside = [...imported.filter(({ target }) => target.startsWith('.')), ...found(/\bnew URL\('([^']+)'/g)];
    const needed = [
      ...beside.map(({ folder, target }) => path.join(folder, target)),
      ...imported.flatMap(({ target }) => aliases[target.replace(/\/.*/, '/*')]?.slice('./'.length) ?? []),
    ].map((place) => place.split('/')[0]);
    expect(new Set(needed)).toEqual(new Set(['config', 'services', 'workers', 'dashboards', 'package.json']));
    expect(copied).toEqual(expect.arrayContaining(needed));
    const context = read('.dockerignore')
      .split('\n')
      .filter((line) => /^[^#]/.test(line));
    expect(context.toSorted()).toEqual(['*', ...new Set(copied.map((one) => `!${one}`))].toSorted());
  });

  it('installs the packages that the product imports', () => {
    const names = imported.flatMap(({ target }) => /^(?!node:)(@[\w-]+\/)?[a-z][\w-]*/.exec(target)?.[0] ?? []);
    expect(new Set(names).size).toBeGreaterThan(15);
    expect(Object.keys(packageJson.dependencies)).toEqual(expect.arrayContaining(names));
    expect(dockerfile).toMatch(/^RUN npm ci --omit=dev --ignore-scripts$/m);
    expect(dockerfile).toContain('libatomic1');
  });

  it('is pinned, and ends as somebody without rights', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => image);
    expect(bases.filter((image) => PINNED.test(image))).toHaveLength(2);
    expect([...dockerfile.matchAll(/^USER (.+)$/gm)].map(([, user]) => user)).toEqual(['10001:10001']);
  });

  it('starts what npm starts, under the version of package.json', () => {
    expect(dockerfile).toContain(`org.opencontainers.image.version="${packageJson.version}"`);
    expect(dockerfile).toContain(`CMD ${JSON.stringify(packageJson.scripts.start.split(' ')).replace(',', ', ')}`);
    const ours = Object.values(services).filter(({ build }) => build);
    const { api, worker } = packageJson.scripts;
    expect(ours.map(({ image, command }) => [image, command.join(' ')])).toEqual([
      [`rendir:${packageJson.version}`, api],
      [`rendir:${packageJson.version}`, worker],
    ]);
  });
});

describe('the workflow', () => {
  const workflow = parse(read('.github/workflows/ci.yml'));
  const jobs: Record<string, { steps: { uses?: string; run?: string }[]; services?: Record<string, Service> }> =
    workflow.jobs;
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it('is pinned, and may only read', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    expect(actions.length).toBeGreaterThan(4);
    expect(actions.filter((action) => !/^actions\/[\w-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
    expect(workflow.jobs.machine.container.image).toMatch(PINNED);
  });

  it('runs the suite against the images of the compose file', () => {
    for (const name of ['mongo', 'valkey']) expect(jobs.engines?.services?.[name]?.image).toBe(services[name]?.image);
    const runs = jobs.engines?.steps.map(({ run }) => run);
    expect(runs).toEqual(expect.arrayContaining(['npm ci', 'npm run check', 'npm test']));
    expect(jobs.machine?.steps.at(-1)?.run).toBe('bash .ci/run');
  });
});

describe('docs/operations.md and the alerts', () => {
  const texts = ['docs/operations.md', 'deploy/prometheus-alerts.yml'].map(read).join('\n');

  it('name metrics that there are', async () => {
    const telemetry = createTelemetry({
      readWork: async () => ({ counts: [], oldest: [] }),
      readBudgets: async () => [],
      onError: () => {},
    });
    telemetry.watchProcess();
    const { text } = await telemetry.exposition();
    const known = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
    const named = [...texts.matchAll(/\brendir_[a-z0-9_]*[a-z0-9]\b/g)].map(([name]) => name.replace(/_bucket$/, ''));
    const networks = ['rendir_data'];
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !known.has(name) && !networks.includes(name))).toEqual([]);
  });

  it('name settings that there are', () => {
    const named = [...texts.matchAll(/\bRENDIR_[A-Z_]*[A-Z]\b/g)].map(([name]) => name);
    expect(named.filter((name) => !(name in environmentSchema.shape))).toEqual([]);
  });
});
