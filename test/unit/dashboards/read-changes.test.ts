import { describe, expect, it } from 'vitest';
import { fieldGroups, fieldText } from '#dashboards/pauta/line-fields.ts';
import { readChanges } from '#dashboards/pauta/read-changes.ts';
import { dec, pesos, sampleBuy } from '../core/pauta/sample-buy.ts';

const BUY = sampleBuy({
  net: pesos(1_250_000.5),
  vat: pesos(237_500),
  pricing: { vatRate: dec('0.19'), unitPrice: pesos(41_250) },
  quantities: { ordered: dec('1234.5') },
  details: { daypart: 'mañana', seconds: '30' },
});
/** The whole form, as a browser sends it, with some fields written otherwise. */
const form = (written: Record<string, string> = {}) => {
  const fields = fieldGroups(BUY).flatMap((group) => group.fields);
  return new URLSearchParams({
    ...Object.fromEntries(fields.map((field) => [field.member, fieldText(BUY, field)])),
    ...written,
  });
};
const changes = (written: Record<string, string>) => {
  const read = readChanges(BUY, form(written));
  return read.kind === 'changes' ? read.changes : read.sentences;
};

describe('the form of corrections', () => {
  it('sent as it came changes nothing', () => {
    expect(readChanges(BUY, form())).toEqual({ kind: 'changes', changes: {} });
    expect(form().get('net')).toBe('1.250.000,50');
    expect(form().get('pricing.vatRate')).toBe('19');
  });

  it.each<[Record<string, string>, object]>([
    [{ net: '1.250.001' }, { net: 125_000_100n }],
    [{ net: '$ 1250001,5' }, { net: 125_000_150n }],
    [{ net: '−5' }, { net: -500n }],
    [{ net: '' }, { net: null }],
    [{ 'pricing.vatRate': '5 %' }, { pricing: { ...BUY.pricing, vatRate: '0.05' } }],
    [{ 'pricing.vatRate': '', 'pricing.gross': '7' }, { pricing: { ...BUY.pricing, vatRate: null, gross: 700n } }],
    [{ 'quantities.ordered': '1.234' }, { quantities: { ...BUY.quantities, ordered: '1234' } }],
    [{ 'audience.reach': '12,75' }, { audience: { ...BUY.audience, reach: '12.75' } }],
    [{ campaign: '  Empleo Joven ' }, { campaign: 'Empleo Joven' }],
    [{ coverage: 'local' }, { coverage: 'local' }],
    [{ 'contractor.nit': '' }, { contractor: { name: BUY.contractor?.name, nit: null } }],
    [{ 'contractor.name': '', 'contractor.nit': '' }, { contractor: null }],
    [{ 'outlet.nit': '900.373.923-8' }, { outlet: { name: BUY.outlet?.name, nit: '900373923' } }],
    [{ 'outlet.nit': '1032456789' }, { outlet: { name: BUY.outlet?.name, nit: '1032456789' } }],
    [{ 'outlet.nit': '900111222' }, { outlet: { name: BUY.outlet?.name, nit: '900111222' } }],
    [{ municipality: 'Cali' }, { municipality: '76001' }],
    [
      { department: '05', municipality: 'Medellín' },
      { department: '05', municipality: '05001' },
    ],
    [{ 'period.last': '2026-03-15' }, { period: { first: '2026-03-01', last: '2026-03-15', precision: 'day' } }],
    [{ 'details.daypart': 'tarde' }, { details: { daypart: 'tarde', seconds: '30' } }],
    [{ 'details.daypart': '' }, { details: { seconds: '30' } }],
    [{ currency: 'usd' }, { currency: 'USD' }],
  ])('%j', (written, expected) => {
    expect(changes(written)).toEqual(expected);
  });

  it.each<[Record<string, string>, RegExp]>([
    [{ net: '1250000.50' }, /«Valor sin IVA» no es un valor/],
    [{ net: '1.25.000' }, /no es un valor/],
    [{ net: '1,005' }, /dos decimales/],
    [{ net: '9'.repeat(25) }, /no es un valor/],
    [{ net: 'NaN' }, /no es un valor/],
    [{ 'quantities.ordered': '1e3' }, /«Cantidad ordenada» no es una cifra/],
    [{ stage: '' }, /«Etapa» no tiene un valor conocido/],
    [{ medium: 'constructor' }, /«Medio» no tiene un valor conocido/],
    [{ department: '04' }, /«Departamento»/],
    [{ municipality: 'Medellín' }, /No se reconoce el municipio «Medellín»/],
    [{ 'period.first': '2026-02-30' }, /«Primer día» no es una fecha/],
    [{ 'contractor.nit': '900-1' }, /NIT del contratista/],
    [{ 'contractor.nit': '900.373.923-3' }, /NIT del contratista.*es 8\./],
    [{ 'contractor.nit': '9003739233' }, /dígito de verificación es 8\./],
    [{ 'contractor.name': '' }, /un NIT necesita el nombre/],
    [{ currency: 'PESOS' }, /código de tres letras/],
  ])('%j is refused', (written, sentence) => {
    const read = readChanges(BUY, form(written));
    expect(read.kind).toBe('faults');
    expect(read.kind === 'faults' && read.sentences.join(' ')).toMatch(sentence);
  });

  it('says all that is wrong at once', () => {
    expect(changes({ net: 'x', vat: 'y', 'period.last': 'z' })).toHaveLength(3);
  });
});
