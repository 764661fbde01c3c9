import type { Platform } from '#core/accounts/account.ts';
import type { PostFormat } from '#core/posts/post.ts';
import { between, pick } from './random.ts';

const OPENINGS: readonly [string, ...string[]] = [
  'Hoy en {city} acompañamos',
  'Así avanzó en {city}',
  'Conozca los resultados de',
  'Inscríbase y participe en',
  '¿Sabía que puede consultar en línea',
  'Con trabajadores de {city} hablamos de',
  'Desde {city} le contamos sobre',
  'Rendimos cuentas de',
  'Preguntas y respuestas sobre',
  'Abierta la convocatoria de',
];

const TOPICS: readonly [string, ...string[]] = [
  'la formalización laboral de pequeñas empresas',
  'la jornada de empleo para jóvenes',
  'la liquidación de la prima de servicios',
  'la reducción gradual de la jornada a 42 horas',
  'la mesa de diálogo social con centrales obreras',
  'la inspección, vigilancia y control en el campo',
  'la prevención de riesgos laborales',
  'la erradicación del trabajo infantil',
  'la protección de las trabajadoras domésticas',
  'el Servicio Público de Empleo',
  'la negociación colectiva del sector público',
  'el subsidio familiar y las cajas de compensación',
  'la audiencia pública de rendición de cuentas',
  'el teletrabajo y el trabajo remoto',
  'la atención a migrantes que buscan empleo',
];

const CITIES: readonly [string, ...string[]] = [
  'Bogotá',
  'Medellín',
  'Cali',
  'Barranquilla',
  'Quibdó',
  'Pasto',
  'Cúcuta',
  'Villavicencio',
  'Riohacha',
  'Ibagué',
  'Manizales',
  'Florencia',
];

const TAGS: readonly [string, ...string[]] = [
  '#TrabajoDigno',
  '#MinTrabajoLeCumple',
  '#RendiciónDeCuentas',
  '#Empleo',
  '',
];

const LEADS: Readonly<Partial<Record<PostFormat, string>>> = {
  live: '🔴 EN VIVO | ',
  document: 'Documento: ',
  poll: 'Encuesta: ',
};

/** Words of a post: invented, in Spanish, with the accents, emoji and marks that real ones carry. */
export function textOf(platform: Platform, index: number, format: PostFormat): string {
  const key = [platform, index] as const;
  const opening = pick(OPENINGS, ...key, 'opening').replace('{city}', pick(CITIES, ...key, 'city'));
  const topic = pick(TOPICS, ...key, 'topic');
  const end = opening.startsWith('¿') ? '?' : '.';
  const lead = LEADS[format] ?? '';
  const figure =
    index % 4 === 0
      ? ` Van ${between(2, 90, ...key, 'figure')} municipios y ${between(120, 9800, ...key, 'people')} personas.`
      : '';
  return `${lead}${contracted(`${opening} ${topic}`)}${end}${figure} ${pick(TAGS, ...key, 'tag')}`.trim();
}

function contracted(words: string): string {
  return words.replace(/\b(de|a) el /g, (_, preposition: string) => (preposition === 'de' ? 'del ' : 'al '));
}
