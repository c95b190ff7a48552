import { defineDiagnostics } from '../diagnostics/index.js';

interface Difference {
  readonly name: string;
  readonly declared: string;
  readonly found: string;
}

interface Bypass {
  readonly module: string;
  readonly operation: string;
  readonly way: readonly string[];
  readonly isAsked: boolean;
  /** Where the contract demands the approval. */
  readonly place: string;
  readonly others: readonly string[];
}

interface NotEvaluable {
  readonly invariant: string;
  readonly looked: string;
  readonly why: string;
  readonly how: string;
  readonly place: string;
}

/** What code does otherwise than the contracts demand. */
export const conformDiagnostics = defineDiagnostics('conform', {
  'tool-not-registered': {
    severity: 'error',
    title: 'tool is not registered',
    message: (p: {
      readonly module: string;
      readonly tool: string;
      readonly registry: string;
      readonly near: string | undefined;
    }) =>
      `\`${p.module}\` exposes the tool \`${p.tool}\`, but the tool registry at ${p.registry} has no entry with that id${p.near ? `; it has \`${p.near}\`` : ''}.`,
    cause: 'The entry was taken out, or what it leads to is the definition of another tool or has another id.',
    fix: 'Run "l9gen generate", or put the definition of the tool into the list again.',
    example:
      'export const tools: readonly ToolDefinition[] = [\n  // slackWebhookToolDefinition,     raises it\n];\n\nexport const tools: readonly ToolDefinition[] = [\n  slackWebhookToolDefinition,\n];',
  },
  'tool-differs': {
    severity: 'error',
    title: 'tool is registered otherwise than declared',
    message: (p: { readonly tool: string; readonly differing: readonly Difference[]; readonly place: string }) =>
      `The tool \`${p.tool}\` that is declared at ${p.place} is registered otherwise: ${p.differing.map(({ name, declared, found }) => `\`${name}\` is declared as ${declared}, and is ${found}`).join('; ')}.`,
    cause: 'The definition was written or changed by hand, or the contract moved on.',
    fix: 'Run "l9gen generate", or make the definition say what the contract says.',
    example:
      "risk_level: high      # module.meta.yaml\n\nriskLevel: 'low',     // schemas.ts raises it\nriskLevel: 'high',    // mended",
  },
  'tool-repeated': {
    severity: 'error',
    title: 'tool is registered more than once',
    message: (p: { readonly tool: string; readonly places: readonly string[] }) =>
      `The tool \`${p.tool}\` stands in the tool registry ${p.places.length} times: at ${p.places.join(' and at ')}.`,
    cause: 'A definition was written by hand beside that of a module, or one was copied and kept its id.',
    fix: 'Take one of the entries out, or give its definition another id.',
    example:
      "export const tools = [\n  slackWebhookToolDefinition,\n  { id: 'slack_webhook_tool', … },     // raises it\n];",
  },
  'unknown-agent': {
    severity: 'error',
    title: 'agent is not registered',
    message: (p: { readonly agent: string; readonly file: string; readonly near: string | undefined }) =>
      `The agent \`${p.agent}\` is named here, but \`${p.file}\` does not list it${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'The host refuses to start with a binding of an agent that it does not know.',
    fix: 'Add the agent to the list `agents` of that file, or correct its name.',
    example:
      'agent_bindings:\n  - agent_id: l-ctx             # l9/core/agents/registry.ts lists l-cto\n\nagent_bindings:\n  - agent_id: l-cto',
  },
  'undeclared-segment': {
    severity: 'error',
    title: 'segment is not declared for the module',
    message: (p: {
      readonly module: string;
      readonly segment: string;
      readonly use: 'read' | 'written';
      readonly key: string;
      readonly near: string | undefined;
      readonly contract: string;
    }) =>
      `The segment \`${p.segment}\` is ${p.use} here by \`${p.module}\`, but \`${p.key}\` of \`${p.contract}\` does not name it${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'Who reads what of the memory is decided in contracts; code that goes beyond them is seen by nobody.',
    fix: 'Declare the segment in wiring.memory of the module meta, or leave it alone here.',
    example:
      "segments: ['tool_audit', 'session_context'],    // the service raises it\n\nsegments_written: [tool_audit, session_context]   # module.meta.yaml mends it",
  },
  'approval-bypassed': {
    severity: 'error',
    title: 'operation is reached without approval',
    message: (p: Bypass) =>
      `\`${p.module}\` requires approval at ${p.place}, but \`${p.operation}\` is reached ${p.isAsked ? 'without waiting for the answer' : 'without asking for it'}: ${p.way.join(' → ')}${p.others.length > 0 ? ` (also ${p.others.join(', ')})` : ''}.`,
    cause:
      'On some path from where the host enters the module (route, tool, job, schedule) to the operation, `services.approvals.request` is not called, or work goes on whatever it answers.',
    fix: 'Ask before the operation on every path, and go on only when the answer is approved; what is held goes on in `resume`.',
    example:
      "if (task.source !== 'internal') await this.#hold(task);   // raises it: an `if` around the gate\nreturn this.#carryOut(task);\n\nreturn this.#hold(task);                                  // mended; `resume` carries it out",
  },
  'approval-not-asked': {
    severity: 'error',
    title: 'approval is never asked for',
    message: (p: { readonly module: string; readonly file: string; readonly entry: string; readonly place: string }) =>
      `\`${p.module}\` requires approval, but no path from \`${p.entry}\` calls \`request\` of \`${p.file}\`, as ${p.place} demands.`,
    cause: 'The call was taken out, or it stands in code that the host never enters.',
    fix: 'Call `services.approvals.request` where the work would begin.',
    example:
      'return { status: 202, body: { ok: true } };                     // raises it: held, and nobody is asked\n\nconst { id } = await services.approvals.request({ … });         // mended\nreturn { status: 202, body: { ok: true, approval_id: id } };',
  },
  'approval-not-proven': {
    severity: 'error',
    title: 'no running test proves the approval',
    message: (p: {
      readonly module: string;
      readonly missing: readonly string[];
      readonly files: readonly string[];
      readonly place: string;
    }) =>
      `\`${p.module}\` requires approval, but no test that runs proves ${p.missing.join(', nor ')}, as ${p.place} demands; its tests are ${p.files.map((file) => `\`${file}\``).join(', ')}.`,
    cause: 'The test is missing, skipped, still to be written, or expects nothing.',
    fix: 'Write a test that looks at what was held before anybody approved, and one that approves and looks at the result.',
    example:
      "it.skip('holds the event until it is approved, then carries it out once', …)    // raises it\n\nit('holds the event until it is approved, then carries it out once', …)         // mended",
  },
  'not-evaluable': {
    severity: 'error',
    title: 'an invariant cannot be judged',
    message: (p: NotEvaluable) =>
      `The invariant \`${p.invariant}\` (${p.place}) cannot be judged: looked for ${p.looked}, but ${p.why}; to say where it is: ${p.how}.`,
    cause:
      'A file is missing or does not parse, a list is filled while the program runs, or a call cannot be followed.',
    fix: 'Write it so that it can be read from the code, or say in .l9_wiring.meta.yaml where it is.',
    example:
      'for (const one of all) tools.push(one);                  // raises it\n\nexport const tools = [slackWebhookToolDefinition];       // mended',
  },
});
