import type { FieldSpec, ImportKind } from '#core/imports/kind.ts';
import { count, day, unique } from './fields.ts';

/** A figure that Facebook gives for a day, the week and the 28 days that end with it: only that of the day may be added. */
function windows(name: string, header: string, ofDay: typeof count, metric?: string): FieldSpec[] {
  return [
    ofDay(`${name}Day`, [`daily ${header}`], metric === undefined ? {} : { metric }),
    unique(`${name}Week`, [`weekly ${header}`]),
    unique(`${name}28Days`, [`28 days ${header}`]),
  ];
}

/**
 * Facebook Insights, "page level", as exported until 2021: a second row explains the first, and hundreds of further columns
 * split a figure by city, country or source (`Daily Like Sources - mobile`); those are left alone. Seen in English, 2014 to 2018.
 */
export const FACEBOOK_PAGE_DAYS_2014: ImportKind = {
  name: 'facebook-page-days-2014',
  version: 1,
  target: 'account-days',
  platform: 'facebook',
  fields: [
    day('day', ['date']),
    unique('fans', ['lifetime total likes'], { metric: 'facebook.page.fans-by-day@1' }),
    count('newLikes', ['daily new likes']),
    count('unlikes', ['daily unlikes']),
    ...windows('engagedUsers', 'page engaged users', unique),
    ...windows('reach', 'total reach', unique, 'facebook.page.impressions-unique@1'),
    ...windows('organicReach', 'organic reach', unique),
    ...windows('paidReach', 'paid reach', unique),
    ...windows('impressions', 'total impressions', count, 'facebook.page.impressions@1'),
    ...windows('organicImpressions', 'organic impressions', count),
    ...windows('paidImpressions', 'paid impressions', count),
    ...windows('postReach', 'reach of page posts', unique),
    ...windows('organicPostReach', 'organic reach of page posts', unique),
    ...windows('paidPostReach', 'paid reach of page posts', unique),
    ...windows('postImpressions', 'total impressions of your posts', count),
    ...windows('organicPostImpressions', 'organic impressions of your posts', count),
    ...windows('paidPostImpressions', 'paid impressions of your posts', count),
    ...windows('consumers', 'total consumers', unique),
    ...windows('consumptions', 'page consumptions', count),
    ...windows('videoViews', 'total video views', count, 'facebook.page.video-views@1'),
    ...windows('organicVideoViews', 'total organic video views', count),
    ...windows('paidVideoViews', 'total promoted video views', count),
    ...windows('talkingAboutThis', 'people talking about this', unique),
    // Stand twice: views, and the people who viewed.
    unique('loggedInPageViewsDay', ['daily logged in page views']),
    unique('loggedInPageViewsWeek', ['weekly logged in page views']),
    unique('fansOnline', ['daily daily count of fans online']),
  ],
  identity: ['day'],
  required: [['day', 'fans', 'newLikes']],
};

/**
 * Meta Business Suite, "Results": one figure per file, whose name stands in a line above `Date` and `Primary` (in every language).
 * Seen in exports of 2023 to 2026. The figure's name is looked up in {@link FACEBOOK_DAY_TITLES}.
 */
export const FACEBOOK_DAYS: ImportKind = {
  name: 'facebook-days',
  version: 1,
  target: 'account-days',
  platform: 'facebook',
  fields: [day('day', ['date', 'fecha']), unique('value', ['primary'])],
  identity: ['day'],
  required: [['day', 'value']],
};

/** What one file of {@link FACEBOOK_DAYS} holds, by the line above its header. */
export interface FacebookDayTitle {
  /** As a field of the file would be called. */
  name: string;
  additive: boolean;
  /** Lines that name it, normalised like headers. */
  titles: readonly string[];
  metric?: string;
}

/** English as seen in exports; Spanish as the screens name the same figures. */
export const FACEBOOK_DAY_TITLES: readonly FacebookDayTitle[] = [
  {
    name: 'views',
    additive: true,
    titles: ['views', 'facebook views', 'visualizaciones', 'visualizaciones de facebook'],
    metric: 'facebook.page.views@1',
  },
  {
    name: 'viewers',
    additive: false,
    titles: ['viewers', 'facebook viewers', 'espectadores', 'espectadores de facebook'],
  },
  {
    name: 'reach',
    additive: false,
    titles: [
      'facebook reach',
      'reach',
      'facebook page reach',
      'alcance de facebook',
      'alcance',
      'alcance de la pagina de facebook',
    ],
    metric: 'facebook.page.impressions-unique@1',
  },
  {
    name: 'interactions',
    additive: true,
    titles: [
      'content interactions',
      'facebook content interactions',
      'interacciones con el contenido',
      'interacciones',
    ],
  },
  {
    name: 'linkClicks',
    additive: true,
    titles: [
      'facebook link clicks',
      'link clicks',
      'clics en el enlace de facebook',
      'clics en enlaces de facebook',
      'clics en el enlace',
    ],
  },
  {
    name: 'visits',
    additive: true,
    titles: [
      'facebook visits',
      'visits',
      'facebook page visits',
      'visitas a facebook',
      'visitas de facebook',
      'visitas a la pagina de facebook',
      'visitas',
    ],
    metric: 'facebook.page.profile-visits@1',
  },
  {
    name: 'follows',
    additive: true,
    titles: [
      'facebook follows',
      'follows',
      'new facebook followers',
      'seguimientos de facebook',
      'nuevos seguidores de facebook',
      'seguimientos',
    ],
    metric: 'facebook.page.follows-gained@1',
  },
  {
    name: 'unfollows',
    additive: true,
    titles: ['facebook unfollows', 'unfollows', 'dejaron de seguir', 'personas que dejaron de seguir'],
    metric: 'facebook.page.follows-lost@1',
  },
  { name: 'netFollows', additive: true, titles: ['net follows', 'net facebook follows', 'seguimientos netos'] },
  {
    name: 'newLikes',
    additive: true,
    titles: ['facebook page new likes', 'new facebook page likes', 'nuevos me gusta de la pagina de facebook'],
  },
];
