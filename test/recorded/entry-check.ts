import type { Platform } from '#core/accounts/account.ts';
import type { Capture, Connector } from '#core/ports/connector.ts';
import { alike } from './alike.ts';
import { asAnswer, capturesOf } from './as-capture.ts';
import type { Asking } from './asking.ts';
import type { Entry } from './folder.ts';
import { isObject, type Json } from './json.ts';
import { verdictOf } from './judging.ts';
import { publicationsOf } from './publications.ts';
import { LEAVES, type Reading, readAnswer } from './reading.ts';

/** What an entry came to. Only `misread` is a fault. */
export type Outcome = 'read' | 'error' | 'other' | 'record' | 'misread';

export interface EntryReport {
  platform: Platform;
  file: string;
  outcome: Outcome;
  /** Figures and publications compared, those of answers that are only shaped like ours among them. */
  figures: number;
  publications: number;
  faults: readonly string[];
}

type Checked = Omit<EntryReport, 'platform' | 'file'>;

/**
 * Checks one entry: each answer in it, or its records where their shape is that of an answer of ours.
 * @param asking slips each answer of ours into a pull as well
 */
export async function checkEntry(connector: Connector, entry: Entry, asking?: Asking): Promise<EntryReport> {
  const { platform, file } = entry;
  const isDerived = entry.kind !== 'recorded';
  const rows = entry.parts.flatMap((part) => (part.is === 'records' ? part.rows : []));
  const captures = await capturesOf(entry);
  const answers = captures.map((capture) => checkAnswer(connector, capture, isDerived));
  const asked = captures.filter((_, index) => answers[index]?.outcome === 'read');
  const taken = await Promise.all(asked.map((capture) => checkAsking(platform, capture, asking)));
  const records = rows.length > 0 ? [await checkRecords(connector, entry, rows)] : [];
  return { platform, file, ...together([...answers, ...taken, ...records]) };
}

/** The gravest outcome stands for the entry. */
function together(checked: readonly Checked[]): Checked {
  const order: readonly Outcome[] = ['misread', 'read', 'error', 'other', 'record'];
  const outcome = order.find((each) => checked.some((one) => one.outcome === each)) ?? 'record';
  return { outcome, ...sumOf(checked) };
}

async function checkAsking(platform: Platform, capture: Capture, asking: Asking | undefined): Promise<Checked> {
  const faults = (await asking?.faultsOf(platform, capture)) ?? [];
  return outcomeOf({ figures: 0, publications: 0, faults }, 'read');
}

function sumOf(readings: readonly Reading[]): Reading {
  return {
    figures: readings.reduce((sum, { figures }) => sum + figures, 0),
    publications: readings.reduce((sum, { publications }) => sum + publications, 0),
    faults: readings.flatMap(({ faults }) => faults),
  };
}

function checkAnswer(connector: Connector, capture: Capture, isDerived: boolean): Checked {
  const { isError, faults } = verdictOf(connector, capture);
  const unread = { figures: 0, publications: 0, faults };
  if (faults.length > 0) return { outcome: 'misread', ...unread };
  if (isError) return { outcome: 'error', ...unread };
  const isBodiless = capture.answer.body === '';
  if (isBodiless) return { outcome: 'record', ...unread };
  const isOurs = connector.endpointOf(capture.call) !== null;
  if (isOurs && !isDerived) return outcomeOf(readAnswer(connector, capture), 'read');
  const shaped = isOurs ? [capture] : alike(connector.platform, capture);
  return readWhereShaped(connector, shaped, isDerived ? 'record' : 'other');
}

/** Answers that need not be read are read all the same where an independent reader finds something of ours in them. */
function readWhereShaped(connector: Connector, captures: readonly Capture[], outcome: Outcome): Checked {
  const shaped = captures.filter((capture) => isTelling(connector, capture));
  return outcomeOf(sumOf(shaped.map((capture) => readAnswer(connector, capture))), outcome);
}

function isTelling({ platform, endpointOf }: Connector, capture: Capture): boolean {
  if (endpointOf(capture.call) === null) return false;
  return LEAVES[platform](capture).length > 0 || publicationsOf(platform, capture).published.size > 0;
}

function outcomeOf(reading: Reading, outcome: Outcome): Checked {
  return { outcome: reading.faults.length > 0 ? 'misread' : outcome, ...reading };
}

/** A row may be a whole body, or one of the rows that a body lists. */
async function checkRecords(connector: Connector, entry: Entry, rows: readonly Json[]): Promise<Checked> {
  const objects = rows.filter(isObject);
  const lists = ['elements', 'data', 'items'].map((name) => ({ [name]: objects }));
  const bodies = objects.length > 0 ? [...lists, ...objects] : [];
  const asked = await Promise.all(bodies.map((body) => asAnswer(entry, body)));
  const shaped = asked.flatMap((capture) => [capture, ...alike(connector.platform, capture)]);
  return readWhereShaped(connector, shaped, 'record');
}
