import { defineDiagnostics } from '../../diagnostics/index.js';

/** What can be wrong between the fields of one spec; docs/decisions/0007 says why each is as severe as it is. */
export const specRuleDiagnostics = defineDiagnostics('model', {
  'smoke-test-off': {
    severity: 'warning',
    title: 'HTTP endpoint without smoke test',
    message: () => 'external_surface exposes an HTTP endpoint, but test_scope.docker_smoke is `false`.',
    cause: 'Only a running host shows that a route is mounted and answers; unit tests call past it.',
    fix: 'Write `docker_smoke: true`.',
    example:
      'external_surface: { exposes_http_endpoint: true }\ntest_scope: { docker_smoke: false }   # raises it\n\ntest_scope: { docker_smoke: true }    # mended',
  },
  'smoke-test-not-planned': {
    severity: 'warning',
    title: 'smoke test is not planned',
    message: (p: { readonly count: number }) =>
      `test_scope.docker_smoke of the spec is \`true\`, but none of the ${p.count} test files here has \`smoke\` in its name.`,
    cause: 'module.meta.yaml lists the tests of the module; a smoke test is known by its name.',
    fix: 'List a file such as `<module>_smoke.test.ts`, or write `docker_smoke: false` in the spec.',
    example:
      'integration_tests:\n  - file: tests/modules/desk/desk_integration.test.ts\n\nintegration_tests:\n  - file: tests/modules/desk/desk_integration.test.ts\n  - file: tests/modules/desk/desk_smoke.test.ts   # added',
  },
  'smoke-test-not-demanded': {
    severity: 'warning',
    title: 'planned smoke test is not demanded',
    message: (p: { readonly file: string }) =>
      `test_scope.docker_smoke is \`false\`, but module.meta.yaml plans the smoke test \`${p.file}\`.`,
    cause: 'What the spec does not demand, nobody misses when it is gone.',
    fix: 'Write `docker_smoke: true`, or take the file out of module.meta.yaml.',
    example:
      'test_scope: { docker_smoke: false }   # while desk_smoke.test.ts is listed\n\ntest_scope: { docker_smoke: true }',
  },
  'integration-test-off': {
    severity: 'warning',
    title: 'integration tests are switched off',
    message: (p: { readonly reasons: readonly string[] }) =>
      `test_scope.integration is \`false\`, but ${p.reasons.join(' and ')}.`,
    cause:
      'Outside the api service, and from tier 2 on, a module stands on others; only together do they show that it works.',
    fix: 'Write `integration: true`.',
    example:
      'metadata: { tier: 2 }\ntest_scope: { integration: false }   # raises it\n\ntest_scope: { integration: true }    # mended',
  },
  'boot-failure-not-tested': {
    severity: 'warning',
    title: 'no test of a failing start',
    message: (p: { readonly reasons: readonly string[] }) =>
      `${p.reasons.join(' and ')}, but no criterion says what happens when the module cannot start.`,
    cause:
      'A module that starts early, or with hard impact, takes the whole service down when it fails. A test must show how.',
    fix: 'Add a criterion that speaks of boot, start or startup, and of failing, blocking, refusing or ending.',
    example:
      'boot_impact: { level: hard }   # raises it, when no criterion speaks of the boot\n\nacceptance:\n  negative:\n    - id: AN-3\n      description: The host does not start when the module cannot.\n      test: failed_start_ends_boot',
  },
  'startup-dependency-not-tested': {
    severity: 'warning',
    title: 'no test of a missing dependency',
    message: (p: { readonly names: readonly string[] }) =>
      `The module blocks the start of the host, but no criterion says what happens while ${p.names.map((name) => `\`${name}\``).join(' or ')} is down.`,
    cause:
      'blocks_startup_on_failure promises that the boot ends when the module, or what it depends on, cannot start.',
    fix: 'Add a criterion that speaks of the start and of a dependency that is missing, down or unreachable, or names it.',
    example:
      'runtime_wiring: { depends_on: [postgres], blocks_startup_on_failure: true }   # raises it\n\nacceptance:\n  negative:\n    - id: AN-3\n      description: The host does not start while postgres is down.\n      test: failed_dependency_ends_boot',
  },
  'boot-impact-understated': {
    severity: 'warning',
    title: 'effect on the boot is denied',
    message: (p: { readonly claim: string }) => `${p.claim}, but blocks_startup_on_failure is \`true\`.`,
    cause: 'A module whose failure ends the boot has an effect on the boot.',
    fix: 'State the impact, or write `blocks_startup_on_failure: false`.',
    example:
      'runtime_wiring: { blocks_startup_on_failure: true }\nboot_impact: { level: none }   # raises it\n\nboot_impact: { level: soft }   # mended',
  },
  'hostile-case-missing': {
    severity: 'warning',
    title: 'no criterion about hostile input',
    message: (p: { readonly count: number }) =>
      `No negative criterion (of ${p.count}) is about a forged origin, a repeated or malformed event, or an unknown tool.`,
    cause: 'Every module refuses at least one of these; a spec that names none has not thought of its callers.',
    fix: 'Add a negative criterion for one of them.',
    example:
      'acceptance:\n  negative:\n    - { id: AN-1, description: An empty reply is logged., test: empty_reply_logged }\n\nacceptance:\n  negative:\n    - { id: AN-1, description: A malformed event changes nothing., test: malformed_rejected }',
  },
  'rejection-in-positive': {
    severity: 'info',
    title: 'rejection among positive criteria',
    message: (p: { readonly id: string; readonly word: string }) =>
      `The criterion \`${p.id}\` speaks of something \`${p.word}\`, but stands under \`positive\`.`,
    cause:
      'What is refused is tested from the side of the caller that is refused; `negative` is where it is looked for.',
    fix: 'Move the criterion to acceptance.negative, with an expected_behavior.',
    example:
      'acceptance:\n  positive:\n    - { id: AP-1, description: A stale event is rejected., test: stale_rejected }   # raises it\n\nacceptance:\n  negative:\n    - { id: AN-1, description: A stale event is rejected., test: stale_rejected }',
  },
  'tier-expectation-unmet': {
    severity: 'error',
    title: 'tier expectation is not met',
    message: (p: { readonly key: string; readonly section: string }) =>
      `tier_expectations.${p.key} is \`true\`, but \`${p.section}\` is empty.`,
    cause: 'The spec itself demands what it does not have. Tier 0 may have no packets, when it does not demand them.',
    fix: 'Fill the section, or take the demand back.',
    example:
      'metadata: { tier: 0 }\npacket_contract: { emits: [] }\ntier_expectations: { requires_packet_contract: true }    # raises it\n\ntier_expectations: { requires_packet_contract: false }   # mended',
  },
  'tier-expectation-understated': {
    severity: 'info',
    title: 'more is there than the tier demands',
    message: (p: { readonly key: string; readonly section: string }) =>
      `tier_expectations.${p.key} is \`false\`, but \`${p.section}\` is filled.`,
    cause: 'What is not demanded, nobody misses when it is gone.',
    fix: 'Write `true`, so that the section cannot be lost unseen.',
    example:
      'tier_expectations: { requires_negative_tests: false }   # while acceptance.negative is filled\n\ntier_expectations: { requires_negative_tests: true }',
  },
  'invariant-denied': {
    severity: 'error',
    title: 'global invariant is denied',
    message: (p: { readonly name: string; readonly isFoundation: boolean }) =>
      `global_invariants_ack.${p.name} is \`false\`, which ${p.isFoundation ? 'tier 0 may say only where no packet is emitted' : 'no module above tier 0 may say'}.`,
    cause:
      'The five invariants are what modules rely on in each other; the generated code keeps them whatever the spec says.',
    fix: 'Write `true`.',
    example:
      'global_invariants_ack:\n  malformed_packet_blocked: false   # raises it\n\nglobal_invariants_ack:\n  malformed_packet_blocked: true',
  },
  'mirror-missing': {
    severity: 'warning',
    title: 'stated in one place, missing in another',
    message: (p: {
      readonly what: string;
      readonly endpoint: string;
      readonly here: string;
      readonly lacking: readonly string[];
    }) => `The ${p.what} \`${p.endpoint}\` stands in ${p.here}, but not in ${p.lacking.join(', nor in ')}.`,
    cause: 'Reviews read dependency_contract, dependencies or interfaces; what one of them lacks stays unseen there.',
    fix: 'Add it where it is missing, or remove it from all places.',
    example:
      'interfaces:\n  outbound: [{ name: post, endpoint: https://chat.example/post, … }]\ndependencies: { outbound_calls: [] }   # raises it\n\ndependencies:\n  outbound_calls:\n    - { module: external, interface: http, endpoint: https://chat.example/post }',
  },
  'locked-non-goal-missing': {
    severity: 'warning',
    title: 'locked non-goal is missing',
    message: (p: { readonly missing: readonly string[] }) =>
      `non_goals lacks ${p.missing.length} of the three that every spec states: ${p.missing.map((goal) => `“${goal}”`).join(', ')}.`,
    cause:
      'Modules share the tables, the migrations and the systems of the host; the spec says so where people plan work.',
    fix: 'Add the lines.',
    example:
      'non_goals:\n  - No new database tables or migrations.   # the third is missing\n\nnon_goals:\n  - No new database tables or migrations.\n  - No parallel memory, logging or config systems.',
  },
  'file-not-allowed': {
    severity: 'warning',
    title: 'files outside what the spec allows',
    message: (p: { readonly first: readonly string[]; readonly more: number }) =>
      `Generation writes ${p.first.map((file) => `\`${file}\``).join(', ')}${p.more > 0 ? ` and ${p.more} more` : ''}, which repo.allowed_new_files and allowed_modified_files do not allow.`,
    cause:
      'The two lists are the budget of the module; where generation leaves it, the layout or the lists are out of date.',
    fix: 'Add the files, or a pattern such as `l9/modules/<module>/**`, or correct the layout in module.meta.yaml.',
    example:
      "repo:\n  allowed_new_files: ['l9/modules/desk/**']   # tests are written to tests/modules/desk\n\nrepo:\n  allowed_new_files: ['l9/modules/desk/**', 'tests/modules/desk/**']",
  },
  'variable-of-another-name': {
    severity: 'info',
    title: "variable does not bear the module's name",
    message: (p: { readonly name: string; readonly prefix: string; readonly platform: string }) =>
      `The variable \`${p.name}\` starts neither with \`${p.prefix}\` nor names the platform \`${p.platform}\`.`,
    cause:
      'Two modules that use one name by chance share a value; a name that shows its owner cannot be taken by another.',
    fix: 'Rename the variable, unless it belongs to the host or is shared on purpose.',
    example:
      'environment:\n  required:\n    - { name: SIGNING_SECRET, … }   # of the module slack.webhook\n\nenvironment:\n  required:\n    - { name: SLACK_SIGNING_SECRET, … }',
  },
  'undecided-wording': {
    severity: 'error',
    title: 'open decision in a contract',
    message: (p: { readonly mark: string; readonly text: string }) =>
      `\`${shortened(p.text)}\` leaves a decision open (\`${p.mark}\`).`,
    cause: 'l9gen never guesses; what is still to be decided cannot be generated.',
    fix: 'Decide it, or take it out of the contract until it is.',
    example: 'orchestration:\n  validation: [origin, TBD]\n\norchestration:\n  validation: [origin, freshness]',
  },
  'hedging-wording': {
    severity: 'warning',
    title: 'wording leaves it open',
    message: (p: { readonly word: string; readonly text: string }) =>
      `\`${shortened(p.text)}\` leaves open whether it happens: “${p.word}”.`,
    cause: 'A test shows what happens, not what may happen. Whoever reads a hedge has to guess when it applies.',
    fix: 'Say when it happens, or that it does.',
    example:
      'description: The reply is sent if applicable.\n\ndescription: The reply is sent when the event names a channel.',
  },
  'owner-differs': {
    severity: 'warning',
    title: 'two owners',
    message: (p: { readonly here: string; readonly found: string; readonly key: string; readonly expected: string }) =>
      `\`${p.here}\` is \`${p.found}\`, but ${p.key} is \`${p.expected}\`.`,
    cause:
      'Who owns the numbers and who is called are the owners of the module; a second name is one that nobody updates.',
    fix: 'Write the same name in both.',
    example:
      'ownership: { team: core, primary_contact: core lead }\ndelivery_metrics:\n  ownership: { primary: infra, escalation: core lead }   # raises it\n\ndelivery_metrics:\n  ownership: { primary: core, escalation: core lead }',
  },
  'tier-zero-not-foundation': {
    severity: 'warning',
    title: 'module of tier 0 stands on others',
    message: (p: { readonly deviations: readonly string[] }) =>
      `The module has tier 0, but ${p.deviations.join(', ')}.`,
    cause:
      'Tier 0 is what all other modules stand on: it depends on nothing, starts early, blocks the start, and has neither surface nor packets.',
    fix: 'Give the module the tier that the registry should assign, or take out what a foundation cannot have.',
    example:
      'metadata: { tier: 0 }\nruntime_wiring: { depends_on: [postgres] }   # raises it\n\nmetadata: { tier: 2 }\nruntime_wiring: { depends_on: [postgres] }',
  },
  'tier-zero-only': {
    severity: 'warning',
    title: 'value that only tier 0 may have',
    message: (p: { readonly key: string; readonly value: string; readonly tier: number }) =>
      `${p.key} is ${p.value}, which only a module of tier 0 may say; this one has tier ${p.tier}.`,
    cause:
      'Tier 0 runs before the packet store, and is imported. What is above it keeps its packets somewhere and is called by http or tool.',
    fix: 'Name what the module needs, and the interface by which it is called; or let the registry assign tier 0.',
    example:
      'metadata: { tier: 2 }\nruntime_wiring: { depends_on: [] }   # raises it\n\nmetadata: { tier: 2 }\nruntime_wiring: { depends_on: [postgres, memory.service] }',
  },
  'dedupe-check-not-durable': {
    severity: 'warning',
    title: 'check for repeats asks what is not there',
    message: (p: { readonly method: string; readonly lacking: readonly string[] }) =>
      `idempotency.check_method is \`${p.method}\`, but ${p.lacking.join(' and ')}.`,
    cause: 'A check that asks the substrate finds only what is kept there, and only while the substrate is up.',
    fix: 'Write `durability: substrate` and add memory.service to depends_on, or remove check_method.',
    example:
      'idempotency: { durability: in_memory, check_method: substrate_search }   # raises it\n\nidempotency: { durability: substrate, check_method: substrate_search }',
  },
  'failure-out-of-reach': {
    severity: 'warning',
    title: 'failure can never occur',
    message: (p: { readonly name: string; readonly why: string }) =>
      `error_policy has an answer to \`${p.name}\`, but ${p.why}.`,
    cause: 'The answer is never given, and whoever reads it believes that the check is made.',
    fix: 'Remove the category, or declare what the check needs.',
    example:
      'error_policy:\n  categories:\n    stale_timestamp: { status: 401, action: reject }   # no header has the role timestamp\n\ninterfaces:\n  inbound:\n    - headers: [{ name: X-Slack-Request-Timestamp, role: timestamp }]',
  },
  'callable-from-disagrees': {
    severity: 'warning',
    title: 'callers and surface disagree',
    message: (p: { readonly reasons: readonly string[] }) => `callable_from ${p.reasons.join(' and ')}.`,
    cause: 'Who may call a module is judged by both; where they differ, one of them is out of date.',
    fix: 'Make callable_from and the surface agree.',
    example:
      'external_surface:\n  exposes_webhook: true\n  callable_from: [internal]   # raises it\n\nexternal_surface:\n  exposes_webhook: true\n  callable_from: [external]',
  },
  'touchpoint-denied': {
    severity: 'warning',
    title: 'touchpoint is denied',
    message: (p: { readonly key: string; readonly because: string }) =>
      `runtime_touchpoints.${p.key} is \`false\`, but ${p.because}.`,
    cause: 'Reviews of risk read the touchpoints; a module that denies one is not looked at.',
    fix: 'Write `true`.',
    example:
      'runtime_touchpoints: { touches_db: false }   # while idempotency.durability is substrate\n\nruntime_touchpoints: { touches_db: true }',
  },
  'tools-out-of-reach': {
    severity: 'warning',
    title: 'touches tools without any',
    message: () => 'touches_tools is `true`, but the module exposes no tool, and no call goes by the interface `tool`.',
    cause: 'Nothing in the spec shows a tool that the module could touch; one of the two is out of date.',
    fix: 'Write `touches_tools: false`, or declare the tool call in dependency_contract.',
    example:
      'runtime_touchpoints: { touches_tools: true }\nexternal_surface: { exposes_tool: false }   # raises it\n\nruntime_touchpoints: { touches_tools: false }',
  },
  'dependency-starts-later': {
    severity: 'error',
    title: 'dependency starts later',
    message: (p: { readonly name: string; readonly phase: string; readonly later: string; readonly place: string }) =>
      `The module starts in the phase \`${p.phase}\`, but depends on \`${p.name}\`, which starts in the phase \`${p.later}\` (\`${p.place}\`).`,
    cause: 'The host starts phase by phase; it refuses to start a module before what the module depends on.',
    fix: 'Let the module start later, or the dependency earlier.',
    example:
      'runtime_wiring: { startup_phase: early, depends_on: [chat.desk] }   # chat.desk starts in the phase normal\n\nruntime_wiring: { startup_phase: normal, depends_on: [chat.desk] }',
  },
  'guessing-never-done': {
    severity: 'info',
    title: 'guessing is never done',
    message: () =>
      'codegen_hints.forbid_guessing is `false`, but l9gen refuses what it would have to guess all the same.',
    cause: 'What a contract does not say is told by name and left to people.',
    fix: 'Write `forbid_guessing: true`.',
    example: 'codegen_hints: { forbid_guessing: false }\n\ncodegen_hints: { forbid_guessing: true }',
  },
});

function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 67)}…` : line;
}
