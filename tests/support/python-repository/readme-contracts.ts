/** Contracts of READMEs: of the repository, of a subsystem and of a component, with every key that they may have. */
export const readmeContracts: Readonly<Record<string, string>> = {
  'README.meta.yaml': `location: "/"
type: root_readme

project:
  name: Harbour Desk
  one_liner: Plans which crane unloads which ship.
  goals:
    - Every berth has one plan.
  non_goals:
    - Selling freight.

architecture:
  summary: A service in front of planners that remember what was unloaded where.
  key_components:
    - { id: api, path: l9/server.py, role: Takes requests. }
    - { id: planners, path: l9/core/agents/, role: Make plans. }
    - { id: memory, path: l9/core/memory/, role: Remembers plans. }

repository_layout:
  entries:
    - { path: l9/, description: The service. }
    - { path: docs/, description: What people read. }
    - { path: scripts/, description: What people run. }

getting_started:
  prerequisites: [Python 3.12]
  setup_steps: [Make a virtual environment.]
  quickstart_commands: [python -m l9.server]

configuration:
  files:
    - { path: settings.toml, purpose: Limits of planning. }
    - { path: .env, purpose: Secrets. }
  env_vars_required: [HARBOUR_DATABASE, HARBOUR_QUEUE]

testing:
  commands: [pytest]
  notes: Unit tests need nothing else.

deployment:
  strategy: One container behind a proxy.
  entrypoints: [scripts/serve.sh]
  environments:
    - { name: quay, notes: The one at the quay. }

observability:
  logging: One JSON object a line.
  metrics: Counted per berth.
  dashboards: [https://boards.example/harbour]

security:
  threat_model_summary: Plans must not be forged.
  sensitive_components: [the signing of plans]
  data_policies: No names of people.

ai_collaboration:
  allowed_scopes: [l9/core/**]
  restricted_scopes: [infrastructure]
  forbidden_scopes: [.env]
  required_pre_reading: [docs/architecture.md, docs/ai-collaboration.md]
  change_policy: A change comes with its tests.

contribution:
  workflow: Branch, review, merge.
  coding_standards: [ruff]
  contact: harbour@example.com

license:
  type: MIT
  file: LICENSE
`,
  'l9/core/agents/README.meta.yaml': `location: l9/core/agents/
type: subsystem_readme

subsystem:
  name: Planners
  purpose: Make a plan for each ship.
  context: Asked by the service.

responsibilities:
  handles: [Choosing a crane.]
  avoids: [Speaking HTTP.]

directory_layout:
  entries:
    - { path: __init__.py, role: The package. }
    - { path: registry.py, role: Which planners there are. }
    - { path: engine.py, role: How a plan is made. }

key_components:
  public_apis:
    - { name: PlannerRegistry, path: l9/core/agents/registry.py, role: Finds planners. }
    - { name: PlanEngine, path: l9/core/agents/engine.py, role: Makes plans. }
  internal_helpers:
    - { name: _rank_cranes, path: l9/core/agents/engine.py, role: Sorts cranes. }

data_and_contracts:
  schemas:
    - { name: UnloadTask, path: l9/core/agents/schemas.py, role: What is to be done. }
    - { name: CraneKind, path: l9/core/agents/schemas.py, role: Which cranes there are. }
  invariants: [A task names a berth.]

lifecycle:
  startup: { description: Planners are registered. }
  shutdown: { description: Nothing is open. }

configuration:
  feature_flags: [HARBOUR_TRACE]
  env_vars: [HARBOUR_MOST_STEPS]
  config_files: [planners.yaml]

observability:
  logs: [planner.*]
  metrics: [plan_seconds]

failure_modes:
  common: [No crane is free.]
  resilience: [The task waits.]

ai_collaboration:
  safe_to_edit: [engine.py]
  requires_review: [schemas.py]
  invariants_to_preserve: [Old tasks can be read.]
`,
  'l9/core/memory/README.meta.yaml': `location: l9/core/memory/
type: component_readme

component:
  name: Plan memory
  purpose: Keeps plans and finds them.
  consumers: [Planners]

public_apis:
  functions:
    - name: search_plans
      path: l9/core/memory/search.py
      signature: (query, berths) -> list[Plan]
      role: Finds plans.
    - name: keep_plan
      path: l9/core/memory/store.py
      signature: "(plan: Plan) -> None"
      role: Keeps a plan.
  classes:
    - { name: PlanStore, path: l9/core/memory/schemas.py, role: Where plans are kept. }

design:
  patterns: [One table a berth.]
  constraints: [A search is bounded.]

state_and_persistence:
  backends: [PostgreSQL]
  guarantees: [A plan is kept once.]

performance:
  expectations: [A search takes a moment.]
  hot_paths: [search_plans]

extension_points:
  how_to_extend: [Add a store.]
  constraints: [Stores are idempotent.]

testing:
  strategy: [Unit tests.]
  commands: [pytest tests/unit]

ai_collaboration:
  safe_to_edit: [search.py]
  risky_to_edit: [schemas.py]
  post_edit_checks: [pytest]
`,
};
