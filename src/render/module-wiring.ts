import type { EnvironmentVariable, Module } from '../model/index.js';
import { camelCase, pascalCase } from '../text/index.js';
import type { RelPath } from '../text/index.js';
import { dotenvValue } from './escape-data.js';
import { commentText } from './escape-prose.js';
import { moduleNames } from './module-view-names.js';
import { importSpecifier } from './module-view-imports.js';

/** A name that a shared file imports from a module. */
export interface WiredImport {
  readonly name: string;
  readonly from: string;
  readonly alias?: string;
}

/** One line among the imports of a shared file, and one in its list: the module itself says what stands behind the name. */
export interface WiredName {
  readonly import: WiredImport;
  readonly entry: { readonly identifier: string };
}

/** What a module asks for in the files that all modules share, as data for the editor of those files. */
export interface ModuleWiring {
  readonly router: WiredName;
  /** Absent when the module exposes no tool. */
  readonly tool?: WiredName;
  /** Absent when no agent may call the tool. */
  readonly agents?: WiredName;
  /** Lines for `.env.example`, values and comments ready to be written. */
  readonly environment: readonly { readonly name: string; readonly value: string; readonly comment: string }[];
}

/** The files that the entries go to; their places decide the import paths. */
export interface SharedFiles {
  readonly router: RelPath;
  readonly tools: RelPath;
  readonly agents: RelPath;
}

/** What a module asks for in the router, the tool registry, the agent registry and the env example. */
export function moduleWiring(module: Module, shared: SharedFiles): ModuleWiring {
  const { files, snake, tool } = module;
  const { toolDefinition, agentBindings } = moduleNames(module);
  const identifier = `${camelCase(snake)}${pascalCase(files.entryExport)}`;
  const fromSchemas = (file: RelPath, name: string): WiredName => ({
    import: { name, from: importSpecifier(file, files.schemas) },
    entry: { identifier: name },
  });
  return {
    router: {
      import: { name: files.entryExport, alias: identifier, from: importSpecifier(shared.router, files.entry) },
      entry: { identifier },
    },
    ...(tool ? { tool: fromSchemas(shared.tools, toolDefinition) } : {}),
    ...(tool && tool.bindings.length > 0 ? { agents: fromSchemas(shared.agents, agentBindings) } : {}),
    environment: module.environment.map((variable) => ({
      name: variable.name,
      value: exampleOf(variable),
      comment: commentOf(variable),
    })),
  };
}

// An example that the readers of env files would not agree on is left to the comment.
function exampleOf({ example, default: fallback }: EnvironmentVariable): string {
  const value = example ?? fallback ?? '';
  return /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(value) || (value.includes("'") && /["\\$`]/.test(value))
    ? ''
    : dotenvValue(value);
}

// The name makes the line one of a kind: git would take equal comments of two modules for one, and tear their blocks apart.
function commentOf({ name, description, required }: EnvironmentVariable): string {
  return commentText(`${name}: ${required ? description : `${description} (optional)`}`);
}
