import type { Class, Decorator, Node } from 'oxc-parser';

import { plainArguments, unwrapped, type RouteProgram, type Scope } from './route-program.js';
import { packageOf, propertyOf, resolveNode, type Programs } from './route-programs.js';
import { joinPaths, staticText, type Pieces } from './static-text.js';

/** A route that a method of a controller answers. */
export interface ControllerRoute {
  readonly methods?: readonly string[];
  readonly path: Pieces;
  /** The decorator that states it. */
  readonly node: Node;
}

const verbs = /^(Get|Post|Put|Patch|Delete|Head|Options|All)$/;

/** The routes of the NestJS controllers of a program: the path of the class, and that of each method below it. */
export function findControllers(programs: Programs, program: RouteProgram): readonly ControllerRoute[] {
  return program.classes.flatMap(({ node, scope }) => {
    const controller = node.decorators
      .flatMap((decorator) => statedBy(decorator, scope) ?? [])
      .find(({ name }) => name === 'Controller');
    if (!controller) return [];
    const prefixes = pathsOf({ programs, scope }, controller.argument);
    return prefixes.flatMap((prefix) => routesBelow({ programs, scope, prefix }, node));
  });
}

interface Reading {
  readonly programs: Programs;
  readonly scope: Scope;
}

function routesBelow(reading: Reading & { readonly prefix: Pieces }, { body }: Class): readonly ControllerRoute[] {
  return body.body.flatMap((member) => {
    if (member.type !== 'MethodDefinition') return [];
    return member.decorators.flatMap((decorator) => {
      const stated = statedBy(decorator, reading.scope);
      if (!stated || !verbs.test(stated.name)) return [];
      const methods = stated.name === 'All' ? {} : { methods: [stated.name.toUpperCase()] };
      return pathsOf(reading, stated.argument).map((path) => ({
        ...methods,
        path: joinPaths(joinPaths([''], reading.prefix), path),
        node: decorator,
      }));
    });
  });
}

function statedBy(
  { expression }: Decorator,
  scope: Scope,
): { readonly name: string; readonly argument: Node | undefined } | undefined {
  const call = unwrapped(expression);
  if (call.type !== 'CallExpression') return undefined;
  const made = packageOf({ node: call.callee, scope });
  return made?.from === '@nestjs/common' ? { name: made.name, argument: plainArguments(call)[0] } : undefined;
}

function pathsOf({ programs, scope }: Reading, node: Node | undefined): readonly Pieces[] {
  if (!node) return [['']];
  const value = resolveNode(programs, { node, scope });
  const path = value?.node.type === 'ObjectExpression' ? propertyOf(value, 'path') : { node, scope };
  if (!path) return [['']];
  const list = resolveNode(programs, path);
  if (list?.node.type !== 'ArrayExpression') return [staticText(programs, path)];
  return list.node.elements.flatMap((element) =>
    element ? [staticText(programs, { node: element, scope: list.scope })] : [],
  );
}
