import { PLATFORMS } from '#core/accounts/account.ts';
import type { Method, SocialReport } from '#core/report/social-report.ts';
import type { Month } from '#core/time/month.ts';
import { daysOf, lastDayOf } from '#core/time/month.ts';
import { sampleNetwork } from './sample-network.ts';

export interface SampleOptions {
  month?: Month;
  edition?: number;
  demonstration?: boolean;
  /** Accounts per platform. */
  accounts?: number;
}

/** A plausible report with everything that a month can hold: holes, parts, redefinitions, no base, awkward text. */
export function sampleReport({
  month = '2026-10',
  edition = 1,
  demonstration = true,
  accounts = 1,
}: SampleOptions = {}): SocialReport {
  const networks = PLATFORMS.flatMap((platform) =>
    Array.from({ length: accounts }, (_, index) => sampleNetwork(platform, month, index)),
  );
  return {
    schema: 'rendir/social-report/1',
    title: 'Reporte mensual de métricas de las redes sociales',
    month,
    entity: {
      name: 'Ministerio del Trabajo',
      unit: 'Grupo de Comunicaciones',
      responsible: 'Coordinación del Grupo de Comunicaciones',
      formatCode: 'COM-FT-012',
      demonstration,
    },
    action: {
      id: 'info-redes-sociales',
      name: 'Publicación permanente de información en redes sociales',
      subcomponent: 'Información de calidad y en lenguaje comprensible',
      deliverable: 'Reporte mensual de métricas de las redes sociales',
      fiscalYear: 2026,
    },
    edition,
    cutoff: '2026-11-09T05:10:00.000Z',
    issuedAt: '2026-11-10T14:32:07.000Z',
    networks,
    changes: [
      {
        strong: 'LinkedIn es la red que más crece',
        text: 'LinkedIn es la red que más crece: 91.406 seguidores, 2,1 % más que en septiembre y 26,5 % más que hace un año.',
      },
      {
        strong: 'Las interacciones en Facebook suben 9,8 %',
        text: 'Las interacciones en Facebook suben 9,8 % con 46 publicaciones; la transmisión del 14 de octubre aporta cuatro de cada diez.',
      },
      {
        strong: 'En X se publicó menos',
        text: 'En X se publicó menos: 58 publicaciones, 6,5 % menos que en septiembre, y las interacciones bajan 7,4 %.',
      },
    ],
    holes: [
      {
        strong: 'Facebook, alcance',
        text: 'Facebook, alcance: 29 de 31 días; la red aún no entregaba el 30 y el 31 de octubre en la fecha de corte.',
      },
      {
        strong: 'YouTube, visualizaciones',
        text: 'YouTube, visualizaciones: la red cambió la definición el 24 de agosto de 2026; no se calcula variación con los meses anteriores.',
      },
      {
        strong: 'X (Twitter), interacciones',
        text: 'X (Twitter), interacciones: en enero de 2026 no se recogieron porque el permiso estaba vencido.',
      },
    ],
    method: sampleMethod(networks, lastDayOf(month) ? daysOf(month).length : 0),
  };
}

function sampleMethod(networks: SocialReport['networks'], days: number): Method {
  return {
    notes: [
      'Cada cifra proviene de la interfaz oficial (API) de la red, leída todos los días a las 00:10 de Bogotá; la respuesta recibida se guarda y su huella se conserva.',
      'Los meses son calendario de Bogotá. El día de cada red se conserva como la red lo entrega: Facebook y YouTube usan la hora del Pacífico; LinkedIn, UTC.',
      'Un dato que falta no es cero y una parte no es el todo: donde no hay cifra se dice «sin dato» con su razón, y de un mes incompleto no se calculan porcentajes.',
      'Las cifras de YouTube no se suman con las de otras redes.',
    ],
    metrics: networks.flatMap(({ platform, figures }) =>
      figures
        .filter(({ metrics }) => metrics.length > 0)
        .map(({ role, metrics: [key = `${platform}.page.${role}@1` as const] }) => ({
          platform,
          role,
          key,
          name: `Cifra ${role}`,
          definition:
            'Veces que la publicación apareció en pantalla durante el mes, según la propia red; incluye repeticiones de la misma persona.',
          source: `GET /{page-id}/insights → page_${role}_total`,
          zone: platform === 'linkedin' ? 'UTC' : 'America/Los_Angeles',
          paid: role === 'viewsPaid' ? ('paid' as const) : ('total' as const),
        })),
    ),
    formulas: PLATFORMS.map((platform) => ({ platform, role: 'interactions', formula: 'Reacciones + comentarios.' })),
    dictionary: PLATFORMS.map((platform, index) => ({ platform, version: index + 1 })),
    coverage: networks.map(({ account, platform }) => ({
      account,
      slots: platform === 'facebook' ? days - 2 : days,
      expected: days,
    })),
  };
}
