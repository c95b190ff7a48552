const sections: Readonly<Record<string, readonly string[]>> = {
  'README.md': [
    'Project overview',
    'Architecture summary',
    'Repository layout',
    'Getting started',
    'Configuration and environments',
    'Running tests and quality gates',
    'Deployment',
    'Observability and operations',
    'Security and compliance',
    'Working with AI on this repo',
    'Contribution guide',
    'License and attribution',
  ],
  'l9/core/agents/README.md': [
    'Subsystem overview',
    'Responsibilities and boundaries',
    'Directory layout',
    'Key components',
    'Data models and contracts',
    'Execution and lifecycle',
    'Configuration',
    'Observability',
    'Failure modes and resilience',
    'Working with AI on this subsystem',
  ],
  'l9/core/memory/README.md': [
    'Component purpose',
    'Public APIs',
    'Internal design',
    'State and persistence',
    'Performance characteristics',
    'Extension points',
    'Testing strategy',
    'AI collaboration notes',
  ],
  'docs/architecture.md': [
    'System context',
    'Logical architecture',
    'Process and runtime view',
    'Deployment view',
    'Data view',
    'Cross-cutting concerns',
  ],
  'docs/ai-collaboration.md': [
    'Philosophy and goals',
    'Required pre-reading for AI tools',
    'Editing rules',
    'Change workflow',
    'Validation and safety',
    'Examples and anti-patterns',
  ],
  'tests/strategy.md': ['Philosophy', 'Test layout', 'Tooling', 'Environments'],
  'docs/planning.md': ['How a crane is chosen', 'What is left open'],
  'docs/berths.md': ['Berths'],
  'docs/modules.md': ['Modules'],
  'l9/agents/pilot/README.md': ['Pilot'],
};

/** The documents, as people wrote them: a heading and a sentence for each section. */
export function documentFiles(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(sections).map(([path, titles]) => [
      path,
      ['# About\n', ...titles.map((title) => `## ${title}\n\nPeople of the harbour wrote this.\n`)].join('\n'),
    ]),
  );
}
