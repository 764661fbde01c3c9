import type { Answers, AnswerValue, Question } from '#core/imports/preview.ts';

/** What a checker answers where nothing is offered: any whole month, and its year. */
const ANY_PERIOD = { first: '2026-06-01', last: '2026-06-30', precision: 'month' };
const ANY_YEAR = 2026;

/** The answer that is given only so that the rows can be read on. */
export function answerOf({ about, options }: Question): AnswerValue {
  if (about === 'period') return ANY_PERIOD;
  if (about === 'year') return ANY_YEAR;
  return options[0] ?? null;
}

/** Questions about how columns are read: what a column comes to shows only once they are answered. */
const ABOUT_READING = new Set<Question['about']>([
  'kind',
  'field',
  'number-format',
  'date-format',
  'mixed-dates',
  'percent',
  'year',
  'calendar',
]);
const MOST = 24;

/**
 * Every way to answer what is asked about reading columns, at most 24. One of them must lead to what is expected: the file
 * does not say which, and that is why it is asked.
 */
export function waysToRead(questions: readonly Question[], given: Answers): Answers[] {
  const open = questions.filter(({ about }) => ABOUT_READING.has(about));
  return open.reduce<Answers[]>(
    (ways, question) => ways.flatMap((way) => answered(way, question)).slice(0, MOST),
    [given],
  );
}

function answered(way: Answers, question: Question): Answers[] {
  const options = question.options.length > 0 ? question.options : [answerOf(question)];
  return options.map((option) => ({ ...way, [question.key]: option }));
}
