import type { AcceptedThere } from './acceptance.ts';

const NOT_ASKED = 'Our request does not ask this field.';
const DOCUMENTED = 'Documented, and asked by us; no recording asked for it.';
const NO_OCCASION = 'Optional, and the invented ministry has no occasion for it.';

export const X: readonly AcceptedThere[] = [
  {
    endpoint: 'lookup',
    path: /^(data|includes)$/,
    direction: 'recorded-only',
    reason: 'A pull looks up posts that a listing lacks: here none of them is served, and no expansion is asked.',
  },
  {
    endpoint: 'error no-such-subject',
    path: 'errors[].section',
    direction: 'sandbox-only',
    reason: 'Recorded with it are posts looked up by a list of ids, whose errors are answers.',
  },
  {
    endpoint: 'me',
    path: /^data\.(?!id$|name$|username$|public_metrics)[^.[\]]+$/,
    direction: 'recorded-only',
    reason: NOT_ASKED,
  },
  {
    endpoint: 'posts',
    path: /^(includes$|data\[\]\.(?!id$|text$|created_at$|attachments|entities|edit_history|note_|referenced_|public_|non_public_))/,
    direction: 'recorded-only',
    reason: NOT_ASKED,
  },
  {
    endpoint: 'posts',
    path: /^data\[\]\.(non_public_metrics|note_tweet|referenced_tweets|entities\.urls\[\]\.media_key)$/,
    direction: 'sandbox-only',
    reason: DOCUMENTED,
  },
  {
    endpoint: 'posts',
    path: /^data\[\]\.(attachments\.poll_ids|entities\.(hashtags|cashtags|mentions|annotations|urls\[\]\.(images|title|description)))$/,
    direction: 'recorded-only',
    reason: NO_OCCASION,
  },
  {
    endpoint: 'posts',
    path: 'meta.previous_token',
    direction: 'sandbox-only',
    reason: 'Only first pages were recorded; documented for the others.',
  },
  {
    endpoint: 'error no-such-subject',
    path: 'errors[].resource_id',
    direction: 'sandbox-only',
    reason: 'Came after these recordings of 2020; the partial errors of later ones have it.',
  },
  {
    endpoint: 'error not-allowed',
    path: 'required_enrollment',
    direction: 'recorded-only',
    reason: 'Of the enrolment of 2020, which is no more.',
  },
];
