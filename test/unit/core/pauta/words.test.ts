import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEDIUM_WORDS } from '#config/pauta/medium-words.ts';
import { COVERAGE_WORDS, OWNERSHIP_WORDS, STAGE_WORDS, TAXONOMY } from '#config/pauta/words.ts';
import { COVERAGE_NAME, MEDIUM_NAME, OWNERSHIP_NAME, STAGE_NAME } from '#config/texts/pauta.ts';
import { createWords, type WordList, type Words } from '#core/pauta/words.ts';

const asked = { kind: 'bad', reason: 'not-in-vocabulary' };
const means = <T>(value: T) => ({ kind: 'value', value });

describe('words', () => {
  const { read, offers } = createWords<'radio' | 'press'>({
    terms: { radio: ['radio', 'emisora'], press: ['prensa', 'diario de hoy'] },
    silent: ['de', 'local', 'hoy'],
    asked: { proximidad: ['press'], 'radio local': ['press', 'radio'] },
  });

  it.each([
    ['Radio', 'radio'],
    ['  RADIO. ', 'radio'],
    ['Emisora de radio', 'radio'],
    ['Emisora local', 'radio'],
    ['Diario de hoy', 'press'],
  ])('of %s mean %s', (text, term) => {
    expect(read(text)).toEqual(means(term));
  });

  it.each([
    ['Radio taxi', 'a word is unknown'],
    ['Radio y prensa', 'two terms, and y'],
    ['Radio prensa', 'two terms'],
    ['Local', 'says nothing'],
    ['Diario', 'half a phrase'],
    ['Proximidad', 'to be asked'],
    ['Radio local', 'to be asked, though its words are known'],
    ['—', 'no word'],
  ])('of %s are asked: %s', (text) => {
    expect(read(text)).toEqual(asked);
  });

  it('suggests answers, from those of its own to those of its words', () => {
    expect(offers('Proximidad')).toEqual(['press']);
    expect(offers('Radio local')).toEqual(['press', 'radio']);
    expect(offers('Radio y prensa')).toEqual(['radio', 'press']);
    expect(offers('Radio taxi')).toEqual(['radio']);
    expect(offers('Otra cosa')).toEqual([]);
  });

  it('take blanks for nothing', () => {
    expect(read(' ')).toEqual({ kind: 'absent', mark: '' });
  });
});

describe('media', () => {
  it.each([
    // Argentina.
    ['Grafica', 'press'],
    ['Radio', 'radio'],
    ['Tv', 'television'],
    ['Cable', 'television'],
    ['Via Publica', 'outdoor'],
    ['Web', 'digital'],
    ['Redes Sociales', 'digital'],
    ['Cine', 'cinema'],
    // México.
    ['TV abierta nacional', 'television'],
    ['TV abierta local', 'television'],
    ['TV restringida', 'television'],
    ['Cadenas radiofónicas', 'radio'],
    ['Radiodifusoras locales', 'radio'],
    ['Diarios editados en la CDMX', 'press'],
    ['Diarios editados en los estados', 'press'],
    ['Revistas', 'magazine'],
    ['Internet', 'digital'],
    ['Espectaculares', 'outdoor'],
    ['Mobiliario urbano', 'outdoor'],
    ['Producción', 'production'],
    ['Pre-estudios', 'other'],
    ['Otros', 'other'],
    // Spain.
    ['Exterior', 'outdoor'],
    ['Prensa', 'press'],
    ['Televisión', 'television'],
    // Colombia.
    ['Emisora comunitaria', 'radio'],
    ['CUÑAS RADIALES', 'radio'],
    ['Canal regional', 'television'],
    ['Televisión por suscripción', 'television'],
    ['Televisión cerrada', 'television'],
    ['Prensa escrita', 'press'],
    ['Periódico regional', 'press'],
    ['Revista', 'magazine'],
    ['Vallas', 'outdoor'],
    ['Eucol', 'outdoor'],
    ['Paraderos', 'outdoor'],
    ['Publicidad Exterior Visual (PEV)', 'outdoor'],
    ['Pantallas LED', 'outdoor'],
    ['Perifoneo', 'outdoor'],
    ['Portales web', 'digital'],
    ['Google Ads', 'digital'],
    ['Meta', 'digital'],
    ['YouTube', 'digital'],
    ['Impresos', 'print'],
    ['Volantes', 'print'],
    ['BTL', 'event'],
    ['Activaciones de marca', 'event'],
    ['Medios digitales alternativos', 'digital'],
  ] as const)('%s is %s', (text, medium) => {
    expect(TAXONOMY.medium.read(text)).toEqual(means(medium));
  });

  it.each([
    ['Proximidad', ['local-press']],
    ['Publicidad móvil', ['outdoor', 'digital']],
    ['Prensa digital', ['press', 'digital']],
    ['Producción de cuñas', ['production', 'radio']],
    ['Canal de YouTube', ['television', 'digital']],
    ['Medios impresos', ['press', 'magazine', 'print']],
    ['Medios comunitarios', []],
    ['Adhesivos para radio taxis', ['radio']],
    ['Emisora La Voz del Valle', ['radio']],
  ] as const)('%s is asked, with %j offered', (text, offered) => {
    expect(TAXONOMY.medium.read(text)).toEqual(asked);
    expect(TAXONOMY.medium.offers(text)).toEqual(offered);
  });
});

