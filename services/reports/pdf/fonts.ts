import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { codePointsOf } from './font-coverage.ts';

const require = createRequire(import.meta.url);

/** Faces of the report, in the order in which a character looks for its glyph. */
export const REPORT_FONTS: readonly string[] = [
  '@expo-google-fonts/work-sans/400Regular/WorkSans_400Regular.ttf',
  '@expo-google-fonts/work-sans/500Medium/WorkSans_500Medium.ttf',
  '@expo-google-fonts/work-sans/600SemiBold/WorkSans_600SemiBold.ttf',
  '@expo-google-fonts/montserrat/600SemiBold/Montserrat_600SemiBold.ttf',
  '@expo-google-fonts/montserrat/700Bold/Montserrat_700Bold.ttf',
  '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
];

/** Text of posts is set in these two families only. */
const TEXT_FONTS = REPORT_FONTS.filter((path) => /WorkSans_400|NotoEmoji/.test(path));

export function fontPath(font: string): string {
  return require.resolve(font);
}

let covered: Promise<ReadonlySet<number>> | undefined;

/** Code points that the report can show; read once from the fonts. */
export function coveredCodePoints(): Promise<ReadonlySet<number>> {
  covered ??= Promise.all(TEXT_FONTS.map(async (font) => codePointsOf(await readFile(fontPath(font))))).then(
    (sets) => new Set(sets.flatMap((set) => [...set])),
  );
  return covered;
}
