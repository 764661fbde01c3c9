import { PLACES } from '#config/territory/places.ts';
import { MEDIUM_NAME, STAGE_NAME } from '#config/texts/pauta.ts';
import { PAUTA_CLI } from '#config/texts/pauta-cli.ts';
import { DIMENSION_NAME } from '#config/texts/pauta-report.ts';
import { PAUTA_TEXTS } from '#config/texts/pauta-sentences.ts';
import type { LedgerFilter } from '#core/pauta/ledger-filter.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { formatMoney } from '#core/pauta/money-text.ts';
import { COVERAGES, MEDIA, OWNERSHIPS, STAGES } from '#core/pauta/taxonomy.ts';
import { DIMENSIONS, type Dimension, type Member, type TotalGroup } from '#core/pauta/totals.ts';
import { formatCount } from '#core/report/format.ts';
import { type Month, toMonth } from '#core/time/month.ts';
import { lineView, totalView } from '#services/api/ledger-view.ts';
import type { App } from '#services/app.ts';
import { ledgerTotals, listBuys } from '#services/usecases/ledger/read-ledger.ts';
import { type Command, misuse, type Output, table, text, type Values } from './command.ts';

const { help } = PAUTA_CLI;

export const ledger: Command = {
  name: 'ledger',
  summary: PAUTA_CLI.summaries.ledger,
  options: {
    month: { value: 'AAAA-MM', help: help.month },
    from: { value: 'AAAA-MM', help: help.from },
    until: { value: 'AAAA-MM', help: help.until },
    stage: { value: 'etapa', help: help.stage },
    medium: { value: 'medio', help: help.medium },
    coverage: { value: 'cobertura', help: help.coverage },
    ownership: { value: 'propiedad', help: help.ownership },
    department: { value: 'código', help: help.department },
    campaign: { value: 'nombre', help: help.campaign },
    contractor: { value: 'nombre', help: help.contractor },
    outlet: { value: 'nombre', help: help.outlet },
    import: { value: 'id', help: help.import },
    words: { value: 'palabras', help: help.words },
    totals: { help: help.totals },
    by: { value: 'dimensiones', help: help.by },
    limit: { value: 'número', help: help.limit },
  },
  async run(app, values) {
    const filter = filterOf(values);
    return values.totals || values.by ? totalsOf(app, filter, dimensionsOf(values)) : linesOf(app, filter, values);
  },
};

function filterOf(values: Values): LedgerFilter {
  const choice = <Word extends string>(name: string, words: readonly Word[]) => {
    const value = text(values, name);
    const known = words.find((word) => word === value);
    if (value !== undefined && known === undefined) throw misuse(PAUTA_CLI.badChoice(name, value, words));
    return known;
  };
  const all = {
    stage: choice('stage', STAGES),
    medium: choice('medium', MEDIA),
    coverage: choice('coverage', COVERAGES),
    ownership: choice('ownership', OWNERSHIPS),
    department: departmentOf(values),
    campaign: text(values, 'campaign'),
    contractor: text(values, 'contractor'),
    outlet: text(values, 'outlet'),
    import: text(values, 'import'),
    words: text(values, 'words'),
  };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return { ...given, ...monthsOf(values) };
}

function monthsOf(values: Values): { from: Month; until: Month } {
  const [month, from, until] = [text(values, 'month'), text(values, 'from'), text(values, 'until')];
  try {
    const months = { from: toMonth(month ?? from ?? until ?? ''), until: toMonth(month ?? until ?? from ?? '') };
    const isBoth = month !== undefined && (from !== undefined || until !== undefined);
    if (!isBoth && months.from <= months.until) return months;
  } catch {
    // Said below.
  }
  throw misuse(PAUTA_CLI.badMonths);
}

function departmentOf(values: Values): string | undefined {
  const code = text(values, 'department');
  if (code !== undefined && !/^\d{2}$/.test(code)) throw misuse(PAUTA_CLI.badDepartment(code));
  return code;
}

function dimensionsOf(values: Values): Dimension[] {
  const words = (text(values, 'by') ?? '').split(',').filter((word) => word !== '');
  return words.map((word) => {
    const known = DIMENSIONS.find((one) => one === word);
    if (!known) throw misuse(PAUTA_CLI.badChoice('by', word, DIMENSIONS));
    return known;
  });
}

const SHOWN = 50;

async function linesOf({ store }: App, filter: LedgerFilter, values: Values): Promise<Output> {
  const written = text(values, 'limit') ?? String(SHOWN);
  const limit = Number(written);
  if (!Number.isInteger(limit) || limit < 1 || limit > 10_000) throw misuse(PAUTA_CLI.badLimit(written));
  const { buys, next } = await listBuys(store, filter, limit);
  const rows = buys.length === 0 ? [PAUTA_CLI.none] : table([PAUTA_CLI.header, ...buys.map(lineRow)]);
  const json = { lines: buys.map(lineView), more: next !== undefined };
  return { json, lines: next ? [...rows, PAUTA_CLI.more(buys.length)] : rows };
}

function lineRow({
  id,
  period,
  stage,
  medium,
  outlet,
  contractor,
  campaign,
  net,
  total,
  currency,
}: MediaBuy): string[] {
  const money = (minor: bigint | null) => (minor === null ? PAUTA_CLI.noData : formatMoney({ minor, currency }));
  return [
    id,
    `${period.first} a ${period.last}`,
    STAGE_NAME[stage],
    MEDIUM_NAME[medium],
    outlet?.name ?? contractor?.name ?? '',
    campaign ?? '',
    money(net),
    money(total),
  ];
}

async function totalsOf({ store }: App, filter: LedgerFilter, by: readonly Dimension[]): Promise<Output> {
  const totals = await ledgerTotals(store, filter, by);
  const header = [
    ...PAUTA_CLI.totalsHeader.slice(0, 2),
    ...by.map((one) => DIMENSION_NAME[one]),
    ...PAUTA_CLI.totalsHeader.slice(2),
  ];
  const lines = totals.length === 0 ? [PAUTA_CLI.none] : table([header, ...totals.map((one) => totalRow(one, by))]);
  return { json: { ...filter, totals: totals.map(totalView) }, lines };
}

/** As the report calls it: `Radio`, `Antioquia`, `Sin campaña`. */
function memberName(dimension: Dimension, member: Member): string {
  const place = dimension === 'department' && member ? PLACES.nameOf(member.key) : undefined;
  return place ?? PAUTA_TEXTS.member(dimension, member?.key ?? null, member?.label ?? '');
}

function totalRow(group: TotalGroup, by: readonly Dimension[]): string[] {
  const { stage, currency, lines } = group;
  const money = (field: 'net' | 'vat' | 'total') => {
    const { minor, covered } = group[field];
    if (covered === 0) return PAUTA_CLI.noData;
    const amount = formatMoney({ minor, currency });
    return covered === lines ? amount : `${amount} ${PAUTA_CLI.of(covered, lines)}`;
  };
  const names = by.map((dimension) => memberName(dimension, group.by[dimension] ?? null));
  return [STAGE_NAME[stage], currency, ...names, formatCount(lines), money('net'), money('vat'), money('total')];
}
