import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { build } from 'esbuild';

const folder = 'src/page';

/**
 * The page of the wiring graph: the page room as one script, its style and its markup in one file. The policy in it allows exactly
 * this script and this style by their hashes, and nothing from the network.
 */
export async function graphPage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${folder}/main.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    tsconfigRaw: {},
  });
  const script = `\n${(outputFiles[0]?.text ?? '').trimEnd()}\n`;
  const style = `\n${(await readFile(`${folder}/page.css`, 'utf8')).trimEnd()}\n`;
  const policy = [
    "default-src 'none'",
    `script-src '${hashSource(script)}'`,
    `style-src '${hashSource(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const parts: Readonly<Record<string, string>> = { policy, style, script };
  const markup = await readFile(`${folder}/page.html`, 'utf8');
  return markup.replace(/\{(policy|style|script)\}/g, (place, name: string) => parts[name] ?? place);
}

function hashSource(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
