import { AD_PLATFORMS, type AdPlatform } from '../../accounts/account.ts';
import { normalText } from '../../imports/header.ts';
import type { Day } from '../../time/day.ts';
import { createFieldSums, type FieldSums } from '../checks/amounts-of.ts';
import { type BuyFinding, type ConcernedList, createConcerned, finding, lineFinding } from '../finding.ts';
import type { HeldOut, MediaBuy } from '../media-buy.ts';
import { STAGES } from '../taxonomy.ts';
import { overruledMembers } from './restate.ts';

/** What lines are compared by. */
export interface AdCheckParts {
  /** Words by which files name who carries the ads of a platform. */
  words: Readonly<Record<AdPlatform, readonly string[]>>;
  /** One text for all names of one campaign. */
  campaignKey(name: string): string;
}

/** Holds lines of advertising accounts against lines of files that tell of the same ads. All lines that count go in once. */
export interface AdChecks {
  observe(buy: MediaBuy): void;
  /** The lines of advertising accounts, each with the import of a file that covers it, and how it is held out now. */
  covered(): Iterable<{ id: string; by: string | null; now: HeldOut | undefined }>;
  findingsOf(importId: string): BuyFinding[];
}

interface AdLine {
  id: string;
  import: string;
  group: string;
  day: Day;
  buy: MediaBuy;
}

interface FileLine {
  import: string;
  first: Day;
  last: Day;
}

/**
 * A file tells of the same ads where it names the network and the campaign, its days hold the line's, and it tells what ran
 * and not what was planned. It may be by month, by advertisement or with VAT: then no key is equal, and the sum counts twice.
 */
export function createAdChecks({ words, campaignKey }: AdCheckParts): AdChecks {
  const lines: AdLine[] = [];
  const files = new Map<string, FileLine[]>();
  const groupOf = (platform: AdPlatform, campaign: string | null) =>
    campaign === null ? null : `${platform}|${campaignKey(campaign)}`;
  const platformsOf = (buy: MediaBuy) => AD_PLATFORMS.filter((platform) => isNamed(buy, words[platform]));
  const coverOf = ({ group, day }: AdLine): string | null => {
    const covering = (files.get(group) ?? []).filter(({ first, last }) => first <= day && day <= last);
    return covering.map((file) => file.import).sort()[0] ?? null;
  };
  return {
    observe(buy) {
      const { ads, campaign, day, period } = buy;
      if (ads) {
        const group = groupOf(ads.platform, campaign) ?? '';
        lines.push({ id: buy.id, import: buy.import, group, day, buy });
        return;
      }
      if (campaign === null || !hasRun(buy)) return;
      for (const platform of platformsOf(buy)) {
        const group = groupOf(platform, campaign) ?? '';
        const file = { import: buy.import, first: period.first, last: period.last };
        files.set(group, [...(files.get(group) ?? []), file]);
      }
    },
    *covered() {
      for (const line of lines) {
        const now = line.buy.heldOut?.find(({ until }) => until === null);
        yield { id: line.id, by: coverOf(line), now };
      }
    },
    findingsOf(importId) {
      const own = lines.filter((line) => line.import === importId);
      return [...inFiles(own, coverOf), ...own.flatMap(({ buy }) => overruled(buy))];
    },
  };
}

function hasRun({ medium, stage }: MediaBuy): boolean {
  return medium === 'digital' && STAGES.indexOf(stage) >= STAGES.indexOf('aired');
}

function isNamed({ outlet, network, details }: MediaBuy, words: readonly string[]): boolean {
  const written = [outlet?.name, network, details.platform].flatMap((text) => text ?? []);
  const said = new Set(written.flatMap((text) => normalText(text).split(' ')));
  return words.some((word) => said.has(word));
}

/** One finding for each import that tells of lines of this one. */
function inFiles(own: readonly AdLine[], coverOf: (line: AdLine) => string | null): BuyFinding[] {
  const groups = new Map<string, { buys: ConcernedList; sums: FieldSums; count: number }>();
  for (const line of own) {
    const by = coverOf(line);
    if (by === null) continue;
    const group = groups.get(by) ?? { buys: createConcerned(), sums: createFieldSums(), count: 0 };
    groups.set(by, group);
    group.buys.add(line.id);
    group.sums.add(line.buy);
    group.count += 1;
  }
  return [...groups].map(([by, { buys, sums, count }]) =>
    finding('ads-in-file', by, buys.done(), { import: by, lines: count, sums: sums.done() }),
  );
}

function overruled(buy: MediaBuy): BuyFinding[] {
  return overruledMembers(buy).map(({ member, kept, stated }) =>
    lineFinding('ads-overruled', buy.id, { member, kept, stated, currency: buy.currency }, member),
  );
}
