import type { PautaReport } from '#core/pauta/report/pauta-report.ts';
import { formatPeriod } from '#core/pauta/report/period-text.ts';
import { formatDay } from '#core/report/format.ts';

/** The method note: what holds for every figure of the report. */
export function pautaNotes({ period, currencies }: Pick<PautaReport, 'period' | 'currencies'>): string[] {
  const first = currencies[0]?.community;
  const days = first && first.kind !== 'missing' ? first.days : null;
  return [
    `Las cifras salen de archivos de agencias, medios y personas, importados y confirmados fila por fila; cada archivo se guarda como llegó, con su huella digital. Una línea es del periodo (${formatPeriod(period)}) por el primer día de su pauta, aunque termine después.`,
    'Las etapas son presupuestado, planeado, ordenado, emitido, certificado, facturado y pagado, y nunca se suman entre sí: la misma pauta pasa de una a otra. Cuando está en varios archivos se reconoce por su contratista, medio final, campaña, pieza, lugar, fechas y características, y cuenta una sola vez, en su etapa más avanzada. «Ejecutado» es lo que llegó a emitido, certificado, facturado o pagado.',
    'Dos líneas iguales en la misma etapa se cuentan ambas, porque pueden ser dos compras; si parecen una sola, se dice en los hallazgos.',
    'La ejecución compara con una etapa anterior solo si sus archivos la traen aparte. Si un archivo mezcla líneas ordenadas y ejecutadas, lo que queda en «ordenado» no es todo lo que se ordenó, y no sirve de base.',
    'El valor sin IVA, el IVA y el valor con IVA son tres cifras que se leen por separado; ninguna se calcula de otra. El dinero es exacto, en centavos, y las monedas no se suman entre sí.',
    '«sin dato» no es cero: ninguna línea trae la cifra. Una suma de una parte dice cuántas líneas la traen («42 de 45 líneas») y no lleva porcentaje de variación ni participación.',
    'La variación compara con el periodo anterior de igual duración y con el mismo periodo del año anterior. «sin base»: de entonces no hay líneas que traigan la cifra; «otra etapa»: un periodo tiene pauta ejecutada y el otro no.',
    'Lo nacional, lo internacional y lo que no dice su departamento van aparte de los departamentos (códigos DIVIPOLA del DANE). Cobertura (para qué público) y propiedad (de quién es el medio) son dos preguntas distintas.',
    'El alcance cuenta personas una sola vez: no se suma entre líneas ni medios, y está solo en cada línea. CPM = valor sin IVA ÷ impresiones × 1.000; CPC = valor ÷ clics; CPV = valor ÷ reproducciones; CTR = clics ÷ impresiones × 100; GRP = suma de rating × emisiones; bonificación = bonificadas ÷ (ordenadas + bonificadas). Las cantidades de medios distintos no se suman. Cada razón usa solo las líneas que traen todas sus cifras y se redondea una vez, a dos decimales.',
    `La participación de medios comunitarios = valor sin IVA de medios de cobertura o propiedad comunitaria ÷ valor sin IVA de todas las líneas que lo dicen${days ? `, con pauta del ${formatDay(days.first)} al ${formatDay(days.last)}` : ''}. Es informativa: el informe no la compara con ninguna meta, porque no se conoce norma vigente que obligue a la entidad a una cifra; si la hay, la oficina jurídica la indica con sus fechas.`,
  ];
}
