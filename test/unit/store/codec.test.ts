import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDocument, encodeDocument } from '#services/store/codec.ts';

const names = fc.oneof(fc.constantFrom('$bigint', '$$bigint', '$$$bigint', 'bigint', '$', '__proto__'), fc.string());
const leaves = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('{"$bigint":"1"}', '$bigint":', '12'),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
  fc.bigInt(),
);
const { value: values } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, leaves, fc.array(tie('value')), fc.dictionary(names, tie('value'))),
}));

describe('document codec', () => {
  it('gives back every document, whatever its names and texts look like', () => {
    const roundTrip = (member: unknown, name: string) => {
      const document = Object.fromEntries([[name, member]]);
      expect(decodeDocument(encodeDocument(document))).toEqual(document);
    };
    fc.assert(fc.property(values, names, roundTrip), { numRuns: 2_000 });
  });

  it('is plain JSON where a document holds no bigint', () => {
    const document = { id: 'a', list: [1, null, { '': 'ñ' }], text: '$bigint' };
    expect(encodeDocument(document)).toBe('{"id":"a","list":[1,null,{"":"ñ"}],"text":"$bigint"}');
  });

  it('tags a bigint, and tells a member of that name apart', () => {
    expect(encodeDocument({ n: 5n })).toBe('{"n":{"$bigint":"5"}}');
    expect(encodeDocument({ n: { $bigint: '5' } })).toBe('{"n":{"$$bigint":"5"}}');
  });
});
