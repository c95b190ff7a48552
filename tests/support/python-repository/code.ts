const python: Readonly<Record<string, string>> = {
  'l9/server.py': '"""Takes requests."""\n\nfrom l9.core.agents.engine import PlanEngine\n\napp = PlanEngine()\n',
  'l9/tool_registry.py': 'TOOLS: dict[str, object] = {}\n',
  'l9/governance/approvals.py': 'def ask(operation: str) -> bool:\n    return operation == ""\n',
  'l9/core/tools/lift.py': 'def lift(crane: str) -> str:\n    return crane\n',
  'l9/core/agents/registry.py': `class PlannerRegistry:
    """Finds planners. Knows each by its name."""

    def __init__(self) -> None:
        self._known: dict[str, object] = {}

    def add(self, name: str, planner: object) -> None:
        self._known[name] = planner

    def find(self, name: str) -> object:
        return self._known[name]
`,
  'l9/core/agents/engine.py': `import os

from .schemas import CraneKind, UnloadTask

MOST_STEPS = int(os.environ.get("HARBOUR_MOST_STEPS", "8"))


def _rank_cranes(cranes: list[CraneKind]) -> list[CraneKind]:
    return sorted(cranes, key=lambda crane: crane.value)


class PlanEngine:
    """Makes plans."""

    def plan(self, task: UnloadTask, cranes: list[CraneKind]) -> CraneKind:
        """Chooses a crane."""
        return _rank_cranes(cranes)[0]
`,
  'l9/core/agents/schemas.py': `import enum
from dataclasses import dataclass


class CraneKind(enum.Enum):
    SMALL = 1
    LARGE = 2


@dataclass(frozen=True)
class UnloadTask:
    """What is to be done."""

    berth: str
`,
  'l9/core/memory/schemas.py': `from typing import Protocol


class Plan:
    """Which crane unloads which ship."""


class PlanStore(Protocol):
    """Where plans are kept."""
`,
  'l9/core/memory/search.py': `from .schemas import Plan


def search_plans(query: str, berths: list[str]) -> list[Plan]:
    """Finds plans."""
    return [] if query in berths else []
`,
  'l9/core/memory/store.py': `from .schemas import Plan

_kept: list[Plan] = []


def keep_plan(plan: Plan) -> None:
    """Keeps a plan."""
    _kept.append(plan)
`,
  'l9/agents/pilot/pilot_kernel.py': 'DEPTH = 12\n',
  'l9/agents/pilot/pilot_bridge.py': 'HEIGHT = 40\n',
};

const others: Readonly<Record<string, string>> = {
  '.gitignore': '.env\n__pycache__/\n',
  '.env.example': 'HARBOUR_DATABASE=\nHARBOUR_QUEUE=\nHARBOUR_MOST_STEPS=8\n',
  LICENSE: 'MIT\n',
  'settings.toml': 'cranes = 4\n',
  'planners.yaml': 'planners: [first]\n',
  'pyproject.toml': '[project]\nname = "harbour"\nversion = "1.0.0"\ndependencies = ["pytest>=8", "pytest-cov"]\n',
  'scripts/serve.sh': '#!/bin/sh\nexec python -m l9.server\n',
  'coverage.xml':
    '<?xml version="1.0" ?>\n<coverage line-rate="0.9" lines-covered="90" lines-valid="100"></coverage>\n',
  'coverage/integration/lcov.info': 'SF:l9/server.py\nLF:10\nLH:7\nend_of_record\n',
  'junit-integration.xml':
    '<testsuites><testsuite name="pytest"><testcase classname="tests.integration.test_planner_memory" name="test_planner_remembers" time="3.5"/></testsuite></testsuites>\n',
  'extraction/template.yaml': 'template: {}\n',
  'extraction/glue.yaml': 'tests: tests/unit\n',
  'extraction/prompt.md': '# Prompt\n',
  'extraction/runner.md': '# Runner\n',
  'logs/.gitkeep': '',
  'manifests/pilot_v6_manifest.json':
    '{\n  "files": ["l9/agents/pilot/pilot_kernel.py", "l9/agents/pilot/pilot_bridge.py"]\n}\n',
};

/** The program, with an index in each package; and what is neither program, document nor test. */
export function codeFiles(): Readonly<Record<string, string>> {
  const packages = new Set(Object.keys(python).flatMap(foldersOf));
  return { ...Object.fromEntries([...packages].map((folder) => [`${folder}/__init__.py`, ''])), ...python, ...others };
}

function foldersOf(file: string): readonly string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
