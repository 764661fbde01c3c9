import type { Account } from '#core/accounts/account.ts';
import type { OpenCapture } from '#core/ports/store.ts';
import type { WorkItem } from '#core/work/work-item.ts';
import { COLLECTIONS, type CollectionSpecs } from '#services/store/collections.ts';

/** An account with members that this suite declares beside the product's own: one of each type, each of them optional. */
export interface WideAccount extends Account {
  city?: string | null;
  followers?: number;
  spent?: bigint;
  note?: unknown;
}

/** The product's collections, with enough declared on accounts to ask everything that the port promises. */
export const WIDE_COLLECTIONS: CollectionSpecs = {
  ...COLLECTIONS,
  accounts: {
    fields: {
      ...COLLECTIONS.accounts.fields,
      city: 'text',
      followers: 'integer',
      spent: 'bigint',
      revision: 'integer',
    },
    indexes: {
      ...COLLECTIONS.accounts.indexes,
      byCity: { equal: ['platform'], order: 'city' },
      byFollowers: { equal: ['platform'], order: 'followers' },
      bySpent: { equal: ['platform'], order: 'spent' },
      inCity: { equal: ['platform', 'city'], order: 'followers' },
      ofFollowers: { equal: ['followers', 'spent'], order: 'id' },
      byRevision: { equal: ['platform'], order: 'revision' },
    },
    removable: false,
    synced: true,
  },
};

export function account(id: string, members: Partial<WideAccount> = {}): WideAccount {
  const native = `native of ${id}`;
  return {
    id,
    revision: 0,
    platform: 'youtube',
    native,
    name: `Cuenta ${id}`,
    url: 'https://ejemplo.gov.co/',
    ...members,
  };
}

export function workItem(key: string, members: Partial<WorkItem> = {}): WorkItem {
  return {
    id: `pull|${key}`,
    revision: 0,
    kind: 'pull',
    key,
    queue: 'pull-youtube',
    slot: '2026-10-01T05:10:00.000Z',
    state: 'due',
    notBefore: '2026-10-01T05:10:00.000Z',
    attempts: 0,
    fence: 0,
    ...members,
  };
}

export function capture(pull: string, sequence: number, body = '{"items":[]}'): OpenCapture {
  const call = { method: 'GET' as const, url: 'https://api.ejemplo.test/v1/items?key=***', headers: {} };
  const answer = { status: 200, headers: { etag: '"1"' }, body, receivedAt: '2026-10-01T05:10:02.345Z' as const };
  return { id: `${pull}#${sequence}`, revision: 0, pull, sequence, capture: { call, answer } };
}
