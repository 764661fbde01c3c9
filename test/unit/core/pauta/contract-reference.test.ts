import { describe, expect, it } from 'vitest';
import { readContractReference, secopNoticeUrl } from '#core/pauta/contract-reference.ts';

const PAGE =
  'https://community.secop.gov.co/Public/Tendering/OpportunityDetail/Index?noticeUID=CO1.NTC.7690562&isFromPublicArea=True&isModal=true&asPopupView=true';

describe('a reference', () => {
  it.each(['CO1.PCCNTR.7539485', ' co1.pccntr.7539485 ', 'Contrato CO1.PCCNTR.7539485', 'CO1.PCCNTR. 7539485'])(
    'to a contract of SECOP II: %s',
    (text) => {
      expect(readContractReference(text)).toEqual({ kind: 'secop-contract', value: 'CO1.PCCNTR.7539485' });
    },
  );

  it.each([
    'CO1.NTC.7690562',
    PAGE,
    'https://community.secop.gov.co/Public/Tendering/OpportunityDetail/Index?noticeUID=CO1.NTC.7690562',
    'CO1.NTC.7690562 (CO1.NTC.7690562)',
  ])('to a notice of SECOP II, with its public page: %s', (text) => {
    expect(readContractReference(text)).toEqual({ kind: 'secop-notice', value: 'CO1.NTC.7690562', url: PAGE });
  });

  it.each([
    ['98765', '98765'],
    ['OC 98765', '98765'],
    ['Orden de compra No. 98765', '98765'],
    ['O.C. #98765', '98765'],
  ])('to an order of the Tienda Virtual: %s', (text, value) => {
    expect(readContractReference(text)).toEqual({ kind: 'tvec-order', value });
  });

  it.each([
    'PS011',
    '045 de 2026',
    '007',
    '900373923',
    'CO1.BDOS.123',
    'CO1.PCCNTR.12.5',
    'CO1.PCCNTR.1 y CO1.PCCNTR.2',
    'CO1.PCCNTR.1 / CO1.NTC.2',
    'https://ejemplo.co/?noticeUID=CO1.NTC.7690562',
    'javascript:alert("CO1.NTC.7690562")',
  ])('of the entity itself, as written: %s', (text) => {
    expect(readContractReference(text)).toEqual({ kind: 'own', value: text });
  });

  it('is none in a blank', () => {
    expect(readContractReference('  ')).toBeUndefined();
  });
});

it('the address of a notice cannot be broken out of', () => {
  expect(new URL(secopNoticeUrl('CO1.NTC.1&x=2')).searchParams.get('noticeUID')).toBe('CO1.NTC.1&x=2');
});
