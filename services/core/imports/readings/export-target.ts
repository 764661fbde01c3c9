import type { Account } from '../../accounts/account.ts';
import { normalText } from '../header.ts';
import type { ImportKind } from '../kind.ts';
import type { Answers, AnswerValue, ImportWarning, Question } from '../preview.ts';
import type { ColumnProfile } from '../understand/column-profile.ts';
import type { Target } from '../understand/target.ts';
import type { UnderstoodTable } from '../understand/understand-table.ts';
import { accountKey, EXPORT_KEYS, exportedAtOf, ownerKey, ZONES } from './export-answers.ts';
import type { ExportWords } from './export-words.ts';
import { isTitled } from './map-days.ts';
import { handleOf, isOwn } from './post-identity.ts';

/** What must be known beside the file to ask well. */
export interface ExportQuestions {
  words: ExportWords;
  answers: Answers;
  /** Of the entity; where none are known here, any id may be given. */
  accounts: readonly Account[];
}

/** Asks of an export or a hand-made table what its rows do not say. Its rows are handed on as understood. */
export function createExportTarget(parts: ExportQuestions): Pick<Target, 'ask' | 'warn'> {
  return {
    ask: (table) => questionsOfExport(table, parts),
    warn: (table) => warningsOfExport(table),
  };
}

/** Questions whose answers {@link mapExport} reads; those that are answered are left out. */
function questionsOfExport(table: UnderstoodTable, parts: ExportQuestions): Question[] {
  const kind = table.survey.table.vocabulary?.kind;
  if (!kind) return [];
  const { answers } = parts;
  const asked = [
    ...askAccounts(table, kind, parts),
    ...(kind.target === 'account-months' ? [] : [askExportedAt(table)]),
    ...(kind.target === 'post-readings' ? askOfPosts(table, kind, parts) : []),
    ...(kind.target === 'account-days' ? askMetric(table, kind, parts) : []),
  ];
  return asked.filter(({ key, options }) =>
    key === EXPORT_KEYS.exportedAt ? exportedAtOf(answers) === undefined : !isAnswered(answers[key], options),
  );
}

function isAnswered(answer: AnswerValue | undefined, options: readonly AnswerValue[]): boolean {
  return options.length === 0 ? answer !== undefined : options.some((option) => option === answer);
}

function askAccounts(table: UnderstoodTable, kind: ImportKind, { words, accounts }: ExportQuestions): Question[] {
  const names = kind.target === 'account-months' ? networkNames(table) : [];
  const fitting = (network: string | undefined) => {
    const platform = kind.platform ?? words.networks[normalText(network ?? '')];
    return accounts.filter((account) => platform === undefined || account.platform === platform);
  };
  const question = (network: string | undefined, row: number): Question => {
    const ids = fitting(network).map(({ id }) => id);
    const examples = network === undefined ? [] : [{ row, written: network }];
    const options = ids.length === 0 ? [] : network === undefined ? ids : [...ids, null];
    return {
      key: accountKey(network),
      about: 'account',
      subject: network ?? table.survey.sheet,
      options,
      examples,
      keep: false,
    };
  };
  return names.length === 0 ? [question(undefined, 0)] : names.map(({ written, row }) => question(written, row));
}

/** What the rows call their accounts: by network, else by the account's own name. */
function networkNames(table: UnderstoodTable): { written: string; row: number }[] {
  const words = profileOf(table, 'network')?.words ?? profileOf(table, 'account')?.words;
  return words ? [...words].map(([written, { first }]) => ({ written, row: first })) : [];
}

function askExportedAt({ survey }: UnderstoodTable): Question {
  return {
    key: EXPORT_KEYS.exportedAt,
    about: 'exported-at',
    subject: survey.sheet,
    options: [],
    examples: [],
    keep: false,
  };
}

function askOfPosts(table: UnderstoodTable, kind: ImportKind, parts: ExportQuestions): Question[] {
  const condition = parts.words.conditions[kind.name];
  const lacks = condition?.ask !== undefined && (profileOf(table, condition.field)?.filled ?? 0) === 0;
  const lifetime: Question = {
    key: EXPORT_KEYS.lifetime,
    about: 'lifetime',
    subject: table.survey.sheet,
    options: [true, false],
    examples: [],
    keep: true,
  };
  return [...(lacks ? [lifetime] : []), ...askZone(table), ...askOwners(table, parts)];
}