describe('the other axes', () => {
  it.each([
    ['coverage', 'Nacional', 'national'],
    ['coverage', 'Cobertura regional', 'regional'],
    ['coverage', 'Departamental', 'regional'],
    ['coverage', 'Municipal', 'local'],
    ['coverage', 'Comunitario', 'community'],
    ['coverage', 'Emisoras comunitarias', 'community'],
    ['coverage', 'Canal regional público', 'regional'],
    ['coverage', 'internacional', 'international'],
    ['ownership', 'Privados', 'private'],
    ['ownership', 'Emisoras comunitarias', 'community'],
    ['ownership', 'Comunitario', 'community'],
    ['ownership', 'Alternativos', 'alternative'],
    ['ownership', 'PÚBLICO', 'public'],
    ['ownership', 'Interés público', 'public'],
    ['ownership', 'Canal regional público', 'public'],
    ['stage', 'Presupuestado', 'budgeted'],
    ['stage', 'Plan de medios', 'planned'],
    ['stage', 'Orden de pauta', 'ordered'],
    ['stage', 'Publicada', 'aired'],
    ['stage', 'Ejecutado', 'aired'],
    ['stage', 'Certificación de emisión', 'certified'],
    ['stage', 'Facturado', 'invoiced'],
    ['stage', 'Pagados', 'paid'],
  ] as const)('%s: %s is %s', (axis, text, term) => {
    expect(TAXONOMY[axis].read(text)).toEqual(means(term));
  });

  it.each([
    ['coverage', 'Nacional y regional', ['national', 'regional']],
    ['coverage', 'Exterior', ['international']],
    ['coverage', 'Pública', []],
    ['ownership', 'Regional', ['public']],
    ['ownership', 'Indígena', ['community', 'alternative', 'public']],
    ['ownership', 'Mixto', []],
    ['stage', 'Por pagar', []],
    ['stage', 'No emitido', ['aired']],
    ['stage', 'Cancelado', ['paid']],
    ['stage', 'Sin facturar', []],
  ] as const)('%s: %s is asked, with %j offered', (axis, text, offered) => {
    expect(TAXONOMY[axis].read(text)).toEqual(asked);
    expect(TAXONOMY[axis].offers(text)).toEqual(offered);
  });
});

const AXES: [string, WordList<string>, Words<string>, Readonly<Record<string, string>>][] = [
  ['medium', MEDIUM_WORDS, TAXONOMY.medium, MEDIUM_NAME],
  ['coverage', COVERAGE_WORDS, TAXONOMY.coverage, COVERAGE_NAME],
  ['ownership', OWNERSHIP_WORDS, TAXONOMY.ownership, OWNERSHIP_NAME],
  ['stage', STAGE_WORDS, TAXONOMY.stage, STAGE_NAME],
];

describe.each(AXES)('the list of %s', (_, list, words, names) => {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase();
  const phrases = Object.entries(list.terms).flatMap(([term, written]) =>
    written.map((phrase) => [term, phrase] as const),
  );

  it('gives each phrase one meaning, and asks what it says is asked', () => {
    for (const [term, phrase] of phrases) expect(words.read(phrase), phrase).toEqual(means(term));
    for (const [phrase, answers] of Object.entries(list.asked)) {
      expect(words.read(phrase), phrase).toEqual(asked);
      expect(words.offers(phrase), phrase).toEqual(answers);
    }
  });

  it('has no phrase in two of its parts', () => {
    const all = [
      ...phrases.map(([term, phrase]) => [term, plain(phrase)]),
      ...list.silent.map((one) => ['', plain(one)]),
    ];
    const groups = Map.groupBy(all, ([, phrase]) => phrase ?? '');
    const twice = [...groups].filter(([, entries]) => new Set(entries.map(([term]) => term)).size > 1);
    expect(twice.map(([phrase]) => phrase)).toEqual([]);
  });

  it('reads the names under which the product shows its terms', () => {
    expect(Object.keys(names)).toEqual(Object.keys(list.terms));
    for (const [term, name] of Object.entries(names)) {
      expect([means(term), asked], name).toContainEqual(words.read(name));
    }
  });

  it('never takes a phrase of one term with a word that it does not know', () => {
    fc.assert(
      fc.property(fc.constantFrom(...phrases), fc.boolean(), ([, phrase], before) => {
        expect(words.read(before ? `xilófono ${phrase}` : `${phrase} xilófono`)).toEqual(asked);
      }),
    );
  });
});
