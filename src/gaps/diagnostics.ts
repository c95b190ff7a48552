import { defineDiagnostics } from '../diagnostics/index.js';

function listed(names: readonly string[], most = 3): string {
  const more = names.length - most;
  const shown = names.slice(0, most).map((name) => `\`${name}\``);
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** What contracts promise and the repository lacks. */
export const gapsDiagnostics = defineDiagnostics('gaps', {
  'missing-doc': {
    severity: 'error',
    title: 'document is missing',
    message: (p: { readonly path: string; readonly sections: readonly string[] }) =>
      `The document \`${p.path}\` does not exist${p.sections.length > 0 ? `; it owes the sections ${listed(p.sections)}` : ''}.`,
    cause: 'A contract demands the document, and nobody wrote it, or it was moved or deleted.',
    fix: 'Run "l9gen repair", or write the document at that path.',
    example:
      'docs:\n  - path: l9/core/agents/README.md    # raises it: there is no such file\n\ntouch l9/core/agents/README.md        # then it owes its sections',
  },
  'missing-section': {
    severity: 'error',
    title: 'section is missing',
    message: (p: { readonly path: string; readonly title: string; readonly alias: string | undefined }) =>
      `\`${p.path}\` has no heading \`${p.title}\`${p.alias === undefined ? '' : `, nor \`${p.alias}\``}.`,
    cause: 'A contract demands the section; headings are compared without case, punctuation and numbers in front.',
    fix: 'Run "l9gen repair", write the section, or say under headings in the contract what the document calls it.',
    example:
      '## Components          # raises it: the contract demands "Key components"\n\n## Key components      # mended',
  },
  'missing-test-file': {
    severity: 'error',
    title: 'test file is missing',
    message: (p: { readonly path: string; readonly behaviours: readonly string[] }) =>
      `The test file \`${p.path}\` does not exist${p.behaviours.length > 0 ? `; it owes tests of ${listed(p.behaviours)}` : ''}.`,
    cause: 'A contract demands the file, and nobody wrote it, or it was moved or deleted.',
    fix: 'Run "l9gen repair", write the tests, or correct the path in the contract.',
    example:
      'unit_tests:\n  modules:\n    - path: l9/core/agents/engine.py\n      file: tests/unit/test_agents_engine.py    # raises it: there is no such file\n      must_cover: [Tool failure handling.]',
  },
  'missing-test-case': {
    severity: 'error',
    title: 'test is missing',
    message: (p: { readonly path: string; readonly what: string; readonly declared: number }) =>
      `\`${p.path}\` has no test ${p.what}${p.declared > 0 ? `; of its ${p.declared} ${p.declared === 1 ? 'test' : 'tests'} none counts` : ''}.`,
    cause: 'The test is missing, skipped, still to be written, empty, or asserts nothing.',
    fix: 'Run "l9gen repair" for a work order, then write a test that runs and asserts.',
    example:
      "it.skip('agent uses memory', …)     // raises it: a skipped test proves nothing\n\nit('agent uses memory', …)          // mended",
  },
  'missing-behavior': {
    severity: 'error',
    title: 'behaviour is not tested',
    message: (p: { readonly path: string; readonly text: string }) =>
      `No test in \`${p.path}\` that runs and asserts shows \`${p.text}\`.`,
    cause:
      'A test shows a behaviour when its title holds the words of it in a row, or when a comment on it says @covers with the text.',
    fix: 'Run "l9gen repair" for a work order, write the test, or write @covers "…" with the text above the test that shows it.',
    example:
      "must_cover: [Error on unknown agent id.]\n\nit('fails', …)                                     // raises it\n\n// @covers \"Error on unknown agent id.\"\nit('fails', …)                                     // mended",
  },
  'missing-file': {
    severity: 'error',
    title: 'file of a contract is missing',
    message: (p: { readonly path: string; readonly what: string; readonly found: string }) =>
      `\`${p.path}\`, ${p.what}, ${p.found}.`,
    cause: 'The contract has a dead path: what it names was moved, renamed, deleted or never written.',
    fix: 'Correct the path in the contract, or put the file there.',
    example:
      'key_components:\n  - id: api\n    path: l9/sever.py       # raises it: there is no such file\n\n    path: l9/server.py      # mended',
  },
  'missing-example': {
    severity: 'error',
    title: 'example of an env file is missing',
    message: (p: { readonly path: string }) =>
      `Variables of the environment are demanded, but there is no example of an env file such as \`${p.path}\`.`,
    cause: 'Whoever sets the repository up cannot tell which variables it needs; .env itself is kept out of git.',
    fix: 'Write the example with a line for each variable.',
    example:
      'env_vars_required: [DATABASE_URL]    # raises it: there is no .env.example\n\nDATABASE_URL=                        # .env.example mends it',
  },
  'missing-variable': {
    severity: 'error',
    title: 'variable is not in the example',
    message: (p: { readonly name: string; readonly path: string }) =>
      `The variable \`${p.name}\` is demanded, but \`${p.path}\` does not mention it.`,
    cause: 'The contract and the example of the env file were not changed together.',
    fix: 'Add a line for it to the example, or take it out of the contract.',
    example:
      'env_vars_required: [REDIS_URL]    # raises it\n\nREDIS_URL=                        # .env.example mends it',
  },
  'missing-symbol': {
    severity: 'error',
    title: 'name of a contract is not declared',
    message: (p: {
      readonly path: string;
      readonly name: string;
      readonly near: string | undefined;
      readonly isHidden: boolean;
    }) =>
      p.isHidden
        ? `\`${p.path}\` declares \`${p.name}\`, but not for others to use.`
        : `\`${p.path}\` does not declare \`${p.name}\`${p.near === undefined ? '.' : `; did you mean \`${p.near}\`?`}`,
    cause: 'What the contract calls a part of the code was renamed, moved, or is no longer exported.',
    fix: 'Correct the name or the path in the contract, or declare and export it.',
    example:
      'public_apis:\n  - name: AgentRegister       # raises it: registry.py declares AgentRegistry\n    path: l9/core/agents/registry.py\n\n  - name: AgentRegistry       # mended',
  },
  'signature-differs': {
    severity: 'error',
    title: 'signature is not that of the code',
    message: (p: {
      readonly name: string;
      readonly stated: string;
      readonly written: string;
      readonly place: string;
    }) => `\`${p.name}\` is stated as \`${p.stated}\`, but \`${p.place}\` declares \`${p.written}\`.`,
    cause: 'The code moved on, or the contract did; types that the contract leaves out are not compared.',
    fix: 'Write into the contract what the code says, or change the code.',
    example:
      'signature: "(packet) -> None"          # raises it: the code says (packet, *, dry_run)\n\nsignature: "(packet, *, dry_run) -> None"    # mended',
  },
  'missing-contract': {
    severity: 'error',
    title: 'contract is missing',
    message: (p: { readonly path: string; readonly what: string }) => `\`${p.path}\`, ${p.what}, does not exist.`,
    cause: 'Another contract demands it, and nobody wrote it.',
    fix: 'Write the contract at that path, or take the demand back.',
    example:
      'ci_contracts:\n  require_meta_tests: true        # raises it for a subsystem without tests.meta.yaml\n\nl9/core/agents/tests.meta.yaml    # mended',
  },
  'schema-violation': {
    severity: 'error',
    title: 'schema names what is not there',
    message: (p: { readonly path: string; readonly what: string; readonly found: string }) =>
      `\`${p.path}\`, ${p.what}, ${p.found}.`,
    cause: 'The schema was not extracted yet, or what was made of it was moved or deleted.',
    fix: 'Make what the schema names, or correct the schema.',
    example:
      'root_path: l9/agents/ema/      # raises it: there is no such folder\n\nroot_path: l9/agents/emma/     # mended',
  },
  'missing-manifest': {
    severity: 'error',
    title: 'manifest is missing',
    message: (p: { readonly path: string; readonly schema: string }) =>
      `The manifest \`${p.path}\` of what was made of \`${p.schema}\` does not exist.`,
    cause: 'The schema was not extracted yet, or the manifest was deleted or not committed.',
    fix: 'Extract the schema again, or write the manifest: schema_sha256 and the list of files.',
    example:
      'post_generation:\n  manifest: manifests/emma_v6_manifest.json    # raises it: there is no such file\n\n{ "schema_sha256": "…", "files": ["agent_controller.py"] }',
  },
  'manifest-stale': {
    severity: 'error',
    title: 'manifest is not of this schema',
    message: (p: { readonly path: string; readonly schema: string; readonly why: string }) =>
      `The manifest \`${p.path}\` of \`${p.schema}\` ${p.why}.`,
    cause: 'The schema was changed after what is in the manifest was made.',
    fix: 'Extract the schema again.',
    example:
      'generate_files: [a.py, b.py]\n\n{ "files": ["a.py"] }            # raises it\n{ "files": ["a.py", "b.py"] }    # mended',
  },
  'missing-package-index': {
    severity: 'error',
    title: 'index file of a package is missing',
    message: (p: { readonly path: string }) => `\`${p.path}\` does not exist, and its folder is part of a package.`,
    cause: 'The repository contract demands an index file in each folder of code (naming.package_init_required).',
    fix: 'Run "l9gen repair", or write the file; it may be empty.',
    example: 'package_init_required: true\nl9/core/agents/engine.py    # raises it without l9/core/agents/__init__.py',
  },
  'test-not-found': {
    severity: 'error',
    title: 'tests are in a file that is not run',
    message: (p: { readonly path: string; readonly pattern: string; readonly tests: number }) =>
      `\`${p.path}\` declares ${p.tests} ${p.tests === 1 ? 'test' : 'tests'}, but its name does not match \`${p.pattern}\`.`,
    cause: 'A runner finds test files by their names; tests in a file with another name never run.',
    fix: 'Rename the file, or correct file_pattern of the test strategy.',
    example:
      'file_pattern: test_*.py\ntests/unit/engine_tests.py    # raises it\ntests/unit/test_engine.py     # mended',
  },
  'test-elsewhere': {
    severity: 'warning',
    title: 'test file is outside the layout',
    message: (p: { readonly path: string; readonly folders: readonly string[] }) =>
      `\`${p.path}\` is a test file, but stands in none of the folders of the layout: ${listed(p.folders, 5)}.`,
    cause: 'The test strategy says where each kind of test stands; nobody looks for tests elsewhere.',
    fix: 'Move the file, or add its folder to the patterns of the test strategy.',
    example:
      'patterns: { unit: tests/unit }\ntests/test_engine.py         # raises it\ntests/unit/test_engine.py    # mended',
  },
  'framework-not-named': {
    severity: 'error',
    title: 'test framework is in no manifest',
    message: (p: { readonly name: string; readonly path: string }) =>
      `The test framework \`${p.name}\` is named in no package manifest; the nearest is \`${p.path}\`.`,
    cause: 'The test strategy and the manifest were not changed together.',
    fix: 'Add it to the dependencies for development, or correct tooling.framework.',
    example:
      'tooling: { framework: pytest }\nrequirements-dev.txt: ruff      # raises it\nrequirements-dev.txt: pytest    # mended',
  },
  'coverage-below': {
    severity: 'error',
    title: 'tests cover too little',
    message: (p: { readonly level: string; readonly least: string; readonly share: string; readonly path: string }) =>
      `The ${p.level} tests cover ${p.share} of the lines after \`${p.path}\`, and ${p.least} are demanded.`,
    cause: 'Code was added without tests, or tests were taken out.',
    fix: 'Write tests for what the report shows as not covered.',
    example: 'min_unit_coverage: 0.8\ncoverage/coverage-summary.json: 71.3 % of the lines    # raises it',
  },
  'tests-too-slow': {
    severity: 'error',
    title: 'tests take too long',
    message: (p: { readonly seconds: number; readonly most: number; readonly path: string }) =>
      `The tests took ${p.seconds} s after \`${p.path}\`, and at most ${p.most} s are allowed.`,
    cause: 'The run became slower than the contract allows.',
    fix: 'Make the slow tests quicker, or raise max_runtime_seconds.',
    example:
      'metrics: { max_runtime_seconds: 300 }\n<testcase classname="tests.integration.test_a" time="412">    raises it',
  },
  'tests-flaky': {
    severity: 'error',
    title: 'tests pass only when repeated',
    message: (p: { readonly flaky: number; readonly tests: number; readonly most: number; readonly path: string }) =>
      `${p.flaky} of ${p.tests} tests failed and passed in the same run after \`${p.path}\`; the share allowed is ${p.most}.`,
    cause: 'A test depends on time, order or the network.',
    fix: 'Make the tests say the same each time.',
    example: 'metrics: { target_flakiness_rate: 0.0 }\n<testcase …><flakyFailure …/></testcase>    raises it',
  },
  'not-applicable': {
    severity: 'info',
    title: 'obligation does not apply yet',
    message: (p: { readonly what: string; readonly why: string }) => `${p.what} is not judged: ${p.why}.`,
    cause: 'The contract states a limit for something that leaves a trace only when it is done.',
    fix: 'Keep the JUnit report of the run, such as junit.xml, when the limit is to be held.',
    example:
      'metrics: { max_runtime_seconds: 300 }    # tells it while there is no junit.xml\n\npytest --junitxml=junit.xml',
  },
  'not-evaluable': {
    severity: 'error',
    title: 'obligation cannot be judged',
    message: (p: { readonly what: string; readonly why: string }) => `${p.what} cannot be judged: ${p.why}.`,
    cause:
      'A file is binary, too large or does not parse, or a report that would tell is not there; what cannot be judged does not pass.',
    fix: 'Mend the file, or make the report before the scan.',
    example:
      'l9gen gaps                              # raises it: there is no coverage report\n\nnpx vitest run --coverage && l9gen gaps  # mended',
  },
  'waiver-unused': {
    severity: 'error',
    title: 'baseline names no gap',
    message: (p: { readonly name: string }) => `The baseline waives \`${p.name}\`, but there is no such gap.`,
    cause: 'The gap was mended, or what it is about was renamed, or the name was mistyped.',
    fix: 'Take the entry out, or run "l9gen gaps --prune".',
    example:
      'entries:\n  - fingerprint: sha256:3f9c1a2b7d10…    # raises it: the gap was mended\n    reason: Waits for the new engine.',
  },
  'waiver-without-day': {
    severity: 'error',
    title: 'waiver ends on no day',
    message: (p: { readonly name: string; readonly until: string }) =>
      `The baseline waives \`${p.name}\` until \`${p.until}\`, which is no day of the calendar.`,
    cause: 'The month has no such day, or there is no such month.',
    fix: 'Write a day that exists, as YYYY-MM-DD.',
    example:
      'entries:\n  - fingerprint: sha256:3f9c1a2b7d10…\n    reason: Waits for the new engine.\n    until: 2027-02-30    # raises it: February has 28 days\n\n    until: 2027-02-28    # mended',
  },
  'waiver-twice': {
    severity: 'error',
    title: 'gap is waived twice',
    message: (p: { readonly name: string }) => `The baseline waives \`${p.name}\` a second time.`,
    cause: 'Two branches each wrote an entry.',
    fix: 'Keep the entry with the better reason.',
    example:
      'entries:\n  - fingerprint: sha256:3f9c1a2b7d10…\n    reason: Waits for the new engine.\n  - fingerprint: sha256:3f9c1a2b7d10…    # raises it\n    reason: The engine comes in March.',
  },
});
