import {
  INVALID_SPAN_CONTEXT,
  type Span,
  SpanStatusCode,
  trace,
  type TracerProvider,
} from '@opentelemetry/api';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { withSpan } from '../../l9/core/observability/tracing.js';

let events: string[];

beforeEach(() => {
  events = [];
  const span = Object.assign(trace.wrapSpanContext(INVALID_SPAN_CONTEXT), {
    end: () => events.push('end'),
    recordException: (error: Error) => events.push(error.message),
    setStatus: ({ code }: { readonly code: SpanStatusCode }) => events.push(SpanStatusCode[code]),
  }) as unknown as Span;
  const provider = {
    getTracer: (tracer: string) => ({
      startActiveSpan: (name: string, work: (active: Span) => unknown) => {
        events.push(`${tracer} ${name}`);
        return work(span);
      },
    }),
  };
  trace.setGlobalTracerProvider(provider as unknown as TracerProvider);
});

afterEach(() => {
  trace.disable();
});

test('a span covers the work and gives its result', async () => {
  expect(await withSpan('slack.webhook', 'handle', () => Promise.resolve(7))).toBe(7);
  expect(events).toEqual(['slack.webhook handle', 'end']);
});

test('a span notes the failure and passes it on', async () => {
  const work = withSpan('slack.webhook', 'handle', () => Promise.reject(new Error('no line')));
  await expect(work).rejects.toThrow('no line');
  expect(events).toEqual(['slack.webhook handle', 'no line', 'ERROR', 'end']);
});
