import { expect } from 'vitest';
import type { Cursor, ScanQuery, Store } from '#core/ports/store.ts';
import type { WideAccount } from './specimens.ts';

/** An empty store for one test. */
export interface Subject {
  readonly store: Store;
  /** Opens the same data once more; undefined where data live in one object. */
  readonly again: (() => Promise<Store>) | undefined;
  /** Ends what is still open and removes the data. */
  dispose(): Promise<void>;
}

/** One that serves several tests, or runs of a property, one after the other. */
export interface LastingSubject extends Subject {
  /** Takes all documents away; the layout and what is open stay. */
  empty(): Promise<void>;
}

export async function filled(store: Store, ...accounts: WideAccount[]): Promise<void> {
  expect(await store.insertMany('accounts', accounts)).toBe(accounts.length);
}

/** Ids of the YouTube accounts that a query finds, by followers if it does not say otherwise. */
export async function idsOf(store: Store, query: Partial<ScanQuery>): Promise<string[]> {
  const whole: ScanQuery = { index: 'byFollowers', equal: { platform: 'youtube' }, limit: 10_000, ...query };
  return (await store.scan('accounts', whole)).documents.map(({ id }) => id);
}

/** Ids of each page of a query, following its cursors to the end. */
export async function pagesOf(store: Store, query: Omit<ScanQuery, 'after'>): Promise<string[][]> {
  const pages: string[][] = [];
  let next: Cursor | undefined;
  do {
    const page = await store.scan('accounts', next ? { ...query, after: next } : query);
    pages.push(page.documents.map(({ id }) => id));
    next = page.next;
  } while (next && pages.length < 100);
  return pages;
}

/** The error with which a promise rejects. */
export async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'resolved',
    (error: unknown) => error,
  );
}

/** Matches an AppError of a bug, by its code. */
export function stop(code: string): unknown {
  return expect.objectContaining({ name: 'AppError', code, recovery: { do: 'stop' } });
}
