/** What a cell of Excel holds at most; longer text is cut. */
const LONGEST = 32_767;
const CUT = '…';

/** Text inside an element: markup escaped, what XML cannot hold written as Excel writes it (`_x0007_`). */
export function xmlText(text: string): string {
  const whole = text.length > LONGEST ? `${text.slice(0, LONGEST - 1).toWellFormed()}${CUT}` : text.toWellFormed();
  return (
    whole
      // A text that looks like such an escape is escaped itself.
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, hexEscape)
      .replace(/\r\n?/g, '\n')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
  );
}

export function xmlAttribute(text: string): string {
  return xmlText(text).replace(/"/g, '&quot;').replace(/\n/g, '&#10;');
}

function hexEscape(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
