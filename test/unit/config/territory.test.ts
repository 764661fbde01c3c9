import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import divipola from '#config/territory/divipola.json' with { type: 'json' };
import { PLACE_WORDS } from '#config/territory/place-words.ts';
import { PLACES } from '#config/territory/places.ts';
import { TILES } from '#config/territory/tile-map.ts';

const departments = Object.entries(divipola.departments);
const municipalities = Object.entries(divipola.municipalities);
const plain = (text: string) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
const bare = (text: string) =>
  plain(text)
    .toLowerCase()
    .replace(/[^a-z]/g, '');

describe('DIVIPOLA', () => {
  it('is the list as published', () => {
    expect(departments).toHaveLength(33);
    expect(municipalities).toHaveLength(1122);
    expect(divipola.unincorporated).toHaveLength(19);
    expect(divipola.islands).toEqual(['88001']);
  });

  it('has codes of text whose first two digits are a department', () => {
    expect(departments.every(([code]) => /^\d\d$/.test(code))).toBe(true);
    const known = new Set(departments.map(([code]) => code));
    expect(municipalities.filter(([code]) => !/^\d{5}$/.test(code) || !known.has(code.slice(0, 2)))).toEqual([]);
    expect(new Set(municipalities.map(([code]) => code.slice(0, 2))).size).toBe(33);
  });

  it('is written as people write names', () => {
    const names = [...departments, ...municipalities].map(([, name]) => name);
    const small = /^(?:de|del|la|las|los|el|y)$/;
    const words = names.flatMap((name) => name.split(/[ ,.-]+/).slice(1)).filter((word) => word !== '');
    expect(words.filter((word) => !small.test(word) && !/^\p{Lu}\p{Ll}*$/u.test(word))).toEqual([]);
    expect(names.filter((name) => !/^\p{Lu}/u.test(name) || / {2}|[A-Z]{2}|\.(?! C)(?!$)/u.test(name))).toEqual([]);
    expect(PLACES.nameOf('11001')).toBe('Bogotá, D. C.');
    expect(PLACES.nameOf('88')).toBe('Archipiélago de San Andrés, Providencia y Santa Catalina');
    expect(PLACES.nameOf('05148')).toBe('El Carmen de Viboral');
    expect(PLACES.nameOf('44')).toBe('La Guajira');
  });
});

