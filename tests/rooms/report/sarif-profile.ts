const text = { type: 'string', minLength: 1 };
const message = closed({ text });
const level = { enum: ['none', 'note', 'warning', 'error'] };
const index = { type: 'integer', minimum: 0 };
const fromOne = { type: 'integer', minimum: 1 };

/** An object with exactly these properties, of which all but the optional ones are required. */
function closed(properties: Readonly<Record<string, unknown>>, optional: readonly string[] = []): object {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', additionalProperties: false, properties, required };
}

function list(items: object, bounds: object = {}): object {
  return { type: 'array', items, ...bounds };
}

const rule = closed(
  {
    id: text,
    shortDescription: message,
    fullDescription: message,
    help: closed({ text, markdown: text }),
    defaultConfiguration: closed({ level }),
  },
  ['shortDescription', 'fullDescription', 'help', 'defaultConfiguration'],
);

const location = closed(
  {
    physicalLocation: closed({
      artifactLocation: closed({
        uri: { type: 'string', format: 'uri-reference', pattern: '^[^/:][^:]*$' },
        uriBaseId: { const: '%SRCROOT%' },
      }),
      region: closed({ startLine: fromOne, startColumn: fromOne, endLine: fromOne, endColumn: fromOne }, [
        'startColumn',
        'endLine',
        'endColumn',
      ]),
    }),
    logicalLocations: list(closed({ fullyQualifiedName: text }), { minItems: 1, maxItems: 1 }),
  },
  ['logicalLocations'],
);

const region = closed({ startLine: fromOne, startColumn: fromOne, endLine: fromOne, endColumn: fromOne });

const fix = closed({
  description: message,
  artifactChanges: list(
    closed({
      artifactLocation: closed({ uri: { type: 'string', format: 'uri-reference' }, uriBaseId: { const: '%SRCROOT%' } }),
      replacements: list(closed({ deletedRegion: region, insertedContent: closed({ text: { type: 'string' } }) }), {
        minItems: 1,
      }),
    }),
    { minItems: 1 },
  ),
});

const result = closed(
  {
    ruleId: text,
    ruleIndex: index,
    level,
    message,
    locations: list(location, { minItems: 1, maxItems: 1 }),
    partialFingerprints: closed({ 'l9gen/v1': { type: 'string', pattern: '^[0-9a-f]{64}:[1-9][0-9]*$' } }),
    fixes: list(fix, { minItems: 1, maxItems: 1 }),
  },
  ['fixes'],
);

const invocation = closed({
  executionSuccessful: { type: 'boolean' },
  exitCode: { type: 'integer' },
  toolExecutionNotifications: list(closed({ level, message, associatedRule: closed({ id: text, index }) })),
});

/**
 * The part of SARIF 2.1.0 that we write, as JSON Schema: narrower than the published schema (every object closed, and what
 * code scanning demands beyond it is required), so that what is valid here is valid there.
 */
export const sarifProfile = closed({
  $schema: { type: 'string', format: 'uri' },
  version: { const: '2.1.0' },
  runs: list(
    closed({
      tool: closed({
        driver: closed({ name: { const: 'l9gen' }, version: text, rules: list(rule, { uniqueItems: true }) }),
      }),
      automationDetails: closed({ id: text }),
      invocations: list(invocation, { minItems: 1, maxItems: 1 }),
      columnKind: { const: 'utf16CodeUnits' },
      results: list(result),
    }),
    { minItems: 1, maxItems: 1 },
  ),
});
