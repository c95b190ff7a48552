import type { Diagnostic } from '../../diagnostics/index.js';
import { specRuleDiagnostics } from './diagnostics.js';
import { at, criterion, wordsOf, type RuleReading } from './rule-reading.js';

const boot = /\b(boot\w*|start(s|ed|ing)?|start ?up|launch\w*)\b/;
const failure =
  /\b(fail\w*|block\w*|refus\w*|reject\w*|abort\w*|crash\w*|stop\w*|ends?|ended|errors?|missing|cannot|without|not (start|boot)\w*)\b/;
const dependency = /\b(depend\w*|unreachable|unavailable|offline|down|missing|without|not ready)\b/;

/**
 * X5, X6 and X7: what can stop a boot has a test that shows it. Words decide: a criterion, or a `must_cover` of
 * module.meta.yaml, that speaks of boot or start and of failing; for X7 also of a dependency, or of one by its name.
 * One criterion can show both, so a missing test of dependencies is told alone.
 */
export function checkBootTests(reading: RuleReading): readonly Diagnostic[] {
  const { runtime_wiring: wiring, acceptance } = reading.spec.value;
  if (!acceptance) return [];
  const failures = plannedTests(reading).filter((words) => boot.test(words) && failure.test(words));
  const names = (wiring?.depends_on ?? []).map(wordsOf);
  const isOfDependency = (words: string): boolean =>
    dependency.test(words) || names.some((name) => words.includes(name));
  if (wiring?.blocks_startup_on_failure === true && names.length > 0 && !failures.some(isOfDependency)) {
    const fix = criterion(reading, {
      description: 'The host does not start while a dependency of the module is down.',
      expected: 'The boot ends and says why.',
      test: 'failed_dependency_ends_boot',
    });
    const place = { ...at(reading, ['runtime_wiring', 'blocks_startup_on_failure']), fix };
    return [specRuleDiagnostics.create('startup-dependency-not-tested', { names: wiring.depends_on ?? [] }, place)];
  }
  return failures.length > 0 ? [] : missingBootFailure(reading);
}

function missingBootFailure(reading: RuleReading): readonly Diagnostic[] {
  const { runtime_wiring: wiring, boot_impact: impact } = reading.spec.value;
  const isEarly = wiring?.startup_phase === 'early';
  const isHard = impact?.level === 'hard';
  if (!isEarly && !isHard) return [];
  const reasons = [
    ...(isEarly ? ['startup_phase is `early`'] : []),
    ...(isHard ? ['boot_impact.level is `hard`'] : []),
  ];
  const fix = criterion(reading, {
    description: 'The host does not start when the module cannot.',
    expected: 'The boot ends and says why.',
    test: 'failed_start_ends_boot',
  });
  const place = { ...at(reading, isEarly ? ['runtime_wiring', 'startup_phase'] : ['boot_impact', 'level']), fix };
  return [specRuleDiagnostics.create('boot-failure-not-tested', { reasons }, place)];
}

function plannedTests({ spec, meta }: RuleReading): readonly string[] {
  const { positive = [], negative = [] } = spec.value.acceptance ?? {};
  const tests = [...(meta?.value.tests?.unit_tests ?? []), ...(meta?.value.tests?.integration_tests ?? [])];
  return [...positive, ...negative, ...tests.flatMap((test) => test.must_cover)].map(wordsOf);
}

/** Beside X5 to X7: a module whose failure ends the boot has an effect on the boot. */
export function checkBootImpact(reading: RuleReading): readonly Diagnostic[] {
  const { runtime_wiring: wiring, boot_impact: impact, runtime_touchpoints: touches } = reading.spec.value;
  if (wiring?.blocks_startup_on_failure !== true) return [];
  const claims = [
    ...(impact?.level === 'none'
      ? [{ claim: 'boot_impact.level is `none`', path: ['boot_impact', 'level'], fix: 'level: soft' }]
      : []),
    ...(touches?.affects_boot === false
      ? [{ claim: 'affects_boot is `false`', path: ['runtime_touchpoints', 'affects_boot'], fix: 'affects_boot: true' }]
      : []),
  ];
  return claims.map(({ claim, path, fix }) =>
    specRuleDiagnostics.create('boot-impact-understated', { claim }, { ...at(reading, path), fix }),
  );
}
