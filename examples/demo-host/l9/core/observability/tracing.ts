import { SpanStatusCode, trace } from '@opentelemetry/api';

/** Runs the work in a span; without a registered OpenTelemetry SDK this costs nothing. */
export function withSpan<T>(
  tracerName: string,
  spanName: string,
  work: () => Promise<T>,
): Promise<T> {
  return trace.getTracer(tracerName).startActiveSpan(spanName, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.recordException(error instanceof Error ? error : String(error));
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
