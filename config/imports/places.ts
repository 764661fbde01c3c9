import type { ImportKind } from '#core/imports/kind.ts';
import { decimal, department, id, municipality, text } from './fields.ts';

/**
 * Lists of departments and municipalities with DIVIPOLA codes, as DANE and datos.gov.co publish them and others copy them:
 * codes are text with their leading zeros. Seen in five forms (`Código Municipio`, `cod_mpio`, `MPIO_CDPMP`, `código_dane_del_municipio`).
 */
export const PLACES: ImportKind = {
  name: 'places',
  version: 1,
  target: 'places',
  fields: [
    department('departmentCode', [
      'codigo departamento',
      'codigo del departamento',
      'cod departamento',
      'cod dpto',
      'codigo dpto',
      'codigo dane del departamento',
      'c digo dane del departamento',
      'dpto ccdgo',
      'department code',
    ]),
    municipality('municipalityCode', [
      'codigo municipio',
      'codigo del municipio',
      'cod municipio',
      'cod mpio',
      'codigo mpio',
      'codigo dane del municipio',
      'c digo dane del municipio',
      'codigo divipola',
      'divipola',
      'codigo dane',
      'mpio cdpmp',
      'municipality code',
    ]),
    text('departmentName', [
      'nombre departamento',
      'nombre del departamento',
      'departamento',
      'dpto',
      'nom dpto',
      'dpto cnmbr',
      'department',
    ]),
    text('municipalityName', [
      'nombre municipio',
      'nombre del municipio',
      'municipio',
      'nom mpio',
      'mpio cnmbr',
      'municipality',
    ]),
    text('type', ['tipo municipio isla area no municipalizada', 'tipo', 'tipo de municipio', 'tipo municipio', 'type']),
    text('region', ['region']),
    id('populatedCentreCode', ['codigo centro poblado', 'codigo del centro poblado']),
    text('populatedCentre', ['nombre centro poblado', 'nombre del centro poblado']),
    decimal('longitude', ['longitud', 'longitude']),
    decimal('latitude', ['latitud', 'latitude']),
  ],
  identity: ['municipalityCode', 'municipalityName'],
  required: [['municipalityCode', 'municipalityName']],
};
