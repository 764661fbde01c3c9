import { fieldName } from '#config/texts/import-fields.ts';
import { kindName } from '#config/texts/import-kinds.ts';
import { OPTION } from '#config/texts/import-questions.ts';
import { COVERAGE_NAME, MEDIUM_NAME, OWNERSHIP_NAME, STAGE_NAME } from '#config/texts/pauta.ts';
import type { DateFormat } from '#core/imports/dates/date-format.ts';
import type { MixedReading } from '#core/imports/dates/date-profile.ts';
import { readDay } from '#core/imports/dates/read-day.ts';
import { readNumber } from '#core/imports/numbers/read-number.ts';
import type { AnswerValue, Question, QuestionAbout } from '#core/imports/preview.ts';
import type { Example } from '#core/imports/reading.ts';
import { formatExact, formatRate } from '#core/pauta/money-text.ts';
import { formatDay } from '#core/report/format.ts';
import { type Html, html } from '../html.ts';
import { formatWords, isDateFormat, isNumberFormat } from './words.ts';

/** Examples that are read out under each option. */
const SHOWN = 3;

/** What choosing an option means; of ways to write numbers and days, with what the examples then say. */
export function optionWords(question: Question, option: AnswerValue): Html | string {
  const words = answerWords(question.about, question.key, option);
  const lost = question.lost?.[question.options.indexOf(option)];
  const notes = [...(lost === undefined ? [] : [OPTION.lost(lost)]), ...readingsOf(question, option)];
  return notes.length === 0 ? words : html`${words}<span class="readings">${notes.join(' · ')}</span>`;
}

const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  medium: MEDIUM_NAME,
  coverage: COVERAGE_NAME,
  ownership: OWNERSHIP_NAME,
  stage: STAGE_NAME,
};

/** What is said for no answer of its kind, where that may be the answer. */
const NOTHING: Readonly<Partial<Record<QuestionAbout, string>>> = {
  word: OPTION.leaveOut,
  field: OPTION.noField,
  zone: OPTION.noZone,
  account: OPTION.noAccount,
  metric: OPTION.noMetric,
  'mixed-dates': OPTION.noColumn,
  calendar: OPTION.noCalendar,
};

/** An answer in words, whether offered or given. */
export function answerWords(about: QuestionAbout, key: string, answer: AnswerValue): string {
  if (answer === null) return NOTHING[about] ?? OPTION.leaveOut;
  if (typeof answer === 'boolean') return answer ? OPTION.yes : OPTION.no;
  if (typeof answer === 'number') return String(answer);
  if (typeof answer === 'string') return textWords(about, key, answer);
  if (about === 'tables' && Array.isArray(answer)) return answer.map((one) => tableWords(String(one))).join(', ');
  return formatWords(answer) ?? JSON.stringify(answer);
}

function textWords(about: QuestionAbout, key: string, answer: string): string {
  const axis = about === 'word' ? (key.split(':')[1] ?? '') : about;
  const named = Object.hasOwn(WORDS, axis) ? WORDS[axis]?.[answer] : undefined;
  if (named !== undefined) return named;
  if (about === 'vat' || about === 'overlap' || about === 'zone' || about === 'mixed-dates' || about === 'calendar') {
    const words: Readonly<Record<string, string>> = OPTION[about];
    return words[answer] ?? answer;
  }
  if (about === 'kind') return kindName(answer);
  return about === 'field' ? fieldName(answer, answer) : answer;
}

/** `enero#1` → the second table of that sheet. */
function tableWords(key: string): string {
  const at = key.lastIndexOf('#');
  return OPTION.table(key.slice(0, at), Number(key.slice(at + 1)) + 1);
}

function readingsOf({ examples, about }: Question, option: AnswerValue): string[] {
  const shown = examples.slice(0, SHOWN);
  if (isNumberFormat(option))
    return shown.map(
      ({ written }) => `${written} → ${numberReading(readNumber(written, option), option.percent !== null)}`,
    );
  if (about === 'mixed-dates' && typeof option === 'string')
    return dayReadings(shown, { order: option as MixedReading, digits: null }, OPTION.refused);
  return isDateFormat(option) ? dayReadings(shown, option, OPTION.unreadable) : [];
}

function dayReadings(examples: readonly Example[], format: DateFormat, otherwise: string): string[] {
  return examples.map(({ written }) => {
    const reading = readDay(written, format);
    return `${written} → ${reading.kind === 'value' ? formatDay(reading.value) : otherwise}`;
  });
}

function numberReading(reading: ReturnType<typeof readNumber>, isRate: boolean): string {
  if (reading.kind !== 'value') return OPTION.unreadable;
  return isRate ? formatRate(reading.value) : formatExact(reading.value);
}
