import { STAGE_NAME } from '#config/texts/pauta.ts';
import { COUNTED_NAME, MONEY_NAME, PAUTA_SUMMARY, PAUTA_WORDS } from '#config/texts/pauta-report.ts';
import { stageNet, summaryNoteOf } from '#config/texts/pauta-report-notes.ts';
import { WORDS } from '#config/texts/report.ts';
import { MONEY_FIELDS, type MoneyField } from '#core/pauta/report/amount.ts';
import { EXECUTED_FROM } from '#core/pauta/report/counted.ts';
import type { CurrencyFigures, PautaReport } from '#core/pauta/report/pauta-report.ts';
import { comparedPeriods } from '#core/pauta/report/period.ts';
import { formatPeriod, periodSlug } from '#core/pauta/report/period-text.ts';
import { STAGES } from '#core/pauta/taxonomy.ts';
import { column } from '../pdf/column.ts';
import { bulletOf, frameView } from '../pdf/frame-view.ts';
import type { ChartItem, ReportView, Section } from '../pdf/view.ts';
import type { Cell } from '../words/cell.ts';
import { line, textCell } from '../words/cells.ts';
import { barsOf } from './bars.ts';
import { amountCell, countCell, derivedCell, variationLine } from './cells.ts';
import { campaignsSection, partiesSection } from './sections/campaigns.ts';
import { comparisonSection } from './sections/comparison.ts';
import { digitalSection } from './sections/digital.ts';
import { findingsSection } from './sections/findings.ts';
import { linesSection } from './sections/lines.ts';
import { mediaSection } from './sections/media.ts';
import { methodSection } from './sections/method.ts';
import { otherCurrenciesSection } from './sections/other-currencies.ts';
import { reachSection } from './sections/reach.ts';
import { stagesSection } from './sections/stages.ts';
import { territorySection } from './sections/territory.ts';

/**
 * All that the PDF says, as words in their places.
 * @param code what a reader types to check the file, derived from the value's digest
 */
export function pautaView(report: PautaReport, code: string): ReportView {
  const { highlights, gaps, period } = report;
  return {
    ...frameView(report, formatPeriod(period), periodSlug(period), code),
    summary: summaryOf(report),
    boxes: [
      {
        title: PAUTA_SUMMARY.highlights,
        items: highlights.map(bulletOf),
        empty: PAUTA_SUMMARY.noHighlights,
        attention: false,
      },
      { title: PAUTA_SUMMARY.gaps, items: gaps.map(bulletOf), empty: PAUTA_SUMMARY.noGaps, attention: gaps.length > 0 },
    ],
    sections: sectionsOf(report),
  };
}

function summaryOf(report: PautaReport): ReportView['summary'] {
  const { currencies, period } = report;
  const { previous, yearAgo } = comparedPeriods(period);
  const [first, ...others] = new Set(currencies.map(({ counted }) => counted));
  // Where one currency was executed and another only ordered, each row says what it is of.
  const isOne = others.length === 0;
  const counted = COUNTED_NAME[first ?? 'executed'];
  const rows = currencies.map((figures) => ({ cells: summaryRow(figures, beforeName(report), isOne), spark: null }));
  const size = figureSize(rows.flatMap(({ cells }) => cells));
  const money = size === SMALL ? 1.55 : 1.35;
  return {
    title: PAUTA_SUMMARY.title,
    columns: [
      column(PAUTA_WORDS.currency, 0.55, 'left'),
      column(isOne ? stageNet(counted) : MONEY_NAME.net, money),
      column(MONEY_NAME.vat, money),
      column(MONEY_NAME.total, money),
      column(PAUTA_WORDS.lines, 0.45),
      column(PAUTA_SUMMARY.community, 0.85),
    ],
    rows,
    note: summaryNoteOf(formatPeriod(previous), beforeName(report), formatPeriod(yearAgo), [
      first ?? 'executed',
      ...others,
    ]),
    chart: stagesChart(currencies[0]),
    tight: isFrontFull(report),
    figureSize: size,
  };
}

/** What a first page holds with ease beside its drawing. */
const FEW_SENTENCES = 7;

function isFrontFull({ highlights, gaps, currencies }: PautaReport): boolean {
  return highlights.length + gaps.length + 2 * (currencies.length - 1) > FEW_SENTENCES;
}

/** Of amounts of a quadrillion of pesos. */
const SMALL = 7.5;

/** Points in which the longest amount stays in its column. */
function figureSize(cells: readonly Cell[]): number {
  const longest = Math.max(0, ...cells.map(({ text }) => text.length));
  return longest > 22 ? SMALL : longest > 19 ? 8.8 : longest > 15 ? 10 : 12.5;
}

/** What the first variation is against. */
function beforeName({ period }: PautaReport): string {
  return period.kind === 'month' ? WORDS.month : PAUTA_WORDS.period;
}

function summaryRow(figures: CurrencyFigures, before: string, isOne: boolean): Cell[] {
  const { currency, counted, sums, community } = figures;
  const stage = isOne ? [] : [line(COUNTED_NAME[counted].toLowerCase(), 'quiet')];
  return [
    textCell(currency, 'strong', stage),
    ...MONEY_FIELDS.map((field) => comparedCell(figures, field, before)),
    countCell(sums.lines, 'strong'),
    derivedCell(community, 'strong'),
  ];
}

/** Of a part there is no variation: what it covers stands in its place, once. */
function comparedCell({ sums, currency, previous, yearAgo }: CurrencyFigures, field: MoneyField, before: string): Cell {
  const cell = amountCell(sums[field], currency, 'strong');
  if (sums[field].kind !== 'measured') return cell;
  const lines = [variationLine(previous[field].variation, before), variationLine(yearAgo[field].variation, WORDS.year)];
  return { ...cell, lines };
}

/** Stages with lines, of the first currency; those before airing paler. */
function stagesChart(figures: CurrencyFigures | undefined): ChartItem | null {
  const stages = figures?.stages.filter(({ own }) => own.lines > 0) ?? [];
  if (!figures || stages.length < 2) return null;
  const items = stages.map(({ stage, own }) => ({
    label: STAGE_NAME[stage],
    amount: own.net,
    reference: null,
    faded: STAGES.indexOf(stage) < EXECUTED_FROM,
  }));
  return barsOf('stages', PAUTA_SUMMARY.stages, items, figures.currency, null);
}

type SectionPart = (report: PautaReport) => Omit<Section, 'newPage'>;

const hasLines = ({ currencies }: PautaReport) => currencies.length > 0;

/** In order; `page`: begins on a page of its own; `when`: only then it is there. */
const SECTION_PARTS: readonly { part: SectionPart; page?: true; when?: (report: PautaReport) => boolean }[] = [
  { part: stagesSection, page: true },
  { part: mediaSection, when: hasLines },
  { part: reachSection, when: hasLines },
  { part: territorySection, page: true, when: hasLines },
  { part: campaignsSection, when: hasLines },
  { part: partiesSection, when: hasLines },
  { part: digitalSection, when: hasLines },
  { part: otherCurrenciesSection, when: ({ currencies }) => currencies.length > 1 },
  { part: comparisonSection, when: hasLines },
  { part: findingsSection },
  { part: linesSection, when: hasLines },
  { part: methodSection },
];

/** Numbered for the reader, without gaps. */
function sectionsOf(report: PautaReport): Section[] {
  return SECTION_PARTS.filter(({ when }) => when?.(report) ?? true).map(({ part, page }, index) => {
    const { title, lead, blocks } = part(report);
    return { title: `${index + 1}. ${title}`, lead, newPage: page ?? false, blocks };
  });
}
