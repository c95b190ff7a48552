import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import {
  AlreadyDecidedError,
  type ApprovalRequest,
  NotAnApproverError,
  UnknownApprovalError,
} from '../../l9/governance/approvals.js';
import { startTestHost, type TestHost } from '../support/test_host.js';

const request: ApprovalRequest = {
  module: 'payments',
  operation: 'refund',
  key: 'Ev1',
  threadId: '1aa67a8c-f6d8-559c-95f1-aff53f810299',
  riskLevel: 'high',
  mechanism: 'igor_only',
  payload: { amount: 12, note: '\u0000' },
};
let host: TestHost;

beforeEach(async () => {
  host = await startTestHost();
});

afterEach(() => host.close());

describe('approvals', () => {
  test('a request waits, and is audited', async () => {
    const approval = await host.services.approvals.request(request);
    expect(approval).toMatchObject({ ...request, status: 'pending', executed: false });
    expect(await host.services.approvals.audit(approval.id)).toEqual([
      { at: '2026-01-01T00:00:00.000Z', event: 'requested', actor: 'payments' },
    ]);
  });

  test('the same work is one approval, even when asked for at once', async () => {
    const approvals = await Promise.all(
      Array.from({ length: 20 }, () => host.services.approvals.request(request)),
    );
    expect(new Set(approvals.map(({ id }) => id)).size).toBe(1);
    const other = await host.services.approvals.request({ ...request, operation: 'charge' });
    expect(other.id).not.toBe(approvals[0]?.id);
    expect(await host.services.approvals.list()).toHaveLength(2);
  });

  test.each([
    ['igor_only', 'igor', 'boss'],
    ['boss', 'boss', 'igor'],
  ] as const)('%s is decided by %s and not by %s', async (mechanism, right, wrong) => {
    const { approvals } = host.services;
    const { id } = await approvals.request({ ...request, mechanism });
    const decision = { id, decision: 'approved' as const };
    await expect(approvals.decide({ ...decision, approver: wrong })).rejects.toThrow(
      NotAnApproverError,
    );
    expect(await approvals.find(id)).toMatchObject({ status: 'pending' });
    const approved = await approvals.decide({ ...decision, approver: right, reason: 'fine' });
    expect(approved).toMatchObject({ status: 'approved', decidedBy: right, reason: 'fine' });
    expect((await approvals.audit(id)).at(-1)).toMatchObject({
      event: 'approved',
      actor: right,
      detail: { reason: 'fine' },
    });
  });

  test('auto is approved at once, audited, and decided by nobody', async () => {
    const { approvals } = host.services;
    const approval = await approvals.request({ ...request, mechanism: 'auto' });
    expect(approval).toMatchObject({ status: 'approved', decidedBy: 'auto' });
    expect((await approvals.audit(approval.id)).map(({ event }) => event)).toEqual([
      'requested',
      'approved',
    ]);
    const decision = { id: approval.id, decision: 'rejected' as const, approver: 'igor' };
    await expect(approvals.decide(decision)).rejects.toThrow(NotAnApproverError);
  });

  test('of many decisions at once exactly one counts', async () => {
    const { approvals } = host.services;
    const { id } = await approvals.request(request);
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        approvals.decide({
          id,
          decision: index % 2 === 0 ? 'approved' : 'rejected',
          approver: 'igor',
        }),
      ),
    );
    const failed = results.filter((result) => result.status === 'rejected');
    expect(failed).toHaveLength(9);
    for (const { reason } of failed) expect(reason).toBeInstanceOf(AlreadyDecidedError);
    expect(await approvals.audit(id)).toHaveLength(2);
  });

  test('an unknown approval cannot be decided', async () => {
    const decision = { id: 'no-such', decision: 'approved' as const, approver: 'igor' };
    await expect(host.services.approvals.decide(decision)).rejects.toThrow(UnknownApprovalError);
  });

  test('an operation begins once, and only when approved', async () => {
    const { approvals } = host.services;
    const { id } = await approvals.request(request);
    expect(await approvals.begin(id)).toBe(false);
    await approvals.decide({ id, decision: 'approved', approver: 'igor' });
    const begun = await Promise.all(Array.from({ length: 10 }, () => approvals.begin(id)));
    expect(begun.filter(Boolean)).toHaveLength(1);
    await approvals.finish(id, { ok: true, result: { refunded: 12 } });
    expect(await approvals.find(id)).toMatchObject({
      executed: true,
      outcome: { ok: true, result: { refunded: 12 } },
    });
    host.clock.advance(100_000);
    expect(await approvals.begin(id)).toBe(false);
    expect((await approvals.audit(id)).map(({ event }) => event)).toEqual([
      'requested',
      'approved',
      'started',
      'succeeded',
    ]);
  });

  test('a failed operation begins again once it is approved once more, each time audited', async () => {
    const { approvals } = host.services;
    const { id } = await approvals.request(request);
    const approve = { id, decision: 'approved' as const, approver: 'igor' };
    await approvals.decide(approve);
    await expect(approvals.decide(approve)).rejects.toThrow(AlreadyDecidedError);
    await approvals.begin(id);
    await expect(approvals.decide(approve)).rejects.toThrow(AlreadyDecidedError);
    await approvals.finish(id, { ok: false, result: { error: 'closed' } });
    expect(await approvals.find(id)).toMatchObject({ executed: false, outcome: { ok: false } });
    host.clock.advance(100_000);
    expect(await approvals.begin(id)).toBe(false);
    await approvals.decide({ ...approve, reason: 'open now' });
    await expect(approvals.decide(approve)).rejects.toThrow(AlreadyDecidedError);
    expect(await approvals.begin(id)).toBe(true);
    await approvals.finish(id, { ok: true, result: null });
    expect(await approvals.find(id)).toMatchObject({ executed: true, outcome: { ok: true } });
    await expect(approvals.decide(approve)).rejects.toThrow(AlreadyDecidedError);
    expect((await approvals.audit(id)).slice(1)).toMatchObject([
      { event: 'approved', actor: 'igor' },
      { event: 'started' },
      { event: 'failed' },
      { event: 'retried', actor: 'igor', detail: { reason: 'open now' } },
      { event: 'started' },
      { event: 'succeeded' },
    ]);
  });

  test('outstanding is what a person approved, nobody is at, and is not finished', async () => {
    const { approvals } = host.services;
    const ids = async (): Promise<string[]> =>
      (await approvals.outstanding()).map((approval) => approval.id);
    const { id } = await approvals.request(request);
    await approvals.request({ ...request, key: 'Ev2', mechanism: 'auto' });
    expect(await ids()).toEqual([]);
    await approvals.decide({ id, decision: 'approved', approver: 'igor' });
    expect(await ids()).toEqual([id]);
    await approvals.begin(id);
    expect(await ids()).toEqual([]);
    host.clock.advance(300);
    expect(await ids()).toEqual([id]);
    await approvals.finish(id, { ok: false, result: null });
    expect(await ids()).toEqual([]);
  });

  test('an audit entry that cannot be written undoes the decision', async () => {
    const { approvals } = host.services;
    const { id } = await approvals.request(request);
    host.failDatabase((sql) => sql.includes('insert into approval_audit'));
    await expect(approvals.decide({ id, decision: 'approved', approver: 'igor' })).rejects.toThrow(
      'the connection is broken',
    );
    host.restoreDatabase();
    expect(await approvals.find(id)).toMatchObject({ status: 'pending' });
  });
});
