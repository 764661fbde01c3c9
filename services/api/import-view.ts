import type { z } from 'zod';
import type { ImportDocument } from '#core/imports/import-document.ts';
import type { importSchema } from './schemas/import.ts';

/** An import as others see it, with the addresses of what belongs to it. */
export function importView(document: ImportDocument): z.input<typeof importSchema> {
  const { revision: _r, receivedAt: _a, runs: _n, preview, rejectedFile, answers, ...rest } = document;
  const at = `/api/v1/imports/${document.id}`;
  return {
    ...rest,
    answers: { ...answers } as z.input<typeof importSchema>['answers'],
    links: {
      preview: preview === null ? null : `${at}/preview`,
      file: `${at}/file`,
      findings: `${at}/findings`,
      rejected: rejectedFile === null ? null : `${at}/rejected`,
    },
  };
}