/** Times of a clock that the file does not name. Ids of X tell the moment by themselves. */
function askZone(table: UnderstoodTable): Question[] {
  const published = profileOf(table, 'publishedAt');
  const examples = published?.examples.filter(({ written }) => /\d:\d\d/.test(written)) ?? [];
  const isNamed = examples.some(({ written }) => /(?:[+-]\d{2}:?\d{2}|Z|UTC|GMT)\s*$/.test(written));
  if (examples.length === 0 || isNamed || table.survey.table.vocabulary?.kind.platform === 'x') return [];
  const subject = headerOf(table, 'publishedAt');
  return [{ key: EXPORT_KEYS.zone, about: 'zone', subject, options: [...ZONES, null], examples, keep: true }];
}

/** Owners that the file names and that are not the account by their id: a page or a handle that was changed, or another's. */
function askOwners(table: UnderstoodTable, { answers, accounts }: ExportQuestions): Question[] {
  const account = accounts.find(({ id }) => id === answers[EXPORT_KEYS.account]);
  if (!account) return [];
  return ownersOf(table)
    .filter(({ owner }) => !isOwn(owner, { account, answers }))
    .map(({ owner, row }) => ({
      key: ownerKey(owner),
      about: 'owner',
      subject: owner,
      options: [true, false],
      examples: [{ row, written: owner }],
      keep: true,
    }));
}

const OWNERS_ASKED = 20;

function ownersOf(table: UnderstoodTable): { owner: string; row: number }[] {
  const pages = [...(profileOf(table, 'pageId')?.words ?? [])].map(([owner, { first }]) => ({ owner, row: first }));
  const addresses = profileOf(table, 'permalink')?.examples ?? [];
  const handles = addresses.flatMap(({ row, written }) => {
    const owner = handleOf(written);
    return owner === undefined ? [] : [{ owner, row }];
  });
  return [...new Map([...pages, ...handles].map((found) => [found.owner, found])).values()].slice(0, OWNERS_ASKED);
}

function askMetric(table: UnderstoodTable, kind: ImportKind, { words, answers }: ExportQuestions): Question[] {
  if (!kind.fields.some(({ name }) => name === 'value') || isTitled(table.context.texts, words, answers)) return [];
  const options = words.dayTitles.flatMap(({ metric }) => metric ?? []);
  const examples = profileOf(table, 'value')?.examples ?? [];
  return [
    {
      key: EXPORT_KEYS.metric,
      about: 'metric',
      subject: table.survey.sheet,
      options: [...options, null],
      examples,
      keep: false,
    },
  ];
}

/** Columns in which something stands and that become no reading. */
function warningsOfExport(table: UnderstoodTable): ImportWarning[] {
  const unused = table.decisions.flatMap(({ column: { field, header } }, index) =>
    field?.additive && field.metric === undefined && (table.survey.profiles[index]?.filled ?? 0) > 0 ? [header] : [],
  );
  const activities = profileOf(table, 'permalink')?.examples.filter(({ written }) =>
    /urn(?::|%3A)li(?::|%3A)activity/i.test(written),
  );
  const apart: ImportWarning[] =
    activities && activities.length > 0 ? [{ code: 'posts-not-matched', subject: table.survey.sheet, facts: {} }] : [];
  const isHand = table.survey.table.vocabulary?.kind.target === 'account-months';
  if (unused.length === 0 || isHand) return apart;
  const facts = { columns: unused.length, names: unused.slice(0, 8).join(', ') };
  return [...apart, { code: 'figures-not-of-dictionary', subject: table.survey.sheet, facts }];
}

function profileOf(table: UnderstoodTable, field: string): ColumnProfile | undefined {
  const index = table.decisions.findIndex(({ column }) => column.field?.name === field);
  return table.survey.profiles[index];
}

function headerOf(table: UnderstoodTable, field: string): string {
  return table.decisions.find(({ column }) => column.field?.name === field)?.column.header ?? field;
}
