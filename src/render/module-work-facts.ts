import type { AgentBinding, Module, ToolOperation } from '../model/index.js';
import { camelCase, pascalCase } from '../text/index.js';
import { fieldTree } from './module-view-fields.js';
import type { FieldView } from './module-view-fields.js';
import { callViews } from './module-view-settings.js';
import type { CallView } from './module-view-settings.js';
import { testingView } from './module-view-testing.js';
import type { TestingView } from './module-view-testing.js';

/** What the templates place of the tool, the memory, the approval and the tests. */
export interface WorkFacts {
  readonly tool?: ToolView;
  /** Of the tool; none without one. */
  readonly operations: readonly OperationView[];
  readonly toolId: string;
  readonly reads: readonly string[];
  readonly hasReads: boolean;
  readonly writes: readonly string[];
  /** The operations of the tool are given more than the handler of an event. */
  readonly hasToolContext: boolean;
  /** The default handlers tell of packets. */
  readonly summarizesPackets: boolean;
  readonly approval?: ApprovalView;
  readonly isHeld: boolean;
  readonly acceptance: readonly { readonly id: string; readonly description: string; readonly test: string }[];
  readonly testing: TestingView;
}

/** The tool that the module offers to agents. */
export interface ToolView {
  readonly id: string;
  /** The operation that the tests call. */
  readonly first: OperationView;
  readonly riskLevel: Module['governance']['riskLevel'];
  readonly requiresApproval: boolean;
  readonly bindings: readonly AgentBinding[];
}

/** One operation of the tool. */
export interface OperationView {
  readonly name: string;
  readonly description: string;
  readonly method: string;
  readonly inputSchema: string;
  readonly inputType: string;
  readonly fields: readonly FieldView[];
  readonly hasFields: boolean;
  /** The declared call of the same name. */
  readonly call?: CallView;
  /** It asks for a thread, and its default handler tells what the module may read of it. */
  readonly tellsOfThread: boolean;
  /** The thread need not be named. */
  readonly isThreadOptional: boolean;
}

/** Who has to agree. */
export interface ApprovalView {
  readonly mechanism: Module['governance']['mechanism'];
  readonly riskLevel: Module['governance']['riskLevel'];
  readonly approver: string;
  readonly tokenVariable: string;
}

/** What the module does, for whom, and who has to agree. */
export function workFacts(module: Module): WorkFacts {
  const { tool, memory, governance } = module;
  const calls = callViews(module);
  const operations = (tool?.operations ?? []).map((operation) => operationView(operation, calls, memory));
  const [first] = operations;
  const approval = governance.requiresApproval ? approvalView(governance) : undefined;
  return {
    ...(tool && first && { tool: toolView(tool, first, governance) }),
    operations,
    toolId: tool?.id ?? module.snake,
    reads: memory.reads,
    hasReads: memory.reads.length > 0,
    writes: memory.writes,
    hasToolContext: tool !== undefined && calls.length + memory.reads.length > 0,
    summarizesPackets: memory.reads.length > 0 && operations.some(({ call }) => call === undefined),
    ...(approval && { approval }),
    isHeld: approval !== undefined && governance.mechanism !== 'auto',
    acceptance: [...module.acceptance.positive, ...module.acceptance.negative],
    testing: testingView(module),
  };
}

function toolView(
  { id, bindings }: NonNullable<Module['tool']>,
  first: OperationView,
  { riskLevel, requiresApproval }: Module['governance'],
): ToolView {
  return { id, first, riskLevel, requiresApproval, bindings };
}

function operationView(
  { name, description, input }: ToolOperation,
  calls: readonly CallView[],
  { reads }: Module['memory'],
): OperationView {
  const method = camelCase(name);
  const call = calls.find((each) => each.name === name);
  const fields = fieldTree(input, { isForm: false });
  const thread = input.find(({ path, type }) => path === 'thread_id' && type === 'string');
  return {
    name,
    description,
    method,
    inputSchema: `${method}Input`,
    inputType: `${pascalCase(name)}Input`,
    fields,
    hasFields: fields.length > 0,
    ...(call && { call }),
    tellsOfThread: call === undefined && thread !== undefined && reads.length > 0,
    isThreadOptional: thread?.required === false,
  };
}

function approvalView({ mechanism, riskLevel }: Module['governance']): ApprovalView {
  const approver = mechanism === 'igor_only' ? 'igor' : mechanism;
  return { mechanism, riskLevel, approver, tokenVariable: `L9_APPROVER_${approver.toUpperCase()}_TOKEN` };
}
