import { z } from 'zod';
import { PAPER_FAULT, PAPER_NAME, REGISTER_CLI } from '#config/texts/register.ts';
import { readNit } from '#core/pauta/nit.ts';
import type { RegisterEntry } from '#core/pauta/register/fold-register.ts';
import { PAPER_KINDS, type PaperFacts, type PaperKind } from '#core/pauta/register/paper.ts';
import { saysWords } from '#core/pauta/register/register.ts';
import { paperView } from '#services/api/register-view.ts';
import { paperRequestSchema } from '#services/api/schemas/register.ts';
import type { App } from '#services/app.ts';
import { readRegister } from '#services/usecases/register/read-register.ts';
import { addPaper, correctPaper, paperOf } from '#services/usecases/register/write-paper.ts';
import { type Command, misuse, type Output, table, text, type Values } from './command.ts';

const { help } = REGISTER_CLI;

/** Options that say a fact, and the member of the API's request that each is. */
const FACTS = {
  number: 'number',
  secop: 'secopContract',
  contract: 'contract',
  day: 'day',
  first: 'first',
  last: 'last',
  value: 'value',
  net: 'net',
  vat: 'vat',
  total: 'total',
  currency: 'currency',
  url: 'url',
} as const;

export const register: Command = {
  name: 'register',
  summary: REGISTER_CLI.summary,
  options: {
    kind: { value: 'clase', help: help.kind },
    words: { value: 'palabras', help: help.words },
    add: { help: help.add },
    correct: { value: 'id', help: help.correct },
    ...Object.fromEntries(Object.keys(FACTS).map((name) => [name, { value: 'dato', help: help.fact }])),
    contractor: { value: 'nombre', help: help.contractor },
    nit: { value: 'nit', help: help.nit },
    by: { value: 'nombre', help: help.by },
    reason: { value: 'motivo', help: help.reason },
  },
  async run(app, values) {
    const correct = text(values, 'correct');
    if (values.add && correct !== undefined) throw misuse(REGISTER_CLI.oneThing);
    if (correct !== undefined) return changed(await corrected(app, correct, values));
    return values.add ? changed(await added(app, values)) : listed(app, values);
  },
};

function kindOf(values: Values): PaperKind | undefined {
  const value = text(values, 'kind');
  const known = PAPER_KINDS.find((kind) => kind === value);
  if (value !== undefined && !known) throw misuse(REGISTER_CLI.badKind(value));
  return known;
}

async function added(app: App, values: Values): Promise<RegisterEntry> {
  const kind = kindOf(values);
  if (!kind) throw misuse(REGISTER_CLI.needsKind);
  return addPaper(app, { kind, facts: factsOf(values, kind, undefined), author: text(values, 'by') ?? '' });
}

async function corrected(app: App, id: string, values: Values): Promise<RegisterEntry> {
  const entry = await paperOf(app, id);
  const facts = factsOf(values, entry.kind, entry);
  return correctPaper(app, id, { facts, author: text(values, 'by') ?? '', reason: text(values, 'reason') });
}

/** The facts that options say, read as the API reads them; an empty one takes back what stands there. */
function factsOf(values: Values, kind: PaperKind, before: RegisterEntry | undefined): Partial<PaperFacts> {
  const said: Record<string, unknown> = {};
  for (const [option, member] of Object.entries(FACTS)) {
    const value = text(values, option);
    if (value !== undefined) said[member] = value === '' ? null : value;
  }
  const contractor = contractorOf(values, before);
  if (contractor !== undefined) said.contractor = contractor;
  const read = paperRequestSchema.safeParse({ kind, facts: said });
  if (read.success) return read.data.facts as Partial<PaperFacts>;
  throw misuse(REGISTER_CLI.badFact(z.prettifyError(read.error)));
}

function contractorOf(values: Values, before: RegisterEntry | undefined) {
  const [name, written] = [text(values, 'contractor'), text(values, 'nit')];
  if (name === undefined && written === undefined) return undefined;
  const reading = readNit(written ?? '');
  if (reading.kind === 'bad') throw misuse(PAPER_FAULT.nit);
  const known = name ?? before?.facts.contractor?.name;
  if (known === '' || known === undefined) return null;
  return { name: known, nit: reading.kind === 'value' ? reading.value.nit : (before?.facts.contractor?.nit ?? null) };
}

function changed(entry: RegisterEntry): Output {
  return { json: paperView(entry), lines: [REGISTER_CLI.saved(entry.id)] };
}

async function listed({ store }: App, values: Values): Promise<Output> {
  const [kind, words] = [kindOf(values), text(values, 'words')];
  const entries = (await readRegister(store)).filter(
    (one) => (!kind || one.kind === kind) && (words === undefined || saysWords(one, words)),
  );
  const rows = entries
    .map(paperView)
    .map(({ id, kind: of, facts }) => [
      id,
      PAPER_NAME[of],
      facts.number ?? facts.secopContract ?? '',
      facts.contractor?.name ?? '',
      facts.day ?? '',
      `${facts.value ?? facts.total ?? facts.net ?? ''} ${facts.currency ?? ''}`.trim(),
    ]);
  const lines = rows.length === 0 ? [REGISTER_CLI.none] : table([REGISTER_CLI.header, ...rows]);
  return { json: { papers: entries.map(paperView) }, lines };
}
