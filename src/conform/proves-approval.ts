import type { TestCall, TypeScriptTest } from '../code/index.js';

// The titles that the pattern library gives to the tests of approvals, and the sentences of the contracts that ask for them.
const titles = {
  holding: [/^holds the .+ until it is approved\b/, /^never carries out what was rejected$/, /^without approval\b/],
  proceeding: [/\buntil it is approved, then carries it out once$/, /^with approval\b/],
  asking: [/^puts the approval that is given at once on record$/, /^with approval\b/],
} as const;

/** The test shows that work waits, or is refused, while it is not approved. */
export function provesHolding({ title, body: { calls } }: TypeScriptTest): boolean {
  const approved = calls.findIndex(approves);
  const before = approved < 0 ? calls : calls.slice(0, approved);
  return before.some(isAssertion) && (isTitled(title, titles.holding) || before.some(expectsHeld));
}

/** The test approves something and looks at what comes of it. */
export function provesProceeding({ title, body: { calls } }: TypeScriptTest): boolean {
  const approved = calls.findIndex(approves);
  const after = approved < 0 ? [] : calls.slice(approved + 1);
  return after.some(isAssertion) || (isTitled(title, titles.proceeding) && calls.some(isAssertion));
}

/** The test shows that an approval that nobody has to give is on record. */
export function provesAsking({ title, body: { calls } }: TypeScriptTest): boolean {
  const looks = calls.some(
    ({ callee }) => callee.at(-2) === 'approvals' && ['list', 'find'].includes(callee.at(-1) ?? ''),
  );
  return calls.some(isAssertion) && (looks || isTitled(title, titles.asking));
}

function isTitled(title: string, patterns: readonly RegExp[]): boolean {
  const said = title.trim().replace(/\.$/, '');
  return patterns.some((pattern) => pattern.test(said) || pattern.test(said.toLowerCase()));
}

function isAssertion({ isAssertion: asserts }: TestCall): boolean {
  return asserts;
}

// `decide(host, body, 'approve')`, `approvals.decide({ decision: 'approved' })`, `deliverAndApprove(1)`.
function approves({ callee, values, isAssertion: asserts }: TestCall): boolean {
  if (asserts) return false;
  return values.has('approve') || values.has('decision: approved') || /(^a|A)pprove$/.test(callee.at(-1) ?? '');
}

function expectsHeld({ values, isAssertion: asserts }: TestCall): boolean {
  return asserts && (values.has('held: true') || values.has('status: pending') || values.has('error: rejected'));
}
