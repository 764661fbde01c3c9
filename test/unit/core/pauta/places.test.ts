import { describe, expect, it } from 'vitest';
import { PLACE_WORDS } from '#config/territory/place-words.ts';
import { PLACES } from '#config/territory/places.ts';
import { createPlaces } from '#core/pauta/places/places.ts';

/** A reading in short: `05/05001`, `05/-` for a department, `-/-` for the country, with its note, or the reason. */
function short(reading: ReturnType<typeof PLACES.readDepartment>): string {
  if (reading.kind === 'absent') return 'absent';
  if (reading.kind === 'bad') return reading.reason;
  const { department, municipality, note } = reading.value;
  return [`${department ?? '-'}/${municipality ?? '-'}`, ...(note === null ? [] : [note])].join(' ');
}
const town = (text: string, department: string | null = null) => short(PLACES.readMunicipality(text, department));
const department = (text: string) => short(PLACES.readDepartment(text));

describe('a column of municipalities', () => {
  it.each([
    ['Bogotá', '11/11001'],
    ['BOGOTA D.C.', '11/11001'],
    ['Bogotá DC', '11/11001'],
    ['Bogota, D. C.', '11/11001'],
    ['Santafé de Bogotá', '11/11001'],
    ['Santa Fe de Bogotá D.C.', '11/11001'],
    ['Cartagena', '13/13001'],
    ['Cartagena de Indias', '13/13001'],
    ['Cúcuta', '54/54001'],
    ['san jose de cucuta', '54/54001'],
    ['Cali', '76/76001'],
    ['Santiago de Cali', '76/76001'],
    ['Buga', '76/76111'],
    ['Ibague', '73/73001'],
    ['San Juan de Pasto', '52/52001'],
    ['Tumaco', '52/52835'],
    ['Mompox', '13/13468'],
    ['Mompós', '13/13468'],
    ['Popayan', '19/19001'],
    ['Mariquita', '73/73443'],
    ['Ubaté', '25/25843'],
    ['Don Matías', '05/05237'],
    ['Carmen de Viboral', '05/05148'],
    ['San Andrés Islas', '88/88001'],
  ])('reads %s by its common name', (text, place) => {
    expect(town(text)).toBe(place);
  });

  it.each([
    ['Medellín (Antioquia)', '05/05001'],
    ['Medellín - Antioquia', '05/05001'],
    ['MEDELLIN, ANTIOQUIA', '05/05001'],
    ['Antioquia / Medellín', '05/05001'],
    ['Medellín, Antioquia, Colombia', '05/05001'],
    ['Rionegro (Santander)', '68/68615'],
    ['La Unión - Valle', '76/76400'],
    ['Caldas, Antioquia', '05/05129'],
    ['Puerto Santander, Norte de Santander', '54/54553'],
    ['Ciudad Bolívar (Antioquia)', '05/05101'],
    ['Municipio de Boyacá', '15/15104'],
    ['Municipio de Bello - Antioquia', '05/05088'],
    ['Departamento de Boyacá', '15/-'],
  ])('reads the department within %s', (text, place) => {
    expect(town(text)).toBe(place);
  });

  it.each([
    ['San Francisco', 'three departments'],
    ['San Andrés', 'an island, a town of Santander, short for others'],
    ['El Peñol', 'Nariño, and what people call Peñol of Antioquia'],
    ['Risaralda', 'a town of Caldas and a department'],
    ['Arauca', 'a town and its department'],
    ['Antioquia, Caldas', 'two departments, or the town of one'],
    ['Bogotá, Cali y Medellín', 'a list'],
    ['Medellín (Antioquia) y Cali (Valle)', 'a list'],
    ['Varios municipios', 'does not say which'],
    ['Todo el departamento', 'of which'],
  ])('does not choose for %s: %s', (text) => {
    expect(town(text)).toBe('ambiguous-place');
  });

  it.each([
    ['San Francisco', '25', '25/25658'],
    ['San Andrés', '68', '68/68669'],
    ['San Andrés', '88', '88/88001'],
    ['Cartagena', '18', '18/18150'],
    ['El Peñol', '05', '05/05541'],
    ['Pueblo Rico', '05', '05/05576'],
    ['Nariño', '52', '52/52480'],
    ['Antioquia', '05', '05/-'],
    ['Todos los municipios', '05', '05/-'],
    ['Colombia', '41', '41/41206'],
    ['Bogotá', '25', '11/11001 district-not-department'],
    ['001', '05', '05/05001'],
  ])('reads %s with department %s as %s', (text, code, place) => {
    expect(town(text, code)).toBe(place);
  });

  it.each([
    ['Miami', null],
    ['Kennedy', null],
    ['Medellín', '76'],
    ['Medellín (Antioquia)', '76'],
    ['Ciudad Bolívar', '76'],
    ['05001', '11'],
    ['05001 - Cali', null],
    ['Nacional', '05'],
    ['99999', null],
    ['12', null],
    ['5.001', null],
    ['—', null],
  ])('knows no place %s in %s', (text, code) => {
    expect(town(text, code)).toBe('unknown-place');
  });

  it.each([
    ['05001', '05/05001'],
    ['5001', '05/05001 zero-restored'],
    ['05001000', '05/05001 populated-centre'],
    ['5001000', '05/05001 zero-restored'],
    ['76001 - Cali', '76/76001'],
    ['Cali (76001)', '76/76001'],
  ])('reads the code %s', (text, place) => {
    expect(town(text)).toBe(place);
  });

  it.each(['Nacional', 'NACIONAL', 'Todo el país', 'Cobertura nacional', 'a nivel nacional'])(
    'takes %s for the whole country',
    (text) => {
      expect(town(text)).toBe('-/-');
    },
  );

  it('says that a town is called Colombia too', () => {
    expect(town('Colombia')).toBe('-/- country-not-town');
  });

  it('takes blanks for nothing', () => {
    expect(town('  ')).toBe('absent');
  });
});

