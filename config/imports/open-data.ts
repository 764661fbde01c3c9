import type { FieldSpec, ImportKind } from '#core/imports/kind.ts';
import { count, day, id, medium, period, price, sum, text } from './fields.ts';

/**
 * Official advertising of Argentina, half-yearly lists of 2016 and later: the medium stands under `rubro`, the outlet under
 * `medio`, and the totals hold VAT without a column that says so.
 */
export const PAUTA_AR: ImportKind = {
  name: 'pauta-ar',
  version: 1,
  target: 'media-buys',
  fields: [
    id('order', ['orden de publicidad']),
    sum('total', ['total'], { vat: 'included' }),
    text('advertiser', ['descripcion anunciante']),
    text('campaign', ['campania', 'campana']),
    medium('medium', ['rubro']),
    text('contractorName', ['nombre o denominacion proveedor']),
    text('outletName', ['medio']),
    text('orderType', ['tipo de orden']),
    period('period', ['periodo']),
  ],
  identity: ['order', 'contractorName', 'outletName'],
  required: [['order', 'medium', 'total']],
};

/** Yearly lists of placed advertising as a Spanish region publishes them; whether the amounts hold VAT is not said. */
export const PAUTA_ES: ImportKind = {
  name: 'pauta-es',
  version: 1,
  target: 'media-buys',
  fields: [
    period('period', ['periodo', 'ano', 'ejercicio']),
    medium('medium', ['tipo', 'tipo de medio', 'tipologia']),
    text('outletName', ['soporte']),
    text('programme', ['programa']),
    sum('amount', ['importe']),
    text('source', ['origen']),
  ],
  identity: ['outletName', 'medium'],
  required: [['period', 'medium', 'outletName', 'amount', 'source']],
};

const MEXICO: readonly FieldSpec[] = [
  text('sector', ['sector']),
  period('month', ['mes']),
  day('paidDay', ['fecha de gasto']),
  id('budgetLine', ['partida']),
  id('invoice', ['poliza']),
  id('contract', ['no de contrato pedido']),
  day('contractDay', ['fecha de contrato pedido', 'fecha de contrato']),
  text('person', ['persona f m']),
  text('buyingUnit', ['unidad de medida']),
  count('ordered', ['cantidad']),
  price('unitPrice', ['costo unitario']),
];

/**
 * Social communication of Mexico's government until 2018: `importe` and `iva` are those of the invoice and stand on each of its
 * lines; the line's own are `costo` and `iva del costo`.
 */
export const PAUTA_MX_INVOICES: ImportKind = {
  name: 'pauta-mx-invoices',
  version: 1,
  target: 'media-buys',
  fields: [
    ...MEXICO,
    text('institutionType', ['tipo institucion']),
    id('advertiserCode', ['entidad']),
    text('advertiser', ['nombre']),
    id('line', ['cons']),
    id('productCode', ['producto']),
    text('product', ['descripcion producto']),
    price('invoiceAmount', ['importe']),
    price('invoiceVat', ['iva'], { vat: 'is-vat' }),
    text('contractorClass', ['clase de beneficiario']),
    id('contractorId', ['rfcb']),
    text('contractorName', ['beneficiario']),
    id('campaign', ['campana']),
    text('exchange', ['intercambio']),
    text('unitText', ['descripcion unidad']),
    sum('amount', ['costo']),
    sum('vat', ['iva del costo'], { vat: 'is-vat' }),
    text('remarks', ['notas aclaratorias']),
  ],
  identity: ['contractorName'],
  required: [['contractorName', 'amount', 'invoiceAmount']],
};

/** The same from 2018 on, in two forms: `monto` and `iva` are the line's, and the class of supplier is the medium. */
export const PAUTA_MX: ImportKind = {
  name: 'pauta-mx',
  version: 1,
  target: 'media-buys',
  fields: [
    ...MEXICO,
    id('line', ['num']),
    id('advertiserCode', ['clave de la entidad', 'clave']),
    text('advertiser', ['denominacion de la institucion', 'institucion']),
    id('productCode', ['clave del producto']),
    text('product', ['descripcion del producto']),
    medium('medium', ['clase de proveedor', 'clase de beneficiario']),
    id('contractorId', ['proveedor rfc', 'proveedor rfcb', 'rfcb']),
    text('contractorName', ['nombre del proveedor']),
    id('campaignCode', ['clave de campana']),
    text('campaign', ['nombre de campana']),
    text('invoiceType', ['tipo de poliza']),
    text('unitText', ['descripcion de la unidad']),
    sum('amount', ['monto']),
    sum('vat', ['iva'], { vat: 'is-vat' }),
  ],
  identity: ['contractorName'],
  required: [['contractorName', 'amount', 'medium', 'productCode']],
};
