/** Contracts of the repository as a whole: layout, schemas, modules, wiring. */
export const rootContracts: Readonly<Record<string, string>> = {
  '.l9_repo.meta.yaml': `type: l9_repo_contract

root_package: l9

paths:
  core: l9/core
  agents: l9/core/agents
  memory: l9/core/memory
  tools: l9/core/tools
  tests: tests
  docs: docs

naming:
  test_module_pattern: test_*.py
  package_init_required: true

ci_contracts:
  require_meta_docs: true
  require_meta_tests: true
  min_unit_coverage: 0.8
  min_integration_coverage: 0.5
`,
  'l9/agents/pilot/Pilot_v6.schema.yaml': `$schema: "L9.CanonicalSchema.v6"
system: L9
module: planner_agent
name: pilot
role: Brings ships in
root_path: l9/agents/pilot/

cursor_instructions:
  create_if_missing: [l9/agents/pilot/, logs/, manifests/]
  generate_all_required: true
  auto_integrate: true
  generate_files: [pilot_kernel.py, pilot_bridge.py]
  generate_docs: [l9/agents/pilot/README.md]
  logging: [logs/pilot.log]
  post_generation:
    manifest: manifests/pilot_v6_manifest.json
`,
  '.l9_schema_extraction.meta.yaml': `type: schema_extraction_contract

canonical_schema_template: extraction/template.yaml
glue_contract: extraction/glue.yaml
extractor_prompt: extraction/prompt.md
extractor_runner: extraction/runner.md

targets:
  - name: pilot
    schema_file: l9/agents/pilot/Pilot_v6.schema.yaml

ci_enforcement:
  require_manifest: true
  require_tests: true
`,
  '.l9_modules.meta.yaml': `type: l9_module_contracts

registry_file: docs/modules.md
machine_registry_file: modules/registry.yaml
spec_root: modules/specs
module_root: l9/modules

ci:
  require_spec_for_every_registry_entry: true
  require_module_folder_for_every_spec: true
  require_docs_and_tests_meta: true
`,
  '.l9_wiring.meta.yaml': `type: l9_wiring_contracts

module_meta_glob: l9/modules/**/module.meta.yaml

invariants:
  tool_registry:
    require_entry_for_exposes_tool: true
    file: l9/tool_registry.py
  agent_bindings:
    require_agent_exists: true
    agent_registry_file: l9/core/agents/registry.py
  memory:
    segments_must_exist_in: Memory.yaml
  governance:
    if_requires_approval_true:
      must_call_adapter: l9/governance/approvals.py
      must_have_tests: true
`,
  'modules/registry.yaml': 'modules: []\n',
  'Memory.yaml': 'segments:\n  - id: project_history\n    description: What was planned.\n',
};