describe('a column of departments', () => {
  it.each([
    ['ANTIOQUIA', '05/-'],
    ['Valle', '76/-'],
    ['Guajira', '44/-'],
    ['N. de Santander', '54/-'],
    ['Nte Santander', '54/-'],
    ['Depto. del Huila', '41/-'],
    ['San Andrés', '88/-'],
    ['Archipiélago de San Andrés, Providencia y Santa Catalina', '88/-'],
    ['Bogotá D.C.', '11/-'],
    ['Risaralda', '66/-'],
    ['05', '05/-'],
    ['5', '05/- zero-restored'],
    ['05001', '05/05001'],
    ['Medellín (Antioquia)', '05/05001'],
    ['Colombia', '-/-'],
    ['Nacional', '-/-'],
    ['Caldas, Antioquia', 'ambiguous-place'],
    ['Cauca, Nariño y Valle', 'ambiguous-place'],
    ['Eje Cafetero', 'ambiguous-place'],
    ['Medellín', 'unknown-place'],
    ['1', 'unknown-place'],
    ['', 'absent'],
  ])('reads %s as %s', (text, place) => {
    expect(department(text)).toBe(place);
  });
});

describe('both columns of a row', () => {
  it.each([
    ['Antioquia', 'Medellín', '05/05001'],
    ['Antioquia', '', '05/-'],
    [null, 'Cali', '76/76001'],
    [null, null, 'absent'],
    ['Nacional', 'Colombia', '-/- country-not-town'],
    ['Nacional', 'Bogotá', 'ambiguous-place'],
    ['Antioquia', 'Cali', 'unknown-place'],
    ['Medellín (Antioquia)', 'Bello', 'unknown-place'],
    ['5', 'Medellín', '05/05001 zero-restored'],
    ['Marte', 'Medellín', 'unknown-place'],
  ])('reads %s and %s as %s', (first, second, place) => {
    expect(short(PLACES.readPlace(first, second))).toBe(place);
  });
});

it('knows no other places than those it is given', () => {
  const small = createPlaces(
    { departments: { '05': 'Antioquia' }, municipalities: { '05001': 'Medellín' } },
    PLACE_WORDS,
  );
  expect(short(small.readMunicipality('Medellín', null))).toBe('05/05001');
  expect(short(small.readMunicipality('Yumbo', null))).toBe('unknown-place');
  expect(small.nameOf('05001')).toBe('Medellín');
  expect(small.nameOf('76')).toBeUndefined();
});
