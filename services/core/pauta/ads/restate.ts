import type { Decimal } from '../../imports/decimal.ts';
import type { Instant } from '../../time/instant.ts';
import { toMinorUnits } from '../amounts.ts';
import type { AdSource, AdStatement, Correction, MediaBuy } from '../media-buy.ts';
import type { AdDay } from './ad-day.ts';

/** Who and why, as they stand beside a change that the platform made. */
export interface RestatementWords {
  author: string;
  reason: string;
}

/** What a platform says of a line, in the line's own units. */
export function statementOf(day: AdDay, read: Pick<AdStatement, 'at' | 'pull' | 'readAt'>): AdStatement {
  const { name, spend, impressions, clicks, reach } = day;
  const net = spend === null ? null : toMinorUnits(spend).minor;
  return { ...read, campaign: name, net, impressions, clicks, reach };
}

/**
 * The line with what its platform says of it now; `undefined` when it says what it said before. What stood before is kept, as
 * of a change by hand. A member that a person changed stays as that person wrote it: the platform's figure is kept among its
 * statements, and {@link overruledMembers} tells it.
 */
export function restateBuy(buy: MediaBuy, stated: AdStatement, words: RestatementWords): MediaBuy | undefined {
  const { ads } = buy;
  const last = ads?.statements.at(-1);
  // A reading that was late in coming here is older than what stands.
  if (!ads || !last || last.readAt >= stated.readAt || isSameStatement(last, stated)) return undefined;
  // After whatever was changed before it: a line is told as of a moment by undoing its changes from the last one back.
  const at = laterOf(stated.at, buy.corrections.at(-1)?.at);
  const source: AdSource = { ...ads, statements: [...ads.statements, { ...stated, at }] };
  const byHand = changedByHand(buy);
  const now = membersOf(buy, stated);
  const changed = (Object.keys(now) as (keyof StatedMembers)[]).filter(
    (member) => !byHand.has(member) && !isSameMember(member, buy, now),
  );
  if (changed.length === 0) return { ...buy, ads: source };
  const before = Object.fromEntries(changed.map((member) => [member, buy[member]]));
  const change: Correction = { at, ...words, before, pull: stated.pull };
  const after = Object.fromEntries(changed.map((member) => [member, now[member]]));
  return { ...buy, ...after, corrections: [...buy.corrections, change], ads: source };
}

/** Figures that a person wrote over, where the platform says something else: as the line has them, and as it says them. */
export function overruledMembers(buy: MediaBuy): readonly OverruledMember[] {
  const statements = buy.ads?.statements ?? [];
  const byHand = changedByHand(buy);
  const kept = { net: buy.net, ...pickAudience(buy) };
  const members = ['net', 'impressions', 'clicks', 'reach'] as const;
  return members.flatMap((member) => {
    const isByHand = byHand.has(member === 'net' ? 'net' : 'audience');
    // What it leaves out today it does not take back.
    const stated = statements.findLast((one) => one[member] !== null)?.[member] ?? null;
    return isByHand && stated !== null && kept[member] !== stated ? [{ member, kept: kept[member], stated }] : [];
  });
}

export interface OverruledMember {
  member: 'net' | 'impressions' | 'clicks' | 'reach';
  /** Money in minor units, counts as decimals; `null` where nothing stands. */
  kept: bigint | Decimal | null;
  stated: bigint | Decimal;
}

type StatedMembers = Pick<MediaBuy, 'campaign' | 'net' | 'audience'>;

/** What the platform leaves out does not take away what it said before. */
function membersOf(buy: MediaBuy, { campaign, net, impressions, clicks, reach }: AdStatement): StatedMembers {
  const { audience } = buy;
  return {
    campaign: campaign ?? buy.campaign,
    net: net ?? buy.net,
    audience: {
      ...audience,
      impressions: impressions ?? audience.impressions,
      clicks: clicks ?? audience.clicks,
      reach: reach ?? audience.reach,
    },
  };
}

function changedByHand({ corrections }: MediaBuy): ReadonlySet<string> {
  return new Set(corrections.filter(({ pull }) => pull === undefined).flatMap(({ before }) => Object.keys(before)));
}

function isSameMember(member: keyof StatedMembers, buy: MediaBuy, now: StatedMembers): boolean {
  if (member !== 'audience') return buy[member] === now[member];
  const [one, two] = [pickAudience(buy), pickAudience(now)];
  return one.impressions === two.impressions && one.clicks === two.clicks && one.reach === two.reach;
}

function pickAudience({ audience: { impressions, clicks, reach } }: Pick<MediaBuy, 'audience'>) {
  return { impressions, clicks, reach };
}

function isSameStatement(a: AdStatement, b: AdStatement): boolean {
  return (['campaign', 'net', 'impressions', 'clicks', 'reach'] as const).every((member) => a[member] === b[member]);
}

function laterOf(one: Instant, other: Instant | undefined): Instant {
  return other !== undefined && other > one ? other : one;
}
