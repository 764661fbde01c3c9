import type { PostFacts } from '../../posts/post.ts';
import { dayOf } from '../../time/day.ts';
import { epochMsOf, type Instant, instantOfEpochMs, toInstant } from '../../time/instant.ts';
import { normalText } from '../header.ts';
import type { UnderstoodRow } from '../understand/read-table.ts';
import { zoneAnswered } from './export-answers.ts';
import type { ExportContext } from './export-context.ts';
import { dayIn, momentIn, textIn } from './row-values.ts';

/** When a post was published: `unknown` where the row and the answers do not tell the hour; `contradicts` itself. */
export type Published = Instant | 'unknown' | 'contradicts';

/** What a row says of its post. */
export function factsOf(
  { values }: UnderstoodRow,
  native: string,
  published: Instant,
  context: ExportContext,
): PostFacts {
  const { platform } = context.account;
  const type = normalText(textIn(values, 'postType'));
  return {
    native,
    published,
    text: textIn(values, 'title') || textIn(values, 'description'),
    permalink: textIn(values, 'permalink'),
    format: context.words.formats[platform]?.[type] ?? 'other',
  };
}

export function publishedOf({ values }: UnderstoodRow, native: string, context: ExportContext): Published {
  const written = writtenTime(values, context);
  if (context.account.platform !== 'x') return written ?? 'unknown';
  const made = timeOfId(native);
  if (made === undefined) return written ?? 'unknown';
  const day = dayIn(values, 'publishedAt');
  // X writes the day, or the minute, by UTC; its id says the same moment to the second.
  const isSame = written
    ? Math.abs(epochMsOf(written) - epochMsOf(made)) < 120_000
    : day === undefined || day === dayOf(made, 'UTC');
  return isSame ? made : 'contradicts';
}

function writtenTime(values: UnderstoodRow['values'], { answers }: ExportContext): Instant | undefined {
  const moment = momentIn(values, 'publishedAt');
  if (!moment || moment.time === null) return undefined;
  const local = `${moment.day}T${moment.time}`;
  if (moment.offset !== null) return toInstant(`${local}${moment.offset}`);
  const zone = zoneAnswered(answers);
  if (zone === undefined) return undefined;
  return toInstant(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant());
}

const FIRST_TIMED_ID = 30_000_000_000n;
const EPOCH_OF_IDS = 1_288_834_974_657n;

/** Since November 2010 the upper bits of an id of X are the millisecond at which it was given; the API tells the second. */
function timeOfId(native: string): Instant | undefined {
  const id = BigInt(native);
  if (id < FIRST_TIMED_ID) return undefined;
  const ms = Number((id >> 22n) + EPOCH_OF_IDS);
  return instantOfEpochMs(Math.floor(ms / 1_000) * 1_000);
}
