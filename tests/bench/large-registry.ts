/** A module to be wired: the name that it gets in the file, and where it is imported from. */
export interface WiredModule {
  readonly name: string;
  readonly from: string;
}

const comments = [' // owned by payments', '', '', ' /* moved in March */', '', '', ''];

/** A registry as people keep one: sorted, with comments behind, above and between entries and imports. */
export function registryText(entries: number): string {
  const modules = Array.from({ length: entries }, (_, index) => named(`mod_${padded(index)}`));
  const imports = modules.flatMap(({ name, from }, index) => [
    ...(index % 50 === 0 ? [`// imports of group ${index / 50}`] : []),
    `import { router as ${name} } from '${from}';${index % 40 === 7 ? ' // see the runbook' : ''}`,
  ]);
  const lines = modules.flatMap(({ name }, index) => [
    ...(index % 50 === 0 ? [`  // --- group ${index / 50} ---`] : []),
    `  ${index % 90 === 5 ? '/* first */ ' : ''}${name},${comments[index % comments.length] ?? ''}`,
    ...(index % 75 === 74 ? [''] : []),
  ]);
  const head = "/* Every module of this host. */\nimport type { L9Module } from './core/module.js';";
  return `${head}\n${imports.join('\n')}\n\nexport const modules: readonly L9Module[] = [\n${lines.join('\n')}\n  // the end\n];\n`;
}

/** Modules that belong between those of the registry. */
export function wiredModules(count: number): readonly WiredModule[] {
  return Array.from({ length: count }, (_, index) => named(`mod_${padded(index * 9)}_new`));
}

function padded(index: number): string {
  return String(index).padStart(4, '0');
}

function named(module: string): WiredModule {
  const name = module.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return { name: `${name}Router`, from: `./modules/${module}/routes/${module}.js` };
}
