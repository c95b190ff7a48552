import type { CallSite } from './machine.js';
import type { Verification } from './module-facts.js';
import { seen, seenItems, type Seen } from './seen.js';
import { known, madeOf, opaque, type FunctionAtom, type Known, type Value } from './value.js';
import { isAt, type Watch } from './watch.js';

/** Functions of the host that prove something, or whose inside does not matter; `undefined` for all others. */
export function hostFunction(watch: Watch, { name, scope }: FunctionAtom, site: CallSite): Value | undefined {
  const { file } = scope.source;
  const read = Object.hasOwn(functions, name) ? functions[name] : undefined;
  return read && !file.startsWith(`${watch.question.folder}/`) ? read(watch, site) : undefined;
}

/** The comparison in constant time that the platform offers. */
export function answerOfProof(watch: Watch, path: readonly string[], site: CallSite): Value | undefined {
  if (path.at(-1) === 'timingSafeEqual' && /^package (node:)?crypto$/.test(path[0] ?? '')) {
    const compared = seen(madeOf(...site.args));
    noteVerification(watch, { how: 'compared', given: compared, secret: compared, span: site.span });
    return proves(known.verified);
  }
  return answerOfSchema(path, site);
}

type Read = (watch: Watch, site: CallSite) => Value;

const functions: Readonly<Record<string, Read>> = {
  verifyHmacSha256: (watch, { args, span }) => {
    const member = (key: string): Value => memberIn(args[0], key);
    noteVerification(watch, {
      how: 'hmac-sha256',
      given: seen(member('signature')),
      secret: seen(member('secret')),
      signed: signedIn(member('signedText')),
      prefix: seen(member('prefix')),
      encoding: seen(member('encoding')),
      span,
    });
    return proves(known.verified);
  },
  verifySharedSecret: (watch, { args, span }) => {
    noteVerification(watch, { how: 'secret', given: seen(args[1]), secret: seen(args[0]), span });
    return proves(known.verified);
  },
  isFresh: (watch, { args, span }) => {
    noteVerification(watch, {
      how: 'age',
      given: seen(args[0]),
      secret: seen(undefined),
      tolerance: seen(args[2]),
      span,
    });
    return proves(known.fresh);
  },
  bearerToken: (_watch, { args }) => madeOf(...args),
  parseJson: (_watch, { args }) => args[0] ?? opaque,
  canonicalJson: (_watch, { args }) => madeOf(...args),
  uuid5: (_watch, { args }) => madeOf(...args),
  threadId: (watch, { args, span }) => {
    const { origin, threads } = watch;
    if (!threads.some((one) => one.origin === origin && isAt(one.span, span)))
      threads.push({ namespace: seen(args[0]), fields: seenItems(args[1]), origin, span });
    return madeOf(...args);
  },
};

function proves(whenTrue: Known): Value {
  return [{ kind: 'tells', whenTrue, whenFalse: known.nothing }];
}

function memberIn(value: Value | undefined, key: string): Value {
  return (value ?? []).flatMap((atom) => (atom.kind === 'object' ? (atom.properties.get(key) ?? []) : []));
}

function signedIn(value: Value): Seen {
  return value.some(({ kind }) => kind === 'list') ? seenItems(value) : seen(value);
}

function noteVerification({ verifications }: Watch, found: Verification): void {
  if (!verifications.some(({ span }) => isAt(span, found.span))) verifications.push(found);
}

// What a schema lets through is what it was given.
function answerOfSchema(path: readonly string[], { args, span }: CallSite): Value | undefined {
  if (path[0] !== 'package zod') return undefined;
  const [given = opaque] = args;
  const name = path.at(-1) ?? '';
  if (name === 'parse' || name === 'parseAsync') return given;
  if (name !== 'safeParse' && name !== 'safeParseAsync') return undefined;
  const properties = new Map([
    ['success', opaque],
    ['data', given],
    ['error', opaque],
  ]);
  return [{ kind: 'object', properties, rest: [], span }];
}
