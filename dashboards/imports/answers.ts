import { ASK } from '#config/texts/import-pages.ts';
import { QUESTION } from '#config/texts/import-questions.ts';
import type { Answers, AnswerValue, QuestionAbout } from '#core/imports/preview.ts';
import { type Html, html } from '../html.ts';
import { panel } from '../overview/panels.ts';
import { answerWords } from './options.ts';
import { dayWords } from './words.ts';

/** Which question a key answers, by how it begins; keys alone are their own question. */
const BEGINS: Readonly<Record<string, QuestionAbout>> = {
  number: 'number-format',
  date: 'date-format',
  'mixed-dates': 'mixed-dates',
  vat: 'vat',
  field: 'field',
  currency: 'currency',
  word: 'word',
  kind: 'kind',
  account: 'account',
  owner: 'owner',
};

/** Answers given, or taken over from a saved mapping; with `action` they can be taken back. */
export function answersPanel(answers: Answers, isFromMapping: boolean, action: string | undefined): Html | false {
  const given = Object.entries(answers);
  if (given.length === 0) return false;
  const items = given.map(([key, answer], place) => {
    const words = html`<span>${titleOf(key)} <strong>${wordsOf(key, answer)}</strong></span>`;
    if (action === undefined) return html`<li>${words}</li>`;
    return html`<li><input type="checkbox" id="respuesta-${place}" name="retirar" value="${key}"><label for="respuesta-${place}">${words}</label></li>`;
  });
  const list = html`<ul class="given">${items}</ul>`;
  const body =
    action === undefined
      ? list
      : html`<form method="post" action="${action}"><p>${isFromMapping && `${ASK.fromMapping} `}${ASK.givenLead}</p>${list}<p><button class="button quiet" type="submit">${ASK.withdraw}</button></p></form>`;
  return panel('respuestas', ASK.given, body);
}

function titleOf(key: string): string {
  const about = aboutOf(key);
  return about === undefined ? key : QUESTION[about](subjectOf(key)).title;
}

function wordsOf(key: string, answer: AnswerValue): string {
  const about = aboutOf(key);
  if (about === 'period' && typeof answer === 'object' && answer !== null && 'first' in answer)
    return `${dayWords(String(answer.first))} a ${dayWords(String(answer.last))}`;
  return about === undefined ? JSON.stringify(answer) : answerWords(about, key, answer);
}

function aboutOf(key: string): QuestionAbout | undefined {
  const begin = key.split(':')[0] ?? '';
  const about = Object.hasOwn(BEGINS, begin) ? BEGINS[begin] : begin;
  return about !== undefined && about in QUESTION ? (about as QuestionAbout) : undefined;
}

function subjectOf(key: string): string {
  const parts = key.split(':');
  return parts.slice(parts[0] === 'word' ? 2 : 1).join(':');
}
