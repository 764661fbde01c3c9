/**
 * What a person should be told of how a place was read: `zero-restored` a code whose leading zero a spreadsheet ate;
 * `populated-centre` the code of a centro poblado, kept as its municipality; `country-not-town` "Colombia" taken for the
 * country although a town is called so too; `district-not-department` a town that is written under a department which it
 * does not belong to by DIVIPOLA (Bogotá under Cundinamarca).
 */
export const PLACE_NOTES = [
  'zero-restored',
  'populated-centre',
  'country-not-town',
  'district-not-department',
] as const;
export type PlaceNote = (typeof PLACE_NOTES)[number];

/** A place by DIVIPOLA codes, as text; both `null`: the whole country. */
export interface Place {
  /** Two digits. */
  department: string | null;
  /** Five digits, of which the first two are the department; `null`: the whole department. */
  municipality: string | null;
  note: PlaceNote | null;
}

/** The official names by code. */
export interface Divipola {
  departments: Readonly<Record<string, string>>;
  municipalities: Readonly<Record<string, string>>;
}

/** What people write beside the official names. */
export interface PlaceWords {
  /** Other names by code of two or five digits; a name may belong to several codes, and is then ambiguous. */
  names: Readonly<Record<string, readonly string[]>>;
  /** The same, for names that count only where the department is known. */
  localNames: Readonly<Record<string, readonly string[]>>;
  /** The whole country. */
  country: readonly string[];
  /** In the column of municipalities: all of the department. */
  wholeDepartment: readonly string[];
  /** More than one place, without saying which. */
  several: readonly string[];
  /** Department → municipality of another department that is commonly written under it. */
  writtenUnder: Readonly<Record<string, string>>;
}

export const COUNTRY: Place = { department: null, municipality: null, note: null };

/** The place of a code of two or five digits. */
export function placeOf(code: string, note: PlaceNote | null = null): Place {
  return { department: code.slice(0, 2), municipality: code.length === 2 ? null : code, note };
}
