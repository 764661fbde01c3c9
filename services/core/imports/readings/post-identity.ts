import { normalText } from '../header.ts';
import type { UnderstoodRow } from '../understand/read-table.ts';
import { ownerKey } from './export-answers.ts';
import type { ExportContext } from './export-context.ts';
import { textIn } from './row-values.ts';

type Identity = { native: string } | { refused: 'other-account' | 'no-post'; written: string };

/** The id by which the platform's API knows the post of a row, when the row is of the account. */
export function postIdentity({ values }: UnderstoodRow, context: ExportContext): Identity {
  const owner = ownerOf(values);
  if (owner !== undefined && !isOwn(owner, context)) return { refused: 'other-account', written: owner };
  const native = NATIVE[context.account.platform](values, context.account.native);
  return native === undefined ? { refused: 'no-post', written: textIn(values, 'permalink') } : { native };
}

/** Whose the row is, as far as it says: the id of a page, or the handle in an address. */
export function ownerOf(values: UnderstoodRow['values']): string | undefined {
  const page = textIn(values, 'pageId') || /^(\d+)_\d+$/.exec(textIn(values, 'postId'))?.[1];
  return page || handleOf(textIn(values, 'permalink'));
}

const HANDLE = /^https?:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/(\w{1,15})\/status\//i;

/** `@handle` of an address of a post on X; X itself writes `i` where it names nobody. */
export function handleOf(address: string): string | undefined {
  const handle = HANDLE.exec(address)?.[1];
  return handle === undefined || handle === 'i' ? undefined : `@${handle.toLowerCase()}`;
}

/** True for the account itself, and for an owner of which a person said so: pages and handles change their names. */
export function isOwn(owner: string, { account, answers }: Pick<ExportContext, 'account' | 'answers'>): boolean {
  if (answers[ownerKey(owner)] === true || owner === account.native) return true;
  return owner.startsWith('@') && owner.slice(1) === handleOfAccount(account.url);
}

function handleOfAccount(url: string): string | undefined {
  return /^https?:\/\/(?:www\.)?(?:x|twitter)\.com\/(\w+)\/?$/i.exec(url)?.[1]?.toLowerCase();
}

type Native = (values: UnderstoodRow['values'], account: string) => string | undefined;

const NATIVE: Readonly<Record<ExportContext['account']['platform'], Native>> = {
  // The API writes the page before the post; exports do so until 2021 only.
  facebook: (values, account) => {
    const post = /^(?:\d+_)?(\d{5,25})$/.exec(textIn(values, 'postId'))?.[1];
    return post === undefined ? undefined : `${account}_${post}`;
  },
  x: (values) => /^\d{1,20}$/.exec(textIn(values, 'postId'))?.[0],
  youtube: (values) => /^[\w-]{11}$/.exec(textIn(values, 'postId'))?.[0],
  // An activity is another thing than the share that it shows: its figures are kept under its own name.
  linkedin: (values) => /urn:li:(?:share|ugcPost|activity):\d+/.exec(decoded(textIn(values, 'permalink')))?.[0],
};

function decoded(address: string): string {
  return address.replace(/%3A/gi, ':');
}

/** True when the name that a row gives its page is the account's. */
export function isNamedLike(name: string, { account }: Pick<ExportContext, 'account'>): boolean {
  return normalText(name) === normalText(account.name);
}
