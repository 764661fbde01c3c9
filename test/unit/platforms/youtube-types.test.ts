import { afterEach, describe, expect, it } from 'vitest';
import { nameOf } from '#core/metrics/definition.ts';
import type { Bundle, Mapped } from '#core/ports/connector.ts';
import { dayRange } from '#core/time/day.ts';
import { slotOfDay } from '#core/time/slot.ts';
import { CONTENT_TYPES, day, dayOfType } from '#test/sandbox/platforms/youtube/truth.ts';
import { type Bench, openBench } from '#test/support/pull-once.ts';

/** The month before is whole by now. */
const SLOT = slotOfDay('2026-10-05');
const SERVED = dayRange('2026-09-01', '2026-10-01');
const SUFFIX = { liveStream: 'lives', shorts: 'shorts', videoOnDemand: 'videos' };
const FIGURES = { views: 'views', estimatedMinutesWatched: 'watch-minutes' } as const;

let bench: Bench;
afterEach(() => bench.sandbox.stop());

/** `metric day` → cell, over the tables by class of content. */
function typesRead({ tables }: Pick<Mapped, 'tables'>): Map<string, unknown> {
  const own = tables.filter(({ keys }) => keys.some((key) => key.includes('-shorts@')));
  return new Map(
    own.flatMap(({ keys, rows }) =>
      rows.flatMap((row) => keys.map((key, n) => [`${nameOf(key)} ${row.day}`, row.cells[n]] as const)),
    ),
  );
}

const truth = () =>
  new Map(
    SERVED.flatMap((date) =>
      CONTENT_TYPES.flatMap((type) =>
        (['views', 'estimatedMinutesWatched'] as const).map(
          (name) =>
            [`youtube.channel.${FIGURES[name]}-${SUFFIX[type]} ${date}`, dayOfType(type, name, date, SLOT)] as const,
        ),
      ),
    ),
  );

const typesOf = ({ captures }: Pick<Bundle, 'captures'>) =>
  captures.filter(({ call }) => call.url.includes('creatorContentType'));

describe('days of the channel by class of content', () => {
  it('are read once, when the month before is whole, with the zeros that the sum proves', async () => {
    bench = await openBench('youtube', SLOT);
    const pulled = await bench.pull();
    expect(pulled.request.parts).toEqual(['content-types']);
    expect(typesOf(pulled)).toHaveLength(1);
    expect(pulled.captures).toHaveLength(5);
    expect(typesRead(pulled)).toEqual(truth());
    expect([...truth().values()]).toContain(0);
    expect(pulled.gaps).toEqual([]);
  });

  it('leave a class unknown that is left out of a day whose sum does not come out', async () => {
    bench = await openBench('youtube', SLOT);
    const { request, captures } = await bench.pull();
    const date = SERVED.find((one) => dayOfType('liveStream', 'views', one, SLOT) === 0);
    if (!date) throw new Error('broadcasts were watched on every day');
    const whole = day('views', date, SLOT) ?? 0;
    const other = captures.map((capture) => {
      const isReport = capture.call.url.includes('dimensions=day&');
      const body = capture.answer.body.replace(`["${date}",${whole},`, `["${date}",${whole + 1},`);
      return isReport ? { ...capture, answer: { ...capture.answer, body } } : capture;
    });
    const read = typesRead(bench.connector.map({ request, captures: other }));
    expect(read.get(`youtube.channel.views-lives ${date}`)).toBeNull();
    expect(read.get(`youtube.channel.views-shorts ${date}`)).toBe(dayOfType('shorts', 'views', date, SLOT));
  });

  it('are a gap where the report is refused, and the rest stands', async () => {
    bench = await openBench('youtube', SLOT);
    bench.sandbox.faults.add({ platform: 'youtube', name: 'types-refused', path: '/v2/reports' });
    const pulled = await bench.pull();
    expect(pulled.gaps).toMatchObject([{ level: 'account', reason: 'not-collected', metrics: { length: 6 } }]);
    expect(pulled.verdicts).toMatchObject([{ part: 'contentTypes', verdict: 'changed' }]);
    expect(pulled.tables.some(({ keys }) => keys.some((key) => key.startsWith('youtube.channel.views@')))).toBe(true);
  });

  it('are not told as lacking by a pull that did not ask them', async () => {
    bench = await openBench('youtube', slotOfDay('2026-10-06'));
    const pulled = await bench.pull({ parts: [] });
    expect(typesOf(pulled)).toEqual([]);
    expect(pulled.gaps).toEqual([]);
  });
});
