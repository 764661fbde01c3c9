import { COVERAGES, MEDIA, OWNERSHIPS, STAGES } from '../../pauta/taxonomy.ts';
import type { Words } from '../../pauta/words.ts';
import { normalText } from '../header.ts';
import type { Answers, AnswerValue, Question } from '../preview.ts';
import type { CellReading } from '../reading.ts';
import type { UnderstoodTable } from '../understand/understand-table.ts';
import type { BuyWords } from './buy-words.ts';

/** Words of the taxonomy that a column can hold, with what they can mean. */
const AXES = { medium: MEDIA, coverage: COVERAGES, ownership: OWNERSHIPS, stage: STAGES } as const;
export type Axis = keyof typeof AXES;

/** Words that are asked at once; a column with more unknown ones holds something else. */
const ASKED_AT_ONCE = 40;

export function wordKey(axis: Axis | 'place', word: string): string {
  return `word:${axis}:${normalText(word)}`;
}

/** A word read by the lists, else as a person answered; `null` as answer means: leave it out. */
export function readWord<T extends string>(
  axis: Axis,
  text: string,
  read: (text: string) => CellReading<T>,
  answers: Answers,
): CellReading<T> {
  const reading = read(text);
  if (reading.kind !== 'bad') return reading;
  const answer = answers[wordKey(axis, text)];
  if (answer === null) return { kind: 'absent', mark: text };
  const known = (AXES[axis] as readonly string[]).find((word) => word === answer);
  return known === undefined ? reading : { kind: 'value', value: known as T };
}

/** One question for each word that the lists do not know. */
export function askWords(table: UnderstoodTable, words: BuyWords, answers: Answers): Question[] {
  return (Object.keys(AXES) as Axis[]).flatMap((axis) => {
    const { read, offers }: Words<string> = words[axis];
    return wordsOf(table, axis)
      .filter(({ written }) => readWord(axis, written, read, answers).kind === 'bad')
      .slice(0, ASKED_AT_ONCE)
      .map(
        ({ written, row }): Question => ({
          key: wordKey(axis, written),
          about: 'word',
          subject: written,
          options: [...new Set<AnswerValue>([...offers(written), ...AXES[axis]]), null],
          examples: [{ row, written }],
          keep: true,
        }),
      );
  });
}

function wordsOf({ decisions, survey }: UnderstoodTable, axis: Axis): { written: string; row: number }[] {
  const place = decisions.findIndex(({ column }) => column.field?.type === axis);
  const words = survey.profiles[place]?.words;
  return words ? [...words].map(([written, { first }]) => ({ written, row: first })) : [];
}
