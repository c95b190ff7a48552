import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { authenticateApprover } from '../core/access.js';
import type { Env } from '../core/config.js';
import { ValidationError } from '../core/errors.js';
import { type Approval, type Approvals, UnknownApprovalError } from './approvals.js';
import type { Resumption } from './resumption.js';

const statusQuery = z.object({ status: z.enum(['pending', 'approved', 'rejected']).optional() });
const decisionBody = z.object({ reason: z.string().max(2000).optional() }).nullish();

/** The approvals, for holders of an approver token. */
export function registerApprovalRoutes(
  app: FastifyInstance,
  parts: {
    readonly env: Env;
    readonly approvals: Approvals;
    readonly resumption: Resumption;
  },
): void {
  const { env, approvals, resumption } = parts;
  const approverOf = (request: FastifyRequest): 'igor' | 'boss' =>
    authenticateApprover(request.headers.authorization, env);

  app.get('/approvals', async (request) => {
    approverOf(request);
    return { approvals: await approvals.list(parse(statusQuery, request.query).status) };
  });

  app.get<{ Params: { id: string } }>('/approvals/:id', async (request) => {
    approverOf(request);
    const approval = await approvals.find(request.params.id);
    if (approval === undefined) throw new UnknownApprovalError(request.params.id);
    return { approval, audit: await approvals.audit(approval.id) };
  });

  const decide = async (
    request: FastifyRequest<{ Params: { id: string } }>,
    decision: 'approved' | 'rejected',
  ): Promise<Approval> => {
    const approver = approverOf(request);
    const reason = parse(decisionBody, request.body)?.reason;
    const { id } = request.params;
    return approvals.decide({
      id,
      decision,
      approver,
      ...(reason === undefined ? {} : { reason }),
    });
  };

  app.post<{ Params: { id: string } }>('/approvals/:id/approve', async (request, reply) => {
    const approved = await decide(request, 'approved');
    const outcome = await resumption.carryOut(approved);
    const approval = (await approvals.find(approved.id)) ?? approved;
    // Without an outcome the decision stands, and the host carries it out as soon as it can.
    if (outcome === undefined) return reply.code(202).send({ ok: true, approval, result: null });
    return reply.code(outcome.ok ? 200 : 502).send({ ...outcome, approval });
  });

  app.post<{ Params: { id: string } }>('/approvals/:id/reject', async (request) => {
    const approval = await decide(request, 'rejected');
    return { ok: true, approval };
  });
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ValidationError(
    'the request is not valid',
    parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  );
}
