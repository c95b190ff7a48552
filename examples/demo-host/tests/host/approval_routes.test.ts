import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { JsonValue } from '../../l9/core/json.js';
import type { Approval, ApprovalRequest } from '../../l9/governance/approvals.js';
import type { L9Module } from '../../l9/core/module.js';
import { createSampleModules } from '../support/sample_module.js';
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
const env = { L9_APPROVER_IGOR_TOKEN: 'igor-token', L9_APPROVER_BOSS_TOKEN: 'boss-token' };

/** A module that notes what it is told to carry out. */
function payments(result: () => JsonValue = () => ({ refunded: 12 })): L9Module {
  return createSampleModules().module('payments', {
    resume: async (approval) => {
      resumed.push(approval);
      return result();
    },
  });
}

let host: TestHost;
let resumed: Approval[];

beforeEach(async () => {
  resumed = [];
  host = await startTestHost({ env, modules: [payments()] });
});

afterEach(() => host.close());

describe('the approval routes', () => {
  const post = async (path: string, token?: string, body?: object): Promise<[number, unknown]> => {
    const response = await host.app.inject({
      method: 'POST',
      url: path,
      ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
      ...(body === undefined ? {} : { payload: body }),
    });
    return [response.statusCode, response.json()];
  };

  test('approving carries the operation out once and answers with its result', async () => {
    const { id } = await host.services.approvals.request(request);
    const [status, body] = await post(`/approvals/${id}/approve`, 'igor-token', { reason: 'ok' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ok: true,
      approval: { id, status: 'approved', executed: true, reason: 'ok' },
      result: { refunded: 12 },
    });
    expect(await post(`/approvals/${id}/approve`, 'igor-token')).toEqual([
      409,
      { ok: false, error: 'already_decided' },
    ]);
    expect(resumed.map(({ payload }) => payload)).toEqual([request.payload]);
  });

  test('rejecting carries nothing out', async () => {
    const { id } = await host.services.approvals.request(request);
    expect(await post(`/approvals/${id}/reject`, 'igor-token')).toMatchObject([
      200,
      { ok: true, approval: { status: 'rejected', executed: false } },
    ]);
    expect(resumed).toEqual([]);
  });

  test.each([
    ['no token', undefined, 401, 'unauthorized'],
    ['a wrong token', 'igor-token2', 401, 'unauthorized'],
    ['the token of another approver', 'boss-token', 403, 'not_an_approver'],
  ])('%s decides nothing', async (_name, token, status, error) => {
    const { id } = await host.services.approvals.request(request);
    expect(await post(`/approvals/${id}/approve`, token)).toEqual([status, { ok: false, error }]);
    expect(await host.services.approvals.find(id)).toMatchObject({ status: 'pending' });
    expect(resumed).toEqual([]);
  });

  test('without tokens in the environment nobody decides', async () => {
    const { id } = await host.services.approvals.request(request);
    host = await host.restart({ env: {} });
    const forbidden = [403, { ok: false, error: 'forbidden' }];
    expect(await post(`/approvals/${id}/approve`, '')).toEqual(forbidden);
    expect(await post(`/approvals/${id}/approve`, 'igor-token')).toEqual(forbidden);
  });

  test('an unknown approval is not found', async () => {
    expect(await post('/approvals/%00x/approve', 'igor-token')).toMatchObject([404, {}]);
  });

  test('a failing operation is reported, and tried again when it is approved once more', async () => {
    let isOpen = false;
    const bank = payments(() => {
      if (!isOpen) throw new Error('the bank is closed');
      return { refunded: 12 };
    });
    host = await host.restart({ modules: [bank] });
    const { id } = await host.services.approvals.request(request);
    const failure = [
      502,
      {
        ok: false,
        approval: { status: 'approved', executed: false },
        result: { error: 'the bank is closed' },
      },
    ];
    expect(await post(`/approvals/${id}/approve`, 'igor-token')).toMatchObject(failure);
    expect(await post(`/approvals/${id}/approve`, 'igor-token')).toMatchObject(failure);
    expect(await post(`/approvals/${id}/reject`, 'igor-token')).toMatchObject([409, {}]);
    expect(await post(`/approvals/${id}/approve`, 'boss-token')).toMatchObject([403, {}]);
    isOpen = true;
    expect(await post(`/approvals/${id}/approve`, 'igor-token')).toMatchObject([
      200,
      { ok: true, approval: { executed: true }, result: { refunded: 12 } },
    ]);
    expect(await post(`/approvals/${id}/approve`, 'igor-token')).toMatchObject([409, {}]);
    expect(resumed).toHaveLength(3);
  });

  test('of several who try again at once exactly one does', async () => {
    let runs = 0;
    const bank = payments(() => {
      runs += 1;
      if (runs === 1) throw new Error('the bank is closed');
      return { refunded: 12 };
    });
    host = await host.restart({ modules: [bank] });
    const { id } = await host.services.approvals.request(request);
    await post(`/approvals/${id}/approve`, 'igor-token');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post(`/approvals/${id}/approve`, 'igor-token')),
    );
    expect(answers.map(([status]) => status).sort()).toEqual([200, ...Array<number>(9).fill(409)]);
    expect(runs).toBe(2);
  });

  test('what cannot be carried out at once is accepted and carried out later', async () => {
    host = await host.restart({ modules: [] });
    const { id } = await host.services.approvals.request(request);
    expect(await post(`/approvals/${id}/approve`, 'igor-token')).toMatchObject([
      202,
      { ok: true, approval: { status: 'approved', executed: false }, result: null },
    ]);
    host = await host.restart({ modules: [payments()] });
    expect(resumed).toHaveLength(1);
  });

  test('lists, filters and shows approvals with their audit trail', async () => {
    const { id } = await host.services.approvals.request(request);
    await host.services.approvals.request({ ...request, mechanism: 'auto', key: 'Ev2' });
    const get = async (url: string): Promise<Record<string, unknown>> => {
      const headers = { authorization: 'Bearer boss-token' };
      return (await host.app.inject({ url, headers })).json();
    };
    expect((await get('/approvals'))['approvals']).toHaveLength(2);
    expect((await get('/approvals?status=pending'))['approvals']).toMatchObject([{ id }]);
    expect(await get('/approvals?status=odd')).toMatchObject({ error: 'validation_error' });
    expect(await get(`/approvals/${id}`)).toMatchObject({
      approval: { id },
      audit: [{ event: 'requested' }],
    });
    expect((await host.app.inject({ url: '/approvals' })).statusCode).toBe(401);
  });
});

