import { DIMENSION_NAME, PAUTA_SECTIONS } from '#config/texts/pauta-report.ts';
import { inCurrency } from '#config/texts/pauta-report-notes.ts';
import type { PautaReport } from '#core/pauta/report/pauta-report.ts';
import type { Section } from '../../pdf/view.ts';
import { groupsTable, nitLine } from '../groups-table.ts';
import { stagesTable } from './stages.ts';

/** What stands in other currencies than the first, currency by currency; the workbook has their other tables. */
export function otherCurrenciesSection({ currencies }: PautaReport): Omit<Section, 'newPage'> {
  return {
    ...PAUTA_SECTIONS.otherCurrencies,
    blocks: currencies.slice(1).flatMap((figures) => [
      stagesTable(figures, inCurrency(figures.currency)),
      groupsTable({ title: null, corner: DIMENSION_NAME.medium, groups: figures.groups.medium, figures }),
      groupsTable({
        title: null,
        corner: DIMENSION_NAME.outlet,
        groups: figures.groups.outlet,
        figures,
        under: nitLine,
      }),
    ]),
  };
}
