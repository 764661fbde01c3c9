import { DIMENSION_NAME, MISSING, PAUTA_BLOCKS, PAUTA_SECTIONS } from '#config/texts/pauta-report.ts';
import { communityNote } from '#config/texts/pauta-report-notes.ts';
import { formatMoneyDecimal } from '#core/pauta/money-text.ts';
import type { CurrencyFigures, PautaReport } from '#core/pauta/report/pauta-report.ts';
import { formatCount, formatDay } from '#core/report/format.ts';
import type { Block, Section } from '../../pdf/view.ts';
import { derivedText } from '../cells.ts';
import { ofMain } from '../currencies.ts';
import { groupsTable } from '../groups-table.ts';

/** For whom, and whose: two axes, never crossed. */
export function reachSection(report: PautaReport): Omit<Section, 'newPage'> {
  return {
    ...PAUTA_SECTIONS.reach,
    blocks: ofMain(report, (figures) => [
      ...(['coverage', 'ownership'] as const).map((axis) =>
        groupsTable({ title: null, corner: DIMENSION_NAME[axis], groups: figures.groups[axis], figures }),
      ),
      communityBlock(figures),
    ]),
  };
}

/** The indicator with its formula, its days and what it does not say. */
function communityBlock({ community, currency, sums }: CurrencyFigures): Block {
  const frame = { kind: 'text', title: PAUTA_BLOCKS.community, swatch: null } as const;
  if (community.kind === 'missing') {
    return { ...frame, paragraphs: [communityNote.missing(MISSING[community.reason]), communityNote.meaning] };
  }
  const covered = community.kind === 'partial' ? community.covered : sums.lines;
  const figure = communityNote.figure({
    percent: derivedText(community),
    community: formatMoneyDecimal(community.numerator, currency),
    all: formatMoneyDecimal(community.denominator, currency),
    covered: formatCount(covered),
    lines: formatCount(sums.lines),
    days: community.days ? [formatDay(community.days.first), formatDay(community.days.last)] : null,
  });
  return { ...frame, paragraphs: [figure, communityNote.meaning] };
}
