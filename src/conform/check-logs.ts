import type { ModuleFacts } from '../code/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { Module } from '../model/index.js';
import { fileStart } from '../text/index.js';
import type { Subject } from './code-facts.js';
import { followedModules } from './followed-module.js';
import { moduleDiagnostics } from './module-diagnostics.js';

/** A module tells the log of each step of its work, by the names that all modules share. */
export function checkLogs(subject: Subject): readonly Diagnostic[] {
  return followedModules(subject).flatMap(({ module, facts, isAtWork, place }) => {
    const missing = eventsOf(module, facts).filter((event) => !facts.logged.includes(event));
    if (!isAtWork || missing.length === 0) return [];
    const [writer] = facts.writers;
    const at = { span: writer?.span ?? facts.requiredEnv[0]?.span ?? fileStart(module.files.entry) };
    const parameters = { module: module.id, missing, place: place('observability', 'logs') };
    return [moduleDiagnostics.create('step-not-logged', parameters, at)];
  });
}

// A step that the module never gets to is told elsewhere.
function eventsOf({ inbound }: Module, { routes, triggers, calls }: ModuleFacts): readonly string[] {
  const hasRoute = inbound !== undefined && routes.length > 0;
  const hasQueue = triggers.some(({ kind }) => kind === 'queue');
  return [
    'request_received',
    ...(hasRoute && inbound.authentication.scheme !== 'none' ? ['signature_verified'] : []),
    ...(hasRoute || hasQueue ? ['thread_uuid_generated'] : []),
    'dedupe_check',
    ...(calls.length > 0 ? ['outbound_call_start', 'outbound_call_complete'] : []),
    'packet_stored',
    'reply_sent',
    'handler_error',
  ];
}
