import { type ESTree, parseSync, Visitor } from 'vite';
import { hole, startsLikeAWrite, tableName, tablesWritten } from './sql.ts';

/** One import, re-export, dynamic import or `import('…')` type, as written. */
export interface ImportFact {
  line: number;
  specifier: string;
  /** What is imported by name; empty for `* as x`, defaults and side effects. */
  names: string[];
  typeOnly: boolean;
}

/** Something the law has an opinion on, other than an import. */
export interface Fact {
  line: number;
  kind: 'env' | 'clock' | 'chance' | 'sql' | 'table' | 'class' | 'bus' | 'scope-cast' | 'export' | 'blind-import';
  /** The call as written, the table's name, the class, the exported name. */
  what: string;
}

export interface Facts {
  imports: ImportFact[];
  facts: Fact[];
  /** Nothing in the file but re-exports. */
  isBarrel: boolean;
}

/**
 * Parses one TypeScript file with the bundler's own parser, so strings and comments cannot fool it.
 * @throws Error where the file does not parse.
 */
export function factsOf(path: string, text: string): Facts {
  const { program, errors } = parseSync(path, text);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);

  const lineAt = lineFinder(text);
  const imports: ImportFact[] = [];
  const facts: Fact[] = [];
  const note = (node: ESTree.Span, kind: Fact['kind'], what: string) => {
    facts.push({ line: lineAt(node.start), kind, what });
  };
  const noteSql = (node: ESTree.Span, sql: string) => {
    for (const table of tablesWritten(sql)) note(node, 'table', table);
  };

  new Visitor({
    ImportDeclaration(node) {
      const named = node.specifiers.filter((it) => it.type === 'ImportSpecifier');
      const allTypes =
        named.length > 0 && named.length === node.specifiers.length && named.every((it) => it.importKind === 'type');
      imports.push({
        line: lineAt(node.start),
        specifier: node.source.value,
        names: named.map((it) => nameOf(it.imported)),
        typeOnly: node.importKind === 'type' || allTypes,
      });
    },
    ExportNamedDeclaration(node) {
      for (const name of exportedNames(node)) note(node, 'export', name);
      if (!node.source) return;
      imports.push({
        line: lineAt(node.start),
        specifier: node.source.value,
        names: node.specifiers.map((it) => nameOf(it.local)),
        typeOnly: node.exportKind === 'type' || node.specifiers.every((it) => it.exportKind === 'type'),
      });
    },
    ExportAllDeclaration(node) {
      imports.push({
        line: lineAt(node.start),
        specifier: node.source.value,
        names: [],
        typeOnly: node.exportKind === 'type',
      });
    },
    ImportExpression(node) {
      const specifier = importedPath(node.source);
      if (specifier) imports.push({ line: lineAt(node.start), specifier, names: [], typeOnly: false });
      else note(node, 'blind-import', 'import(…) of a computed path');
    },
    TSImportType(node) {
      imports.push({ line: lineAt(node.start), specifier: node.source.value, names: [], typeOnly: true });
    },
    MemberExpression(node) {
      if (dotted(node) === 'process.env') note(node, 'env', 'process.env');
    },
    VariableDeclarator(node) {
      if (node.id.type === 'ObjectPattern' && node.init && dotted(node.init) === 'process')
        note(node, 'env', '{ … } = process');
    },
    NewExpression(node) {
      const name = dotted(node.callee);
      if (name === 'Date' && node.arguments.length === 0) note(node, 'clock', 'new Date()');
      if (name && buses.has(name)) note(node, 'bus', `new ${name}()`);
    },
    CallExpression(node) {
      const name = dotted(node.callee)?.replace(/^(globalThis|window)\./, '');
      if (name && clocks.has(name)) note(node, 'clock', `${name}()`);
      if (name && (name === 'Math.random' || name.startsWith('crypto.random') || name === 'crypto.getRandomValues')) {
        note(node, 'chance', `${name}()`);
      }
      if (name?.startsWith('import.meta.glob') && node.arguments.some(isCodeGlob))
        note(node, 'blind-import', 'import.meta.glob of code');
      const verb = node.callee.type === 'MemberExpression' && !node.callee.computed ? nameOf(node.callee.property) : '';
      if (verb === 'selectFrom' || writers.has(verb)) note(node, 'sql', `${verb}(…)`);
      if (writers.has(verb)) note(node, 'table', tableNamed(node.arguments[0]));
    },
    ClassDeclaration(node) {
      if (node.id) note(node, 'class', node.id.name);
      const parent = node.superClass && dotted(node.superClass);
      if (parent && buses.has(parent)) note(node, 'bus', `extends ${parent}`);
    },
    TSAsExpression(node) {
      const type = node.typeAnnotation;
      if (type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'Scope') {
        note(node, 'scope-cast', 'as Scope');
      }
    },
    TaggedTemplateExpression(node) {
      if (isSqlTag(node.tag)) noteSql(node, templateText(node.quasi));
    },
    TemplateLiteral(node) {
      const text = templateText(node);
      if (startsLikeAWrite.test(text)) noteSql(node, text);
    },
    Literal(node) {
      if (typeof node.value === 'string' && startsLikeAWrite.test(node.value)) noteSql(node, node.value);
    },
  }).visit(program);

  return {
    imports,
    facts: unique(facts),
    isBarrel: program.body.length > 0 && program.body.every(isReExport(program)),
  };
}

