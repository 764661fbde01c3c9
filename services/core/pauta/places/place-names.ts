import { normalText } from '../../imports/header.ts';
import { type Divipola, type Place, type PlaceWords, placeOf } from './place.ts';

/** What names mean. Names are given as by {@link placeWords}. */
export interface PlaceNames {
  /** Codes of any kind that bear the name. */
  codes(name: string): readonly string[];
  departments(name: string): readonly string[];
  /** Municipalities of one department, and that which is commonly written under it. */
  towns(name: string, department: string): readonly Place[];
  /** A department of more than one town bears this very name. */
  isDepartment(name: string): boolean;
  means(name: string, what: 'country' | 'wholeDepartment' | 'several'): boolean;
}

/** A name as it is compared: as {@link normalText}, with "D. C." as one word. */
export function placeWords(text: string): string {
  return normalText(text).replace(/\bd c\b/g, 'dc');
}

export function departmentOf(code: string): string {
  return code.slice(0, 2);
}

/**
 * Indexes all names of all places; takes some milliseconds, so it is done once. A name that nobody bears exactly is found
 * when it differs in a leading article, in spaces or in doubled letters only: `Don Matías`, `Carmen de Viboral`.
 */
export function indexNames(divipola: Divipola, words: PlaceWords): PlaceNames {
  const lookUp = createLookUp([divipola.departments, divipola.municipalities], words.names);
  const local = createLookUp([], words.localNames);
  const towns = (name: string, department: string) => {
    const isHere = (code: string) => code.length === 5 && code.startsWith(department);
    const found = [...new Set([...lookUp(name, isHere), ...local(name, isHere)])];
    const guest = words.writtenUnder[department];
    if (found.length > 0 || guest === undefined) return found.map((code) => placeOf(code));
    return lookUp(name, (code) => code === guest).map((code) => placeOf(code, 'district-not-department'));
  };
  const means = {
    country: setOf(words.country),
    wholeDepartment: setOf(words.wholeDepartment),
    several: setOf(words.several),
  };
  const large = namesOfLarge(divipola);
  return {
    codes: (name) => lookUp(name, () => true),
    departments: (name) => lookUp(name, (code) => code.length === 2),
    towns,
    isDepartment: (name) => large.has(name),
    means: (name, what) => means[what].has(name),
  };
}

type LookUp = (name: string, isWanted: (code: string) => boolean) => readonly string[];

function createLookUp(
  official: readonly Readonly<Record<string, string>>[],
  common: Readonly<Record<string, readonly string[]>>,
): LookUp {
  const exact = new Map<string, string[]>();
  const loose = new Map<string, string[]>();
  const add = (code: string, written: string) => {
    const name = placeWords(written);
    put(exact, name, code);
    put(loose, looseName(name), code);
  };
  for (const names of official) for (const [code, name] of Object.entries(names)) add(code, name);
  for (const [code, names] of Object.entries(common)) for (const name of names) add(code, name);
  return (name, isWanted) => {
    const found = (exact.get(name) ?? []).filter(isWanted);
    return found.length > 0 ? found : (loose.get(looseName(name)) ?? []).filter(isWanted);
  };
}

function put(map: Map<string, string[]>, key: string, code: string): void {
  const codes = map.get(key);
  if (!codes) map.set(key, [code]);
  else if (!codes.includes(code)) codes.push(code);
}

function looseName(name: string): string {
  return name
    .replace(/^(?:el|la|los|las) /, '')
    .replaceAll(' ', '')
    .replace(/(.)\1/g, '$1');
}

function setOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.map(placeWords));
}

/** Names of departments of more than one town: all but Bogotá, where both are one. */
function namesOfLarge({ departments, municipalities }: Divipola): ReadonlySet<string> {
  const towns = Map.groupBy(Object.keys(municipalities), departmentOf);
  const codes = Object.keys(departments).filter((code) => (towns.get(code)?.length ?? 0) > 1);
  return setOf(codes.map((code) => departments[code] ?? ''));
}
