import { PAUTA_BLOCKS, PAUTA_COLUMNS, PAUTA_SECTIONS, PAUTA_WORDS } from '#config/texts/pauta-report.ts';
import { digestLine, numberedSource } from '#config/texts/pauta-report-notes.ts';
import type { PautaReport, ReportSource } from '#core/pauta/report/pauta-report.ts';
import { formatMoment } from '#core/report/format.ts';
import { column } from '../../pdf/column.ts';
import type { Block, Section } from '../../pdf/view.ts';
import type { Cell } from '../../words/cell.ts';
import { line, textCell } from '../../words/cells.ts';
import { countCell, dotted } from '../cells.ts';

/** Rules of the figures, and the files with the digests of their bytes. */
export function methodSection({ method, sources }: PautaReport): Omit<Section, 'newPage'> {
  const criteria: Block = {
    kind: 'text',
    title: PAUTA_BLOCKS.criteria,
    swatch: null,
    paragraphs: [...method.notes],
  };
  return { ...PAUTA_SECTIONS.method, blocks: sources.length > 0 ? [criteria, sourcesTable(sources)] : [criteria] };
}

function sourcesTable(sources: readonly ReportSource[]): Block {
  return {
    kind: 'table',
    title: PAUTA_BLOCKS.sources,
    swatch: null,
    columns: [
      column(PAUTA_COLUMNS.fileAndDigest, 2.7, 'left'),
      column(PAUTA_COLUMNS.origin, 1.2, 'left'),
      column(PAUTA_COLUMNS.committed, 1.3, 'left'),
      column(PAUTA_COLUMNS.accepted, 0.65),
      column(PAUTA_COLUMNS.rejected, 0.85),
      column(PAUTA_COLUMNS.inPeriod, 0.7),
    ],
    rows: sources.map((source, place) => sourceRow(source, place + 1)),
    notes: [],
    size: 'reference',
  };
}

function sourceRow(source: ReportSource, number: number): Cell[] {
  return [
    textCell(numberedSource(number, source.name), 'plain', [
      line(digestLine(source.digest), 'quiet', { verbatim: true }),
    ]),
    source.source === null ? dotted(PAUTA_WORDS.noSource) : textCell(source.source),
    textCell(formatMoment(source.committedAt), 'plain', [line(source.committedBy, 'quiet', { verbatim: true })]),
    countCell(source.accepted),
    countCell(source.rejected),
    countCell(source.lines),
  ];
}
