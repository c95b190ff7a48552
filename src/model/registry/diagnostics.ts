import { defineDiagnostics } from '../../diagnostics/index.js';

/** What can be wrong between the registry, the specs, the module folders and the modules that use each other. */
export const registryDiagnostics = defineDiagnostics('model', {
  'dependency-not-lower': {
    severity: 'error',
    title: 'dependency on a tier not lower',
    message: (p: { readonly module: string; readonly tier: number; readonly other: string; readonly above: number }) =>
      `\`${p.module}\` of tier ${p.tier} depends on \`${p.other}\` of tier ${p.above}; ${mayUse(p.tier)}.`,
    cause:
      'Tiers are the order in which modules may build on each other: tier N uses lower tiers only, tier 0 none, tier 7 all. A dependency sideways or upward can become a circle. The registry assigns the tiers.',
    fix: 'Take the dependency out, or have the registry give one of the two modules another tier.',
    example: `modules/registry.yaml: slack.webhook has tier 2, planner.agent tier 4
  runtime_wiring:
    depends_on: [postgres, planner.agent]    # in the spec of slack.webhook: upward

  runtime_wiring:
    depends_on: [postgres]                   # mended: planner.agent calls slack.webhook, not the other way`,
  },
  'tiers-too-wide': {
    severity: 'warning',
    title: 'allowed tiers are too wide',
    message: (p: { readonly tier: number; readonly wide: readonly number[] }) =>
      `\`allowed_tiers\` holds ${inWords(p.wide)}, but a module of tier ${p.tier} ${mayUse(p.tier).replace(/^it /, '')}.`,
    cause:
      'A module may depend on lower tiers only. Older specs list their own tier too; the list alone does no harm, so it is told as a warning, and a real dependency of that kind as an error. Only tier 7 may list its own tier.',
    fix: 'List lower tiers only.',
    example: `  metadata:
    tier: 1
  dependencies:
    allowed_tiers: [0, 1]

    allowed_tiers: [0]      # mended`,
  },
  'dependency-not-built': {
    severity: 'error',
    title: 'dependency is never started',
    message: (p: { readonly module: string; readonly other: string; readonly status: string }) =>
      `\`${p.module}\` depends on \`${p.other}\`, which is \`${p.status}\` and has no spec, so that nothing starts it.`,
    cause:
      'A module starts after what it depends on. The host refuses to boot when that is neither a module that is there nor a service of its own.',
    fix: 'Write the spec of the other module ("l9gen new" makes one), or take it out of depends_on until then.',
    example: `modules/registry.yaml: { module_id: packet.store, tier: 1, scope: Packets., status: pending }   # and no spec
  runtime_wiring:
    depends_on: [postgres, packet.store]

$ l9gen new packet.store --kind worker --tier 1`,
  },
  'unknown-caller': {
    severity: 'warning',
    title: 'caller is not registered',
    message: (p: { readonly name: string; readonly near: string | undefined }) =>
      `The caller \`${p.name}\` is neither \`external\` nor a registered module${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'dependency_contract.inbound names who calls the module; nobody of this name exists.',
    fix: 'Write the id of a registered module, or `external`.',
    example: `  dependency_contract:
    inbound:
      - { from_module: planer.agent, interface: tool, endpoint: post_message }

      - { from_module: planner.agent, interface: tool, endpoint: post_message }   # mended`,
  },
  'unknown-topic': {
    severity: 'error',
    title: 'packet topic that nobody emits',
    message: (p: {
      readonly topic: string;
      readonly sender: string | undefined;
      readonly near: string | undefined;
    }) => {
      const why = p.sender === undefined ? 'no module has that name' : `\`${p.sender}\` does not emit it`;
      return `The packet topic \`${p.topic}\` is never sent: ${why}${p.near ? `; did you mean \`${p.near}\`?` : '.'}`;
    },
    cause:
      'A module writes the packets of packet_contract.emits in its spec and no others; an agent that waits for another waits for ever.',
    fix: 'Write a packet that the spec emits, or add it to packet_contract.emits.',
    example: `  packet_topics: [slack_webhook.done]   # and the spec emits slack_webhook.in, .out and .error

  packet_topics: [slack_webhook.out]    # mended`,
  },
  'unknown-successor': {
    severity: 'error',
    title: 'successor is not registered',
    message: (p: { readonly module: string; readonly successor: string; readonly near: string | undefined }) =>
      `\`${p.module}\` is superseded by \`${p.successor}\`, which is not registered${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'Whoever uses a deprecated module is sent to its successor, so that has to exist.',
    fix: 'Write the id of a registered module, or register the successor.',
    example: `modules:
  - { module_id: slack.webhook, tier: 2, scope: Slack., status: complete, superseded_by: chat.hok }
  - { module_id: chat.hook, tier: 2, scope: Chat., status: spec_complete }

  # mended: superseded_by: chat.hook`,
  },
  'successor-circle': {
    severity: 'error',
    title: 'successors form a circle',
    message: (p: { readonly path: readonly string[] }) =>
      `The modules supersede each other: ${p.path.map((id) => `\`${id}\``).join(' → ')}.`,
    cause: 'Following the successors never ends at a module that can be used.',
    fix: 'Take superseded_by out of the module that is to be used.',
    example: `modules:
  - { module_id: slack.webhook, tier: 2, scope: Slack., status: complete, superseded_by: chat.hook }
  - { module_id: chat.hook, tier: 2, scope: Chat., status: complete, superseded_by: slack.webhook }

  # mended: chat.hook without superseded_by`,
  },
  'successor-put-away': {
    severity: 'warning',
    title: 'successor is put away itself',
    message: (p: { readonly successor: string; readonly state: string; readonly instead: string | undefined }) =>
      `The successor \`${p.successor}\` is ${p.state} itself${p.instead ? `; \`${p.instead}\` is the one to use.` : '.'}`,
    cause: 'A successor should be a module that can be used.',
    fix: 'Name the module that is to be used now.',
    example: `modules:
  - { module_id: slack.webhook, tier: 2, scope: Slack., status: complete, superseded_by: chat.hook }
  - { module_id: chat.hook, tier: 2, scope: Chat., status: complete, superseded_by: chat.gateway }
  - { module_id: chat.gateway, tier: 2, scope: Chat., status: complete }

  # mended: slack.webhook is superseded_by: chat.gateway`,
  },
  'deprecated-in-use': {
    severity: 'warning',
    title: 'deprecated module is used',
    message: (p: { readonly user: string; readonly module: string; readonly successor: string | undefined }) =>
      `${p.user} \`${p.module}\`, which is deprecated; ${p.successor ? `use \`${p.successor}\` instead` : 'it has no successor'}.`,
    cause: 'The registry marks the module as deprecated: it still works, and is going to be put away.',
    fix: 'Use its successor. Without one, do without the module, or take `deprecated` out of its entry.',
    example: `modules/registry.yaml: slack.webhook is superseded_by: chat.hook
  runtime_wiring:
    depends_on: [postgres, slack.webhook]    # in another module's spec

    depends_on: [postgres, chat.hook]        # mended`,
  },
  'folder-missing': {
    severity: 'warning',
    title: 'module folder is missing',
    message: (p: { readonly module: string; readonly status: string; readonly folder: string }) =>
      `\`${p.module}\` is \`${p.status}\`, but the folder \`${p.folder}\` does not exist.`,
    cause:
      'ci.require_module_folder_for_every_spec of .l9_modules.meta.yaml asks for the code of each module that is done.',
    fix: 'Run "l9gen generate", or give the entry the status it has: spec_complete.',
    example: `modules:
  - { module_id: slack.webhook, tier: 2, scope: Slack., status: complete }   # and no l9/modules/slack_webhook

$ l9gen generate slack.webhook`,
  },
  'metas-missing': {
    severity: 'warning',
    title: 'module contracts are missing',
    message: (p: { readonly module: string; readonly folder: string; readonly missing: readonly string[] }) =>
      `\`${p.module}\` is \`complete\`, but \`${p.folder}\` lacks ${p.missing.map((name) => `\`${name}\``).join(', ')}.`,
    cause:
      'ci.require_docs_and_tests_meta of .l9_modules.meta.yaml asks for the contracts of code, docs and tests of each module that is done.',
    fix: 'Write the contracts, with those of a module that "l9gen new" made to copy from, or give the entry the status spec_complete.',
    example: `modules:
  - { module_id: slack.webhook, tier: 2, scope: Slack., status: complete }   # and no README.meta.yaml in its folder

