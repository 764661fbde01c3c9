import { DIMENSION_NAME, PAUTA_BLOCKS, PAUTA_SECTIONS } from '#config/texts/pauta-report.ts';
import { moreRows, throughNames } from '#config/texts/pauta-report-notes.ts';
import type { Group, PautaReport } from '#core/pauta/report/pauta-report.ts';
import { formatCount } from '#core/report/format.ts';
import type { Section } from '../../pdf/view.ts';
import type { Line } from '../../words/cell.ts';
import { line } from '../../words/cells.ts';
import { ofMain } from '../currencies.ts';
import { groupsTable, nitLine } from '../groups-table.ts';

/** Rows of a table on paper; the workbook has them all. */
const MOST_ROWS = 40;

function first(groups: readonly Group[]): { groups: readonly Group[]; notes: string[] } {
  const rest = groups.length - MOST_ROWS;
  return { groups: groups.slice(0, MOST_ROWS), notes: rest > 0 ? [moreRows(formatCount(rest))] : [] };
}

export function campaignsSection(report: PautaReport): Omit<Section, 'newPage'> {
  return {
    ...PAUTA_SECTIONS.campaigns,
    blocks: ofMain(report, (figures) => [
      groupsTable({ title: null, corner: DIMENSION_NAME.campaign, ...first(figures.groups.campaign), figures }),
    ]),
  };
}

/** Who is paid, and who carries it: without the second the first would hide it. */
export function partiesSection(report: PautaReport): Omit<Section, 'newPage'> {
  return {
    ...PAUTA_SECTIONS.parties,
    blocks: ofMain(report, (figures) => [
      groupsTable({
        title: PAUTA_BLOCKS.contractors,
        corner: DIMENSION_NAME.contractor,
        ...first(figures.groups.contractor),
        figures: { ...figures, reference: null },
        under: nitLine,
      }),
      groupsTable({
        title: PAUTA_BLOCKS.outlets,
        corner: DIMENSION_NAME.outlet,
        ...first(figures.groups.outlet),
        figures: { ...figures, reference: null },
        under: outletLines,
      }),
    ]),
  };
}

/** Its NIT, and who sold it where that is another. */
function outletLines(group: Group): Line[] {
  const [one, ...others] = group.through.filter((name) => name !== group.label);
  return one === undefined ? nitLine(group) : [...nitLine(group), line(throughNames(one, others.length), 'quiet')];
}
