import type { Module } from '../model/index.js';
import { camelCase, pascalCase } from '../text/index.js';

/** What the generated code calls its own things. */
export interface ModuleNames {
  readonly config: string;
  readonly readConfig: string;
  readonly event: string;
  readonly eventSchema: string;
  readonly operations: string;
  /** What the tool registry holds. */
  readonly toolDefinition: string;
  /** What the agent registry holds. */
  readonly agentBindings: string;
  readonly service: string;
  readonly handlers: string;
  readonly calls: string;
  readonly client: string;
  readonly createClient: string;
  /** What the router registers. */
  readonly entry: string;
  readonly createEntry: string;
}

/** The names of one module, all derived from its snake name and the export that the router registers. */
export function moduleNames({ snake, files }: Pick<Module, 'snake' | 'files'>): ModuleNames {
  const pascal = pascalCase(snake);
  const camel = camelCase(snake);
  return {
    config: `${pascal}Config`,
    readConfig: `read${pascal}Config`,
    event: `${pascal}Event`,
    eventSchema: `${camel}Event`,
    operations: `${camel}Operations`,
    toolDefinition: `${camel}ToolDefinition`,
    agentBindings: `${camel}AgentBindings`,
    service: `${pascal}Service`,
    handlers: `${pascal}Handlers`,
    calls: `${pascal}Calls`,
    client: `${pascal}Client`,
    createClient: `create${pascal}Client`,
    entry: files.entryExport,
    createEntry: `create${pascalCase(files.entryExport)}`,
  };
}

/** The property of the module's config that holds an environment variable: `SLACK_API_KEY` → `slackApiKey`. */
export function configProperty(variable: string): string {
  return camelCase(variable);
}

/** The file beside the tests that all of them share. */
export function fixtureFile({ snake, files }: Pick<Module, 'snake' | 'files'>): string {
  return `${files.tests.folder}/${snake}_fixture.ts`;
}
