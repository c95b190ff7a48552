import fc from 'fast-check';
import findMyWay from 'find-my-way';
import { expect, test } from 'vitest';

import { parseRoute, routesMeet, type Meeting } from '../../src/model/index.js';

/* The router of the host is the judge: what it refuses, or answers from one of two routes, is told of both; nothing else is. */

const word = fc.constantFrom('a', 'b', 'ab', 'a-b', 'a.b', '7');
const parameter = fc.constantFrom(':x', ':y', ':x-:y', ':x-b', 'a:x', ':x.json', ':x(^\\d+$)', ':y([a-z]+)');
const segment = fc.oneof({ weight: 3, arbitrary: word }, { weight: 2, arbitrary: parameter }, fc.constant(''));
const ending = fc.oneof({ weight: 5, arbitrary: fc.constant('') }, fc.constantFrom('/', '/*', '*', '/:z?'));
const route = fc
  .tuple(fc.array(segment, { minLength: 1, maxLength: 2 }), ending)
  .map(([segments, end]) => `/${segments.join('/')}${end}`)
  .filter(isAccepted);

function isAccepted(path: string): boolean {
  try {
    findMyWay().on('POST', path, () => undefined);
    return true;
  } catch {
    return false;
  }
}

/** The requests that could fit both: in each place, the words of either route that stand there, and pairs of them. */
function requestsFor(one: string, other: string): readonly string[] {
  const [ones, others] = [one.slice(1).split('/'), other.slice(1).split('/')];
  const depth = Math.max(ones.length, others.length);
  let urls: readonly string[] = [''];
  const found = new Set<string>();
  for (let at = 0; at < depth; at += 1) {
    const words = wordsOf(`${ones[at] ?? ''}/${others[at] ?? ''}`);
    urls = urls.flatMap((url) => words.map((text) => `${url}/${text}`));
    for (const url of urls) found.add(url);
  }
  return [...found];
}

function wordsOf(segments: string): readonly string[] {
  const words = [
    '',
    '7',
    'a',
    ...[/[/*?]/, /[/?]/].flatMap((ends) => segments.replace(/\(.*?\)|:\w/g, '/').split(ends)),
  ];
  return [...new Set(words.flatMap((word) => words.map((second) => word + second)))];
}

function routerOf(path: string): { readonly answers: (url: string) => boolean } {
  const router = findMyWay();
  router.on('POST', path, () => undefined);
  return { answers: (url) => router.find('POST', url) !== null };
}

function areBothAccepted(one: string, other: string): boolean {
  const router = findMyWay();
  try {
    router.on('POST', one, () => undefined);
    router.on('POST', other, () => undefined);
    return true;
  } catch {
    return false;
  }
}

function meetingOf(one: string, other: string): Meeting {
  const meetings = parseRoute([one]).flatMap((a) => parseRoute([other]).map((b) => routesMeet(a, b)));
  return (['always', 'some', 'perhaps'] as const).find((meeting) => meetings.includes(meeting)) ?? 'never';
}

test('two routes that the router of the host refuses together always meet', () => {
  fc.assert(
    fc.property(route, route, (one, other) => {
      expect(meetingOf(one, other) === 'always').toBe(!areBothAccepted(one, other));
    }),
  );
});

test('two routes meet exactly where the router of the host answers one request from either', () => {
  fc.assert(
    fc.property(route, route, (one, other) => {
      fc.pre(areBothAccepted(one, other));
      const [first, second] = [routerOf(one), routerOf(other)];
      const shared = requestsFor(one, other).find((url) => first.answers(url) && second.answers(url));
      const meeting = meetingOf(one, other);
      if (shared !== undefined) expect(meeting, shared).not.toBe('never');
      else if (meeting === 'some') expect(one + other, 'forms are judged by what stands in their place').toContain('(');
      expect(meetingOf(other, one)).toBe(meeting);
    }),
    { numRuns: 300 },
  );
});

test('a route of which a part is not known may meet what fits the rest, and never more than that', () => {
  fc.assert(
    fc.property(route, route, fc.nat(3), (one, other, most) => {
      const cut = Math.min(most, one.search(/[:*]|$/));
      const [tail] = parseRoute([undefined, one.slice(cut)]);
      const [whole] = parseRoute([one]);
      const [second] = parseRoute([other]);
      fc.pre(tail !== undefined && whole !== undefined && second !== undefined && !/[(?]/.test(one + other));
      const [known, unknown] = [routesMeet(whole, second), routesMeet(tail, second)];
      if (known !== 'never') expect(unknown).toBe('perhaps');
      expect(['perhaps', 'never']).toContain(unknown);
    }),
  );
});
