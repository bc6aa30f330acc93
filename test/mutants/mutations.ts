/** Small faults that a programmer could make, found in the syntax of one file. */
import { parseSync } from 'vite';

/** One fault: `text` instead of what stands from `start` to `end`. Offsets are UTF-16 code units. */
export interface Mutation {
  start: number;
  end: number;
  text: string;
  /** `expression`: takes the place of one. `statement`: the statement is left out. `body`: the function returns at once. */
  kind: 'expression' | 'statement' | 'body';
}

interface SyntaxNode {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

const childrenOf = (node: SyntaxNode): SyntaxNode[] => Object.values(node).flat().filter(isNode);

/** Operators, and what stands in their place. */
const OPERATORS: Record<string, string[]> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
};

/** Methods that another may be mistaken for. */
const METHODS: Record<string, string> = {
  some: 'every',
  every: 'some',
  find: 'findLast',
  findLast: 'find',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
};

/** Methods that may be forgotten: what they are called on stands alone. */
const FORGOTTEN = new Set(['filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'slice', 'trim', 'toLowerCase']);

type Rule = (node: SyntaxNode, source: string) => string[];

const swapOperator: Rule = (node, source) => {
  const [left, right] = [node.left, node.right] as [SyntaxNode, SyntaxNode];
  const isText = [left, right].some(({ type, value }) => type === 'TemplateLiteral' || typeof value === 'string');
  if (node.operator === '+' && isText) return [];
  const between = source.slice(left.end, right.start);
  const [before, after] = [source.slice(node.start, left.end), source.slice(right.start, node.end)];
  const isLogical = node.type === 'LogicalExpression';
  return (OPERATORS[String(node.operator)] ?? []).map((other) => {
    const middle = between.replace(String(node.operator), other);
    // `??` stands beside `&&` and `||` only in parentheses.
    return isLogical ? `(${before})${middle}(${after})` : `${before}${middle}${after}`;
  });
};

const swapMethod: Rule = (node, source) => {
  const callee = node.callee as SyntaxNode;
  if (callee.type !== 'MemberExpression' || callee.computed === true) return [];
  const [object, property] = [callee.object, callee.property] as [SyntaxNode, SyntaxNode];
  const name = source.slice(property.start, property.end);
  const other = METHODS[name];
  const swapped =
    other === undefined
      ? []
      : [`${source.slice(node.start, property.start)}${other}${source.slice(property.end, node.end)}`];
  return FORGOTTEN.has(name) ? [...swapped, source.slice(object.start, object.end)] : swapped;
};

/** What becomes of an expression of each type. */
const EXPRESSIONS: Record<string, Rule> = {
  BinaryExpression: swapOperator,
  LogicalExpression: swapOperator,
  AssignmentExpression: swapOperator,
  CallExpression: swapMethod,
  UnaryExpression: (node, source) => {
    const { start, end } = node.argument as SyntaxNode;
    return node.operator === '!' || node.operator === '-' ? [source.slice(start, end)] : [];
  },
  Literal: (node) => (typeof node.value === 'boolean' ? [String(!node.value)] : []),
  ArrayExpression: (node) => ((node.elements as unknown[]).length > 0 ? ['[]'] : []),
};

const decisionsIn = (node: SyntaxNode): Mutation[] => {
  const test = node.test;
  if (!isNode(test) || node.type === 'ForStatement') return [];
  const values = node.type === 'WhileStatement' || node.type === 'DoWhileStatement' ? ['false'] : ['true', 'false'];
  return values.map((text) => ({ start: test.start, end: test.end, text, kind: 'expression' }));
};

const bodyOf = (node: SyntaxNode, parent: SyntaxNode | null): Mutation[] => {
  const body = node.body;
  if (!/^(?:Arrow)?Function/.test(node.type) || !isNode(body) || parent?.kind === 'constructor') return [];
  if (body.type !== 'BlockStatement') return [{ ...at(body), text: 'undefined', kind: 'expression' }];
  return (body.body as unknown[]).length > 0 ? [{ ...at(body), text: '{}', kind: 'body' }] : [];
};

const at = ({ start, end }: SyntaxNode): { start: number; end: number } => ({ start, end });

const FORM_OF_CALL = new Set(['CallExpression', 'AssignmentExpression', 'UpdateExpression']);

/** Inside `a?.b().c`, only the whole may be put into parentheses. */
const isLink = (node: SyntaxNode, parent: SyntaxNode | null): boolean =>
  parent !== null && (parent.type === 'ChainExpression' || parent.callee === node || parent.object === node);

const mutationsAt = (node: SyntaxNode, parent: SyntaxNode | null, source: string, inChain: boolean): Mutation[] => {
  const own: Mutation[] = [...decisionsIn(node), ...bodyOf(node, parent)];
  if (node.type === 'ExpressionStatement' && FORM_OF_CALL.has((node.expression as SyntaxNode).type)) {
    own.push({ ...at(node), text: '', kind: 'statement' });
  }
  // The target of an assignment cannot be another expression; a type is not run.
  const isTarget = parent !== null && parent.type === 'AssignmentExpression' && parent.left === node;
  if (isTarget || (inChain && isLink(node, parent))) return own;
  const texts = EXPRESSIONS[node.type]?.(node, source) ?? [];
  return [...own, ...texts.map((text): Mutation => ({ ...at(node), text, kind: 'expression' }))];
};

/** Types vanish before the code is run, but for what they are put around. */
const isType = ({ type }: SyntaxNode): boolean =>
  type.startsWith('TS') && !['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression'].includes(type);

/** @returns all mutations of a TypeScript file, in order of place */
export const findMutations = (file: string, source: string): Mutation[] => {
  const { program, errors } = parseSync(file, source, { lang: 'ts' });
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const found: Mutation[] = [];
  const visit = (node: SyntaxNode, parent: SyntaxNode | null, inChain: boolean): void => {
    if (isType(node) || node.type === 'ImportDeclaration') return;
    found.push(...mutationsAt(node, parent, source, inChain));
    for (const child of childrenOf(node)) {
      const staysIn = node.type === 'ChainExpression' || (inChain && isLink(child, node));
      visit(child, node, staysIn);
    }
  };
  visit(program as unknown as SyntaxNode, null, false);
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
};
