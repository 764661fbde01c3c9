import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fileSchema } from '#config/schema.ts';
import { PLATFORMS } from '#core/accounts/account.ts';

const example: unknown = parse(readFileSync('rendir.config.example.yaml', 'utf8'));

describe('rendir.config.example.yaml', () => {
  it('is accepted, and names every option', () => {
    const settings = fileSchema.parse(example);
    // The schema adds what a file leaves out: an equal value left nothing out.
    expect(example).toEqual(settings);
    expect(settings.accounts.map(({ platform }) => platform)).toEqual(PLATFORMS);
  });

  it('shows the defaults', () => {
    const { close, ladder, platforms } = fileSchema.parse({});
    expect(example).toMatchObject({ close, ladder, platforms });
  });
});
