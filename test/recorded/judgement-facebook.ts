import { at, jsonOf, numberOf, textOf } from './json.ts';
import type { Judge, Judgement } from './judgement.ts';

interface GraphError {
  status: number;
  code: number | undefined;
  subcode: number | undefined;
  type: string;
  message: string;
  isTransient: boolean | undefined;
}

type Row = readonly [kind: string, right: Judgement['right'], applies: (error: GraphError) => boolean];

const TOKEN_SUBCODES = [458, 459, 460, 463, 464, 467, 490, 492, 493, 2_069_032];
const among = (numbers: readonly number[], value: number | undefined) => value !== undefined && numbers.includes(value);
const within = (first: number, last: number, value: number | undefined) =>
  value !== undefined && value >= first && value <= last;

/** The first row that applies judges: codes before words, words before the status. */
const ROWS: readonly Row[] = [
  ['token', ['fix-setup'], ({ code, subcode }) => among([102, 104, 190, 210], code) || among(TOKEN_SUBCODES, subcode)],
  ['not-served-here', ['skip'], ({ subcode }) => subcode === 1_504_029],
  ['no-metric-asked', ['stop'], ({ code, subcode }) => code === 3001 || subcode === 1_504_028],
  ['gone', ['skip'], ({ code, subcode }) => code === 33 || (code === 100 && subcode === 33)],
  ['gone', ['skip'], ({ type, message }) => type === 'GraphMethodException' && message.includes('Object with ID')],
  ['limit', ['wait'], ({ code }) => among([4, 17, 32, 613], code) || within(80_000, 80_014, code)],
  ['blocked', ['wait'], ({ code }) => among([341, 368, 506], code)],
  ['too-much', ['retry', 'stop'], ({ code, message }) => code === 1 && message.includes('reduce the amount of data')],
  ['permanent', ['stop'], ({ code, isTransient }) => (code === 1 || code === 2) && isTransient === false],
  ['passing', ['retry'], ({ code, subcode }) => code === 2 || (code === 1 && (subcode ?? 99) === 99)],
  ['passing', ['retry', 'stop'], ({ code }) => code === 1],
  ['permission', ['fix-setup'], ({ code }) => code === 10 || code === 21 || within(200, 299, code)],
  ['permission', ['fix-setup'], ({ code, message }) => code === 100 && /permission|app ?secret ?proof/i.test(message)],
  ['bad-metric', ['stop'], ({ message }) => message.includes('must be a valid insights metric')],
  ['passing', ['retry'], ({ isTransient }) => isTransient === true],
  ['bad-request', ['stop'], ({ code, status }) => code !== undefined && status < 500],
  ['passing', ['retry'], ({ status }) => status >= 500],
  ['token', ['fix-setup'], ({ code, message }) => code === undefined && /access token/i.test(message)],
  ['permission', ['fix-setup'], ({ code, message }) => code === undefined && /permission/i.test(message)],
  ['passing', ['retry'], ({ status }) => status === 408],
  ['limit', ['wait', 'retry'], ({ status }) => status === 429],
  ['permission', ['fix-setup'], ({ status }) => status === 401 || status === 403],
  ['bad-request', ['stop'], () => true],
];

/** Errors of the Graph API. A success is one by its status. */
export const facebookErrors: Judge = ({ status, body }) => {
  if (status >= 200 && status < 300) return null;
  const error = at(jsonOf(body), 'error');
  const message = textOf(at(error, 'message')) ?? body;
  const isTransient = at(error, 'is_transient');
  const found: GraphError = {
    status,
    code: numberOf(at(error, 'code')) ?? numberIn(message),
    subcode: numberOf(at(error, 'error_subcode')),
    type: textOf(at(error, 'type')) ?? '',
    message,
    isTransient: typeof isTransient === 'boolean' ? isTransient : undefined,
  };
  const [kind, right] = ROWS.find(([, , applies]) => applies(found)) ?? ['bad-request', ['stop']];
  return { kind, right };
};

/** Some recordings blot out the code; the message repeats it. */
function numberIn(message: string): number | undefined {
  const number = /\(#(\d+)\)/.exec(message)?.[1];
  return number === undefined ? undefined : Number(number);
}
