import { numberedSource } from '#config/texts/pauta-report-notes.ts';
import type { PautaReport } from '#core/pauta/report/pauta-report.ts';

/** Import → `archivo 2: certificaciones.xlsx`, as the method note numbers them. */
export function sourceNames({ sources }: PautaReport): Map<string, string> {
  return new Map(sources.map((source, place) => [source.import, numberedSource(place + 1, source.name)]));
}

/** Import → its number there. */
export function sourceNumbers({ sources }: PautaReport): Map<string, number> {
  return new Map(sources.map((source, place) => [source.import, place + 1]));
}
