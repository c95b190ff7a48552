const covered: Readonly<Record<string, readonly string[]>> = {
  'tests/unit/test_agents_engine.py': ['A task goes from berth to crane.', 'A crane that breaks is left out.'],
  'tests/unit/test_plan_memory.py': ['A search that finds nothing.'],
  'tests/unit/test_planner_registry.py': ['A planner is registered.', 'A planner nobody knows.'],
  'tests/unit/test_plan_store.py': ['A plan is kept once.'],
  'tests/unit/test_pilot_kernel.py': [],
  'tests/unit/test_pilot_bridge.py': [],
  'tests/integration/test_plan_from_memory.py': ['plan_from_memory'],
  'tests/integration/test_crane_audit.py': ['crane_audit'],
  'tests/integration/test_planner_memory.py': ['planner_remembers'],
  'tests/integration/test_memory_survives.py': ['memory_survives'],
  'tests/integration/test_planner_approval.py': ['A heavy lift waits for approval.', 'A lift is never made twice.'],
  'tests/e2e/test_ship_arrives.py': ['ship_arrives', 'The answer names a berth.', 'The plan is in memory.'],
  'tests/e2e/test_ship_is_refused.py': ['ship_is_refused', 'The answer says why.'],
};

/** The tests, each with a tag for what it shows; and in each file one that shows nothing that a contract asks for. */
export function testFiles(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(covered).map(([path, texts]) => [path, [...texts.map(testOf), another].join('\n\n')]),
  );
}

function testOf(text: string, index: number): string {
  return `# @covers "${text}"\ndef test_${letters[index] ?? 'more'}():\n    assert ${index} + 1 == ${index + 1}\n`;
}

const letters = ['first', 'second', 'third', 'fourth'];
const another = 'def test_other():\n    assert [] == []\n';
