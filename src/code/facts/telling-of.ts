import { known, textOf, type Known, type TellsAtom, type Value } from './value.js';

// A claim is one of three things: who rules out two of them has the third.
const words: Readonly<Record<'approval' | 'claim', Readonly<Record<string, readonly [Known, Known]>>>> = {
  approval: { approved: [known.approved, known.nothing] },
  claim: {
    claimed: [known.claimed, known.notClaimed],
    completed: [known.notClaimed, known.notCompleted],
    in_flight: [known.notClaimed, known.notInFlight],
  },
};

/** What is told by a status that is this word; `undefined` where nothing is. */
export function tellingOf(status: Value, word: string | undefined): TellsAtom | undefined {
  const [first] = status;
  if (first?.kind !== 'status' || word === undefined) return undefined;
  if (!status.every((atom) => atom.kind === 'status' && atom.of === first.of)) return undefined;
  const known = words[first.of];
  const [whenTrue, whenFalse] = (Object.hasOwn(known, word) ? known[word] : undefined) ?? [];
  if (whenTrue === undefined || whenFalse === undefined) return undefined;
  return { kind: 'tells', whenTrue, whenFalse, ...(first.span && { span: first.span }) };
}

/** What is told by two values being the same. */
export function tellingOfEqual(left: Value, right: Value): TellsAtom | undefined {
  return tellingOf(left, textOf(right)) ?? tellingOf(right, textOf(left));
}

/** What is told by a value having a member: only who was given a claim has one. */
export function tellingOfMember(name: Value, value: Value): Value | undefined {
  const [atom, ...more] = value;
  if (atom?.kind !== 'claim' || more.length > 0 || textOf(name) !== 'claim') return undefined;
  return [{ kind: 'tells', whenTrue: known.claimed, whenFalse: known.notClaimed, span: atom.span }];
}

/** The same told the other way round. */
export function inverted({ whenTrue, whenFalse, ...atom }: TellsAtom): TellsAtom {
  return { ...atom, whenTrue: whenFalse, whenFalse: whenTrue };
}
