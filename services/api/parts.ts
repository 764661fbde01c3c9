import type { App } from '#services/app.ts';
import type { ReadPauta } from '#services/usecases/pauta/read-pauta.ts';
import type { ReadMonth } from '#services/usecases/read-month.ts';

/** What routes work with: the product, and months and paid media read through one memory. */
export type ApiParts = App & { readMonth: ReadMonth; readPauta: ReadPauta };