describe('after a crash', () => {
  test('what was approved and not begun is carried out at the next start, once', async () => {
    const { approvals } = host.services;
    const { id } = await approvals.request(request);
    await approvals.decide({ id, decision: 'approved', approver: 'igor' });
    host = await host.restart();
    expect(resumed).toHaveLength(1);
    host = await host.restart();
    expect(resumed).toHaveLength(1);
    expect(await host.services.approvals.find(id)).toMatchObject({ executed: true });
  });

  test('what was begun is left alone until its lease has run out', async () => {
    const { approvals } = host.services;
    const { id } = await approvals.request(request);
    await approvals.decide({ id, decision: 'approved', approver: 'igor' });
    await approvals.begin(id);
    host = await host.restart();
    expect(resumed).toHaveLength(0);
    host.clock.advance(300);
    host = await host.restart();
    expect(resumed).toHaveLength(1);
  });

  test('what has failed is left to a person', async () => {
    const failing = payments(() => {
      throw new Error('the bank is closed');
    });
    const { approvals } = host.services;
    const { id } = await approvals.request(request);
    await approvals.decide({ id, decision: 'approved', approver: 'igor' });
    host = await host.restart({ modules: [failing] });
    expect(resumed).toHaveLength(1);
    host.clock.advance(100_000);
    host = await host.restart({ modules: [payments()] });
    expect(resumed).toHaveLength(1);
  });

  test('a further attempt that was cut off is carried out', async () => {
    const { approvals } = host.services;
    const { id } = await approvals.request(request);
    const approve = { id, decision: 'approved' as const, approver: 'igor' };
    await approvals.decide(approve);
    await approvals.begin(id);
    await approvals.finish(id, { ok: false, result: null });
    await approvals.decide(approve);
    host = await host.restart();
    expect(resumed).toHaveLength(1);
  });

  test('what was approved automatically is left to the one who asked', async () => {
    await host.services.approvals.request({ ...request, mechanism: 'auto' });
    host = await host.restart();
    expect(resumed).toHaveLength(0);
  });
});
