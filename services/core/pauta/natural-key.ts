import { normalText } from '../imports/header.ts';
import { createCountColumn } from './compact-columns.ts';
import { createCompactIndex } from './compact-index.ts';
import type { MediaBuy, References } from './media-buy.ts';
import { partyKey, partyName, remembering } from './party-name.ts';

/*
 * What tells one line of paid media from others, when the same line comes again in another file:
 *
 * - in the key: who is paid, who carries it (the chain where no outlet is named), what is advertised (campaign, piece), the
 *   medium and what only its medium has (daypart, programme, section, address…), where, and the days;
 * - not in the key: amounts, prices, quantities, their calendar and figures of the public, which are what a corrected file corrects; the
 *   stage and the papers (contract, order, invoice), which a line gains on its way from plan to payment; coverage,
 *   ownership, currency and remarks, which describe it.
 *
 * So one insertion keeps its key from plan to payment. Two lines with the same key inside one import are told apart by
 * their number among the equal ones, in the order of the file. Lines of two imports with one key may still be two buys
 * under two invoices: `compareLines` says whether papers contradict each other.
 */

const ABSENT = '\u0000';
const BETWEEN = '\u001f';

type TextOf = (text: string) => string;
type Member = string | null;

const joined = (members: readonly Member[]) => members.map((one) => one ?? ABSENT).join(BETWEEN);

function identityMembers(buy: MediaBuy, text: TextOf, party: TextOf): Member[] {
  const write = (one: Member) => (one === null ? null : text(one));
  return [
    buy.medium,
    partyKey(buy.contractor, party),
    buy.outlet === null ? `network:${text(buy.network ?? '')}` : partyKey(buy.outlet, party),
    write(buy.campaign),
    write(buy.piece),
    buy.department,
    buy.municipality,
    buy.period.first,
    buy.period.last,
    detailsText(buy, text),
  ];
}

/** How a line is spread over its days is what a corrected file corrects. */
const CONTENT = 'calendar';

function detailsText({ details }: MediaBuy, text: TextOf): string {
  const names = Object.keys(details).filter((name) => name !== CONTENT);
  if (names.length > 1) names.sort();
  return names.map((name) => `${name}=${text(details[name] ?? '')}`).join(';');
}

function contentMembers(buy: MediaBuy, text: TextOf): Member[] {
  const write = (one: Member) => (one === null ? null : text(one));
  const { pricing, quantities, audience, references } = buy;
  return [
    buy.stage,
    buy.coverage,
    buy.ownership,
    buy.network === null ? null : text(buy.network),
    buy.period.precision,
    buy.currency,
    ...[buy.net, buy.vat, buy.total, pricing.gross, pricing.listPrice, pricing.unitPrice, pricing.agencyFee].map(
      (amount) => (amount === null ? null : String(amount)),
    ),
    ...[pricing.discountRate, pricing.vatRate, quantities.ordered, quantities.aired, quantities.bonus],
    ...[audience.impressions, audience.reach, audience.frequency, audience.clicks, audience.views],
    ...[audience.interactions, audience.grp, audience.rating],
    ...[references.contract, references.secopContract, references.secopNotice, references.order].map(write),
    ...[references.invoice, references.mediaPlan, buy.remarks].map(write),
    ...(buy.details[CONTENT] === undefined ? [] : [text(buy.details[CONTENT])]),
  ];
}

const asWritten: TextOf = (text) => text;

/** All that a line says, exactly as it says it: equal for lines that are the same to the letter. */
export function writtenText(buy: MediaBuy): string {
  const names = [buy.contractor?.name, buy.contractor?.nit, buy.outlet?.name, buy.outlet?.nit].map(
    (one) => one ?? null,
  );
  return joined([...identityMembers(buy, asWritten, asWritten), ...names, ...contentMembers(buy, asWritten)]);
}

/** A line as another import may hold it too. */
export interface LineKey {
  /** Canonical text of what tells the line from others, without its number. */
  identity: string;
  /** 1 for the first line of this identity in its import. */
  occurrence: number;
  /** Canonical text of the natural key; its digest is {@link MediaBuy.key}. */
  key: string;
  /** Canonical text of all that the line says; names and papers without case, accents and signs. */
  content: string;
}

/** The key text of the n-th line of an identity. */
export function naturalKeyText(identity: string, occurrence: number): string {
  return `${identity}${BETWEEN}${occurrence}`;
}

/** Keys of the lines of one import, asked in the order of the file. Takes about 30 bytes for each distinct line. */
export function createNaturalKeys(): { of(buy: MediaBuy): LineKey } {
  const [text, party] = [remembering(normalText), remembering(partyName)];
  const identities = createCompactIndex();
  const met = createCountColumn();
  return {
    of(buy) {
      const identity = joined(identityMembers(buy, text, party));
      const place = identities.place(identity);
      const occurrence = met.get(place) + 1;
      met.set(place, occurrence);
      const content = `${identity}${BETWEEN}${joined(contentMembers(buy, text))}`;
      return { identity, occurrence, key: naturalKeyText(identity, occurrence), content };
    },
  };
}

/** All that a line says, names and papers without case, accents and signs: equal for a line that came again unchanged. */
export function sameContentText(buy: MediaBuy): string {
  return joined([...identityMembers(buy, normalText, partyName), ...contentMembers(buy, normalText)]);
}

/** Papers by which two lines of one key are two buys all the same, when both state them and they differ. */
const PAPERS: readonly (keyof References)[] = ['secopContract', 'contract', 'order', 'invoice'];

/**
 * What a line of another import with the same key is: the same and unchanged, the same and changed, or `other`: a buy under
 * another contract, order or invoice.
 */
export function compareLines(a: MediaBuy, b: MediaBuy): 'identical' | 'changed' | 'other' {
  if (papersContradict(a, b)) return 'other';
  return sameContentText(a) === sameContentText(b) ? 'identical' : 'changed';
}

/** Whether both state a paper of one kind and these differ. */
export function papersContradict(a: MediaBuy, b: MediaBuy): boolean {
  return PAPERS.some((paper) => {
    const [one, two] = [a.references[paper], b.references[paper]];
    return one !== null && two !== null && one !== two && normalText(one) !== normalText(two);
  });
}
