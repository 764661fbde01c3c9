import type { CollectionName, CollectionSpec, Collections, FieldType } from '#core/ports/store.ts';

/** What a store is opened with. */
export type CollectionSpecs = Readonly<Record<CollectionName, CollectionSpec>>;

/** A spec that names only members that the documents of its collection have. */
interface SpecOf<D> {
  fields: Readonly<Partial<Record<keyof D & string, FieldType>>>;
  indexes: Readonly<Record<string, { equal: readonly (keyof D & string)[]; order: keyof D & string }>>;
  removable: boolean;
  synced: boolean;
}

/**
 * What each collection may be asked. A document that lacks a member of an index is not in that index.
 * Pulls and editions are the commits: what they rest on is written before them, what follows from them can be made again.
 * Declaring a further field or index is one line here: adapters bring stored data up to it when they open.
 */
export const COLLECTIONS = {
  accounts: {
    fields: { id: 'text', platform: 'text' },
    indexes: { byPlatform: { equal: ['platform'], order: 'id' } },
    removable: false,
    synced: false,
  },
  credentials: {
    fields: { platform: 'text' },
    indexes: { byPlatform: { equal: ['platform'], order: 'id' } },
    removable: true,
    synced: true,
  },
  connections: {
    fields: { platform: 'text', endsAt: 'text' },
    indexes: { byPlatform: { equal: ['platform'], order: 'endsAt' } },
    removable: true,
    // What a code was worth may come only once.
    synced: true,
  },
  posts: {
    fields: { account: 'text', published: 'text' },
    indexes: { byAccount: { equal: ['account'], order: 'published' } },
    removable: false,
    synced: false,
  },
  pulls: {
    fields: { account: 'text', slot: 'text', source: 'text', calls: 'integer' },
    indexes: { byAccount: { equal: ['account'], order: 'slot' } },
    removable: false,
    synced: true,
  },
  adsPulls: {
    fields: { account: 'text', slot: 'text' },
    indexes: { byAccount: { equal: ['account'], order: 'slot' } },
    removable: false,
    synced: true,
  },
  captures: {
    fields: { pull: 'text', sequence: 'integer' },
    indexes: { byPull: { equal: ['pull'], order: 'sequence' } },
    removable: true,
    synced: false,
  },
  months: {
    // Revisions added up tell whether any month of an account has changed.
    fields: { account: 'text', month: 'text', revision: 'integer' },
    indexes: {
      byMonth: { equal: ['month'], order: 'account' },
      byAccount: { equal: ['account'], order: 'month' },
    },
    removable: false,
    synced: false,
  },
  work: {
    fields: { kind: 'text', state: 'text', queue: 'text', notBefore: 'text' },
    indexes: {
      byState: { equal: ['state'], order: 'notBefore' },
      byKind: { equal: ['kind'], order: 'notBefore' },
    },
    removable: false,
    synced: false,
  },
  editions: {
    fields: { report: 'text', period: 'text', number: 'integer' },
    indexes: {
      byPeriod: { equal: ['report', 'period'], order: 'number' },
      byReport: { equal: ['report'], order: 'period' },
    },
    removable: false,
    synced: true,
  },
  imports: {
    fields: { state: 'text', digest: 'text', receivedAt: 'text' },
    indexes: {
      byState: { equal: ['state'], order: 'receivedAt' },
      byDigest: { equal: ['digest'], order: 'receivedAt' },
    },
    removable: false,
    synced: true,
  },
  mappings: {
    fields: { kind: 'text', version: 'integer' },
    indexes: { byKind: { equal: ['kind'], order: 'version' } },
    removable: false,
    synced: false,
  },
  buys: {
    // Sums are asked by import, so that those of reverted ones can be left out; revisions tell that a line was changed.
    fields: {
      import: 'text',
      revision: 'integer',
      month: 'text',
      day: 'text',
      key: 'text',
      medium: 'text',
      stage: 'text',
      currency: 'text',
      campaign: 'text',
      net: 'bigint',
      vat: 'bigint',
      total: 'bigint',
    },
    indexes: {
      byImport: { equal: ['import'], order: 'day' },
      byMonth: { equal: ['month'], order: 'day' },
      byCampaign: { equal: ['campaign'], order: 'day' },
    },
    removable: false,
    synced: false,
  },
  findings: {
    fields: { import: 'text', place: 'integer', severity: 'text' },
    indexes: { byImport: { equal: ['import'], order: 'place' } },
    removable: true,
    synced: false,
  },
  campaigns: {
    fields: { status: 'text', name: 'text' },
    indexes: { byStatus: { equal: ['status'], order: 'name' } },
    removable: false,
    synced: false,
  },
  register: {
    fields: { kind: 'text', learntAt: 'text' },
    indexes: { byKind: { equal: ['kind'], order: 'learntAt' } },
    removable: false,
    synced: true,
  },
  meter: {
    fields: { platform: 'text', at: 'text', state: 'text', calls: 'integer', units: 'integer', microUsd: 'bigint' },
    indexes: { byPlatform: { equal: ['platform'], order: 'at' } },
    removable: true,
    // The pull that a call is of syncs it; a power cut before loses the answers with it, and they are asked again.
    synced: false,
  },
  pauses: {
    fields: { platform: 'text', until: 'text' },
    indexes: { byPlatform: { equal: ['platform'], order: 'until' } },
    removable: false,
    synced: false,
  },
  expired: {
    fields: { account: 'text', slot: 'text' },
    indexes: { byAccount: { equal: ['account'], order: 'slot' } },
    removable: false,
    // Before the bytes go.
    synced: true,
  },
  lives: {
    fields: { account: 'text', startedAt: 'text' },
    indexes: { byAccount: { equal: ['account'], order: 'startedAt' } },
    removable: false,
    // How many watched can never be asked again.
    synced: true,
  },
  screens: {
    fields: { account: 'text', day: 'text' },
    indexes: { byAccount: { equal: ['account'], order: 'day' } },
    removable: false,
    synced: true,
  },
} satisfies { [C in CollectionName]: SpecOf<Collections[C]> };
