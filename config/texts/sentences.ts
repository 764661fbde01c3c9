import type { AccountName, SuccessionKind } from '#core/accounts/succession.ts';
import type { MissingReason } from '#core/metrics/value.ts';
import { formatCount, formatDay, formatMoment, formatPercent, monthName } from '#core/report/format.ts';
import type { AccountChange, FigureRole, Sentence } from '#core/report/social-report.ts';
import type { ChangeFact, HoleFact, Named, ReportTexts } from '#core/report/texts.ts';
import { dayOf } from '#core/time/day.ts';
import { PLATFORM_LOOK } from '../platforms.ts';
import { originNote } from './origins.ts';
import { FORMAT_NAME, ROLE_NAME } from './report.ts';

const nameOf = ({ platform, account }: Named) =>
  account === null ? PLATFORM_LOOK[platform].name : `${PLATFORM_LOOK[platform].name} · ${account}`;

const inWords = (roles: readonly FigureRole[]) => {
  const names = roles.map((role) => ROLE_NAME[role].toLowerCase());
  const last = names.at(-1) ?? '';
  // "e" before a word that begins with the sound i.
  const and = last.startsWith('i') ? 'e' : 'y';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} ${and} ${last}` : last;
};

/** `12.4` → `12,4 % más`, `-3.1` → `3,1 % menos`. */
const moreOrLess = (percent: string) =>
  Number(percent) < 0 ? `${formatPercent(percent.slice(1))} menos` : `${formatPercent(percent)} más`;

const WHY: Readonly<Record<MissingReason, string>> = {
  'not-exposed': 'la plataforma no lo ofrece',
  'no-permission': 'la plataforma no dio permiso para leerlo',
  retired: 'la plataforma dejó de ofrecerlo',
  'not-yet': 'la plataforma aún no lo entregaba en la fecha de corte',
  gone: 'la publicación ya no existe',
  'not-collected': 'no se leyó a tiempo y no puede recuperarse',
};

const PARTS = { days: 'días', posts: 'publicaciones', months: 'meses', metrics: 'cifras' } as const;

const because = (reasons: readonly MissingReason[]) => reasons.map((reason) => WHY[reason]).join('; ');

function change(fact: ChangeFact): Sentence {
  const name = nameOf(fact.network);
  if (fact.kind === 'growth') {
    const year = fact.year === null ? '' : ` y ${moreOrLess(fact.year)} que hace un año`;
    const followers = `${formatCount(fact.followers)} seguidores`;
    const strong = `${name} es la red que más crece`;
    return {
      strong,
      text: `${strong}: ${followers}, ${moreOrLess(fact.month)} que en ${monthName(fact.against)}${year}.`,
    };
  }
  if (fact.kind === 'flow') return flow(fact, name);
  return bestPost(fact, name);
}

function bestPost(fact: ChangeFact & { kind: 'best-post' }, name: string): Sentence {
  const day = formatDay(dayOf(fact.published, 'America/Bogota')).replace(/ de \d{4}$/, '');
  const strong = `La publicación más destacada es de ${name}`;
  const what = `${FORMAT_NAME[fact.format].toLowerCase()}, ${day}`;
  const share = `el equivalente al ${formatPercent(fact.share)} de las del mes en esa red`;
  return { strong, text: `${strong} (${what}): ${formatCount(fact.interactions)} interacciones, ${share}.` };
}

function flow({ role, amount, percent, posts }: ChangeFact & { kind: 'flow' }, name: string): Sentence {
  const falls = Number(percent) < 0;
  const what = role === 'views' ? 'Las visualizaciones' : 'Las interacciones';
  const strong = `${what} en ${name} ${falls ? 'bajan' : 'suben'} ${formatPercent(percent.replace('-', ''))}`;
  const withPosts =
    posts === null ? '' : `, con ${formatCount(posts)} ${posts === 1 ? 'publicación' : 'publicaciones'}`;
  return { strong, text: `${strong}: ${formatCount(amount)} en el mes${withPosts}.` };
}

function hole(fact: HoleFact): Sentence {
  if (fact.kind === 'no-year-base') return noYearBase(fact);
  if (fact.kind === 'under-way') return underWay(fact);
  const name = nameOf(fact.network);
  switch (fact.kind) {
    case 'not-read': {
      const strong = name;
      const why =
        fact.network.account === null
          ? 'no hay cuenta configurada; el reporte no trae cifras de esta red'
          : 'la cuenta aún no se leía en este mes; el reporte no trae sus cifras';
      return { strong, text: `${strong}: ${why}.` };
    }
    case 'missing': {
      const strong = `${name}, ${inWords(fact.roles)}`;
      return { strong, text: `${strong}: sin dato; ${WHY[fact.reason]}.` };
    }
    case 'partial': {
      const strong = `${name}, ${inWords(fact.roles)}`;
      return {
        strong,
        text: `${strong}: ${fact.covered} de ${fact.expected} ${PARTS[fact.of]}; ${because(fact.reasons)}.`,
      };
    }
    case 'late-reading': {
      const strong = `${name}, seguidores al cierre`;
      return {
        strong,
        text: `${strong}: no hubo lectura en el cambio de mes; se usa la del ${formatMoment(fact.readAt)}.`,
      };
    }
    case 'missed-slots': {
      const strong = `${name}, lecturas diarias`;
      return { strong, text: `${strong}: ${fact.slots} de ${fact.expected}; las demás no se hicieron a tiempo.` };
    }
    case 'succession':
      return succession(name, fact.change);
    case 'name-seen': {
      const strong = `${name}, cambio de nombre`;
      const [before, after] = [calledAs(fact.before), calledAs(fact.after)];
      return {
        strong,
        text: `${strong}: la red la llamaba ${before} y desde la lectura del ${formatMoment(fact.at)} la llama ${after}. Es la misma cuenta y su serie continúa.`,
      };
    }
    case 'redefined': {
      const strong = `${name}, cambio de definición`;
      return {
        strong,
        text: `${strong}: la plataforma cambió lo que cuenta desde el ${formatDay(fact.day)}; no se calcula variación entre las dos reglas.`,
      };
    }
  }
}

const FOLLOWS: Readonly<Record<SuccessionKind, (name: string) => string>> = {
  renamed: (name) => `es la misma cuenta que antes figuraba como ${name}; su serie continúa`,
  replaced: (name) =>
    `reemplaza a ${name}; lo publicado y ganado continúa la serie, y los seguidores de una y otra no se comparan`,
  merged: (name) =>
    `se le unió ${name}; lo publicado y ganado antes por las dos se suma, y los seguidores de antes y después no se comparan`,
};

function succession(name: string, { since, kind, name: before, reason }: AccountChange): Sentence {
  const strong = `${name}, cambio de cuenta`;
  return { strong, text: `${strong}: desde el ${formatDay(since)} ${FOLLOWS[kind](before)}. Motivo: ${reason}` };
}

function calledAs({ name, handle }: AccountName): string {
  return handle === undefined ? `«${name}»` : `«${name}» (@${handle.replace(/^@/, '')})`;
}

function underWay({ readUntil }: HoleFact & { kind: 'under-way' }): Sentence {
  const strong = 'El mes sigue en curso';
  return {
    strong,
    text: `${strong}: las cifras son de lo leído hasta el ${formatMoment(readUntil)}; cada una dice cuántos días cubre.`,
  };
}

function noYearBase({ networks, since }: HoleFact & { kind: 'no-year-base' }): Sentence {
  const strong = 'Comparación anual';
  const each = networks.map(({ network, roles }) => `${nameOf(network)} (${inWords(roles)})`).join('; ');
  const began = since === null ? '' : `. La lectura diaria empezó el ${formatDay(dayOf(since, 'America/Bogota'))}`;
  return { strong, text: `${strong}: sin base para ${each}${began}.` };
}

/** The sentences of "Reporte mensual de métricas de las redes sociales". */
export const REPORT_TEXTS: ReportTexts = {
  title: 'Reporte mensual de métricas de las redes sociales',
  change,
  hole,
  origin: (fact) => originNote(nameOf(fact.network), fact, inWords),
  notes: [
    'Las cifras se leen a diario de las interfaces oficiales de cada plataforma con la cuenta de la entidad. Cada respuesta se guarda como llegó, con su huella digital.',
    'El mes es el calendario de Bogotá (UTC−5). Una cifra diaria conserva el día de la plataforma (hora del Pacífico en Facebook y YouTube, UTC en LinkedIn) y se asigna al mes de ese día.',
    'Seguidores al cierre es la primera lectura dentro de las seis horas siguientes al cambio de mes; si no la hubo, la última anterior, con su hora.',
    'Las cifras de publicaciones (X e interacciones de Facebook) son lo que ganó en el mes cada publicación con menos de un año: lectura al cierre menos lectura al inicio. Un contador puede bajar; la baja se conserva.',
    '«sin dato» no es cero: la razón se indica junto a la cifra. «no lo ofrece»: la red nunca da esa cifra. Una cifra parcial dice cuántos días o publicaciones cubre y no lleva porcentaje de variación; «base parcial»: la cifra con la que se compararía es parcial.',
    'El alcance cuenta personas una sola vez: no se suma entre días, publicaciones ni redes. Las cifras de YouTube no se suman con las de otras redes.',
    'Interacciones: reacciones + comentarios + compartidos (Facebook); me gusta + respuestas + reposteos + citas (X); me gusta + comentarios + compartidos (YouTube y LinkedIn). Los clics no se cuentan.',
    'La variación compara con el mes anterior y con el mismo mes del año anterior. «sin base»: no hay cifra con la cual comparar. «definición mixta»: la plataforma cambió lo que cuenta entre las dos fechas. «cambio de cuenta»: entre las dos fechas la cuenta pasó a ser otra, y no se calcula porcentaje.',
  ],
};
