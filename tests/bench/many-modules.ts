import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const home = 'specs/modules/slack_webhook';
const contracts = ['module.meta.yaml', 'README.meta.yaml', 'tests.meta.yaml'];

/**
 * Adds `count` modules to a host: the contracts of the catalogue's webhook under other names, each a spec of some 200
 * lines and three metas, with routes, tools and packets of their own. Answers the files of the specs and metas.
 */
export async function addModules(host: string, count: number): Promise<readonly string[]> {
  const texts = await Promise.all(
    ['Module-Spec-v2.6-slack_webhook.yaml', ...contracts].map((name) => readFile(join(home, name), 'utf8')),
  );
  const files: string[] = [];
  const entries: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const snake = `mod_${String(index).padStart(4, '0')}`;
    const [spec, ...metas] = texts.map((text) => renamed(text, snake));
    const written = [
      [`modules/specs/Module-Spec-v2.6-${snake}.yaml`, spec],
      ...contracts.map((name, position) => [`l9/modules/${snake}/${name}`, metas[position]] as const),
    ] as const;
    for (const folder of ['modules/specs', join('l9/modules', snake)])
      await mkdir(join(host, folder), { recursive: true });
    for (const [path, text] of written) {
      await writeFile(join(host, path), text ?? '');
      files.push(path);
    }
    entries.push(`  - { module_id: ${snake}, tier: 2, scope: Module ${snake}., status: spec_complete }\n`);
  }
  await writeFile(join(host, 'modules/registry.yaml'), `modules:\n${entries.join('')}`);
  return files;
}

// The platform's headers and address stay, and what its events hold.
function renamed(text: string, snake: string): string {
  return text
    .replaceAll('slack.webhook', snake)
    .replaceAll('slack_webhook', snake)
    .replaceAll('SLACK_', `${snake.toUpperCase()}_`)
    .replaceAll('/slack/events', `/${snake}/events`)
    .replaceAll('slack.l9.internal', `${snake.replace('_', '-')}.l9.internal`);
}
