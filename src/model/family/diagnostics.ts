import { defineDiagnostics } from '../../diagnostics/index.js';

/** What can be wrong with contracts as a family: their kinds and places, and what they say of each other. */
export const familyDiagnostics = defineDiagnostics('model', {
  'misplaced-contract': {
    severity: 'error',
    title: 'contract is in the wrong place',
    message: (p: { readonly kind: string; readonly place: string; readonly file: string }) =>
      `A contract of type \`${p.kind}\` belongs in ${p.place}, not in \`${p.file}\`.`,
    cause: 'The name of a file says what is in it; what reads contracts of this type looks for that name.',
    fix: 'Move the file, or correct its type.',
    example:
      'docs/repo.meta.yaml:  type: l9_repo_contract   # raises it\n\n.l9_repo.meta.yaml:  type: l9_repo_contract   # mended',
  },
  'not-rendered': {
    severity: 'info',
    title: 'contract renders nothing',
    message: (p: { readonly file: string }) =>
      `\`location\` is the contract \`${p.file}\` itself, so no document is rendered from it.`,
    cause: 'location is the path of the document, from the repository root.',
    fix: 'Write the path of the document, or leave location out: the place of the contract then decides.',
    example:
      '# docs/architecture.meta.yaml\nlocation: docs/architecture.meta.yaml   # raises it\n\nlocation: docs/architecture.md          # mended',
  },
  'duplicate-id': {
    severity: 'error',
    title: 'identifier is taken',
    message: (p: { readonly what: string; readonly id: string; readonly first: string }) =>
      `The ${p.what} \`${p.id}\` is declared at ${p.first} already.`,
    cause: 'Tests, gaps and schemas are told apart by these identifiers.',
    fix: 'Rename one of the two, or remove it.',
    example:
      'scenarios:\n  - id: basic_chat\n  - id: basic_chat   # raises it\n\nscenarios:\n  - id: basic_chat\n  - id: long_chat    # mended',
  },
  'unknown-entity': {
    severity: 'error',
    title: 'entity is not declared',
    message: (p: { readonly entity: string; readonly near: string | undefined }) =>
      `The entity \`${p.entity}\` is stored, but it is none of main_entities${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'storage_mapping says where the main entities are kept.',
    fix: 'Add the entity to data_view.main_entities, or correct its name.',
    example:
      'main_entities: [AgentTask]\nstorage_mapping:\n  - entity: AgentTsk    # raises it\n\nstorage_mapping:\n  - entity: AgentTask   # mended',
  },
  'areas-overlap': {
    severity: 'warning',
    title: 'areas overlap',
    message: (p: { readonly area: string; readonly stricter: string; readonly place: string }) =>
      `\`${p.area}\` and \`${p.stricter}\` (${p.place}) have files in common; for those the stricter rule holds.`,
    cause: 'An area is allowed, needs a review or is forbidden; a file in two areas has two answers.',
    fix: 'Make one of the patterns narrower, so that each file is in one area, or the stricter one lies within the other.',
    example:
      'allowed_areas: [l9/core/**]\nreview_required_areas: [l9/**/auth.ts]   # raises it\n\nallowed_areas: [l9/core/**]              # mended: an exception\nreview_required_areas: [l9/core/auth.ts]',
  },
  'phases-incomplete': {
    severity: 'error',
    title: 'phases are missing',
    message: (p: { readonly missing: readonly number[] }) =>
      `The phases do not name ${p.missing.map((phase) => `phase ${phase}`).join(', ')}; a change goes through phases 0 to 6.`,
    cause: 'Agents carry a change out phase by phase; what is not named would be left out.',
    fix: 'Add an entry for each; one entry may name several ("Phase 2–4: …").',
    example:
      'phases:                        # raises it\n  - "Phase 0: plan."\n  - "Phase 1–5: work."\n\nphases:                        # mended\n  - "Phase 0: plan."\n  - "Phase 1–5: work."\n  - "Phase 6: report."',
  },
  'unknown-flow': {
    severity: 'warning',
    title: 'dependency names nothing known',
    message: (p: { readonly name: string; readonly near: string | undefined }) =>
      `\`${p.name}\` is neither the id of a flow nor a service${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'A flow depends on other flows by their ids, on services, or on what a sentence describes.',
    fix: 'Write the id of a flow, the name of a service, or a sentence.',
    example: 'dependencies: [agent_uses_memry]    # raises it\n\ndependencies: [agent_uses_memory]   # mended',
  },
  'no-behaviours': {
    severity: 'warning',
    title: 'no behaviours declared',
    message: (p: { readonly module: string }) =>
      `\`${p.module}\` is a target of unit tests, but no policy says what they must cover.`,
    cause: 'Without behaviours any test, however empty, would do.',
    fix: 'Add an entry with must_cover to module_policies, or take the target out.',
    example:
      'target_modules: [l9/core/tools/]\nmodule_policies: []                # raises it\n\nmodule_policies:                   # mended\n  - module: l9/core/tools/run.ts\n    must_cover: [Unknown tools are refused.]',
  },
  'unknown-section': {
    severity: 'error',
    title: 'document has no such section',
    message: (p: { readonly title: string; readonly near: string | undefined }) =>
      `\`${p.title}\` is the usual title of no section of this document${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'headings gives a section another title; the key is the usual one.',
    fix: 'Write the usual title of a section on the left, as docs/documents.md lists them.',
    example: 'headings:\n  Testing: Tests            # raises it\n\nheadings:\n  Testing strategy: Tests   # mended',
  },
  'title-taken': {
    severity: 'error',
    title: 'title is taken',
    message: (p: { readonly title: string; readonly other: string }) =>
      `The title \`${p.title}\` is that of another section already (${p.other}).`,
    cause: 'Sections are told apart by their titles until they are written.',
    fix: 'Give one of the two another title.',
    example:
      'headings:\n  Internal design: Notes\n  Extension points: Notes   # raises it\n\nheadings:\n  Internal design: Notes\n  Extension points: Hooks   # mended',
  },
  'unknown-source': {
    severity: 'error',
    title: 'source is no contract of a document',
    message: (p: { readonly source: string; readonly near: string | undefined }) =>
      `\`${p.source}\` is no contract that a document is made from${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'source names the README or document contract whose output is the path beside it.',
    fix: 'Write the path of that contract, or add the contract.',
    example:
      'docs:\n  - path: l9/api/README.md\n    source: l9/api/README.meta.yml    # raises it\n\n    source: l9/api/README.meta.yaml   # mended',
  },
  'outside-root-path': {
    severity: 'error',
    title: 'file is outside of root_path',
    message: (p: { readonly file: string; readonly root: string }) =>
      `\`${p.file}\` does not lie in root_path (\`${p.root}\`).`,
    cause: 'A canonical schema makes files in its own folder only.',
    fix: 'Write the path relative to root_path.',
    example:
      'root_path: l9/agents/emma/\ncursor_instructions:\n  generate_files: [l9/agents/igor/kernel.py]   # raises it\n\n  generate_files: [kernel.py]                  # mended',
  },
  'dangling-edge': {
    severity: 'error',
    title: 'edge ends in no node',
    message: (p: { readonly node: string; readonly kinds: string; readonly near: string | undefined }) =>
      `The edge ends in \`${p.node}\`, which is none of ${p.kinds}${p.near ? `; did you mean \`${p.near}\`?` : '.'}`,
    cause: 'Every edge of the wiring graph joins two of its nodes; its type says of which kinds they are.',
    fix: 'Run "l9gen generate"; the graph is made from the contracts.',
    example:
      'nodes: { modules: [], agents: [] }\nedges:\n  - { type: tool_binding, from: l-cto, to: slack_tool }   # raises it\n\nl9gen generate',
  },
  'old-gap-list': {
    severity: 'info',
    title: 'gap list has an old form',
    message: (_: Readonly<Record<string, never>>) =>
      'This list of gaps has the form of version 0, which is read and never written.',
    cause: 'Version 1 gives each gap an id, the contract that demands it and the files that a repair may write.',
    fix: 'Make the report anew, or write it in the form of version 1.',
    example: 'gaps: []   # raises it\n\nversion: 1   # mended\ngaps: []',
  },
  'name-not-read': {
    severity: 'warning',
    title: 'file is not read under its name',
    message: (p: { readonly file: string; readonly read: string }) =>
      `\`${p.file}\` is not read: what counts is \`${p.read}\` at the root.`,
    cause:
      'The report of gaps and their baseline have one place each, so that nothing is waived twice or by a file that is lost.',
    fix: 'Rename the file, or delete it.',
    example: 'meta-gaps.baseline.yml     # raises it: it waives nothing\n\nmeta-gaps.baseline.yaml    # mended',
  },
  'test-file-name': {
    severity: 'warning',
    title: 'test file has another name',
    message: (p: { readonly file: string; readonly pattern: string; readonly place: string }) =>
      `\`${p.file}\` does not match the pattern \`${p.pattern}\` of ${p.place}.`,
    cause: 'Test runners find files by their names; one with another name is never run.',
    fix: 'Rename the file, or correct the pattern of the test strategy.',
    example:
      'file_pattern: "*.test.ts"\nfile: tests/unit/agents.ts        # raises it\n\nfile: tests/unit/agents.test.ts   # mended',
  },
  'test-file-place': {
    severity: 'warning',
    title: 'test file is in another place',
    message: (p: { readonly file: string; readonly tests: string; readonly pattern: string; readonly place: string }) =>
      `\`${p.file}\` holds ${p.tests}, which belong in \`${p.pattern}\` after ${p.place}.`,
    cause: 'Each kind of test has its folder; a file elsewhere is run with the others, or not at all.',
    fix: 'Move the file, or correct the pattern of the test strategy.',
    example:
      'patterns: { unit: tests/unit }\nfile: tests/errors.test.ts        # raises it: a unit test\n\nfile: tests/unit/errors.test.ts   # mended',
  },
  'memory-missing': {
    severity: 'error',
    title: 'memory file is missing',
    message: (p: { readonly file: string; readonly modules: readonly string[] }) =>
      `\`${p.file}\` does not exist, so the memory segments of ${p.modules
        .slice(0, 3)
        .map((module) => `\`${module}\``)
        .join(', ')}${p.modules.length > 3 ? ` and ${p.modules.length - 3} more` : ''} cannot be judged.`,
    cause: 'The wiring contracts demand that every segment is declared there; what cannot be judged does not pass.',
    fix: 'Create it with the segments that the modules use, or correct segments_must_exist_in.',
    example:
      'memory:\n  segments_must_exist_in: Memori.yaml   # raises it: there is no such file\n\nmemory:\n  segments_must_exist_in: Memory.yaml   # mended',
  },
  'approval-not-tested': {
    severity: 'error',
    title: 'approval is not tested',
    message: (p: { readonly module: string; readonly place: string }) =>
      `\`${p.module}\` requires approval and declares no test, but the wiring contracts demand tests of it at ${p.place}.`,
    cause: 'Tests must prove that nothing happens without approval, and that with it the effect happens once.',
    fix: 'Declare the tests in tests.unit_tests of the module meta, or in the tests.meta.yaml beside it.',
    example:
      'wiring:\n  governance:\n    requires_approval: true      # raises it: no tests are declared\n\ntests:                           # mended\n  meta_file: l9/modules/slack_webhook/tests.meta.yaml\n  unit_tests:\n    - file: tests/modules/slack_webhook/slack_webhook_negative.test.ts\n      must_cover: [Without approval the operation is held.]',
  },
});
