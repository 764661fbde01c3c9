import { IMPORT_KINDS } from '#config/imports/index.ts';
import { kindName } from '#config/texts/import-kinds.ts';
import { ASK } from '#config/texts/import-pages.ts';
import { axisWords, OPTION, QUESTION } from '#config/texts/import-questions.ts';
import type { AnswerValue, Question } from '#core/imports/preview.ts';
import { type Html, html } from '../html.ts';
import { panel } from '../overview/panels.ts';
import { optionWords } from './options.ts';

/** More choices than these stand in a list that opens. */
const RADIOS_MOST = 6;

/** What the file does not decide, as one form: those that are answered are read again, the others stay open. */
export function questionsPanel(questions: readonly Question[], action: string): Html {
  const items = questions.map((question, place) => questionField(question, `pregunta-${place}`));
  return panel(
    'preguntas',
    ASK.title,
    html`<form method="post" action="${action}">${items}<p><button class="button" type="submit">${ASK.send}</button></p></form>`,
    'attention questions',
  );
}

function questionField(question: Question, id: string): Html {
  const { title, why } = QUESTION[question.about](question.subject);
  return html`<fieldset><legend>${title}</legend><p class="why">${why} ${question.about === 'word' && axisWords(question.key.split(':')[1] ?? '')}</p>${examplesOf(question)}${field(question, id)}</fieldset>`;
}

function examplesOf({ examples, about }: Question): Html | false {
  if (examples.length === 0 || about === 'kind') return false;
  const cells = examples
    .slice(0, 5)
    .map(
      ({ row, written }) =>
        html`<li><code>${written}</code>${row > 0 && html` <span class="quiet">${ASK.row(row)}</span>`}</li>`,
    );
  return html`<p class="quiet">${ASK.examples}:</p><ul class="examples">${cells}</ul>`;
}

/** The name of a field says its answer's key, and how its text becomes the answer. */
function field(question: Question, id: string): Html {
  const { about, key } = question;
  if (about === 'period')
    return html`<p class="pair">${input('date', 'dia-desde', OPTION.from, id)}${input('date', 'dia-hasta', OPTION.until, `${id}-b`)}</p>`;
  if (about === 'kind') return kindField(question, id);
  if (about === 'year') return html`<p class="field">${input('number', `numero:${key}`, OPTION.year, id)}</p>`;
  if (about === 'exported-at')
    return html`<p class="field">${input('datetime-local', `texto:${key}`, OPTION.moment, id)}</p>`;
  if (about === 'currency')
    return html`${choices(question, id)}<p class="field">${input('text', `moneda:${key}`, OPTION.code, `${id}-b`)}</p>`;
  if (question.options.length === 0)
    return html`<p class="field">${input('text', `texto:${key}`, OPTION.account, id)}</p>`;
  return choices(question, id);
}

function input(type: string, name: string, label: string, id: string): Html {
  return html`<label for="${id}">${label}</label><input id="${id}" type="${type}" name="${name}" autocomplete="off">`;
}

function choices(question: Question, id: string): Html {
  const { options } = question;
  const name = `respuesta:${question.key}`;
  if (options.length > RADIOS_MOST) return select(question, options, name, id);
  const radios = options.map(
    (option, place) =>
      html`<li><input type="radio" id="${id}-${place}" name="${name}" value="${JSON.stringify(option)}"><label for="${id}-${place}">${optionWords(question, option)}</label></li>`,
  );
  return html`<ul class="radios">${radios}</ul>`;
}

function select(question: Question, options: readonly AnswerValue[], name: string, id: string): Html {
  const { title } = QUESTION[question.about](question.subject);
  const all = options.map(
    (option) => html`<option value="${JSON.stringify(option)}">${optionWords(question, option)}</option>`,
  );
  return html`<p><label class="unseen" for="${id}">${title}</label><select id="${id}" name="${name}"><option value="">${OPTION.choose}</option>${all}</select></p>`;
}

/** A file of no known kind: what it is, and the row of its header, as it was guessed. */
function kindField({ key, examples, subject }: Question, id: string): Html {
  const kinds = IMPORT_KINDS.map(
    ({ name }) => html`<option value="${JSON.stringify(name)}">${kindName(name)}</option>`,
  );
  const guess = String(examples[0]?.row ?? 1);
  return html`<p class="quiet">${examples.map(({ written }) => written).join(' · ')}</p>
<p class="pair"><label for="${id}">${OPTION.kind}</label><select id="${id}" name="respuesta:${key}"><option value="">${OPTION.choose}</option>${kinds}</select>
<label for="${id}-b">${OPTION.headerRow}</label><input id="${id}-b" type="number" min="1" name="encabezado:${subject}" value="${guess}"></p>`;
}
