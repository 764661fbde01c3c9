import type { MetricDefinition, MetricKey } from '#core/metrics/definition.ts';

const NODE = 'GET /v26.0/{page} (fields)';
const SERIES = 'GET /v26.0/{page}/insights';
const BREAKDOWN = 'GET /v26.0/{page}/insights (breakdown=is_from_ads)';
const POSTS = 'GET /v26.0/{page}/published_posts (insights, period=lifetime)';
const SPLIT_POSTS = 'GET /v26.0/{page}/published_posts (insights, period=lifetime, breakdown=is_from_ads)';
const ALONE = 'GET /v26.0/{post} (insights, period=lifetime)';
const LIVES = 'GET /v26.0/{page}/live_videos, /{live}';
const REELS = 'GET /v26.0/{video}/video_insights';

type Entry = Omit<MetricDefinition, 'platform' | 'key' | 'level' | 'unit' | 'paid' | 'source' | 'grain'> & {
  field: string;
  unit?: MetricDefinition['unit'];
  paid?: MetricDefinition['paid'];
};

const entry =
  (level: MetricDefinition['level'], grain: MetricDefinition['grain'], endpoint: string) =>
  (key: MetricKey, { field, unit = 'count', paid = 'total', ...rest }: Entry): MetricDefinition => ({
    key,
    platform: 'facebook',
    level,
    grain,
    unit,
    paid,
    source: { endpoint, field },
    ...rest,
  });
export const node = entry('account', 'instant', NODE);
export const daily = entry('account', 'day', SERIES);
export const split = entry('account', 'day', BREAKDOWN);
export const post = entry('post', 'instant', POSTS);
export const splitPost = entry('post', 'instant', SPLIT_POSTS);
export const alone = entry('post', 'instant', ALONE);
export const live = entry('live', 'instant', LIVES);
export const reel = entry('post', 'instant', REELS);

export const SUITE_RESULTS = 'Meta Business Suite → Estadísticas → Resultados';
export const SUITE_CONTENT = 'Meta Business Suite → Estadísticas → Contenido';
export const PACIFIC = 'Facebook cierra el día a medianoche del Pacífico y puede corregir los últimos tres.';
