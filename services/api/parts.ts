import type { App } from '#services/app.ts';
import type { ReadMonth } from '#services/usecases/read-month.ts';

/** What routes work with: the product, and months read through one memory. */
export type ApiParts = App & { readMonth: ReadMonth };
