import type { ImportKind } from '#core/imports/kind.ts';
import { count, currency, day, id, price, rate, sum, text, unique } from './fields.ts';

/**
 * LinkedIn Campaign Manager, report of campaigns or of creatives, with lines before its header. Headers seen in importers of
 * 2024 to 2026, in English; no Spanish export was found.
 */
export const LINKEDIN_ADS: ImportKind = {
  name: 'linkedin-ads',
  version: 1,
  target: 'media-buys',
  fields: [
    day('day', ['start date', 'start date in utc', 'date']),
    text('advertiser', ['account name']),
    currency('currency', ['currency']),
    text('campaignGroup', ['campaign group name']),
    id('campaignGroupId', ['campaign group id']),
    text('campaign', ['campaign name']),
    id('campaignId', ['campaign id']),
    text('campaignType', ['campaign type']),
    text('campaignStatus', ['campaign status']),
    text('objective', ['campaign objective']),
    day('firstDay', ['campaign start date']),
    day('lastDay', ['campaign end date']),
    text('costType', ['cost type']),
    price('dailyBudget', ['daily budget']),
    id('adId', ['ad id', 'creative id']),
    text('piece', ['ad name', 'creative name']),
    text('introduction', ['ad introduction text']),
    text('headline', ['ad headline']),
    sum('spend', ['total spent'], { vat: 'excluded' }),
    count('impressions', ['impressions']),
    count('clicks', ['clicks']),
    rate('ctr', ['click through rate'], { unit: 'percent' }),
    price('costPerThousand', ['average cpm']),
    price('costPerClick', ['average cpc']),
    count('reactions', ['reactions', 'likes']),
    count('comments', ['comments']),
    count('shares', ['shares']),
    count('follows', ['follows']),
    count('socialActions', ['total social actions']),
    count('interactions', ['total engagements']),
    rate('engagementRate', ['engagement rate'], { unit: 'percent' }),
    count('opens', ['opens']),
    count('sends', ['sends']),
    count('landingPageClicks', ['clicks to landing page']),
    unique('reach', ['reach']),
    unique('leads', ['leads']),
    price('costPerLead', ['cost per lead']),
    unique('conversions', ['conversions']),
    price('costPerConversion', ['cost per conversion']),
  ],
  defaults: { medium: 'digital', stage: 'aired', outletName: 'LinkedIn' },
  identity: ['campaign', 'campaignGroup'],
  required: [
    ['spend', 'campaign', 'campaignGroup'],
    ['spend', 'campaign', 'day'],
  ],
};
