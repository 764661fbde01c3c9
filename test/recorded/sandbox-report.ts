import { PLATFORMS, type Platform } from '#core/accounts/account.ts';
import type { Capture, Connector } from '#core/ports/connector.ts';
import { type Accepted, type Found, type Group, type Sorted, sortDifferences } from './acceptance.ts';
import { alike } from './alike.ts';
import { capturesOf } from './as-capture.ts';
import { readingConnectors } from './connectors.ts';
import { differencesOf, pathsOf, type Sides } from './differences.ts';
import { type Entry, readFolder } from './folder.ts';
import { judge } from './judgement.ts';
import { sandboxAnswers } from './sandbox-answers.ts';
import { tableOf } from './table.ts';

/** One request of ours, or one kind of error, with what both sides answered. */
interface Compared extends Group {
  recorded: number;
  alike: number;
  sandbox: number;
}

export interface SandboxReport extends Sorted {
  compared: readonly Compared[];
}

/** Who answers in place of the platforms: what it sent, by platform. */
export type Answerer = (platform: Platform) => Promise<readonly Capture[]>;

/**
 * Holds the sandbox's answers against the recorded ones of a folder, request by request and error by error.
 * @throws Error when the folder cannot be read
 */
export async function checkSandbox(
  folder: string,
  accepted: readonly Accepted[],
  answers: Answerer = sandboxAnswers,
): Promise<SandboxReport> {
  const entries = await readFolder(folder);
  const connectors = readingConnectors();
  const compared: Compared[] = [];
  for (const platform of PLATFORMS) {
    const connector = connectors.get(platform);
    const own = entries.filter((entry) => entry.platform === platform);
    if (connector && own.length > 0)
      compared.push(...compare(connector, await recordedOf(own), await answers(platform)));
  }
  return {
    compared,
    ...sortDifferences(compared, accepted),
  };
}

interface Recorded {
  capture: Capture;
  /** As the platform sent it; the rest is printed in a documentation. */
  isExact: boolean;
}

/** What was derived from answers no longer has their shape. */
async function recordedOf(entries: readonly Entry[]): Promise<Recorded[]> {
  const whole = entries.filter(({ kind }) => kind === 'recorded' || kind === 'documentation');
  const captures = await Promise.all(
    whole.map(async (entry) => {
      const found = await capturesOf(entry);
      return found.map((capture) => ({ capture, isExact: entry.kind === 'recorded' }));
    }),
  );
  return captures.flat();
}

function compare(connector: Connector, recorded: readonly Recorded[], sandbox: readonly Capture[]): Compared[] {
  const groups = new Map<string, Sides>();
  const sidesOf = (group: string) => groups.get(group) ?? { recorded: [], alike: [], headed: [], sandbox: [] };
  const put = (group: string, side: keyof Sides, captures: readonly Capture[]) => {
    const sides = sidesOf(group);
    groups.set(group, { ...sides, [side]: [...sides[side], ...captures] });
  };
  for (const { capture, isExact } of recorded) {
    for (const group of groupsOf(connector, capture)) put(group, isExact ? 'recorded' : 'alike', [capture]);
    if (!judged(connector, capture))
      for (const other of alike(connector.platform, capture)) putAlike(put, connector, other);
  }
  for (const capture of sandbox) for (const group of groupsOf(connector, capture)) put(group, 'sandbox', [capture]);
  const headed = recorded.map(({ capture }) => capture);
  return [...groups].map(([endpoint, sides]) =>
    comparedOf(connector, endpoint, { ...sides, headed: headedOf(connector, endpoint, headed) }),
  );
}

type Put = (group: string, side: keyof Sides, captures: readonly Capture[]) => void;

function putAlike(put: Put, { endpointOf }: Connector, capture: Capture): void {
  const endpoint = endpointOf(capture.call);
  if (endpoint) put(endpoint, 'alike', [capture]);
}

/** An error is compared with errors of its kind, whatever was asked; an answer with answers to its request. */
function groupsOf(connector: Connector, capture: Capture): string[] {
  const error = judged(connector, capture);
  if (error) return [`error ${error.kind}`];
  return connector.endpointOf(capture.call) === null ? [] : [String(connector.endpointOf(capture.call))];
}

function judged(connector: Connector, capture: Capture) {
  return judge(connector.platform, capture, connector.endpointOf(capture.call) !== null);
}

/** Any success proves that a header comes with successes, and any error with errors. */
function headedOf(connector: Connector, group: string, captures: readonly Capture[]): Capture[] {
  return captures.filter((capture) => (judged(connector, capture) !== null) === group.startsWith('error '));
}

function comparedOf({ platform }: Connector, endpoint: string, sides: Sides): Compared {
  const differences = differencesOf(sides).map((difference) => ({ platform, endpoint, ...difference }));
  const [recorded, similar, sandbox] = [sides.recorded.length, sides.alike.length, sides.sandbox.length];
  const paths = { recorded: pathsOf([...sides.recorded, ...sides.alike]), sandbox: pathsOf(sides.sandbox) };
  return { platform, endpoint, recorded, alike: similar, sandbox, differences, paths };
}

/** What was compared, what differs with and without a reason, and which reasons have become idle. */
export function sandboxText({ compared, unaccepted, accepted, unused }: SandboxReport): string {
  const head = ['platform', 'request or error', 'recorded', 'alike', 'sandbox', 'accepted', 'differs'];
  const rows = compared.map(({ platform, endpoint, recorded, alike: similar, sandbox }) => {
    const isHere = (found: Found) => found.platform === platform && found.endpoint === endpoint;
    const counts = [accepted.filter(isHere).length, unaccepted.filter(isHere).length];
    return [platform, endpoint, recorded, similar, sandbox, ...counts];
  });
  const total = ['total', '', ...[2, 3, 4, 5, 6].map((column) => sumOf(rows, column))];
  const idle = unused.map(({ platform, endpoint, path, direction }) => [platform, endpoint, direction, path].join(' '));
  return [
    tableOf(head, [...rows, total]),
    ...section('Accepted:', reasonsOf(accepted)),
    ...section('Differs without a reason:', unaccepted.map(lineOf)),
    ...section('Accepted and no longer so:', idle),
  ].join('\n');
}

function sumOf(rows: readonly (readonly (string | number)[])[], column: number): number {
  return rows.reduce((sum, row) => sum + Number(row[column]), 0);
}

function lineOf({ platform, endpoint, direction, path, types }: Found): string {
  return [platform, endpoint, direction, path, types].join(' ').trimEnd();
}

function reasonsOf(accepted: SandboxReport['accepted']): string[] {
  const groups = Map.groupBy(accepted, ({ platform, endpoint, reason }) => `${platform} ${endpoint}: ${reason}`);
  return [...groups].map(([reason, { length }]) => `${reason} (${length})`);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', title, ...lines] : [];
}
