import { YOUTUBE } from '#config/dictionary/youtube.ts';
import { nameOf } from '#core/metrics/definition.ts';
import { keyInForce } from '#core/metrics/dictionary.ts';
import type { Capture, Mapped, PullRequest } from '#core/ports/connector.ts';
import { reasonOfPart } from '#core/pulls/part.ts';
import type { Cell, Gap, ReadingTable } from '#core/pulls/pull.ts';
import type { Day } from '#core/time/day.ts';
import { readBody } from '#services/exchange/failure.ts';
import { readEach, verdictsOf } from '#services/exchange/parts.ts';
import { endpointOf, failureOf, reportBody } from './answers.ts';
import { ZONE } from './cells.ts';

/** The part that reads the days of the channel by class of content. */
export const CONTENT_TYPES = 'content-types';
export const TYPE_COLUMNS = ['views', 'estimatedMinutesWatched'] as const;

/** Class of content, in small letters → how metrics of the dictionary end. Stories are no longer made. */
const TYPES: Readonly<Record<string, string>> = { videoondemand: 'videos', shorts: 'shorts', livestream: 'lives' };
const METRICS = Object.values(TYPES).flatMap((of) =>
  ['views', 'watch-minutes'].map((figure) => ({ of, figure, metric: `youtube.channel.${figure}-${of}` })),
);

interface TypeRow {
  day: Day;
  of: string | undefined;
  views: number;
  minutes: number;
}

/**
 * Days of the channel by class of content. YouTube leaves out a class that nobody watched on a day, and could leave out one
 * for another reason: what is left out is zero only where the classes that are told add up to the day's views.
 * @param days tables of the whole channel's days of the same pull
 */
export function mapContentTypes(
  captures: readonly Capture[],
  { account, parts = [] }: Pick<PullRequest, 'account' | 'parts'>,
  days: readonly ReadingTable[],
): Pick<Mapped, 'tables' | 'gaps'> & Required<Pick<Mapped, 'verdicts'>> {
  const served = captures.filter((capture) => !failureOf(capture));
  const { readings, verdicts } = readEach('contentTypes', served, (capture) => ({ capture, rows: rowsOf(capture) }));
  const whole = viewsByDay(days);
  const tables = readings.flatMap(({ capture, rows }) => tablesOf(rows, whole, capture, account.native));
  const told = [...verdictsOf(captures, { endpointOf, failureOf }), ...verdicts];
  const silence = served.length > 0 ? 'not-yet' : 'not-collected';
  const gap: Gap = {
    level: 'account',
    metrics: METRICS.map(({ metric }) => metric),
    reason: reasonOfPart('contentTypes', told) ?? silence,
  };
  return { tables, verdicts, gaps: parts.includes(CONTENT_TYPES) && tables.length === 0 ? [gap] : [] };
}

function rowsOf(capture: Capture): TypeRow[] {
  const { columns, rows } = readBody('YouTube', capture, reportBody);
  const at = (name: string) => columns.indexOf(name);
  return rows.map(({ day, cells }) => ({
    day,
    // `SHORTS` in the reference, `shorts` in answers.
    of: TYPES[String(cells[at('creatorContentType')]).toLowerCase().replaceAll('_', '')],
    views: Number(cells[at('views')]),
    minutes: Math.round(Number(cells[at('estimatedMinutesWatched')])),
  }));
}

function tablesOf(
  rows: readonly TypeRow[],
  whole: ReadonlyMap<Day, number>,
  { answer }: Capture,
  account: string,
): ReadingTable[] {
  const byDay = Map.groupBy(rows, ({ day }) => day);
  const keysOn = (day: Day) => METRICS.flatMap(({ metric }) => keyInForce(YOUTUBE, metric, day) ?? []);
  const groups = Map.groupBy(byDay, ([day]) => keysOn(day).join());
  return [...groups.values()].flatMap((group): ReadingTable[] => {
    const [first] = group;
    if (!first) return [];
    return [
      {
        level: 'account',
        learntAt: answer.receivedAt,
        keys: keysOn(first[0]),
        period: { grain: 'day', zone: ZONE },
        rows: group.map(([day, told]) => ({ subject: account, day, cells: cellsOf(told, whole.get(day)) })),
      },
    ];
  });
}

function cellsOf(told: readonly TypeRow[], whole: number | undefined): Cell[] {
  const isAllTold = told.reduce((sum, { views }) => sum + views, 0) === whole;
  return METRICS.map(({ of, figure }) => {
    const row = told.find((each) => each.of === of);
    const amount = figure === 'views' ? row?.views : row?.minutes;
    return amount !== undefined && Number.isSafeInteger(amount) ? amount : !row && isAllTold ? 0 : null;
  });
}

function viewsByDay(tables: readonly ReadingTable[]): ReadonlyMap<Day, number> {
  return new Map(
    tables.flatMap(({ keys, rows }) => {
      const column = keys.findIndex((key) => nameOf(key) === 'youtube.channel.views');
      return rows.flatMap(({ day, cells }): [Day, number][] => {
        const views = cells[column];
        return day !== undefined && typeof views === 'number' ? [[day, views]] : [];
      });
    }),
  );
}
