import { bearerToken, verifySharedSecret } from './authentication.js';
import type { Env } from './config.js';
import { RefusedError } from './errors.js';

/** Lets holders of L9_INTERNAL_TOKEN pass; nobody when it is not set. */
export function authorizeInternal(authorization: string | undefined, env: Env): void {
  const expected = env.optional('L9_INTERNAL_TOKEN');
  if (expected === undefined) {
    throw new RefusedError(403, 'forbidden', 'L9_INTERNAL_TOKEN is not set');
  }
  if (!verifySharedSecret(expected, bearerToken(authorization))) throw unauthorized();
}

/** The approver that the token belongs to. */
export function authenticateApprover(authorization: string | undefined, env: Env): 'igor' | 'boss' {
  const igor = env.optional('L9_APPROVER_IGOR_TOKEN');
  const boss = env.optional('L9_APPROVER_BOSS_TOKEN');
  if (igor === undefined && boss === undefined) {
    throw new RefusedError(403, 'forbidden', 'no approver token is set');
  }
  const token = bearerToken(authorization);
  // Both are always compared: the time taken tells nothing.
  const isIgor = verifySharedSecret(igor ?? '', token);
  const isBoss = verifySharedSecret(boss ?? '', token);
  if (isIgor) return 'igor';
  if (isBoss) return 'boss';
  throw unauthorized();
}

function unauthorized(): RefusedError {
  return new RefusedError(401, 'unauthorized', 'the bearer token is missing or wrong');
}
