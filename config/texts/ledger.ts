import type { CampaignRefusal } from '#core/pauta/campaign.ts';
import type { CorrectionRefusal } from '#core/pauta/corrections.ts';

export function noSuchBuy(id: string): string {
  return `No existe la línea de pauta «${id}». Búsquela de nuevo en el libro de pauta.`;
}

export function buyChanged(id: string): string {
  return `La línea «${id}» cambió después de que usted la abrió. Vuelva a abrirla, revise lo que dice ahora y corrija de nuevo.`;
}

const REFUSED: Readonly<Record<CorrectionRefusal, string>> = {
  'no-author': 'falta quién corrige',
  'no-reason': 'falta el motivo',
  'not-correctable': 'hay datos que no se corrigen a mano',
  'period-reversed': 'el periodo termina antes de empezar',
  'place-mismatch': 'el municipio no es del departamento',
  'nothing-changes': 'no cambia ningún dato',
  'not-later': 'ya hay una corrección de ese momento o posterior',
};

export function correctionRefused(reason: CorrectionRefusal, members: readonly string[]): string {
  const which = members.length === 0 ? '' : ` (${members.join(', ')})`;
  return `La corrección no se guardó: ${REFUSED[reason]}${which}. Complete o revise los datos y envíela otra vez.`;
}

export function noSuchCampaign(id: string): string {
  return `No existe la campaña «${id}». Revise la lista de campañas.`;
}

const CAMPAIGN_REFUSED: Readonly<Record<CampaignRefusal, string>> = {
  'no-name': 'falta el nombre',
  'days-reversed': 'termina antes de empezar',
  'bad-hashtag': 'una etiqueta está vacía o lleva espacios',
};

export function campaignRefused(reason: CampaignRefusal): string {
  return `La campaña no se guardó: ${CAMPAIGN_REFUSED[reason]}. Corrija los datos y envíela otra vez.`;
}
