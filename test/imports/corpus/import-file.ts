import type { BuyRecord } from '#core/imports/media-buys/buy-draft.ts';
import type { Answers, AnswerValue, Preview, Question, RejectedRow } from '#core/imports/preview.ts';
import type { UnderstoodRow } from '#core/imports/understand/read-table.ts';
import type { BuyFinding } from '#core/pauta/finding.ts';
import { readAll, understand } from '#services/imports/understand.ts';
import { withFile } from '#test/support/read-whole.ts';

/** What came of a file: its preview before any answer and after the last, and its rows. */
export interface Imported {
  first: Preview;
  last: Preview;
  /** Keys of all questions, in the order in which they were first asked. */
  asked: readonly string[];
  buys: readonly BuyRecord[];
  rows: readonly UnderstoodRow[];
  rejected: readonly RejectedRow[];
  /** What its printed totals say otherwise. */
  findings: readonly BuyFinding[];
}

/** Answers a question as somebody who knows the truth; `undefined`: nobody knows, and the import is not made. */
export type Answerer = (question: Question) => AnswerValue | undefined;

const ROUNDS = 4;

/** Imports the bytes as a person would: looks, answers what is asked, looks again, confirms. */
export function importFile(bytes: Buffer, answerer: Answerer, given: Answers = {}): Promise<Imported> {
  return withFile(bytes, async (path) => {
    const source = { path, name: 'pauta' };
    const look = async (answers: Answers) => (await understand(source, { answers, accounts: [] }, () => {})).preview;
    let answers: Answers = given;
    const first = await look(answers);
    let last = first;
    const asked: string[] = [];
    for (let round = 0; round < ROUNDS && last.questions.length > 0; round += 1) {
      asked.push(...last.questions.map(({ key }) => key).filter((key) => !asked.includes(key)));
      const more = last.questions.flatMap((question) => {
        const answer = answerer(question);
        return answer === undefined ? [] : [[question.key, answer] as const];
      });
      if (more.length === 0) break;
      answers = { ...answers, ...Object.fromEntries(more) };
      last = await look(answers);
    }
    return { first, last, asked, ...(await rowsOf(source, answers, last)) };
  });
}

async function rowsOf(source: { path: string; name: string }, answers: Answers, { questions }: Preview) {
  const buys: BuyRecord[] = [];
  const rows: UnderstoodRow[] = [];
  const rejected: RejectedRow[] = [];
  const findings: BuyFinding[] = [];
  if (questions.length > 0) return { buys, rows, rejected, findings };
  await readAll(
    source,
    { answers, accounts: [] },
    () => {},
    async (batch) => {
      buys.push(...batch.buys);
      rows.push(...batch.rows);
      rejected.push(...batch.rejected);
      findings.push(...batch.findings);
    },
  );
  return { buys, rows, rejected, findings };
}
