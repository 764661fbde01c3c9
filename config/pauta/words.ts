import type { Coverage, Medium, Ownership, Stage } from '#core/pauta/taxonomy.ts';
import { createWords, type WordList, type Words } from '#core/pauta/words.ts';
import { MEDIUM_WORDS } from './medium-words.ts';
import { inflected, MEDIUM_WORDS_ONLY, OWNER_WORDS, REACH_WORDS, SMALL_WORDS, withPlural } from './word-forms.ts';

/** How far an outlet reaches. "Comunitaria" is a reach here and an owner there: each axis reads it for itself. */
export const COVERAGE_WORDS: WordList<Coverage> = {
  terms: {
    national: [...withPlural('nacional'), 'todo el país'],
    // The plan's own axis is nacional, regional, comunitario; a department is a region of it.
    regional: [...withPlural('regional', 'departamental'), 'región', 'regiones'],
    local: withPlural('local', 'municipal', 'distrital'),
    community: inflected('comunitari'),
    international: withPlural('internacional'),
  },
  silent: [
    ...SMALL_WORDS,
    ...MEDIUM_WORDS_ONLY,
    ...inflected('public', 'privad', 'alternativ', 'abiert', 'masiv'),
    'cobertura',
    'alcance',
    'nivel',
    'ámbito',
  ],
  asked: {
    exterior: ['international'],
    urbana: ['local'],
    urbano: ['local'],
    rural: ['local', 'community'],
    veredal: ['local', 'community'],
    barrial: ['local', 'community'],
    ciudad: ['local'],
    multiregional: ['regional', 'national'],
  },
};

/** Whose an outlet is, as public bodies of Colombia split their spending: privados, comunitarios, alternativos, públicos. */
export const OWNERSHIP_WORDS: WordList<Ownership> = {
  terms: {
    // Radio is licensed as comercial, comunitaria or de interés público.
    private: [...inflected('privad'), ...withPlural('comercial', 'particular')],
    public: [...inflected('públic'), ...withPlural('estatal', 'oficial'), 'interés público', 'del Estado'],
    community: inflected('comunitari'),
    alternative: inflected('alternativ'),
  },
  silent: [
    ...SMALL_WORDS,
    ...MEDIUM_WORDS_ONLY,
    ...REACH_WORDS.filter((word) => !OWNER_WORDS.includes(word)),
    'propiedad',
    'sector',
    'naturaleza',
    'tipo',
  ],
  asked: {
    // The regional channels are public; a regional newspaper is not.
    regional: ['public'],
    regionales: ['public'],
    // Indigenous stations are licensed as of public interest, and speak of themselves as community media.
    indígena: ['community', 'alternative', 'public'],
    indígenas: ['community', 'alternative', 'public'],
    étnico: ['community', 'alternative', 'public'],
    étnicos: ['community', 'alternative', 'public'],
    étnica: ['community', 'alternative', 'public'],
    afro: ['community', 'alternative', 'public'],
    independiente: ['alternative', 'private'],
    independientes: ['alternative', 'private'],
    digital: ['alternative', 'private'],
    digitales: ['alternative', 'private'],
    universitaria: ['public', 'private'],
    universitario: ['public', 'private'],
    institucional: ['public'],
  },
};

/** How far a buy has come. `por`, `sin` and `no` are left unknown on purpose: "por pagar" is not paid. */
export const STAGE_WORDS: WordList<Stage> = {
  terms: {
    budgeted: [...inflected('presupuestad'), 'presupuesto'],
    planned: [...inflected('planead', 'planificad', 'programad'), 'plan', 'plan de medios', 'planeación'],
    ordered: [...inflected('ordenad'), 'orden', 'orden de pauta', 'orden de compra', 'orden de servicio'],
    aired: [
      ...inflected('emitid', 'publicad', 'transmitid', 'exhibid', 'difundid', 'ejecutad'),
      'al aire',
      'emisión',
      'ejecución',
    ],
    certified: [
      ...inflected('certificad'),
      'certificación',
      'certificación de emisión',
      'certificado de emisión',
      'certificación de pauta',
    ],
    invoiced: [...inflected('facturad'), 'factura', 'facturas'],
    paid: [...inflected('pagad'), 'pago', 'pagos'],
  },
  silent: [...SMALL_WORDS, 'estado', 'etapa', 'valor', 'valores', 'inversión', 'pauta', 'pautas', 'medios', 'total'],
  asked: {
    contratado: ['ordered'],
    contratada: ['ordered'],
    comprometido: ['ordered'],
    pautado: ['ordered', 'aired'],
    pautada: ['ordered', 'aired'],
    reservado: ['planned', 'ordered'],
    aprobado: ['planned', 'ordered'],
    proyectado: ['planned', 'budgeted'],
    estimado: ['planned', 'budgeted'],
    realizado: ['aired'],
    realizada: ['aired'],
    entregado: ['aired', 'certified'],
    monitoreado: ['aired', 'certified'],
    obligado: ['invoiced'],
    girado: ['paid'],
    // Paid or called off, in Colombia both.
    cancelado: ['paid'],
    cancelada: ['paid'],
  },
};

/** The readers of the four axes. */
export const TAXONOMY: {
  readonly medium: Words<Medium>;
  readonly coverage: Words<Coverage>;
  readonly ownership: Words<Ownership>;
  readonly stage: Words<Stage>;
} = {
  medium: createWords(MEDIUM_WORDS),
  coverage: createWords(COVERAGE_WORDS),
  ownership: createWords(OWNERSHIP_WORDS),
  stage: createWords(STAGE_WORDS),
};
