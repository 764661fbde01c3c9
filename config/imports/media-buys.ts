import { CALENDAR, type ImportKind } from '#core/imports/kind.ts';
import { pairs } from './fields.ts';
import { MEDIA_BUY_AMOUNTS } from './media-buy-amounts.ts';
import { MEDIA_BUY_DETAILS } from './media-buy-details.ts';
import { MEDIA_BUY_PARTIES } from './media-buy-parties.ts';

const WHOM = ['outletName', 'contractorName', 'platform', 'medium', 'campaign', 'boardType'];
const HOW_MUCH = [
  'net',
  'total',
  'amount',
  'gross',
  'spend',
  'budget',
  'ordered',
  'aired',
  'unitPrice',
  'listPrice',
  CALENDAR,
];

/**
 * Lines of paid media as agencies, media and entities write them: plans of media, orders, invoices' annexes, certificates of
 * airing. Headers seen in plan-of-media screens and sheets, radio contracts and orders, monitoring exports, digital plans of
 * Colombian agencies, all in public repositories; the rest from the field's own terms.
 */
export const MEDIA_BUYS: ImportKind = {
  name: 'media-buys',
  version: 1,
  target: 'media-buys',
  fields: [...MEDIA_BUY_PARTIES, ...MEDIA_BUY_AMOUNTS, ...MEDIA_BUY_DETAILS],
  identity: [
    'outletName',
    'contractorName',
    'campaign',
    'piece',
    'medium',
    'platform',
    'outletNit',
    'contractorNit',
    'order',
  ],
  required: pairs(WHOM, HOW_MUCH),
};
