import { z } from 'zod';
import { SUCCESSION_KINDS } from '#core/accounts/succession.ts';
import { ROLES, UNITS } from '#core/metrics/definition.ts';
import { POST_FORMATS, VISIBILITIES } from '#core/posts/post.ts';
import { instantSchema, platformSchema, reportFrame, valueSchema } from './common.ts';

const roleSchema = z.enum([...ROLES, 'posts']);
const daySchema = z.string().meta({ format: 'date' });
const monthText = z.string().meta({ example: '2026-10' });
const decimal = z.string().meta({ example: '12.4' });

/** Where a figure comes from, all or in part; absent: the platform's API alone. */
const fromSchema = z.enum(['file', 'hand']).optional();

const variationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('change'), amount: z.int(), percent: decimal }),
  z.object({ kind: z.literal('no-base') }),
  z.object({ kind: z.literal('mixed-definition'), amount: z.int() }),
  z.object({ kind: z.literal('account-change'), amount: z.int() }),
  z.object({ kind: z.literal('incomplete') }),
]);

const comparisonSchema = z.object({
  month: monthText,
  value: valueSchema,
  from: fromSchema,
  variation: variationSchema,
});

const figureSchema = z.object({
  role: roleSchema,
  unit: z.enum(UNITS),
  metrics: z.array(z.string()),
  value: valueSchema,
  from: fromSchema,
  readAt: instantSchema.nullable(),
  opening: valueSchema.nullable(),
  openingFrom: fromSchema,
  previous: comparisonSchema,
  yearAgo: comparisonSchema,
  yearToDate: valueSchema.nullable(),
  yearToDateFrom: fromSchema,
});

/** A post with its figures, without its place in a list. */
export const postSchema = z.object({
  native: z.string(),
  published: instantSchema,
  permalink: z.string(),
  format: z.enum(POST_FORMATS),
  text: z.string(),
  textExpiredAt: instantSchema.optional(),
  interactions: valueSchema,
  views: valueSchema,
  from: fromSchema,
  goneSince: instantSchema.nullable(),
  visibility: z.enum(VISIBILITIES).optional(),
});

const seriesSchema = z.object({
  role: z.enum(['followers', 'posts', 'views', 'interactions']),
  points: z.array(z.object({ month: monthText, value: valueSchema, from: fromSchema })),
  breaks: z.array(z.object({ day: daySchema, month: monthText, cause: z.enum(SUCCESSION_KINDS).optional() })),
});

const successionSchema = z.object({
  since: daySchema,
  kind: z.enum(SUCCESSION_KINDS),
  account: z.string(),
  name: z.string(),
  reason: z.string(),
});

const rateSchema = z.object({ value: decimal.nullable() });

const networkSchema = z.object({
  account: z.string(),
  platform: platformSchema,
  name: z.string(),
  url: z.string(),
  figures: z.array(figureSchema),
  series: z.array(seriesSchema),
  rates: z.object({
    interactionsPerViews: rateSchema,
    interactionsPerPost: rateSchema,
    interactionsPerFollowers: rateSchema,
    growth: rateSchema,
  }),
  activity: z.object({
    perDay: z.array(z.object({ day: daySchema, posts: z.int() })),
    daysWithoutPosts: z.int().nullable(),
    perFormat: z.array(z.object({ format: z.enum(POST_FORMATS), posts: z.int() })),
  }),
  topPosts: z.array(postSchema.extend({ rank: z.int() })),
  successions: z.array(successionSchema).optional(),
});

const sentenceSchema = z.object({ strong: z.string(), text: z.string() });

const methodSchema = z.object({
  notes: z.array(z.string()),
  metrics: z.array(
    z.object({
      platform: platformSchema,
      role: roleSchema,
      key: z.string(),
      name: z.string(),
      definition: z.string(),
      source: z.string(),
      zone: z.string(),
      paid: z.enum(['organic', 'paid', 'total']),
    }),
  ),
  formulas: z.array(z.object({ platform: platformSchema, role: roleSchema, formula: z.string() })),
  dictionary: z.array(z.object({ platform: platformSchema, version: z.int() })),
  coverage: z.array(z.object({ account: z.string(), slots: z.int(), expected: z.int() })),
});

/** The report as a value; it goes out as its canonical JSON, byte by byte. */
export const reportSchema = z
  .object({
    schema: z.literal('rendir/social-report/1'),
    title: z.string(),
    month: monthText,
    ...reportFrame,
    networks: z.array(networkSchema),
    changes: z.array(sentenceSchema),
    holes: z.array(sentenceSchema),
    method: methodSchema,
  })
  .meta({ id: 'SocialReport' });