l9/modules/slack_webhook/README.meta.yaml:
  type: component_readme
  component: { name: Slack webhook, purpose: Answers Slack events. }`,
  },
  'status-behind': {
    severity: 'info',
    title: 'status lags behind the spec',
    message: (p: { readonly module: string; readonly file: string }) =>
      `\`${p.module}\` is \`pending\`, but its spec \`${p.file}\` exists and is carried out.`,
    cause: 'pending means that nothing is written yet. The status does not keep a module from being generated.',
    fix: 'Write status: spec_complete.',
    example: `modules:
  - { module_id: slack.webhook, tier: 2, scope: Slack., status: pending }         # and its spec exists

  - { module_id: slack.webhook, tier: 2, scope: Slack., status: spec_complete }   # mended`,
  },
  'archived-with-spec': {
    severity: 'warning',
    title: 'archived module is still generated',
    message: (p: { readonly module: string; readonly file: string }) =>
      `\`${p.module}\` is \`archived\`, but its spec \`${p.file}\` exists, so that it is generated and wired all the same.`,
    cause: 'archived means that the module is put away. The status does not take it out of the host.',
    fix: 'Take the entry out together with the spec, the folder and the wiring, or use `deprecated: true` as long as it is served.',
    example: `modules:
  - { module_id: slack.webhook, tier: 2, scope: Slack., status: archived }         # and its spec exists

  - { module_id: slack.webhook, tier: 2, scope: Slack., status: complete, deprecated: true }   # mended`,
  },
  'folder-not-registered': {
    severity: 'warning',
    title: 'folder belongs to no module',
    message: (p: { readonly folder: string; readonly registry: string; readonly near: string | undefined }) =>
      `No entry of \`${p.registry}\` belongs to the folder \`${p.folder}\`${p.near ? `; did you mean the module \`${p.near}\`?` : '.'}`,
    cause:
      'Each folder of module_root is one module, named by its id in snake form. Code without an entry and without contracts is looked after by nobody.',
    fix: 'Register the module, rename the folder to what its id gives, or move it out of module_root; a name that starts with `_` is left alone.',
    example: `l9/modules/slack_webhok/handlers.ts          # the registry has slack.webhook

