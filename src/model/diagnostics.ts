import { defineDiagnostics } from '../diagnostics/index.js';

/** What can be wrong with the meaning of contracts. */
export const modelDiagnostics = defineDiagnostics('model', {
  'missing-keys': {
    severity: 'error',
    title: 'required keys are missing',
    message: (p: { readonly where: string; readonly keys: readonly string[]; readonly total: number }) =>
      `${p.where} lacks ${shareOf(p.keys.length, p.total)}: ${p.keys.map((key) => `\`${key}\``).join(', ')}.`,
    cause: 'The contract is incomplete; nothing is guessed in place of what it does not say.',
    fix: 'Add the keys. "l9gen new" writes a complete contract to copy from.',
    example:
      'metadata:\n  module_id: slack.webhook\n  tier: 2                  # name and description are missing\n\nmetadata:\n  module_id: slack.webhook\n  tier: 2\n  name: Slack webhook\n  description: Answers Slack events.',
  },
  'unknown-key': {
    severity: 'error',
    title: 'unknown key',
    message: (p: { readonly key: string; readonly near: string | undefined }) =>
      `The key \`${p.key}\` is unknown here${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'Contracts are closed: a key that no rule knows would be ignored silently.',
    fix: 'Correct the spelling, or remove the key.',
    example: 'runtime_wiring:\n  startup_fase: normal\n\nruntime_wiring:\n  startup_phase: normal',
  },
  'wrong-value': {
    severity: 'error',
    title: 'value is not allowed',
    message: (p: { readonly value: string; readonly allowed: readonly string[]; readonly near: string | undefined }) =>
      `\`${p.value}\` is not allowed here; expected ${oneOf(p.allowed)}${p.near ? `, perhaps \`${p.near}\`` : ''}.`,
    cause: 'The key takes one of a fixed set of values.',
    fix: 'Write one of the allowed values.',
    example: 'runtime_wiring:\n  service: apy\n\nruntime_wiring:\n  service: api',
  },
  'wrong-type': {
    severity: 'error',
    title: 'value has the wrong type',
    message: (p: { readonly value: string; readonly found: string; readonly expected: string }) =>
      p.found === 'nothing'
        ? `There is no value here; expected ${p.expected}.`
        : `\`${p.value}\` is ${p.found}; expected ${p.expected}.`,
    cause: 'YAML 1.2 reads `yes` and `on` as text, `2.6` as a number and a date as text.',
    fix: 'Write a value of the expected type; quote text that looks like something else.',
    example:
      'external_surface:\n  exposes_tool: yes      # text in YAML 1.2\n\nexternal_surface:\n  exposes_tool: true',
  },
  'wrong-form': {
    severity: 'error',
    title: 'value has the wrong form',
    message: (p: { readonly value: string; readonly problem: string; readonly meaning: string }) =>
      `\`${p.value}\` ${p.problem} (${p.meaning}).`,
    cause: 'The value must match a pattern, a range or a length.',
    fix: 'Write a value that the description in parentheses allows.',
    example: 'metadata:\n  tier: 9                # 0 to 7\n\nmetadata:\n  tier: 2',
  },
  'unknown-kind': {
    severity: 'error',
    title: 'unknown kind of contract',
    message: (p: { readonly found: string; readonly expected?: string; readonly near?: string | undefined }) =>
      p.expected === undefined
        ? `No kind of contract has \`type: ${p.found}\`${p.near ? `; did you mean \`${p.near}\`?` : '.'}`
        : `The file says \`type: ${p.found}\`; a contract of this name has \`type: ${p.expected}\`.`,
    cause: 'The type says which rules a contract is read by; it must be known and agree with the name of the file.',
    fix: 'Correct the type, or move the file to where its kind belongs.',
    example: 'type: l9_modules_meta    # in module.meta.yaml\n\ntype: l9_module_meta',
  },
  'unsupported-version': {
    severity: 'error',
    title: 'schema version is not supported',
    message: (p: { readonly version: string; readonly from: string; readonly to: string }) =>
      `The spec has schema_version \`${p.version}\`; l9gen reads ${p.from} to ${p.to}.`,
    cause: 'The sections and their meaning differ between versions of the Module-Spec.',
    fix: 'Write schema_version: "2.6" and the sections that 2.6 requires.',
    example: 'schema_version: "3.0"\n\nschema_version: "2.6"',
  },
  'not-declared': {
    severity: 'error',
    title: 'needed fact is not declared',
    message: (p: { readonly fact: string; readonly why: string }) =>
      `\`${p.fact}\` is not declared and cannot be derived: ${p.why}.`,
    cause: 'l9gen never guesses. What a module needs must follow from its contracts.',
    fix: 'Declare the named key.',
    example:
      "inbound:\n  - auth: hmac-sha256    # nothing says what is signed\n\ninbound:\n  - auth: hmac-sha256\n    signature: { signed_text: '{timestamp}.{body}', encoding: hex, tolerance_seconds: 300 }",
  },
  'not-supported': {
    severity: 'error',
    title: 'declared but not supported',
    message: (p: { readonly what: string; readonly instead: string }) => `${p.what} cannot be generated; ${p.instead}.`,
    cause: 'The contract is valid, but no template carries it out; generating anyway would break the promise silently.',
    fix: 'Use a supported value, or take the demand out of the contract and write that part by hand.',
    example: 'idempotency:\n  pattern: substrate_lookup\n\nidempotency:\n  pattern: event_id',
  },
  contradiction: {
    severity: 'error',
    title: 'contracts contradict each other',
    message: (p: { readonly here: string; readonly there: string }) => `${p.here}, but ${p.there}.`,
    cause: 'Two places state the same fact differently; neither is ignored.',
    fix: 'Make both places agree, or remove one.',
    example:
      'external_surface:\n  exposes_tool: false      # the spec\nwiring:\n  tools:\n    exposes_tool: true     # module.meta.yaml\n\nexternal_surface:\n  exposes_tool: true',
  },
  'registry-missing': {
    severity: 'error',
    title: 'registry is missing',
    message: (p: { readonly file: string }) => `The module registry \`${p.file}\` does not exist.`,
    cause: 'The registry is the one list of modules; .l9_modules.meta.yaml names it.',
    fix: 'Create it with `modules: []`, or correct machine_registry_file.',
    example: 'machine_registry_file: modules/registri.yaml\n\nmachine_registry_file: modules/registry.yaml',
  },
  'spec-missing': {
    severity: 'error',
    title: 'registered module has no spec',
    message: (p: { readonly module: string; readonly file: string }) =>
      `The module \`${p.module}\` is registered, but its spec \`${p.file}\` does not exist.`,
    cause: 'Each entry of the registry needs a Module-Spec.',
    fix: 'Write the spec ("l9gen new" makes one), or remove the entry.',
    example:
      'modules:\n  - module_id: slack.webhook    # and no modules/specs/Module-Spec-v2.6-slack_webhook.yaml\n\nl9gen new slack.webhook --kind webhook --auth hmac-sha256',
  },
  'spec-not-registered': {
    severity: 'warning',
    title: 'spec is not registered',
    message: (p: { readonly file: string; readonly registry: string }) =>
      `No entry of \`${p.registry}\` leads to this spec, so nothing is generated from \`${p.file}\`.`,
    cause: 'The registry is the one list of modules.',
    fix: 'Add an entry for the module to the registry, or delete the spec.',
    example:
      'modules: []                     # and a spec of slack.webhook in modules/specs\n\nmodules:\n  - module_id: slack.webhook\n    tier: 2',
  },
  'meta-not-registered': {
    severity: 'warning',
    title: 'module folder is not registered',
    message: (p: { readonly folder: string; readonly registry: string }) =>
      `The folder \`${p.folder}\` has module contracts, but no entry of \`${p.registry}\` belongs to it.`,
    cause: 'The registry is the one list of modules.',
    fix: 'Add an entry for the module to the registry, or remove the folder.',
    example:
      'modules: []                     # and a folder l9/modules/slack_webhook with module.meta.yaml\n\nmodules:\n  - module_id: slack.webhook\n    tier: 2',
  },
  'duplicate-module': {
    severity: 'error',
    title: 'module is registered twice',
    message: (p: { readonly module: string; readonly snake: string }) =>
      `The module \`${p.module}\` is registered twice (both take the names of \`${p.snake}\`).`,
    cause: 'Module ids must differ in snake form, because files, packets and variables are named by it.',
    fix: 'Remove one entry, or rename one module.',
    example:
      'modules:\n  - module_id: slack.webhook\n  - module_id: slack_webhook    # the same in snake form\n\nmodules:\n  - module_id: slack.webhook',
  },
  'id-mismatch': {
    severity: 'error',
    title: 'module ids differ',
    message: (p: { readonly found: string; readonly expected: string; readonly by: string }) =>
      `The module id here is \`${p.found}\`, but ${p.by} says \`${p.expected}\`.`,
    cause: 'Registry, spec and module meta must name the same module.',
    fix: 'Write the same module_id in all of them.',
    example:
      'metadata:\n  module_id: slack.adapter      # the registry says slack.webhook\n\nmetadata:\n  module_id: slack.webhook',
  },
  'tier-mismatch': {
    severity: 'error',
    title: 'tiers differ',
    message: (p: { readonly spec: number; readonly registry: number }) =>
      `The spec says tier ${p.spec}, the registry says tier ${p.registry}.`,
    cause: 'The registry assigns the tier; the spec repeats it.',
    fix: 'Write the tier of the registry into the spec.',
    example: 'metadata:\n  tier: 3                       # the registry says 2\n\nmetadata:\n  tier: 2',
  },
  'undeclared-packet': {
    severity: 'error',
    title: "packet type is not the module's",
    message: (p: { readonly packet: string; readonly prefix: string }) =>
      `The packet type \`${p.packet}\` does not start with \`${p.prefix}\`.`,
    cause: 'A module writes packets under its own name only.',
    fix: 'Write `<module in snake form>.<name>`.',
    example:
      'packet_contract:\n  emits: [slack.in]             # the module is slack.webhook\n\npacket_contract:\n  emits: [slack_webhook.in]',
  },
  'illegal-tool-id': {
    severity: 'error',
    title: 'tool id is not legal',
    message: (p: { readonly id: string }) => `The tool id \`${p.id}\` is not legal for model APIs.`,
    cause: 'Model APIs accept ids that start with a letter and hold letters, digits, "_" and "-", 64 at most.',
    fix: 'Rename the tool, for example to the module in snake form followed by "_tool".',
    example: 'tool_name: slack.webhook\n\ntool_name: slack_webhook_tool',
  },
  'unknown-operation': {
    severity: 'error',
    title: 'operation is not declared',
    message: (p: { readonly operation: string; readonly agent: string; readonly near: string | undefined }) =>
      `The agent \`${p.agent}\` may call \`${p.operation}\`, which the tool does not declare${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'allowed_operations must be operations of the tool.',
    fix: 'Declare the operation under wiring.tools.operations, or correct its name.',
    example:
      'operations:\n  - name: fetch_status\nagent_bindings:\n  - agent_id: l-cto\n    allowed_operations: [fetch_statsu]\n\n    allowed_operations: [fetch_status]',
  },
  'unknown-segment': {
    severity: 'error',
    title: 'memory segment does not exist',
    message: (p: { readonly segment: string; readonly file: string; readonly near: string | undefined }) =>
      `The segment \`${p.segment}\` is not declared in \`${p.file}\`${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'Modules read and write declared memory segments only.',
    fix: 'Declare the segment there, or correct its name.',
    example: 'memory:\n  segments_read: [project_histori]\n\nmemory:\n  segments_read: [project_history]',
  },
  'unknown-dependency': {
    severity: 'error',
    title: 'dependency is unknown',
    message: (p: { readonly name: string; readonly near: string | undefined }) =>
      `The module depends on \`${p.name}\`, which is neither a service of the host nor a registered module${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'What must be up before the module can be waited for only when the host knows it.',
    fix: 'Write postgres, memory.service, api.server or the id of a registered module.',
    example:
      'runtime_wiring:\n  depends_on: [postgres, memory.servise]\n\nruntime_wiring:\n  depends_on: [postgres, memory.service]',
  },
  'unknown-compose-service': {
    severity: 'error',
    title: 'service is not in the compose file',
    message: (p: { readonly name: string; readonly file: string; readonly near: string | undefined }) =>
      `\`${p.file}\` has no service \`${p.name}\`${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'A contract names the service that runs a module or the host; what waits for that name waits for nothing.',
    fix: 'Write the name that the service has in the compose file, or add the service there.',
    example:
      'deployment:\n  docker_service_name: apo      # docker-compose.yml has the service api\n\ndeployment:\n  docker_service_name: api',
  },
  'compose-missing': {
    severity: 'error',
    title: 'compose file is missing',
    message: (p: { readonly file: string }) => `The compose file \`${p.file}\` does not exist.`,
    cause: 'The wiring contracts name the file in which the services that modules depend on are wired.',
    fix: 'Correct the path, restore the file, or leave compose_file out: without a compose file none is wired.',
    example:
      'deployment:\n  compose_file: compose.yml       # the file is compose.yaml\n\ndeployment:\n  compose_file: compose.yaml',
  },
  'dependency-cycle': {
    severity: 'error',
    title: 'modules wait for each other',
    message: (p: { readonly path: readonly string[]; readonly places: readonly string[] }) =>
      `The modules wait for each other: ${p.path.map((id) => `\`${id}\``).join(' → ')}; see ${p.places.map((place) => `\`${place}\``).join(', ')}.`,
    cause: 'A module starts after what it depends on; in a circle nothing can start first.',
    fix: 'Take one of the dependencies out of depends_on.',
    example:
      'billing:      depends_on: [invoices]\ninvoices:     depends_on: [billing]\n\ninvoices:     depends_on: [postgres]',
  },
  'name-taken': {
    severity: 'error',
    title: 'claimed twice',
    message: (p: { readonly what: string; readonly other: string }) => `${p.what} is claimed by ${p.other} as well.`,
    cause: 'A tool id or output file belongs to exactly one owner; the second would shadow the first.',
    fix: 'Change one of the two.',
    example:
      'slack.webhook:    tool_name: notify\nteams.webhook:    tool_name: notify\n\nteams.webhook:    tool_name: teams_notify',
  },
  'unknown-module': {
    severity: 'error',
    title: 'module is not registered',
    message: (p: { readonly module: string; readonly near: string | undefined }) =>
      `No module \`${p.module}\` is registered${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'The name given on the command line is in no entry of the registry.',
    fix: 'Give the module_id of a registered module, or register it with "l9gen new".',
    example: 'l9gen generate slack.webhok    → model/unknown-module\nl9gen generate slack.webhook',
  },
  'invalid-module-id': {
    severity: 'error',
    title: 'module id is no identifier',
    message: (p: { readonly id: string; readonly problem: string }) => `The module id \`${p.id}\` ${p.problem}.`,
    cause: 'Files, packets, variables and TypeScript names are made of the module id.',
    fix: 'Use lower-case words of letters and digits, each starting with a letter, joined by "_" or ".": slack.webhook',
    example: 'module_id: Slack-Webhook\n\nmodule_id: slack.webhook',
  },
  'weak-namespace': {
    severity: 'warning',
    title: 'thread namespace is shared',
    message: (p: { readonly namespace: string }) =>
      `The thread namespace \`${p.namespace}\` is the DNS namespace itself, so equal keys of different modules share a thread.`,
    cause: "A thread id is uuid5(namespace, key); the namespace must be the module's own.",
    fix: 'Remove `namespace`: the default is `<module>.l9.internal`.',
    example:
      'threading:\n  namespace: 6ba7b810-9dad-11d1-80b4-00c04fd430c8\n\nthreading:\n  namespace: slack_webhook.l9.internal',
  },
});

function shareOf(count: number, total: number): string {
  if (count < total) return `${count} of its ${total} required keys`;
  return total === 1 ? 'its required key' : `all of its ${total} required keys`;
}

function oneOf(allowed: readonly string[]): string {
  const quoted = allowed.map((value) => `\`${value}\``);
  return quoted.length === 1 ? (quoted[0] ?? '') : `one of ${quoted.join(', ')}`;
}