describe('names', () => {
  const written = fc.constantFrom<(name: string) => string>(
    (name) => name,
    (name) => name.toUpperCase(),
    (name) => name.toLowerCase(),
    plain,
    (name) => plain(name).toUpperCase(),
    (name) => ` ${name.replaceAll(' ', '  ')} `,
  );
  const joined = fc.constantFrom<(town: string, department: string) => string>(
    (town, department) => `${town} (${department})`,
    (town, department) => `${town}, ${department}`,
    (town, department) => `${town} - ${department}`,
    (town, department) => `${town}/${department}`,
  );

  it('every municipality is read to its own code with its department in the other column', () => {
    for (const [code, name] of municipalities) {
      const read = PLACES.readMunicipality(name, code.slice(0, 2));
      expect(read, name).toEqual({
        kind: 'value',
        value: { department: code.slice(0, 2), municipality: code, note: null },
      });
    }
  });

  it('every municipality is read to its own code however it is written, alone or beside its department', () => {
    const department = new Map(departments);
    const common = Object.entries(PLACE_WORDS.names).filter(([code]) => code.length === 2);
    const called = new Set([...department.values(), ...common.flatMap(([, names]) => names)].map(bare));
    const check = fc.property(fc.constantFrom(...municipalities), written, joined, ([code, name], write, join) => {
      const value = { department: code.slice(0, 2), municipality: code, note: null };
      const inCell = write(join(name, department.get(code.slice(0, 2)) ?? ''));
      expect(PLACES.readMunicipality(write(name), code.slice(0, 2))).toEqual({ kind: 'value', value });
      expect(PLACES.readMunicipality(inCell, null), inCell).toEqual({ kind: 'value', value });
      // There a town that is called as a department makes a list of two departments.
      if (!called.has(bare(name))) expect(PLACES.readDepartment(inCell), inCell).toEqual({ kind: 'value', value });
    });
    fc.assert(check, { numRuns: 1500 });
  });

  it('every department is read to its own code', () => {
    for (const [code, name] of departments) {
      for (const text of [name, name.toUpperCase(), plain(name).toLowerCase()]) {
        const value = { department: code, municipality: null, note: null };
        expect(PLACES.readDepartment(text), text).toEqual({ kind: 'value', value });
      }
    }
  });

  it('every homonym without its department is ambiguous', () => {
    const byName = Map.groupBy(municipalities, ([, name]) => bare(name));
    const homonyms = [...byName.values()].filter((towns) => towns.length > 1);
    expect(homonyms.length).toBeGreaterThan(60);
    for (const [town] of homonyms) {
      const name = town?.[1] ?? '';
      expect(PLACES.readMunicipality(name, null), name).toEqual({ kind: 'bad', reason: 'ambiguous-place' });
    }
  });

  it('a name that one place alone bears is read without its department', () => {
    const others = Object.values(PLACE_WORDS.names).flat();
    const count = Map.groupBy([...departments, ...municipalities].map(([, name]) => name).concat(others), bare);
    const lonely = municipalities.filter(([, name]) => count.get(bare(name))?.length === 1 && name !== 'Colombia');
    expect(lonely.length).toBeGreaterThan(900);
    for (const [code, name] of lonely) {
      const value = { department: code.slice(0, 2), municipality: code, note: null };
      expect(PLACES.readMunicipality(plain(name).toUpperCase(), null), name).toEqual({ kind: 'value', value });
    }
  });

  it('every code is read with and without its leading zero, as number and as text', () => {
    for (const [code] of municipalities) {
      const value = { department: code.slice(0, 2), municipality: code, note: null };
      expect(PLACES.readMunicipality(code, null)).toEqual({ kind: 'value', value });
      if (!code.startsWith('0')) continue;
      const restored = { ...value, note: 'zero-restored' };
      expect(PLACES.readMunicipality(String(Number(code)), null)).toEqual({ kind: 'value', value: restored });
    }
  });

  it('gives other names to places that exist only', () => {
    const codes = new Set([...departments, ...municipalities].map(([code]) => code));
    const named = [...Object.keys(PLACE_WORDS.names), ...Object.keys(PLACE_WORDS.localNames)];
    expect(named.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('never throws, whatever is written', () => {
    const check = fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(null, '05', '11', '25'),
      (text, code) => {
        expect(['value', 'bad', 'absent']).toContain(PLACES.readMunicipality(text, code).kind);
        expect(['value', 'bad', 'absent']).toContain(PLACES.readDepartment(text).kind);
      },
    );
    fc.assert(check);
  });
});

/** Departments that share a border, by ISO 3166-2:CO: written down from the map, apart from the tiles. */
const BORDERS = `LAG-MAG LAG-CES MAG-ATL MAG-BOL MAG-CES ATL-BOL CES-BOL CES-SAN CES-NSA NSA-SAN NSA-BOY BOL-SAN BOL-ANT
  BOL-SUC BOL-COR SUC-COR COR-ANT ANT-SAN ANT-BOY ANT-CAL ANT-RIS ANT-CHO CHO-RIS CHO-VAC SAN-BOY BOY-CUN BOY-CAS
  BOY-ARA BOY-CAL ARA-CAS ARA-VID CAS-CUN CAS-MET CAS-VID VID-MET VID-GUV VID-GUA CUN-MET CUN-HUI CUN-TOL CUN-CAL
  CUN-BOG BOG-MET BOG-HUI CAL-RIS CAL-TOL RIS-TOL RIS-QUI RIS-VAC QUI-TOL QUI-VAC TOL-HUI TOL-CAU TOL-VAC VAC-CAU
  CAU-HUI CAU-CAQ CAU-PUT CAU-NAR HUI-MET HUI-CAQ NAR-PUT PUT-CAQ PUT-AMA CAQ-MET CAQ-GUV CAQ-VAU CAQ-AMA MET-GUV
  GUV-GUA GUV-VAU GUA-VAU VAU-AMA`
  .split(/\s+/)
  .map((pair) => pair.split('-'));

describe('the map of tiles', () => {
  const at = new Map(TILES.map((tile) => [tile.label, tile]));
  const tile = (label: string | undefined) => {
    const found = at.get(label ?? '');
    if (!found) throw new Error(`no tile ${label}`);
    return found;
  };

  it('has each department once, each in a cell of its own', () => {
    expect(TILES.map(({ department }) => department).sort()).toEqual(departments.map(([code]) => code).sort());
    expect(new Set(TILES.map(({ column, row }) => `${column},${row}`)).size).toBe(33);
    expect(at.size).toBe(33);
  });

  it('labels tiles with letters of the name', () => {
    const outside = new Set(['SAP', 'BOG', 'NSA', 'VID', 'GUV']);
    for (const { label, department } of TILES) {
      const name = bare(PLACES.nameOf(department) ?? '').toUpperCase();
      expect(label).toMatch(/^[A-Z]{3}$/);
      const letters = [...label].reduce((from, letter) => (from < 0 ? from : name.indexOf(letter, from) + 1 || -1), 0);
      expect(outside.has(label) || letters > 0, `${label} of ${name}`).toBe(true);
    }
  });

  it('lets neighbours touch', () => {
    const apart = BORDERS.filter(([a, b]) => {
      const [one, other] = [tile(a), tile(b)];
      return Math.max(Math.abs(one.column - other.column), Math.abs(one.row - other.row)) > 1;
    });
    expect(apart.length).toBeLessThanOrEqual(6);
  });

  it('keeps the ends of the country where they are', () => {
    const rows = TILES.map(({ row }) => row);
    expect([tile('SAP').column, tile('SAP').row]).toEqual([0, 0]);
    expect(tile('LAG').row).toBe(Math.min(...rows));
    expect(tile('AMA').row).toBe(Math.max(...rows));
    expect(tile('VID').column).toBe(Math.max(...TILES.map(({ column }) => column)));
    expect(tile('CHO').column).toBeLessThan(tile('ANT').column);
    const isNeighbourOfSap = TILES.some(({ label, column, row }) => label !== 'SAP' && column <= 1 && row === 0);
    expect(isNeighbourOfSap).toBe(false);
  });
});
