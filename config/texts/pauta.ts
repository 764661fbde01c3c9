import type { PlaceNote } from '#core/pauta/places/place.ts';
import type { Coverage, Medium, Ownership, Stage } from '#core/pauta/taxonomy.ts';

export const MEDIUM_NAME: Readonly<Record<Medium, string>> = {
  radio: 'Radio',
  television: 'Televisión',
  press: 'Prensa',
  magazine: 'Revistas',
  outdoor: 'Publicidad exterior',
  cinema: 'Cine',
  digital: 'Digital',
  print: 'Impresos',
  'local-press': 'Prensa de proximidad',
  event: 'BTL y eventos',
  production: 'Producción',
  other: 'Otro',
};

export const COVERAGE_NAME: Readonly<Record<Coverage, string>> = {
  national: 'Nacional',
  regional: 'Regional',
  local: 'Local',
  community: 'Comunitaria',
  international: 'Internacional',
};

export const OWNERSHIP_NAME: Readonly<Record<Ownership, string>> = {
  private: 'Privado',
  public: 'Público',
  community: 'Comunitario',
  alternative: 'Alternativo',
};

export const STAGE_NAME: Readonly<Record<Stage, string>> = {
  budgeted: 'Presupuestado',
  planned: 'Planeado',
  ordered: 'Ordenado',
  aired: 'Emitido',
  certified: 'Certificado',
  invoiced: 'Facturado',
  paid: 'Pagado',
};

/** A buy without department and municipality. */
export const WHOLE_COUNTRY = 'Nacional';

export const PLACE_NOTE: Readonly<Record<PlaceNote, string>> = {
  'zero-restored': 'El código DIVIPOLA había perdido el cero inicial; se leyó con él.',
  'populated-centre': 'El código es de un centro poblado; se tomó su municipio.',
  'country-not-town': '«Colombia» se tomó como el país. Si es el municipio del Huila, escriba el departamento.',
  'district-not-department': 'Bogotá, D. C., no es del departamento escrito; se tomó el código del Distrito Capital.',
};
