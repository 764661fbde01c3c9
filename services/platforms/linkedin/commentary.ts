/**
 * The words of a post as a reader sees them. LinkedIn writes them in its "little text": `\` before a reserved character,
 * `{hashtag|\#|Empleo}` for a tag, `@[Name](urn:li:…)` for a mention.
 */
export function plainText(commentary: string): string {
  return commentary
    .replace(/\{hashtag\|\\?[#＃]\|((?:\\.|[^}\\])*)\}/g, '#$1')
    .replace(/@\[((?:\\.|[^\]\\])*)\]\(urn:li:[^)]*\)/g, '$1')
    .replace(/\\([|{}@[\]()<>#\\*_~])/g, '$1');
}
