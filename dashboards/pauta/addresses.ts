import type { LedgerFilter } from '#core/pauta/ledger-filter.ts';
import type { PautaPeriod } from '#core/pauta/report/period.ts';
import { monthOfDay } from '#core/time/month.ts';
import type { Base } from '../figures.ts';

/** Names of the ledger's filter in addresses of pages. */
export const FILTER_NAMES = {
  from: 'desde',
  until: 'hasta',
  stage: 'etapa',
  medium: 'medio',
  coverage: 'cobertura',
  ownership: 'propiedad',
  department: 'departamento',
  campaign: 'campana',
  contractor: 'contratista',
  outlet: 'soporte',
  import: 'importacion',
  words: 'palabras',
} as const satisfies Readonly<Record<keyof LedgerFilter, string>>;

/** The ledger with a filter; what is left out or `undefined` does not narrow it. */
export function ledgerAddress(filter: Readonly<Partial<Record<keyof LedgerFilter, string | undefined>>>): string {
  const query = new URLSearchParams();
  for (const [name, word] of Object.entries(FILTER_NAMES)) {
    const value = filter[name as keyof LedgerFilter];
    if (value !== undefined) query.set(word, value);
  }
  return `/pauta/libro?${query}`;
}

export function lineAddress(id: string): string {
  return `/pauta/libro/${encodeURIComponent(id)}`;
}

export function campaignAddress(id: string): string {
  return `/pauta/campanas/${encodeURIComponent(id)}`;
}

export function paperAddress(id: string): string {
  return `/pauta/registro/${encodeURIComponent(id)}`;
}

/** The report of a period; period and comparison stand in the address. */
export function pautaAddress(period: PautaPeriod, base: Base): string {
  const query = new URLSearchParams(
    period.kind === 'month' ? { mes: monthOfDay(period.first) } : { desde: period.first, hasta: period.last },
  );
  if (base === 'yearAgo') query.set('comparar', 'interanual');
  return `/pauta?${query}`;
}
