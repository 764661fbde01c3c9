/**
 * A paper that a buy answers to: a contract or notice of SECOP II, an order of the Tienda Virtual (TVEC), or a number of
 * the entity's own. `url`: where everybody can see it, where that is known.
 */
export interface ContractReference {
  kind: 'secop-contract' | 'secop-notice' | 'tvec-order' | 'own';
  value: string;
  url?: string;
}

const SECOP_ID = /CO1\s?\.\s?(PCCNTR|NTC)\s?\.\s?(\d+)(?!\d|\.\d)/giu;
const SECOP_PAGE = /^https?:\/\/community\.secop\.gov\.co\//iu;
const ORDER = /^(?:(?:orden(?: de compra)?|o\.?\s?c\.?|tvec)[\s.:#-]*(?:n[o°º.]*[\s.:]*)?)?([1-9]\d{0,6})$/iu;

/**
 * Tells what a written reference is. Plain whole numbers are taken for orders of the Tienda Virtual, as they have no other
 * form; everything else that is not of SECOP II is the entity's own, exactly as written.
 * @returns `undefined` when nothing is written
 */
export function readContractReference(text: string): ContractReference | undefined {
  const value = text.trim();
  if (value === '') return undefined;
  const ids = new Map(
    [...value.matchAll(SECOP_ID)].map(([, type = '', number = '']) => [`${type.toUpperCase()}.${number}`, type]),
  );
  const [id, ...others] = ids.keys();
  if (id !== undefined && others.length === 0 && isPublic(value)) return ofSecop(`CO1.${id}`);
  const [, order] = ORDER.exec(value) ?? [];
  return order === undefined ? { kind: 'own', value } : { kind: 'tvec-order', value: order };
}

/** Public page of a notice of SECOP II. */
export function secopNoticeUrl(notice: string): string {
  const page = 'https://community.secop.gov.co/Public/Tendering/OpportunityDetail/Index';
  return `${page}?noticeUID=${encodeURIComponent(notice)}&isFromPublicArea=True&isModal=true&asPopupView=true`;
}

/** An address of another site says nothing about SECOP, whatever stands in it. */
function isPublic(value: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:/iu.test(value) || SECOP_PAGE.test(value) || /^co1\b/iu.test(value);
}

function ofSecop(id: string): ContractReference {
  if (id.startsWith('CO1.PCCNTR.')) return { kind: 'secop-contract', value: id };
  return { kind: 'secop-notice', value: id, url: secopNoticeUrl(id) };
}
