/** Contracts of the documents in docs/ and of the test strategy, and of the documents of a subsystem. */
export const documentContracts: Readonly<Record<string, string>> = {
  'docs/architecture.meta.yaml': `location: docs/architecture.md
type: doc_architecture

system_context:
  description: A desk between ships and cranes.
  external_actors: [Captains]
  external_systems: [PostgreSQL]

logical_architecture:
  layers:
    - { name: Service, role: Takes requests. }
    - { name: Planners, role: Make plans. }
  data_flows: [Ship to plan to crane.]

runtime_view:
  common_flows:
    - { id: unload, name: Unloading, steps: [A ship comes., A plan is made.] }
  async_components: [The queue of tasks.]

deployment_view:
  topology: One container.
  services:
    - { name: desk, role: Serves. }
  infra_dependencies: [A proxy.]

data_view:
  main_entities: [Plan, UnloadTask]
  storage_mapping:
    - { entity: Plan, backend: PostgreSQL }

cross_cutting_concerns:
  security: { notes: Plans are signed. }
  observability: { notes: Plans are counted. }
  configuration: { notes: Settings and variables. }
`,
  'docs/ai-collaboration.meta.yaml': `location: docs/ai-collaboration.md
type: doc_ai_collaboration

philosophy:
  goals: [Small changes.]
  anti_goals: [Changes without tests.]

pre_reading:
  required_files: [README.md, docs/architecture.md, docs/berths.md]
  optional_files: [docs/history.md]

editing_rules:
  allowed_areas: [l9/core/agents/**]
  review_required_areas: [l9/core/memory/**]
  forbidden_areas: [.env]

change_workflow:
  phases:
    - "Phase 0: plan"
    - "Phase 1: baseline"
    - "Phase 2-4: change and check"
    - "Phase 5-6: verify and report"
  artifacts: [A plan.]

validation:
  required_checks: [pytest]
  extra_checks_for_sensitive_changes: [A second pair of eyes.]

examples:
  good_patterns: [One thing at a time.]
  bad_patterns: [Everything at once.]
`,
  'tests/strategy.meta.yaml': `location: tests/strategy.md
type: test_strategy

philosophy:
  goals: [Nothing breaks twice.]
  non_goals: [Testing the database.]

test_layout:
  root_package: tests
  patterns:
    unit: tests/unit
    integration: tests/integration
    e2e: tests/e2e
  naming_conventions:
    file_pattern: test_*.py
    class_prefix: Test
    function_prefix: test_

tooling:
  framework: pytest
  plugins: [pytest-cov]
  linting_and_types: [ruff]

environments:
  required_services: [PostgreSQL]
  isolation_strategy: [A schema for each run.]
`,
  'l9/core/agents/docs.meta.yaml': `type: subsystem_docs_spec

subsystem:
  name: Planners
  code_paths: [l9/core/agents/]

docs:
  - path: l9/core/agents/README.md
    source: l9/core/agents/README.meta.yaml
    required_sections: [Key components, Responsibilities and boundaries]
  - path: docs/planning.md
    required_sections: [How a crane is chosen, What is left open]
`,
};
