import { editionFact, FACTS, footDocument, verification, WORDS } from '#config/texts/report.ts';
import { capitalize, formatDay, formatMoment } from '#core/report/format.ts';
import type { PlanAction, ReportEntity, Sentence } from '#core/report/social-report.ts';
import { dayOf } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Bullet, ReportView } from './view.ts';

/** What every report says of itself. */
export interface Framed {
  title: string;
  entity: ReportEntity;
  action: PlanAction;
  edition: number;
  cutoff: Instant;
  issuedAt: Instant;
}

/**
 * Title, facts and foot: the same in every report.
 * @param period in words: `octubre de 2026`
 * @param key of the period, for the file's keywords
 * @param code what a reader types to check the file
 */
export function frameView(
  report: Framed,
  period: string,
  key: string,
  code: string,
): Pick<ReportView, 'document' | 'head' | 'facts' | 'foot'> {
  return {
    document: documentOf(report, period, key),
    head: headOf(report, period),
    facts: factsOf(report),
    foot: {
      document: footDocument(report.title, period, report.edition),
      verification: verification(code),
      page: WORDS.page,
      pageOf: WORDS.pageOf,
    },
  };
}

function documentOf({ title, entity, action, issuedAt }: Framed, period: string, key: string): ReportView['document'] {
  const [year = 0, month = 0, day = 0] = dayOf(issuedAt, 'America/Bogota').split('-').map(Number);
  return {
    title: `${title}, ${period}`,
    author: `${entity.name}, ${entity.unit}`,
    keywords: [action.id, key],
    year,
    month,
    day,
  };
}

function headOf({ entity, title, edition }: Framed, period: string): ReportView['head'] {
  const stamps = [
    ...(edition === 0 ? [{ text: WORDS.provisional, attention: true }] : []),
    ...(entity.demonstration ? [{ text: WORDS.demonstration, attention: false }] : []),
  ];
  const { name, unit, formatCode } = entity;
  return { entity: name, unit, formatCode, title, period: capitalize(period), stamps };
}

function factsOf({ action, cutoff, edition, issuedAt, entity }: Framed): ReportView['facts'] {
  return [
    { label: FACTS.action, text: action.name },
    { label: FACTS.cutoff, text: formatMoment(cutoff) },
    { label: FACTS.edition, text: editionFact(edition, formatDay(dayOf(issuedAt, 'America/Bogota'))) },
    { label: FACTS.responsible, text: entity.responsible },
  ];
}

/** A sentence with its leading part apart. */
export function bulletOf({ strong, text }: Sentence): Bullet {
  return text.startsWith(strong) ? { strong, rest: text.slice(strong.length) } : { strong: '', rest: text };
}
