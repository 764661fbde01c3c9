import { COUNTRY, type Place, placeOf } from './place.ts';
import { departmentOf, type PlaceNames, placeWords } from './place-names.ts';

/** Places that a text can mean: none, one, or several; `many` when it names more than one or does not say which. */
export type Candidates = readonly Place[] | 'many';

const OF_DEPARTMENT = /^(?:departamento|depto|dpto|dep) (?:de |del )?(?=.)/;
// Not a bare "ciudad": Ciudad Bolívar is not Bolívar.
const OF_TOWN = /^(?:(?:municipio|mpio|mun|distrito) (?:de |del )?|ciudad de )(?=.)/;
const LIST_SIGNS = /[,;/|+•·–—\n-]|\s(?:y|e|and|&)\s/giu;

/** What a text of a column of departments can mean. */
export function departmentsNamed(text: string, names: PlaceNames): Candidates {
  const departments = (name: string) => names.departments(name).map((code) => placeOf(code));
  return orMany(text, names, (part) => {
    const name = placeWords(part);
    const bare = name.replace(OF_DEPARTMENT, '');
    // "Caldas, Antioquia" lists two departments here; in a column of towns it is Caldas in Antioquia.
    const isList = () => listed(part, (one) => departments(placeWords(one))).length > 1;
    return firstOf([
      () => (names.means(name, 'country') ? [COUNTRY] : []),
      () => departments(name),
      () => departments(bare),
      () => (isList() ? [] : paired(bare, null, names)),
    ]);
  });
}

/**
 * What a text of a column of municipalities can mean.
 * @param within code of the department that another column names
 */
export function townsNamed(text: string, within: string | null, names: PlaceNames): Candidates {
  const direct = (name: string) => (within === null ? anywhere(name, names) : inside(name, within, names));
  return orMany(text, names, (part) => {
    const name = placeWords(part);
    const abroad = name.replace(/(?<=.) colombia$/, '');
    return firstOf([
      () => direct(name),
      () => marked(name, within, names),
      () => paired(name.replace(OF_TOWN, ''), within, names),
      () => (abroad === name ? [] : firstOf([() => direct(abroad), () => paired(abroad, within, names)])),
    ]);
  });
}

/** A name on its own. */
function anywhere(name: string, names: PlaceNames): Place[] {
  const codes = names.codes(name);
  if (names.means(name, 'country')) return [{ ...COUNTRY, note: codes.length > 0 ? 'country-not-town' : null }];
  const [town, ...others] = codes.filter((code) => code.length === 5);
  // In its own column a town goes before its department, but not where both bear the very same name.
  const isTown =
    town !== undefined && others.length === 0 && codes.every((code) => code === town || code === departmentOf(town));
  return isTown && !names.isDepartment(name) ? [placeOf(town)] : codes.map((code) => placeOf(code));
}

/** A name where the department is known. */
function inside(name: string, department: string, names: PlaceNames): readonly Place[] {
  if (names.means(name, 'wholeDepartment')) return [placeOf(department)];
  const towns = names.towns(name, department);
  if (towns.length > 0) return towns;
  return names.departments(name).includes(department) ? [placeOf(department)] : [];
}

/** "Departamento de Boyacá", "Municipio de Boyacá": the text says which of both it is. */
function marked(name: string, within: string | null, names: PlaceNames): readonly Place[] {
  const ofDepartment = name.replace(OF_DEPARTMENT, '');
  const ofTown = name.replace(OF_TOWN, '');
  const codes =
    ofDepartment !== name ? names.departments(ofDepartment) : ofTown !== name ? townCodes(ofTown, names) : [];
  return codes.filter((code) => within === null || departmentOf(code) === within).map((code) => placeOf(code));
}

function townCodes(name: string, names: PlaceNames): string[] {
  return names.codes(name).filter((code) => code.length === 5);
}

/** "Medellín Antioquia", and "Antioquia Medellín" where the second is not a department too. */
function paired(name: string, within: string | null, names: PlaceNames): Place[] {
  const departments = (part: string) => names.departments(part).filter((code) => within === null || code === within);
  return cuts(name).flatMap(([first, second]) => {
    const forward = departments(second).flatMap((code) => names.towns(first, code));
    if (names.departments(second).length > 0) return forward;
    return departments(first).flatMap((code) => names.towns(second, code));
  });
}

/** Every way of parting the words into two. */
function cuts(name: string): [string, string][] {
  const words = name.split(' ');
  return words.slice(1).map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]);
}

function orMany(text: string, names: PlaceNames, read: (part: string) => readonly Place[]): Candidates {
  const found = distinct(read(text));
  if (found.length > 0) return found;
  return names.means(placeWords(text), 'several') || listed(text, read).length > 1 ? 'many' : [];
}

/** The places that the parts of a list name. */
function listed(text: string, read: (part: string) => readonly Place[]): Place[] {
  const parts = text.split(LIST_SIGNS).filter((part) => part.trim() !== '');
  return parts.length > 1 ? distinct(parts.flatMap((part) => read(part))) : [];
}

function distinct(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [`${place.department}|${place.municipality}`, place])).values()];
}

function firstOf<T>(attempts: readonly (() => readonly T[])[]): readonly T[] {
  for (const attempt of attempts) {
    const found = attempt();
    if (found.length > 0) return found;
  }
  return [];
}
