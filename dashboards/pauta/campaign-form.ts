import { CAMPAIGNS } from '#config/texts/pauta-pages.ts';
import type { Campaign, CampaignRequest } from '#core/pauta/campaign.ts';
import type { Day } from '#core/time/day.ts';
import { type Html, html } from '../html.ts';
import { selectField } from './ledger-filter-form.ts';

/**
 * The form that makes or changes a campaign.
 * @param refused what was sent, and why it was not kept
 */
export function campaignForm(
  campaign: Campaign | undefined,
  refused?: { form: URLSearchParams; sentence: string },
): Html {
  const text = (name: string, kept: string) => refused?.form.get(name) ?? kept;
  const lines = (list: readonly string[] | undefined) => (list ?? []).join('\n');
  const aliases = campaign?.aliases.slice(1);
  const name = campaign
    ? html`<input type="hidden" name="nombre" value="${campaign.name}">`
    : html`<p class="field"><label for="nombre">${CAMPAIGNS.name}</label><input id="nombre" name="nombre" type="text" required maxlength="200" value="${text('nombre', '')}" autocomplete="off"></p>`;
  return html`<form method="post" action="/pauta/campanas">${refused && html`<p class="notice" role="alert">${refused.sentence}</p>`}
<div class="fields">${name}
${area('etiquetas', CAMPAIGNS.hashtags, CAMPAIGNS.hashtagsHint, text('etiquetas', lines(campaign?.hashtags)))}
${area('otros-nombres', CAMPAIGNS.aliases, CAMPAIGNS.aliasesHint, text('otros-nombres', lines(aliases)))}
${campaign && area('publicaciones', CAMPAIGNS.posts, CAMPAIGNS.postsHint, text('publicaciones', lines(campaign.posts)))}
${day('primer-dia', CAMPAIGNS.first, text('primer-dia', campaign?.first ?? ''))}
${day('ultimo-dia', CAMPAIGNS.last, text('ultimo-dia', campaign?.last ?? ''))}
${campaign && selectField('estado', 'estado', CAMPAIGNS.status, STATUS, text('estado', campaign.status))}
<p class="field"><label for="guarda">${CAMPAIGNS.by}</label><input id="guarda" name="por" type="text" maxlength="80" autocomplete="off" aria-describedby="guarda-ayuda"><small id="guarda-ayuda">${CAMPAIGNS.byHint}</small></p></div>
<p><button class="button" type="submit">${CAMPAIGNS.send}</button></p></form>`;
}

const STATUS = [
  ['open', CAMPAIGNS.open],
  ['closed', CAMPAIGNS.closed],
] as const;

function area(id: string, words: string, hint: string, value: string): Html {
  return html`<p class="field"><label for="${id}">${words}</label><textarea id="${id}" name="${id}" rows="3" maxlength="10000" aria-describedby="${id}-ayuda">${value}</textarea><small id="${id}-ayuda">${hint}</small></p>`;
}

function day(id: string, words: string, value: string): Html {
  return html`<p class="field"><label for="${id}">${words}</label><input id="${id}" name="${id}" type="date" value="${value}" aria-describedby="${id}-ayuda"><small id="${id}-ayuda">${CAMPAIGNS.daysHint}</small></p>`;
}

/** What the form asks for; fields that it does not have are left as they are. */
export function campaignAsked(form: URLSearchParams): CampaignRequest {
  const list = (name: string) =>
    form
      .get(name)
      ?.split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  const given = (name: string) => {
    const text = form.get(name);
    return text === null ? undefined : /^\d{4}-\d{2}-\d{2}$/.test(text) ? (text as Day) : null;
  };
  return {
    name: form.get('nombre') ?? '',
    aliases: list('otros-nombres'),
    hashtags: list('etiquetas'),
    posts: list('publicaciones'),
    first: given('primer-dia'),
    last: given('ultimo-dia'),
    status: form.get('estado') === 'closed' ? 'closed' : form.get('estado') === 'open' ? 'open' : undefined,
  };
}
