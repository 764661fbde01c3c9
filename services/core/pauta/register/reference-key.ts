import { normalText } from '../../imports/header.ts';
import { readContractReference } from '../contract-reference.ts';

/** Words around a number that are not of it: `Contrato No. 045 de 2026` is `045-2026`. */
const AROUND =
  /\b(?:contratos?|ordenes|orden|facturas?|servicios?|compras?|pauta|publicidad|insercion|electronica|venta|cto|ods|numero|nro|num|no|n|de|del)\b/g;

/**
 * A number of a paper as it is compared: without the words around it, letters and figures apart, figures without the zeros
 * before them, which spreadsheets eat. `CD-045-2026`, `CD045 de 2026` and `Contrato No. CD 45-2026` are one.
 */
export function numberKey(text: string): string {
  const spaced = normalText(text).replace(/(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/gu, ' ');
  const bare = spaced.replace(AROUND, ' ').replace(/ +/g, ' ').trim();
  return (bare === '' ? spaced : bare).replace(/\b0+(?=\d)/g, '');
}

/** As {@link numberKey}, an id of SECOP II as that id: `co1.pccntr.7539485`. */
export function contractKey(text: string): string {
  return secopContractOf(text)?.toLowerCase() ?? numberKey(text);
}

/** The id of SECOP II that a reference is, however it is written; `null` for the body's own number. */
export function secopContractOf(text: string): string | null {
  const reference = readContractReference(text);
  return reference?.kind === 'secop-contract' ? reference.value : null;
}
