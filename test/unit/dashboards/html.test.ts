import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, raw, webAddress } from '#dashboards/html.ts';

const decode = (markup: string) =>
  markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('html', () => {
  it('lets no text open a tag or close an attribute, and loses none of it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', ';', 'a', 'lt', '#39', '\u00e1') }),
        (text) => {
          const { markup } = html`${text}`;
          expect(markup).not.toMatch(/[<>"']/);
          expect(decode(markup)).toBe(text);
        },
      ),
    );
  });

  it('keeps markup as it is, joins lists and leaves out what is not there', () => {
    const items = ['a & b', 'c'].map((word) => html`<li>${word}</li>`);
    expect(html`<ul>${items}</ul>${null}${undefined}${false}${0}${raw('<hr>')}`.markup).toBe(
      '<ul><li>a &amp; b</li><li>c</li></ul>0<hr>',
    );
  });

  it('links to web addresses only', () => {
    expect(webAddress('https://x.com/a/status/1')).toBe('https://x.com/a/status/1');
    for (const address of [
      'javascript:alert(1)',
      ' JavaScript:alert(1)',
      'data:text/html,x',
      '/x',
      'mailto:a@b.co',
      '',
    ])
      expect(webAddress(address)).toBeUndefined();
  });
});
