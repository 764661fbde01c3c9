import { type Decimal, toDecimal } from '#core/imports/decimal.ts';
import type { Question } from '#core/imports/preview.ts';
import { STAGES } from '#core/pauta/taxonomy.ts';
import { figuresIn, isNamed } from './figures.ts';
import type { ReadFile } from './read-file.ts';
import { type Rule, rule, told } from './rule.ts';
import { fitOf, wordsOf } from './words.ts';

/** Something that a person is told or asked, with the column and the figures that it is about. */
interface Notice {
  subject: readonly string[];
  figures: readonly Decimal[];
  about: string;
}

/** Each question that a person should be led to has a warning or a question of the preview, or a finding, about the same. */
export const NOTICE_RULES: readonly Rule[] = [
  rule(/^(?:questions?|warnings?|preguntas?|avisos?)$/, ({ file }, _, expected) => {
    const texts = (Array.isArray(expected) ? expected : [expected]).map(String);
    const notices = noticesOf(file);
    const silent = texts.filter((text) => !isTold(text, notices, file));
    return told(silent.length === 0, `nothing told about: ${silent.join(' | ')}`);
  }),
];

function noticesOf({ preview: { questions, warnings }, findings }: ReadFile): Notice[] {
  const asked = questions.map(({ about, subject, options, examples }) => ({
    about,
    subject: wordsOf(subject),
    figures: [subject, ...options.map(String), ...examples.map(({ written }) => written)].flatMap(figuresOf),
  }));
  const warned = warnings.map(({ code, subject, facts }) => ({
    about: code,
    subject: wordsOf(subject),
    figures: Object.entries(facts).flatMap(([name, fact]) =>
      name === 'row' || fact === null ? [] : figuresOf(String(fact)),
    ),
  }));
  const found = findings.flatMap(({ rule, facts }) =>
    'printed' in facts
      ? [
          {
            about: rule,
            subject: wordsOf(facts.column),
            figures: [facts.printed, facts.sum, ...(facts.real ? [facts.real] : [])],
          },
        ]
      : [],
  );
  return [...asked, ...warned, ...found];
}

function figuresOf(text: string): Decimal[] {
  const whole = toDecimal(text);
  return whole ? [whole] : figuresIn(text).flatMap(({ readings }) => readings.map(({ value }) => value));
}

/** What a sentence without figures is about, by its words. */
const TOPICS: readonly [RegExp, readonly Question['about'][]][] = [
  [/\bplan\b|\bejecutad|\bpresupuest/i, ['stage', 'budget']],
  [/\bmoneda\b|\bdivisa\b/i, ['currency']],
  [/\biva\b|\bimpuesto/i, ['vat']],
  [/\bhojas?\b|\btablas?\b|\bdos veces\b/i, ['tables', 'overlap']],
  [/\bfechas?\b|\bd[ií]a\b.*\bmes\b/i, ['date-format', 'period', 'year']],
  [/\ba[ñn]o\b/i, ['year', 'period']],
  [/\bperiodo\b|\bmes\b/i, ['period']],
  [/\bcuenta\b|\bp[aá]gina\b/i, ['account']],
  [/\bmiles\b|\bdecimal|\bseparador/i, ['number-format']],
  [/\bmedio\b|\btaxonom[ií]a\b|\bpalabra\b/i, ['medium', 'word']],
];

/** Figures set against each other must be told together; one figure, of its column or at such length that it is no other. */
function isTold(text: string, notices: readonly Notice[], file: ReadFile): boolean {
  const figures = figuresIn(text).filter(({ readings }) => readings.some(({ value }) => value !== '0'));
  const isPair = figures.length > 1 && /≠|\bcontra\b|\bfrente a\b|\bversus\b|\bvs\b|\by\b.*\d|\d\s*\/\s*\d/.test(text);
  const holds = ({ figures: own }: Notice, { readings }: (typeof figures)[number]) =>
    own.some((figure) => isNamed(figure, readings));
  if (isPair) return notices.some((notice) => figures.every((figure) => holds(notice, figure)));
  if (figures.length === 0) return isAbout(text, notices, file);
  return notices.some((notice) => {
    const found = figures.filter((figure) => holds(notice, figure));
    return (
      found.some(({ written }) => written.replace(/\D/g, '').length > 3) || (found.length > 0 && names(text, notice))
    );
  });
}

function names(text: string, { subject }: Notice): boolean {
  const said = wordsOf(text);
  return said.some((word) => word.length > 2 && fitOf([word], subject) !== undefined);
}

function isAbout(text: string, notices: readonly Notice[], file: ReadFile): boolean {
  const topics = TOPICS.filter(([pattern]) => pattern.test(text)).flatMap(([, abouts]) => abouts);
  if (topics.some((topic) => notices.some(({ about }) => about === topic))) return true;
  return topics.includes('stage') && isPlanned(file);
}

/** A plan that is taken as a plan need not be asked about. */
function isPlanned({ tables }: ReadFile): boolean {
  const plans: readonly string[] = STAGES.filter((stage) => stage === 'planned' || stage === 'budgeted');
  const buys = tables.flatMap((table) => table.buys ?? []);
  return buys.length > 0 && buys.every(({ buy }) => plans.includes(buy.stage));
}
