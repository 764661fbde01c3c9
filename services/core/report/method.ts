import { type PlatformDictionary, ROLES } from '../metrics/definition.ts';
import { versionsOf } from '../metrics/dictionary.ts';
import type { AccountHistory } from '../month/account-history.ts';
import { originFacts } from './origin-facts.ts';
import type { Coverage, Method, MethodMetric, NetworkMonth } from './social-report.ts';
import type { ReportTexts } from './texts.ts';

/** The method note: where each printed figure comes from, under which definition, and how much was collected. */
export function method(
  networks: readonly NetworkMonth[],
  histories: readonly AccountHistory[],
  coverage: readonly Coverage[],
  texts: ReportTexts,
): Method {
  const byPlatform = new Map(histories.map(({ dictionary }) => [dictionary.platform, dictionary]));
  return {
    notes: [...texts.notes, ...originFacts(networks).map((fact) => texts.origin(fact))],
    metrics: distinct(networks.flatMap((network, index) => rowsOf(network, histories[index]))),
    formulas: [...byPlatform.values()].flatMap(formulasOf),
    dictionary: [...byPlatform.values()].map(({ platform, version }) => ({ platform, version })),
    coverage,
  };
}

function formulasOf({ platform, roles }: PlatformDictionary): Method['formulas'] {
  return ROLES.flatMap((role) => {
    const formula = roles[role]?.formula;
    return formula === undefined ? [] : [{ platform, role, formula }];
  });
}

function rowsOf(network: NetworkMonth, history: AccountHistory | undefined): MethodMetric[] {
  if (!history) return [];
  return network.figures.flatMap(({ role, metrics }) =>
    metrics.flatMap((key) => {
      const definition = versionsOf(history.dictionary, key.split('@')[0] ?? '').find((metric) => metric.key === key);
      if (!definition?.source) return [];
      const { name, definition: meaning, source, paid, grain } = definition;
      const zone = grain === 'day' ? history.dictionary.zone : 'America/Bogota';
      const { platform } = network;
      return {
        platform,
        role,
        key,
        name,
        definition: meaning,
        source: `${source.endpoint}: ${source.field}`,
        zone,
        paid,
      };
    }),
  );
}

// Two accounts of one platform print the same metrics: one row serves both.
function distinct(rows: readonly MethodMetric[]): MethodMetric[] {
  return rows.filter((row, index) => rows.findIndex(({ role, key }) => role === row.role && key === row.key) === index);
}
