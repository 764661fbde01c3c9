import type { Day } from '#core/time/day.ts';

/** Last day on which each version of LinkedIn's API answers, by its own calendar; each lives about a year. */
const SUNSETS: Readonly<Record<string, Day>> = {
  '202601': '2027-01-15',
  '202602': '2027-02-15',
  '202603': '2027-03-16',
  '202604': '2027-04-15',
  '202605': '2027-05-15',
  '202606': '2027-06-15',
  '202607': '2027-07-15',
};

/**
 * Last day of a version: as announced, else the middle of its month a year later, which is when each before it ended.
 * @param version `YYYYMM`
 */
export function linkedinSunset(version: string): { day: Day; isAnnounced: boolean } {
  const announced = SUNSETS[version];
  if (announced !== undefined) return { day: announced, isAnnounced: true };
  const day = `${Number(version.slice(0, 4)) + 1}-${version.slice(4)}-15` as Day;
  return { day, isAnnounced: false };
}
