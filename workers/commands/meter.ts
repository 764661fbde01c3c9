import { platformName } from '#config/platforms.ts';
import { amountWords, CONSUMPTION } from '#config/texts/budgets.ts';
import { MEASURED } from '#core/budget/budget.ts';
import { formatMoment } from '#core/report/format.ts';
import { type Consumption, consumption } from '#services/usecases/budget/consumption.ts';
import { type Command, table } from './command.ts';

/** What each platform took of its budget, and what it told of its own limits. */
export const meter: Command = {
  name: 'meter',
  summary: CONSUMPTION.summary,
  options: {},
  async run(app) {
    const found = await consumption(app, app.clock.now());
    const json = found.map(({ spent, limit, ...rest }) => ({
      ...rest,
      measure: MEASURED[rest.platform].measure,
      spent: String(spent),
      limit: limit === null ? null : String(limit),
    }));
    return { json, lines: table(found.map(rowOf)) };
  },
};

function rowOf({ platform, spent, limit, until, told, pauses }: Consumption): string[] {
  const [pause] = pauses.toReversed();
  return [
    platformName(platform),
    amountWords(platform, spent),
    CONSUMPTION.of(platform, limit),
    CONSUMPTION.until(until),
    told === null ? '' : CONSUMPTION.told(told.limit, told.percent),
    pause ? CONSUMPTION.paused(formatMoment(pause.until)) : '',
  ];
}
