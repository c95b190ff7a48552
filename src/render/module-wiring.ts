import type { EnvironmentVariable, Module } from '../model/index.js';
import { camelCase, pascalCase } from '../text/index.js';
import type { RelPath } from '../text/index.js';
import { typescriptLiteral, typescriptString } from './escape-code.js';
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

/** One property of an entry; `code` is a TypeScript expression. */
export interface WiredProperty {
  readonly name: string;
  readonly code: string;
}

/** What a module asks for in the files that all modules share, as data for the editor of those files. */
export interface ModuleWiring {
  readonly router: { readonly import: WiredImport; readonly entry: { readonly identifier: string } };
  /** Absent when the module exposes no tool. */
  readonly tool?: { readonly id: string; readonly import: WiredImport; readonly properties: readonly WiredProperty[] };
  /** One entry for each agent that may call the tool. */
  readonly agents: readonly {
    readonly key: { readonly agentId: string; readonly toolId: string };
    readonly properties: readonly WiredProperty[];
  }[];
  /** Lines for `.env.example`, values and comments ready to be written. */
  readonly environment: readonly { readonly name: string; readonly value: string; readonly comment: string }[];
}

/** The files that the entries go to; their places decide the import paths. */
export interface SharedFiles {
  readonly router: RelPath;
  readonly tools: RelPath;
}

/** What a module asks for in the router, the tool registry, the agent registry and the env example. */
export function moduleWiring(module: Module, shared: SharedFiles): ModuleWiring {
  const { files, snake, tool } = module;
  const identifier = `${camelCase(snake)}${pascalCase(files.entryExport)}`;
  return {
    router: {
      import: { name: files.entryExport, alias: identifier, from: importSpecifier(shared.router, files.entry) },
      entry: { identifier },
    },
    ...(tool ? { tool: toolWiring(module, tool, shared) } : {}),
    agents: (tool?.bindings ?? []).map(({ agentId, mode, allowedOperations }) => ({
      key: { agentId, toolId: tool?.id ?? '' },
      properties: [
        { name: 'agentId', code: typescriptString(agentId) },
        { name: 'toolId', code: typescriptString(tool?.id ?? '') },
        { name: 'mode', code: typescriptString(mode) },
        { name: 'allowedOperations', code: typescriptLiteral(allowedOperations) },
      ],
    })),
    environment: module.environment.map((variable) => ({
      name: variable.name,
      value: exampleOf(variable),
      comment: commentOf(variable),
    })),
  };
}

function toolWiring(
  module: Module,
  { id }: NonNullable<Module['tool']>,
  shared: SharedFiles,
): NonNullable<ModuleWiring['tool']> {
  const { operations } = moduleNames(module);
  const { riskLevel, requiresApproval } = module.governance;
  return {
    id,
    import: { name: operations, from: importSpecifier(shared.tools, module.files.schemas) },
    properties: [
      { name: 'id', code: typescriptString(id) },
      { name: 'moduleId', code: typescriptString(module.id) },
      { name: 'description', code: typescriptString(module.description) },
      { name: 'riskLevel', code: typescriptString(riskLevel) },
      { name: 'requiresApproval', code: String(requiresApproval) },
      { name: 'operations', code: operations },
    ],
  };
}

// An example that the readers of env files would not agree on is left to the comment.
function exampleOf({ example, default: fallback }: EnvironmentVariable): string {
  const value = example ?? fallback ?? '';
  return /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(value) || (value.includes("'") && /["\\$`]/.test(value))
    ? ''
    : dotenvValue(value);
}

function commentOf({ description, required }: EnvironmentVariable): string {
  return commentText(required ? description : `${description} (optional)`);
}
