import type { Authentication, Module, OutboundCall } from '../model/index.js';
import { camelCase, upperSnakeCase } from '../text/index.js';
import { configProperty } from './module-view-names.js';

/** An environment variable as the generated config holds it. */
export interface VariableView {
  readonly name: string;
  readonly property: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly hasDefault: boolean;
  readonly default: string;
  /** The line that reads it does not fit on one line. */
  readonly isWrapped: boolean;
  /** What the tests put there. */
  readonly testValue: string;
}

/** One declared outbound call. */
export interface CallView {
  readonly name: string;
  /** The method of the client, and the name of its answer. */
  readonly method: string;
  readonly bodyVariable: string;
  /** The handler that makes the body; only with `hasBody`. */
  readonly requestHandler: string;
  readonly hasBody: boolean;
  readonly httpMethod: OutboundCall['method'];
  readonly endpoint: string;
  readonly urlProperty: string;
  readonly urlVariable: string;
  readonly isUrlWrapped: boolean;
  readonly timeoutMs: number;
  readonly timeoutSeconds: number;
  readonly attempts: number;
  readonly isRetried: boolean;
  /** The config property with the token; absent when the call is not authorised. */
  readonly bearerProperty?: string;
  /** The variable with the token need not be set. */
  readonly isBearerOptional: boolean;
  readonly bearerTestValue?: string;
  readonly isSendWrapped: boolean;
}

/** How the module tells a genuine request. */
export interface AuthenticationView {
  readonly scheme: Authentication['scheme'];
  readonly isHmac: boolean;
  readonly isBearer: boolean;
  readonly isApiKey: boolean;
  readonly secretVariable: string;
  readonly secretProperty: string;
  readonly secretTestValue: string;
  /** Lower case, as Node gives header names. */
  readonly header: string;
  readonly prefix: string;
  readonly encoding: string;
  readonly signedText: readonly SignedPart[];
  /** What is signed, in the words of the spec. */
  readonly signedTextPattern: string;
  readonly freshness?: {
    readonly header: string;
    readonly toleranceSeconds: number;
    readonly justInside: number;
    readonly justOutside: number;
  };
}

/** A piece of the signed text: the request's time, its body, or a fixed text. */
export interface SignedPart {
  readonly isTimestamp: boolean;
  readonly isBody: boolean;
  readonly text: string;
}

const lineWidth = 100;

/** The declared variables, the required ones first as they are declared. */
export function variableViews({ environment }: Module): readonly VariableView[] {
  return environment.map((variable) => {
    const property = configProperty(variable.name);
    const fallback = variable.default === undefined ? '' : `, '${variable.default}'`;
    return {
      name: variable.name,
      property,
      description: variable.description,
      isRequired: variable.required,
      hasDefault: !variable.required && variable.default !== undefined,
      default: variable.default ?? '',
      isWrapped: `    ${property}: env.optional('${variable.name}'${fallback}),`.length > lineWidth,
      testValue: testValueOf(variable.name),
    };
  });
}

/** The declared calls, in their order. */
export function callViews({ snake, outbound, environment }: Module): readonly CallView[] {
  return outbound.map((call) => {
    const method = camelCase(call.name);
    const urlVariable = `${upperSnakeCase(snake)}_${upperSnakeCase(call.name)}_URL`;
    const hasBody = call.method === 'POST' || call.method === 'PUT' || call.method === 'PATCH';
    const parameters = hasBody ? 'nameOf(task), body' : 'nameOf(task)';
    return {
      name: call.name,
      method,
      bodyVariable: `${method}Body`,
      requestHandler: `${method}Request`,
      hasBody,
      httpMethod: call.method,
      endpoint: call.endpoint,
      urlProperty: `${method}Url`,
      urlVariable,
      isUrlWrapped: `    ${method}Url: env.optional('${urlVariable}', endpoints.${method}),`.length > lineWidth,
      timeoutMs: call.timeoutSeconds * 1000,
      timeoutSeconds: call.timeoutSeconds,
      attempts: call.attempts,
      isRetried: call.attempts > 1,
      isBearerOptional: environment.some(
        ({ name, required, default: fallback }) => name === call.authEnv && !required && fallback === undefined,
      ),
      ...(call.authEnv === undefined
        ? {}
        : { bearerProperty: configProperty(call.authEnv), bearerTestValue: testValueOf(call.authEnv) }),
      isSendWrapped:
        `      ${method}: (${hasBody ? 'body' : ''}) => this.#call('${call.name}', () => client.${method}(${parameters})),`
          .length > lineWidth,
    };
  });
}

/** Absent when the module has no route, or one that anybody may call. */
export function authenticationView({ inbound }: Module): AuthenticationView | undefined {
  const declared = inbound?.authentication;
  if (!declared || declared.scheme === 'none') return undefined;
  const view = {
    scheme: declared.scheme,
    isHmac: declared.scheme === 'hmac-sha256',
    isBearer: declared.scheme === 'bearer',
    isApiKey: declared.scheme === 'api_key',
    secretVariable: declared.secretEnv,
    secretProperty: configProperty(declared.secretEnv),
    secretTestValue: testValueOf(declared.secretEnv),
    header: 'authorization',
    prefix: '',
    encoding: 'hex',
    signedText: [],
    signedTextPattern: '',
  };
  if (declared.scheme === 'api_key') return { ...view, header: declared.header.toLowerCase() };
  if (declared.scheme === 'bearer') return view;
  const { signatureHeader, prefix, encoding, signedText, freshness } = declared;
  return {
    ...view,
    header: signatureHeader.toLowerCase(),
    prefix,
    encoding,
    signedText: signedParts(signedText),
    signedTextPattern: signedText,
    ...(freshness && { freshness: freshnessView(freshness) }),
  };
}

function freshnessView({
  header,
  toleranceSeconds,
}: {
  readonly header: string;
  readonly toleranceSeconds: number;
}): NonNullable<AuthenticationView['freshness']> {
  return {
    header: header.toLowerCase(),
    toleranceSeconds,
    justInside: Math.max(toleranceSeconds - 1, 0),
    justOutside: toleranceSeconds + 1,
  };
}

function signedParts(pattern: string): readonly SignedPart[] {
  return pattern
    .split(/(\{timestamp\}|\{body\})/)
    .filter((text) => text !== '')
    .map((text) => ({ isTimestamp: text === '{timestamp}', isBody: text === '{body}', text }));
}

function testValueOf(variable: string): string {
  return `${variable.toLowerCase().replaceAll('_', '-')}-of-the-tests`;
}