l9/modules/slack_webhook/handlers.ts         # mended`,
  },
  'folder-misnamed': {
    severity: 'warning',
    title: 'module folder has another name',
    message: (p: { readonly module: string; readonly folder: string; readonly expected: string }) =>
      `These are contracts of \`${p.module}\`, whose folder is \`${p.expected}\`; in \`${p.folder}\` nobody reads them.`,
    cause: 'The contracts of a module are read from the folder of module_root that has its id in snake form.',
    fix: 'Rename the folder, or remove it when it is a copy.',
    example: `l9/modules/slack/module.meta.yaml:             module_id: slack.webhook

l9/modules/slack_webhook/module.meta.yaml:     module_id: slack.webhook     # mended`,
  },
  'second-spec': {
    severity: 'warning',
    title: 'module has a second spec',
    message: (p: { readonly module: string; readonly file: string; readonly used: string }) =>
      `\`${p.file}\` is a second spec of \`${p.module}\`; the registry leads to \`${p.used}\`, so that nobody reads this one.`,
    cause:
      'A module follows from one spec. Of several the registry names one, or else the file of the newest version is taken.',
    fix: 'Delete one of the two, or name the right one with `spec:` in the registry.',
    example: `modules/specs/Module-Spec-v2.4-slack_webhook.yaml
modules/specs/Module-Spec-v2.6-slack_webhook.yaml      # used

Delete the old one; git keeps it.`,
  },
  'spec-misnamed': {
    severity: 'warning',
    title: 'spec file has another name',
    message: (p: {
      readonly name: string;
      readonly module: string;
      readonly version: string;
      readonly expected: string;
    }) =>
      `\`${p.name}\` holds the spec of \`${p.module}\` in version ${p.version}; its name should be \`${p.expected}\`.`,
    cause: 'The name of a spec file says its version and its module, so that people and the registry find it.',
    fix: 'Rename the file.',
    example: `modules/specs/Module-Spec-v2.4-slack_webhook.yaml:     schema_version: "2.6"

modules/specs/Module-Spec-v2.6-slack_webhook.yaml      # mended`,
  },
});

function mayUse(tier: number): string {
  const lower: Readonly<Record<number, string>> = { 0: 'no module', 1: 'tier 0 only', 2: 'tiers 0 and 1 only' };
  return `it may depend on ${lower[tier] ?? `tiers 0 to ${tier - 1} only`}`;
}

function inWords(numbers: readonly number[]): string {
  return numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')} and ${String(numbers.at(-1))}`;
}
