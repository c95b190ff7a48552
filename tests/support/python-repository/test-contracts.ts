/** Contracts of tests: for all units, flows and journeys, and for one subsystem with and without a location. */
export const testContracts: Readonly<Record<string, string>> = {
  'tests/unit/meta.yaml': `location: tests/unit/meta.yaml
type: test_unit_spec

scope:
  description: Without a database.
  target_modules: [l9/core/agents/engine.py, l9/core/memory/]

expectations:
  coverage_target: 0.85
  properties: [Quick.]

module_policies:
  - module: l9/core/agents/engine.py
    must_cover:
      - A task goes from berth to crane.
      - A crane that breaks is left out.
  - module: l9/core/memory/
    file: tests/unit/test_plan_memory.py
    must_cover:
      - A search that finds nothing.

ai_collaboration:
  allowed_to_generate: [tests/unit/test_*.py]
  review_required: [Changes of old tests.]
  invariants: [Real types only.]
`,
  'tests/integration/meta.yaml': `location: tests/integration/meta.yaml
type: test_integration_spec

scope:
  description: With a database.
  target_flows: [Planning with memory.]

environment:
  setup_strategy: [Make a schema.]
  teardown_strategy: [Drop it.]

scenarios:
  - id: plan_from_memory
    description: A planner asks its memory first.
    steps: [Keep a plan., Ask for the ship again.]
  - id: crane_audit
    description: Each lift is written down.
    steps: [Lift., Read the audit.]

metrics:
  max_runtime_seconds: 120
  target_flakiness_rate: 0

ai_collaboration:
  allowed_to_generate: [Flows that are written down.]
  review_required: [Flows of approvals.]
  notes: Keep to the architecture.
`,
  'tests/e2e/meta.yaml': `location: tests/e2e/meta.yaml
type: test_e2e_spec

scope:
  description: Through the front door.
  entrypoints: ["HTTP: /plans"]

requirements:
  environment: [Everything.]
  data_fixtures: [One ship.]

scenarios:
  - id: ship_arrives
    description: A captain asks for a berth.
    expectations:
      - The answer names a berth.
      - The plan is in memory.
  - id: ship_is_refused
    description: A ship is too deep.
    expectations:
      - The answer says why.

ai_collaboration:
  notes: Journeys stay the same every time.
`,
  'l9/core/agents/tests.meta.yaml': `location: l9/core/agents/tests.meta.yaml
type: subsystem_test_spec

subsystem:
  name: Planners
  code_paths: [l9/core/agents/]

unit_tests:
  modules:
    - path: l9/core/agents/registry.py
      file: tests/unit/test_planner_registry.py
      must_cover:
        - A planner is registered.
        - A planner nobody knows.

integration_tests:
  flows:
    - id: planner_remembers
      file: tests/integration/test_planner_memory.py
      description: A planner uses what was kept.
      dependencies: [PostgreSQL]

governance_tests:
  invariants:
    - id: no_lift_unapproved
      file: tests/integration/test_planner_approval.py
      description: Heavy lifts wait.
      must_assert:
        - A heavy lift waits for approval.
        - A lift is never made twice.
`,
  'l9/core/memory/tests.meta.yaml': `type: subsystem_test_spec

subsystem:
  name: Plan memory
  code_paths: [l9/core/memory/]

unit_tests:
  modules:
    - path: l9/core/memory/store.py
      file: tests/unit/test_plan_store.py
      must_cover:
        - A plan is kept once.

integration_tests:
  flows:
    - id: memory_survives
      file: tests/integration/test_memory_survives.py
      description: Plans are there after a restart.
`,
};
