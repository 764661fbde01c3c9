import { z } from 'zod';
import { PARAMETERS } from '#config/texts/api.ts';
import { BAD_VALUE } from '#config/texts/pauta-api.ts';
import type { Day } from '#core/time/day.ts';
import { instantSchema, platformSchema, valueSchema } from './common.ts';
import { totalSchema } from './ledger.ts';
import { postSchema } from './report.ts';

export const campaignSchema = z
  .object({
    id: z.string(),
    status: z.enum(['open', 'closed']),
    name: z.string(),
    aliases: z.array(z.string()).readonly(),
    hashtags: z.array(z.string()).readonly(),
    posts: z.array(z.string()).readonly(),
    first: z.string().nullable().meta({ format: 'date' }),
    last: z.string().nullable().meta({ format: 'date' }),
    saved: z.object({ at: instantSchema, by: z.string() }),
  })
  .meta({ id: 'Campaign' });

const day = z.iso
  .date(BAD_VALUE.day)
  .transform((text) => text as Day)
  .nullable()
  .optional();
const names = (most: number) => z.array(z.string().trim().min(1).max(most)).max(500).optional();

/** A campaign as a person sets it: what is left out stays as it is. */
export const campaignRequestSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  aliases: names(200),
  hashtags: names(100),
  posts: names(300),
  first: day,
  last: day,
  status: z.enum(['open', 'closed']).optional(),
  by: z.string().max(80).optional().meta({ description: PARAMETERS.by }),
});

export const campaignListSchema = z.object({
  from: z.string(),
  until: z.string(),
  campaigns: z.array(campaignSchema),
  sums: z.array(
    z.object({ name: z.string().nullable(), campaign: z.string().nullable(), totals: z.array(totalSchema) }),
  ),
});

export const campaignViewSchema = z
  .object({
    from: z.string(),
    until: z.string(),
    campaign: campaignSchema,
    totals: z.array(totalSchema),
    posts: z.array(postSchema.extend({ account: z.string(), platform: platformSchema })),
    networks: z.array(z.object({ platform: platformSchema, posts: z.int(), interactions: z.array(valueSchema) })),
  })
  .meta({ id: 'CampaignView' });
