import { describe, expect, it } from 'vitest';
import { type Campaign, campaignFinder, campaignOf, isOfCampaign } from '#core/pauta/campaign.ts';

const SAVED = { at: '2026-10-01T15:00:00.000Z', by: 'ana' } as const;

function made(request: Parameters<typeof campaignOf>[0], before?: Campaign): Campaign {
  const result = campaignOf(request, SAVED, before);
  if (result.kind === 'refused') throw new Error(result.reason);
  return result.campaign;
}

describe('a campaign', () => {
  const campaign = made({
    name: 'Trabajo Digno',
    aliases: ['Camp. Trabajo Digno 2026'],
    hashtags: ['#TrabajoDigno', 'Empleo_Joven'],
  });

  it('is found by each of its names, whatever their case and accents', () => {
    const find = campaignFinder([campaign]);
    expect(
      ['TRABAJO DIGNO', 'Trabájo digno ', 'camp trabajo digno 2026'].map((name) => find({ campaign: name })?.id),
    ).toEqual(Array(3).fill('trabajo-digno'));
    expect(find({ campaign: 'Trabajo' })).toBeUndefined();
    expect(find({ campaign: null })).toBeUndefined();
  });

  it('has the posts that bear its hashtags, whole words only, and those that were attached', () => {
    const post = (text: string, id = 'fb|1') => isOfCampaign(campaign, { id, day: '2026-10-05', text });
    expect(post('Hoy en Cali #TRABAJODIGNO y más')).toBe(true);
    expect(post('Feria #EmpleoJoven')).toBe(true);
    expect(post('#TrabajoDignoYa')).toBe(false);
    expect(post('Trabajo digno para todos')).toBe(false);
    expect(isOfCampaign({ ...campaign, posts: ['fb|1'] }, { id: 'fb|1', day: '2020-01-01', text: '' })).toBe(true);
  });

  it('has no posts by hashtag outside its days', () => {
    const dated = made({ name: 'Trabajo Digno', hashtags: ['#Digno'], first: '2026-10-01', last: '2026-10-31' });
    const on = (day: '2026-09-30' | '2026-10-01' | '2026-10-31' | '2026-11-01') =>
      isOfCampaign(dated, { id: 'x', day, text: '#digno' });
    expect([on('2026-09-30'), on('2026-10-01'), on('2026-10-31'), on('2026-11-01')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('keeps what a change does not name', () => {
    const changed = made({ name: 'Trabajo Digno', last: '2026-12-31' }, campaign);
    expect(changed).toMatchObject({ aliases: campaign.aliases, hashtags: campaign.hashtags, last: '2026-12-31' });
  });

  it('is refused without a name, with days reversed, or a hashtag of two words', () => {
    expect(campaignOf({ name: ' ¡! ' }, SAVED)).toEqual({ kind: 'refused', reason: 'no-name' });
    expect(campaignOf({ name: 'A', first: '2026-02-01', last: '2026-01-01' }, SAVED)).toMatchObject({
      reason: 'days-reversed',
    });
    expect(campaignOf({ name: 'A', hashtags: ['#trabajo digno'] }, SAVED)).toMatchObject({ reason: 'bad-hashtag' });
  });
});
