import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

import { createFolder, removeFolder } from './temporary-folder.js';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Whether there is a Chromium to test with: at the path in CHROMIUM, or where Debian puts it. */
export const hasChromium = existsSync(executablePath);

/** Whether a test in a browser has to fail where there is no Chromium: CHROMIUM_REQUIRED is set. */
export const chromiumMustRun = (process.env['CHROMIUM_REQUIRED'] ?? '') !== '';

/** Why a test in a browser is left out. */
export const noChromium = `no Chromium at ${executablePath}: install it, or name another in CHROMIUM`;

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Pages opened from files, each in a context of its own, by one browser with an empty profile. */
export interface Pages {
  /** Opens an HTML text as a file, at an address behind `#` if given. */
  readonly open: (html: string, options?: BrowserContextOptions & { readonly hash?: string }) => Promise<OpenPage>;
  readonly close: () => Promise<void>;
}

/** A page, and what went wrong on it: complaints of the console, errors, and requests for anything but the file itself. */
export interface OpenPage {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** Starts the browser. Its sandbox needs rights that a container's root has not. */
export async function startPages(): Promise<Pages> {
  if (!hasChromium) throw new Error(noChromium);
  const folder = await createFolder();
  const isRoot = process.getuid?.() === 0;
  const args = isRoot ? [...quiet, '--no-sandbox'] : quiet;
  const browser: Browser = await chromium.launch({ executablePath, args });
  let count = 0;
  return {
    open: async (html, { hash = '', ...options } = {}) => {
      const file = join(folder, `${(count += 1)}.html`);
      await writeFile(file, html);
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
      const url = pathToFileURL(file).href;
      page.on('request', (request) => {
        const asked = request.url();
        if (!asked.startsWith(url) && !asked.startsWith('data:')) complaints.push(`request: ${asked}`);
      });
      await page.goto(`${url}${hash}`);
      return { page, complaints };
    },
    close: async () => {
      await browser.close();
      await removeFolder(folder);
    },
  };
}
