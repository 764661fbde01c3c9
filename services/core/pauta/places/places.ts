import type { CellReading } from '../../imports/reading.ts';
import { type Candidates, departmentsNamed, townsNamed } from './name-reader.ts';
import type { Divipola, Place, PlaceWords } from './place.ts';
import { placeOfCode, splitCode } from './place-code.ts';
import { indexNames, type PlaceNames } from './place-names.ts';

/**
 * Reads places by name or DIVIPOLA code. What fits no place is `unknown-place`, also when the columns contradict each
 * other; what fits several is `ambiguous-place`: no place is preferred for its size. Marks for "nothing" are known to the
 * caller; only a blank text is `absent` here.
 */
export interface Places {
  /** A text of a column of departments; it may name a municipality of it too: `Medellín (Antioquia)`, `05001`. */
  readDepartment(text: string): CellReading<Place>;
  /**
   * A text of a column of municipalities; it may name a department or the country.
   * @param department code that another column gives; `null` where there is none
   */
  readMunicipality(text: string, department: string | null): CellReading<Place>;
  /** Both columns of one row together; `null` for a column that the file does not have. */
  readPlace(department: string | null, municipality: string | null): CellReading<Place>;
  /** Official name of a code of two or five digits. */
  nameOf(code: string): string | undefined;
}

/** Builds the reader; it indexes some thousand names, so one is enough for a process. */
export function createPlaces(divipola: Divipola, words: PlaceWords): Places {
  const names = indexNames(divipola, words);
  const readDepartment = (text: string) => read(text, (cell) => ofDepartmentCell(cell, divipola, names));
  const readMunicipality = (text: string, department: string | null) =>
    read(text, (cell) => ofTownCell(cell, department, divipola, names));
  return {
    readDepartment,
    readMunicipality,
    readPlace: (department, municipality) =>
      both(readDepartment(department ?? ''), municipality ?? '', readMunicipality),
    nameOf: (code) => divipola.departments[code] ?? divipola.municipalities[code],
  };
}

function ofDepartmentCell(cell: string, divipola: Divipola, names: PlaceNames): Candidates {
  const code = splitCode(cell);
  if (!code) return departmentsNamed(cell, names);
  const place = placeOfCode(code.digits, divipola);
  return agreeing(place, code.name, (name) => departmentsNamed(name, names));
}

function ofTownCell(cell: string, within: string | null, divipola: Divipola, names: PlaceNames): Candidates {
  const code = splitCode(cell);
  if (!code) return townsNamed(cell, within, names);
  // Three digits are the second part of a code whose first is the department; one or two name no town.
  const isPart = code.digits.length === 3 && within !== null;
  if (code.digits.length < 4 && !isPart) return [];
  const place = placeOfCode(isPart ? within + code.digits : code.digits, divipola);
  const isWithin = within === null || place?.department === within;
  return isWithin ? agreeing(place, code.name, (name) => townsNamed(name, place?.department ?? null, names)) : [];
}

/** The place of a code, unless a name stands beside it that means another. */
function agreeing(place: Place | undefined, name: string, read: (name: string) => Candidates): Candidates {
  if (!place) return [];
  if (name === '') return [place];
  const named = read(name);
  const agrees = named !== 'many' && named.some((one) => one.department === place.department && isSame(one, place));
  return agrees ? [place] : [];
}

function isSame(named: Place, { municipality }: Place): boolean {
  return named.municipality === null || named.municipality === municipality;
}

function both(
  department: CellReading<Place>,
  town: string,
  readMunicipality: Places['readMunicipality'],
): CellReading<Place> {
  if (department.kind === 'bad' || town.trim() === '') return department;
  const given = department.kind === 'value' ? department.value : null;
  const found = readMunicipality(town, given?.department ?? null);
  if (found.kind !== 'value' || given === null) return found;
  if (given.department === null && found.value.department !== null) return { kind: 'bad', reason: 'ambiguous-place' };
  const isSecond = given.municipality !== null && found.value.municipality !== given.municipality;
  if (isSecond) return { kind: 'bad', reason: 'unknown-place' };
  return { kind: 'value', value: { ...found.value, note: found.value.note ?? given.note } };
}

function read(text: string, candidates: (cell: string) => Candidates): CellReading<Place> {
  const cell = text.trim();
  if (cell === '') return { kind: 'absent', mark: '' };
  const found = candidates(cell);
  if (found === 'many') return { kind: 'bad', reason: 'ambiguous-place' };
  const [place, ...others] = found;
  if (!place) return { kind: 'bad', reason: 'unknown-place' };
  return others.length > 0 ? { kind: 'bad', reason: 'ambiguous-place' } : { kind: 'value', value: place };
}