const clocks = new Set([
  'Date',
  'Date.now',
  'Temporal.Now.instant',
  'Temporal.Now.zonedDateTimeISO',
  'Temporal.Now.plainDateISO',
]);
const buses = new Set(['EventEmitter', 'EventEmitter2', 'EventTarget', 'events.EventEmitter']);

/** kysely's writing verbs; each takes the table first. */
const writers = new Set(['insertInto', 'replaceInto', 'updateTable', 'deleteFrom', 'mergeInto']);

function tableNamed(argument: ESTree.Argument | undefined): string {
  return argument?.type === 'Literal' && typeof argument.value === 'string' ? tableName(argument.value) : '?';
}

const templateText = (template: ESTree.TemplateLiteral): string =>
  template.quasis.map((quasi) => quasi.value.cooked ?? quasi.value.raw).join(hole);

const isSqlTag = (tag: ESTree.Expression): boolean => dotted(tag)?.split('.')[0] === 'sql';

/** What `import(…)` reaches: a text, or a template that begins with the name of a package. */
function importedPath(source: ESTree.Expression): string | undefined {
  if (source.type === 'Literal' && typeof source.value === 'string') return source.value;
  const start = source.type === 'TemplateLiteral' ? source.quasis[0]?.value.cooked : undefined;
  return start && !/^[./]/.test(start) ? start : undefined;
}

const isCodeGlob = (argument: ESTree.Argument): boolean =>
  argument.type === 'Literal' ? /[jt]sx?$/.test(String(argument.value)) : argument.type === 'ArrayExpression';

/** `a.b.c` for plain member access, undefined for anything else. */
function dotted(node: ESTree.Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MetaProperty') return 'import.meta';
  if (node.type !== 'MemberExpression' || node.computed) return undefined;
  const object = dotted(node.object);
  return object && `${object}.${nameOf(node.property)}`;
}

function nameOf(node: ESTree.Node): string {
  if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') return node.name;
  return node.type === 'Literal' ? String(node.value) : '';
}

function exportedNames(node: ESTree.ExportNamedDeclaration): string[] {
  const declared = node.declaration;
  if (!declared) return node.specifiers.map((it) => nameOf(it.exported));
  if (declared.type === 'VariableDeclaration') return declared.declarations.map((it) => nameOf(it.id));
  return 'id' in declared && declared.id ? [nameOf(declared.id)] : [];
}

/** A statement that only hands on what another file exports, also in two steps. */
function isReExport(program: ESTree.Program): (statement: ESTree.Statement | ESTree.Directive) => boolean {
  const handsOn = program.body.some((it) => it.type.startsWith('Export'));
  return (statement) => {
    if (!handsOn) return false;
    if (statement.type === 'ImportDeclaration' || statement.type === 'ExportAllDeclaration') return true;
    return statement.type === 'ExportNamedDeclaration' && !statement.declaration;
  };
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

/** The tag and its template both see the same SQL: one fact is enough. */
function unique(facts: Fact[]): Fact[] {
  const seen = new Set<string>();
  return facts.filter((fact) => {
    const key = `${fact.line} ${fact.kind} ${fact.what}`;
    return !seen.has(key) && Boolean(seen.add(key));
  });
}
