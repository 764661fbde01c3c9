import { describe, test } from 'vitest';
import { CALENDAR_ENTRIES } from './calendar-entries.ts';
import { DAY_ENTRIES } from './day-entries.ts';
import { checkEntry } from './entry.ts';
import { LAYOUT_ENTRIES } from './layout-entries.ts';
import { MONEY_ENTRIES } from './money-entries.ts';
import { TOTAL_ENTRIES } from './total-entries.ts';
import { WORD_ENTRIES } from './word-entries.ts';

describe('money', () => {
  test.each(MONEY_ENTRIES)('$name', (entry) => checkEntry(entry));
});

describe('days', () => {
  test.each(DAY_ENTRIES)('$name', (entry) => checkEntry(entry));
});

describe('words', () => {
  test.each(WORD_ENTRIES)('$name', (entry) => checkEntry(entry));
});

describe('layout', () => {
  test.each(LAYOUT_ENTRIES)('$name', (entry) => checkEntry(entry));
});

describe('totals', () => {
  test.each(TOTAL_ENTRIES)('$name', (entry) => checkEntry(entry));
});

describe('calendars', () => {
  test.each(CALENDAR_ENTRIES)('$name', (entry) => checkEntry(entry));
});
