import { PAUTA_WORDS } from '#config/texts/pauta-report.ts';
import type { CurrencyFigures, PautaReport } from '#core/pauta/report/pauta-report.ts';
import type { Block } from '../pdf/view.ts';

/** Blocks of the first currency; the others have a section of their own, since amounts of two are never in one table. */
export function ofMain({ currencies: [main] }: PautaReport, blocks: (figures: CurrencyFigures) => Block[]): Block[] {
  if (main) return blocks(main);
  return [{ kind: 'text', title: null, swatch: null, paragraphs: [PAUTA_WORDS.noLines] }];
}
