import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { PLATFORM_LOOK } from '#config/platforms.ts';

interface Asset {
  url: string;
  type: string;
  bytes: Buffer;
}

/** What pages link to; each name carries the digest of its bytes, so that it can be kept for ever. */
export interface Assets {
  style: string;
  icon: string;
  /** Fonts of the first words seen, to be fetched with the page. */
  fonts: readonly string[];
  all: readonly Asset[];
}

const SHEETS = [
  'base',
  'layout',
  'first-steps',
  'month',
  'cards',
  'panels',
  'status',
  'connections',
  'imports',
  'pauta',
  'narrow',
  'print',
] as const;

const require = createRequire(import.meta.url);

const FACES = [
  {
    family: 'Montserrat',
    name: 'montserrat',
    folder: path.dirname(require.resolve('@fontsource/montserrat/package.json')),
    weights: [600, 700],
  },
  {
    family: 'Work Sans',
    name: 'work-sans',
    folder: path.dirname(require.resolve('@fontsource/work-sans/package.json')),
    weights: [400, 500, 600],
  },
] as const;

const SUBSETS = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
} as const;

/** For machines without any emoji of their own; a browser fetches it only when a page holds one that it cannot draw. */
const EMOJI = {
  file: '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
  range:
    'U+200D,U+203C,U+2049,U+20E3,U+2139,U+2194-21AA,U+231A-231B,U+2328,U+23CF-23FA,U+24C2,U+25FB-25FE,U+2600-27BF,U+2934-2935,U+2B05-2B55,U+3030,U+303D,U+3297,U+3299,U+FE0F,U+1F000-1FAFF,U+E0020-E007F',
} as const;

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#004884"/><path d="M7 23V15h4v8zm7 0V9h4v14zm7 0v-5h4v5z" fill="#fff"/></svg>';

/** Reads style and fonts once; nothing comes from another host. */
export function loadAssets(): Assets {
  const [faces, emoji] = [fontFaces(), emojiFace()];
  const sheets = SHEETS.map((name) => readFileSync(path.join(import.meta.dirname, 'styles', `${name}.css`), 'utf8'));
  const style = asset(
    'site',
    'css',
    'text/css; charset=utf-8',
    [faces.css, emoji.css, platformColours(), ...sheets].join('\n'),
  );
  const icon = asset('icon', 'svg', 'image/svg+xml', ICON);
  return { style: style.url, icon: icon.url, fonts: faces.first, all: [style, icon, ...faces.files, emoji.file] };
}

/** Serves them; a name whose digest is not the present one does not exist. */
export function serveAssets(server: FastifyInstance, { all }: Assets): void {
  for (const { url, type, bytes } of all) {
    server.get(url, { schema: { hide: true }, config: { countedAs: '/recursos/:archivo' } }, async (_, reply) =>
      reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(bytes),
    );
  }
}

function asset(name: string, extension: string, type: string, content: string | Buffer): Asset {
  const bytes = Buffer.from(content);
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return { url: `/recursos/${name}.${digest}.${extension}`, type, bytes };
}

function fontFaces() {
  const faces = FACES.flatMap(({ family, name, folder, weights }) =>
    weights.flatMap((weight) =>
      (['latin', 'latin-ext'] as const).map((subset) => {
        const file = `${name}-${subset}-${weight}-normal`;
        const bytes = readFileSync(path.join(folder, 'files', `${file}.woff2`));
        return { family, weight, subset, file: asset(file, 'woff2', 'font/woff2', bytes) };
      }),
    ),
  );
  const css = faces.map(
    ({ family, weight, subset, file }) =>
      `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;src:url("${file.url}") format("woff2");unicode-range:${SUBSETS[subset]}}`,
  );
  const first = faces.filter(({ weight, subset }) => subset === 'latin' && (weight === 400 || weight === 700));
  return { css: css.join('\n'), files: faces.map(({ file }) => file), first: first.map(({ file }) => file.url) };
}

function emojiFace() {
  const file = asset('emoji', 'ttf', 'font/ttf', readFileSync(require.resolve(EMOJI.file)));
  const css = `@font-face{font-family:"Emoji";font-display:swap;src:url("${file.url}") format("truetype");unicode-range:${EMOJI.range}}`;
  return { css, file };
}

/** The colour of each network, for `.net-…` elements: pages carry no style of their own. */
function platformColours(): string {
  const rules = Object.entries(PLATFORM_LOOK).map(([platform, { colour }]) => `.net-${platform}{--net:${colour}}`);
  return rules.join('\n');
}
