import { figureOf } from '#core/report/named.ts';
import type { FigureRole, SocialReport } from '#core/report/social-report.ts';
import { notOfferedNotes, originNotes, valueCell, withOrigin } from '../words/cells.ts';
import { nameCell, namedNetworks } from '../words/networks.ts';
import { column } from './column.ts';
import type { TableBlock } from './view.ts';

/** Networks × figures of the month; the first figure is the one that matters. */
export function figuresTable(report: SocialReport, corner: string, roles: readonly [FigureRole, string][]): TableBlock {
  const rows = namedNetworks(report).map((named) => [
    nameCell(named),
    ...roles.map(([role], index) => {
      const { value, unit, from } = figureOf(named.network, role);
      return withOrigin(valueCell(value, unit, index === 0 ? 'strong' : 'plain'), value, from);
    }),
  ]);
  const columns = [column(corner, 1.7, 'left'), ...roles.map(([, title]) => column(title, 1))];
  return {
    kind: 'table',
    title: null,
    swatch: null,
    columns,
    rows,
    notes: [...notOfferedNotes(rows), ...originNotes(rows)],
    size: 'normal',
  };
}
