import { STAGE_NAME } from '#config/texts/pauta.ts';
import { COUNTED_NAME, MISSING, MONEY_NAME, PAUTA_WORDS } from '#config/texts/pauta-report.ts';
import { coveredLines } from '#config/texts/pauta-report-notes.ts';
import { SHEET_COLUMNS, SHEET_FACTS, SHEET_NAME, SHEET_TOPICS } from '#config/texts/pauta-sheets.ts';
import { editionFact, FACTS, WORDS } from '#config/texts/report.ts';
import { type Amount, MONEY_FIELDS } from '#core/pauta/report/amount.ts';
import type { CurrencyFigures, PautaReport } from '#core/pauta/report/pauta-report.ts';
import { formatPeriod } from '#core/pauta/report/period-text.ts';
import { capitalize, formatCount, formatDay, formatMoment } from '#core/report/format.ts';
import { dayOf } from '#core/time/day.ts';
import { countCellOf, type Sheet, type SheetCell, textCellOf } from '../../xlsx/workbook.ts';
import { amountCell, partNote, percentCell } from './cells.ts';

/** What the report is and its first figures, one to a row. */
export function summarySheet(report: PautaReport, code: string): Sheet {
  return {
    name: SHEET_NAME.summary,
    columns: [
      { title: SHEET_COLUMNS.topic, width: 26 },
      { title: SHEET_COLUMNS.item, width: 34 },
      { title: SHEET_COLUMNS.currency, width: 9 },
      { title: SHEET_COLUMNS.value, width: 24 },
      { title: SHEET_COLUMNS.note, width: 100 },
    ],
    rows: [
      ...factRows(report, code),
      ...report.currencies.flatMap(figureRows),
      ...report.highlights.map(({ text }) => noteRow(SHEET_TOPICS.highlights, text)),
      ...report.gaps.map(({ text }) => noteRow(SHEET_TOPICS.gaps, text)),
    ],
    filter: false,
  };
}

function factRows(report: PautaReport, code: string): SheetCell[][] {
  const { entity, action, edition, cutoff, issuedAt } = report;
  const facts: [string, string][] = [
    [SHEET_FACTS.title, report.title],
    [SHEET_FACTS.entity, entity.name],
    [SHEET_FACTS.unit, entity.unit],
    [SHEET_FACTS.period, capitalize(formatPeriod(report.period))],
    [FACTS.action, action.name],
    [FACTS.cutoff, formatMoment(cutoff)],
    [FACTS.edition, editionFact(edition, formatDay(dayOf(issuedAt, 'America/Bogota')))],
    [FACTS.responsible, entity.responsible],
    [SHEET_FACTS.verification, code],
    ...(entity.demonstration ? [[SHEET_FACTS.demonstration, PAUTA_WORDS.yes] as [string, string]] : []),
  ];
  return facts.map(([label, text]) => [
    textCellOf(SHEET_TOPICS.report),
    textCellOf(label),
    null,
    null,
    textCellOf(text),
  ]);
}

function noteRow(topic: string, text: string): SheetCell[] {
  return [textCellOf(topic), null, null, null, textCellOf(text)];
}

function figureRows(figures: CurrencyFigures): SheetCell[][] {
  const { currency, sums, counted } = figures;
  const topic = textCellOf(`${SHEET_TOPICS.sums}: ${COUNTED_NAME[counted].toLowerCase()}`);
  const rows = MONEY_FIELDS.map((field) => [
    topic,
    textCellOf(MONEY_NAME[field]),
    textCellOf(currency),
    amountCell(sums[field], 'strong'),
    coveredNote(sums[field]),
  ]);
  const lines = [topic, textCellOf(PAUTA_WORDS.lines), textCellOf(currency), countCellOf(sums.lines, 'strong'), null];
  return [...rows, lines, ...executionRows(figures), communityRow(figures)];
}

function coveredNote(amount: Amount): SheetCell {
  return amount.kind === 'missing' ? textCellOf(MISSING[amount.reason], 'quiet') : partNote(amount);
}

function executionRows({ execution, currency }: CurrencyFigures): SheetCell[][] {
  return execution.map(({ of, value }) => [
    textCellOf(SHEET_TOPICS.execution),
    textCellOf(STAGE_NAME[of]),
    textCellOf(currency),
    value.kind === 'missing' ? textCellOf(WORDS.noData, 'quiet') : percentCell(value.value, 'fine-rate', 'strong'),
    value.kind === 'missing' ? textCellOf(MISSING[value.reason], 'quiet') : null,
  ]);
}

function communityRow({ community, currency }: CurrencyFigures): SheetCell[] {
  const row = [textCellOf(SHEET_TOPICS.community), textCellOf(PAUTA_WORDS.share), textCellOf(currency)];
  if (community.kind === 'missing') {
    return [...row, textCellOf(WORDS.noData, 'quiet'), textCellOf(MISSING[community.reason], 'quiet')];
  }
  const note =
    community.kind === 'partial'
      ? textCellOf(coveredLines(formatCount(community.covered), formatCount(community.expected)), 'quiet')
      : null;
  return [...row, percentCell(community.value, 'fine-rate', 'strong'), note];
}
