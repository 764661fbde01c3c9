import { existsSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Whether the machine has no Chromium: a warning, and in CI an error, for there it must be tested. */
export function chromiumIsAbsent(): boolean {
  if (existsSync(executablePath)) return false;
  const reason = `no Chromium at ${executablePath}: install it (apt-get install chromium) or set CHROMIUM_PATH`;
  if (process.env.CI === 'true') throw new Error(reason);
  console.warn(`browser test skipped: ${reason}`);
  return true;
}

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });

/** What a page shows wrong on a screen of one width. */
export interface PageLook {
  /** Rules of WCAG 2.1 AA that axe finds broken, each with the elements. */
  readonly violations: readonly string[];
  /** Errors of the console, and addresses of other hosts that were asked. */
  readonly faults: readonly string[];
  /** Width of the page and of the window, in px: equal where nothing overflows. */
  readonly size: unknown;
}

/** Opens a page as a stranger and looks; `unfold` opens first what is folded. */
export async function lookAtPage(
  browser: Browser,
  url: string,
  width: number,
  unfold?: (page: Page) => Promise<unknown>,
): Promise<PageLook> {
  const { origin } = new URL(url);
  // A screen of 360 px is also one of 720 px at 200 % zoom.
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('request', (request) => !request.url().startsWith(origin) && faults.push(request.url()));
  await page.goto(url);
  await unfold?.(page);
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const size = await page.evaluate('[document.documentElement.scrollWidth, window.innerWidth]');
  await context.close();
  return {
    violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    faults,
    size,
  };
}
