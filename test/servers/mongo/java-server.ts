import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { commandOnPath, installPackages } from '../packages.ts';

const SOURCE = path.join(import.meta.dirname, 'TestMongoServer.java');
const POM = path.join(import.meta.dirname, 'pom.xml');
const CACHE = path.resolve(import.meta.dirname, '../../../node_modules/.cache');

/** How to start the MongoDB-compatible server on Java. */
export interface JavaMongo {
  version: string;
  /** @param file where its data are; without one they are in its memory */
  at(port: number, file: string | undefined): { command: string; args: string[] };
}

/** The server compiled and ready to start; made once, then kept beside the installed packages. */
export function javaMongoCommand(): JavaMongo | { reason: string } {
  if (!commandOnPath('java') || !commandOnPath('mvn')) installPackages('default-jre-headless', 'maven');
  const java = commandOnPath('java');
  if (!java || !commandOnPath('mvn')) return { reason: 'neither mongod, nor Java 17 with Maven' };
  const source = readFileSync(SOURCE);
  const pom = readFileSync(POM, 'utf8');
  const digest = createHash('sha256').update(source).update(pom).digest('hex').slice(0, 12);
  const folder = path.join(CACHE, `test-mongo-${digest}`);
  const fault = existsSync(folder) ? undefined : build(java, folder);
  if (fault) return { reason: fault };
  const classPath = [folder, ...jarsOf(folder)].join(path.delimiter);
  const version = /h2-backend<\/artifactId>\s*<version>([^<]+)/.exec(pom)?.[1] ?? '';
  const args = ['-Xmx1g', '-XX:+UseSerialGC', '-cp', classPath, 'TestMongoServer'];
  // One on a file lives for one test only: to compile its code to the end costs more than that wins.
  const onFile = (file: string, port: number) => ['-XX:TieredStopAtLevel=1', ...args, String(port), file];
  const at: JavaMongo['at'] = (port, file) => ({
    command: java,
    args: file === undefined ? [...args, String(port)] : onFile(file, port),
  });
  return { version, at };
}

/** Made elsewhere and moved into place, so that two test runs at once do not see half of it. */
function build(java: string, folder: string): string | undefined {
  mkdirSync(CACHE, { recursive: true });
  const place = mkdtempSync(path.join(CACHE, 'test-mongo-build-'));
  const jars = `-DoutputDirectory=${place}`;
  const fetched = spawnSync('mvn', ['-q', '-B', '-f', POM, 'dependency:copy-dependencies', jars], { encoding: 'utf8' });
  if (fetched.status !== 0) return `Maven could not fetch the server: ${fetched.stdout.slice(0, 500)}`;
  const [compiler = ''] = jarsOf(place).filter((jar) => path.basename(jar).startsWith('ecj-'));
  const classPath = jarsOf(place).join(path.delimiter);
  const compile = ['-jar', compiler, '-17', '-nowarn', '-cp', classPath, '-d', place, SOURCE];
  const compiled = spawnSync(java, compile, { encoding: 'utf8' });
  if (compiled.status !== 0) return `the server does not compile: ${compiled.stderr.slice(0, 500)}`;
  if (existsSync(folder)) rmSync(place, { recursive: true });
  else renameSync(place, folder);
  return undefined;
}

function jarsOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jar'))
    .map((name) => path.join(folder, name));
}
