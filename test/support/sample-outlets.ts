import type { Coverage, Medium, Ownership } from '#core/pauta/taxonomy.ts';

/** An invented outlet, who sells it, and what a unit costs in pesos before VAT. */
export interface SampleOutlet {
  name: string;
  nit: string | null;
  medium: Medium;
  coverage: Coverage | null;
  ownership: Ownership | null;
  department: string | null;
  municipality: string | null;
  contractor: [name: string, nit: string];
  unit: number;
  /** VAT per hundred; `null`: the file does not tell. */
  vat: number | null;
}

const CENTRAL: SampleOutlet['contractor'] = ['Central de Medios del Altiplano S.A.S.', '901234567'];
const PUBLIC: SampleOutlet['contractor'] = ['Operadora Pública de Señales', '900555111'];
const NETWORK: SampleOutlet['contractor'] = ['Red Comunitaria de Emisoras del Sur', '830999222'];
const OUTDOOR: SampleOutlet['contractor'] = ['Vallas y Paraderos del Centro Ltda.', '860777333'];
const DIGITAL: SampleOutlet['contractor'] = ['Pauta Digital Cóndor S.A.S.', '901888444'];

type Row = [
  name: string,
  nit: string | null,
  medium: Medium,
  coverage: Coverage | null,
  ownership: Ownership | null,
  place: string | null,
  contractor: SampleOutlet['contractor'],
  unit: number,
  vat: number | null,
];

const ROWS: readonly Row[] = [
  ['Cadena Radial Andina', '860111001', 'radio', 'national', 'private', null, CENTRAL, 186_000, 19],
  ['Emisora La Voz del Valle', '890111002', 'radio', 'regional', 'private', '76001', CENTRAL, 64_500, 19],
  ['Radio Sabanas', '892111003', 'radio', 'regional', 'private', '70001', CENTRAL, 41_250, 19],
  ['Llano Adentro FM', '892111004', 'radio', 'regional', 'private', '50001', CENTRAL, 38_900, 19],
  ['Río Claro Estéreo Comunitaria', '818111005', 'radio', 'community', 'community', '27001', NETWORK, 21_400, 0],
  ['Guajira Comunitaria Estéreo', '825111006', 'radio', 'community', 'community', '44001', NETWORK, 19_800, 0],
  ['Montaña Estéreo', '817111007', 'radio', 'community', 'community', '19001', NETWORK, 20_500, 0],
  ['Ecos del Pacífico Estéreo', null, 'radio', 'community', 'community', '52835', NETWORK, 18_700, 0],
  ['Canal Nacional Uno y Medio', '860111009', 'television', 'national', 'private', null, CENTRAL, 9_850_000, 19],
  ['Canal Regional del Oriente', '804111010', 'television', 'regional', 'public', '68001', PUBLIC, 1_240_000, 19],
  ['Telesabana Regional', '806111011', 'television', 'regional', 'public', '13001', PUBLIC, 1_115_000, 19],
  ['Señal del Café', '810111012', 'television', 'regional', 'public', '17001', PUBLIC, 1_075_000, 19],
  ['Diario El Altiplano', '860111013', 'press', 'regional', 'private', '11001', CENTRAL, 12_400_000, 19],
  ['El Portón del Caribe', '890111014', 'press', 'regional', 'private', '08001', CENTRAL, 6_320_000, 19],
  ['Periódico La Minga', null, 'press', 'local', 'alternative', '19001', NETWORK, 980_000, null],
  ['Paraderos del Centro', null, 'outdoor', 'local', 'private', '11001', OUTDOOR, 3_150_000, 19],
  ['Vallas Avenida Oriental', null, 'outdoor', 'local', 'private', '05001', OUTDOOR, 2_780_000, 19],
  ['Eucoles Boulevard', null, 'outdoor', 'local', 'private', '76001', OUTDOOR, 2_410_000, 19],
  ['Facebook e Instagram', null, 'digital', 'national', 'private', null, DIGITAL, 0, 19],
  ['YouTube', null, 'digital', 'national', 'private', null, DIGITAL, 0, 19],
  ['Portal Trabajo y Región', '901111021', 'digital', 'regional', 'alternative', '73001', DIGITAL, 0, 19],
  ['Imprenta Los Nevados', '890111022', 'print', null, 'private', '17001', CENTRAL, 1_450, 19],
  ['Ferias de Empleo', null, 'event', 'local', null, '54001', CENTRAL, 18_500_000, 19],
];

export const SAMPLE_OUTLETS: readonly SampleOutlet[] = ROWS.map(
  ([name, nit, medium, coverage, ownership, place, contractor, unit, vat]) => ({
    name,
    nit,
    medium,
    coverage,
    ownership,
    department: place?.slice(0, 2) ?? null,
    municipality: place,
    contractor,
    unit,
    vat,
  }),
);
