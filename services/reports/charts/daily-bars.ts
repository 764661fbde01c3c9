import { PLATFORM_LOOK } from '#config/platforms.ts';
import { busiestDay, daysWithoutPosts, postsPerDay } from '#config/texts/charts.ts';
import type { Platform } from '#core/accounts/account.ts';
import { formatCount, formatMonth, monthName } from '#core/report/format.ts';
import type { NetworkMonth } from '#core/report/social-report.ts';
import { monthOfDay } from '#core/time/month.ts';
import type { Chart } from './chart.ts';
import { drawSvg } from './echarts-svg.ts';
import { gridMarks, leftOf } from './flow-bars.ts';
import { axesOf, type Frame, INK, roundSteps, topOf, xOf } from './frame.ts';
import { centredMark, lineMark } from './marks.ts';

const SIZE = { width: 206, height: 96 } as const;

export interface DailyChart {
  id: string;
  platform: Platform;
  network: string;
  activity: NetworkMonth['activity'];
}

/** Posts on each day that is known, as bars from zero. */
export function dailyBars(input: DailyChart): Chart {
  const posts = input.activity.perDay.map((day) => day.posts);
  const largest = Math.max(1, ...posts);
  const steps = roundSteps(largest);
  const frame: Frame = {
    ...SIZE,
    left: leftOf(steps),
    right: 4,
    top: 10,
    bottom: 20,
    slots: posts.length,
    min: 0,
    max: topOf(largest, steps),
  };
  const { colour } = PLATFORM_LOOK[input.platform];
  const option = {
    ...axesOf(frame),
    series: [{ type: 'bar' as const, silent: true, barWidth: '70%', itemStyle: { color: colour }, data: posts }],
    graphic: [...gridMarks(frame, steps), ...dayMarks(frame)],
  };
  const alt = dailyFinding(input);
  return { svg: drawSvg(option, { ...SIZE, id: input.id, alt }), alt, ...SIZE };
}

function dayMarks(frame: Frame) {
  const y = frame.height - frame.bottom;
  const days = Array.from({ length: frame.slots }, (_, slot) => slot).filter(
    (slot) => slot === 0 || (slot + 1) % 10 === 0,
  );
  const names = days.map((slot) =>
    centredMark(frame, { x: xOf(frame, slot), y: y + 13, text: String(slot + 1), colour: INK.muted }),
  );
  return [lineMark([frame.left, y], [frame.width - frame.right, y], INK.line), ...names];
}

function dailyFinding({ network, activity }: DailyChart): string {
  const total = activity.perDay.reduce((sum, { posts }) => sum + posts, 0);
  const [first] = activity.perDay;
  const month = first ? formatMonth(monthOfDay(first.day)) : '';
  const quiet = daysWithoutPosts(activity.daysWithoutPosts ?? 0);
  const peak = total === 0 ? quiet : `${peakOf(activity.perDay)}; ${quiet}`;
  return postsPerDay(network, month, formatCount(total), peak);
}

function peakOf(perDay: NetworkMonth['activity']['perDay']): string {
  const peak = perDay.reduce((best, day) => (day.posts > best.posts ? day : best));
  return busiestDay(`${Number(peak.day.slice(8))} de ${monthName(peak.day)}`, formatCount(peak.posts));
}
