import { readFileSync, writeFileSync } from 'node:fs';

// Some registries lack the platform packages of other systems; npm then leaves them out of the lockfile, and `npm ci`
// refuses it. Naming them, with the system they are for, lets npm know that they are not for this one.
// Run after every `npm install`: node scripts/fix-lock.ts

interface LockPackage {
  version?: string;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const FILE = 'package-lock.json';
const lock = JSON.parse(readFileSync(FILE, 'utf8')) as { packages: Record<string, LockPackage> };

function platformOf(name: string): Pick<LockPackage, 'os' | 'cpu' | 'libc'> | undefined {
  const os = /(aix|android|darwin|linux|win32|freebsd|openbsd|netbsd|sunos|openharmony)/.exec(name)?.[1];
  const cpu = /(arm64|x64|x86_64|arm(?=-|$)|ia32|riscv64|ppc64|s390x|loong64|mips64el|mipsel)/.exec(name)?.[1];
  if (!os || !cpu) return undefined;
  return { os: [os], cpu: [cpu], ...(os === 'linux' && { libc: [name.includes('musl') ? 'musl' : 'glibc'] }) };
}

let added = 0;
for (const [place, { optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    if (lock.packages[`node_modules/${name}`] || lock.packages[`${place}/node_modules/${name}`]) continue;
    const platform = platformOf(name);
    if (!platform) continue;
    lock.packages[`node_modules/${name}`] = { version: range.replace(/^\D*/, ''), ...platform, optional: true };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} platform packages named in ${FILE}`);
