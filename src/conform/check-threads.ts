import type { Diagnostic } from '../diagnostics/index.js';
import type { Subject } from './code-facts.js';
import { compareSource, compareValue, same, tellDifferences, together } from './compare-seen.js';
import { followedModules } from './followed-module.js';
import { notEvaluable } from './not-evaluable.js';
import { workDiagnostics } from './work-diagnostics.js';

/** The thread of an event is made of the declared fields, in the declared name space. */
export function checkThreads(subject: Subject): readonly Diagnostic[] {
  return followedModules(subject).flatMap(({ module, facts, isWhole, place }) =>
    facts.threads.flatMap(({ origin, namespace, fields, span }) => {
      if (origin !== 'route' && origin !== 'job') return [];
      const { differing, unclear } = together(
        compareValue('name space', module.thread.namespace, namespace),
        ...module.thread.fields.map((field) =>
          fields.isOpen && fields.sources.length === 0
            ? same
            : compareSource(`field \`${field}\``, [`request.body.${field}`, `job.payload.${field}`, field], fields),
        ),
      );
      const declaredAt = place('threading', 'thread_key_fields');
      if (differing.length > 0) {
        const parameters = { module: module.id, told: tellDifferences(differing), place: declaredAt };
        return [workDiagnostics.create('thread-differs', parameters, { span })];
      }
      if (unclear.length === 0 || !isWhole) return [];
      const looked = `the ${unclear.join(' and the ')} of the thread that is worked out here`;
      const why = 'where it comes from cannot be read from the code';
      const how = 'take it from the payload by its name';
      return [notEvaluable({ what: 'threading', looked, why, how, place: declaredAt }, { span })];
    }),
  );
}
