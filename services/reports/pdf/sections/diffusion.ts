import { COLUMNS, ROLE_NAME, reachNote, SECTIONS, WORDS } from '#config/texts/report.ts';
import type { FigureRole, SocialReport } from '#core/report/social-report.ts';
import { figuresTable } from '../figures-table.ts';
import { trendBlock } from '../trend.ts';
import type { Section } from '../view.ts';

const ROLES: readonly [FigureRole, string][] = [
  ['views', ROLE_NAME.views],
  ['viewsOrganic', COLUMNS.organic],
  ['viewsPaid', COLUMNS.paid],
  ['reach', COLUMNS.reach],
  ['videoViews', COLUMNS.videoViews],
  ['watchTime', COLUMNS.watchTime],
];

/** How often things were seen; organic and paid apart. */
export function diffusionSection(report: SocialReport): Omit<Section, 'newPage'> {
  const table = figuresTable(report, WORDS.network, ROLES);
  return {
    ...SECTIONS.diffusion,
    blocks: [{ ...table, notes: [reachNote(), ...table.notes] }, trendBlock(report, 'views', ROLE_NAME.views, 'tall')],
  };
}
