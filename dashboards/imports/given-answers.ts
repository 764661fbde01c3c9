import { TABLES } from '#config/texts/import-pages.ts';
import type { Answers, AnswerValue, Preview } from '#core/imports/preview.ts';
import { fieldLabel, fieldsOf } from './words.ts';

/**
 * The answers that a form of a page gives: names of its fields say which key they answer, and how. What was left empty, or
 * cannot be an answer, answers nothing.
 */
export function givenAnswers(form: URLSearchParams, preview: Preview): { answers: Answers; withdraw: string[] } {
  const given = [...form].flatMap(([name, value]): [string, AnswerValue][] => {
    const at = name.indexOf(':');
    return value.trim() === '' || at < 0 ? [] : answerOf(name.slice(0, at), name.slice(at + 1), value.trim(), form);
  });
  const answers = Object.fromEntries([...given, ...periodOf(form), ...correctedColumns(form, preview)]);
  return { answers, withdraw: form.getAll('retirar') };
}

function answerOf(how: string, key: string, value: string, form: URLSearchParams): [string, AnswerValue][] {
  if (how === 'respuesta') return parsed(key, value);
  if (how === 'texto') return [[key, value]];
  if (how === 'moneda') return /^[A-Za-z]{3}$/.test(value) ? [[key, value.toUpperCase()]] : [];
  const number = Number(value);
  if (!Number.isInteger(number)) return [];
  if (how === 'numero') return [[key, number]];
  // The row of a header means something only with what stands under it.
  return how === 'encabezado' && form.get(`respuesta:kind:${key}`) ? [[`header:${key}`, number]] : [];
}

function parsed(key: string, value: string): [string, AnswerValue][] {
  try {
    return [[key, JSON.parse(value) as AnswerValue]];
  } catch {
    return [];
  }
}

const DAY = /^\d{4}-\d\d-\d\d$/;

function periodOf(form: URLSearchParams): [string, AnswerValue][] {
  const [first, last] = [form.get('dia-desde') ?? '', form.get('dia-hasta') ?? ''];
  if (!DAY.test(first) || !DAY.test(last) || first > last) return [];
  return [['period', { first, last, precision: 'day' }]];
}

/** Columns of which a person said another field than they had. */
function correctedColumns(form: URLSearchParams, { tables }: Preview): [string, AnswerValue][] {
  const kind = form.get('clase');
  const fields = new Map(fieldsOf(kind).map((field) => [fieldLabel(field), field.name]));
  const now = new Map(
    tables
      .filter((one) => one.kind === kind)
      .flatMap(({ columns }) => columns.map((one) => [one.key, one.field] as const)),
  );
  return [...form].flatMap(([name, value]): [string, AnswerValue][] => {
    if (!name.startsWith('campo:')) return [];
    const key = name.slice('campo:'.length);
    const label = value.trim();
    const field = label === TABLES.nothing || label === '' ? null : fields.get(label);
    return field === undefined || !now.has(key) || now.get(key) === field ? [] : [[`field:${key}`, field]];
  });
}
