import { API_DOCUMENT, OPERATIONS } from '#config/texts/api.ts';

/** Name, place and words of an operation in the API's document. */
export function operation(name: keyof typeof OPERATIONS, tag: keyof typeof API_DOCUMENT.tags) {
  const [summary, description] = OPERATIONS[name];
  return { operationId: name, summary, description, tags: [API_DOCUMENT.tags[tag]] };
}
