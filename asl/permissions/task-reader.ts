import type { Fault } from '../fault';
import type { Parameter } from './parameter';
import { hasWildcard } from './statement';
import { supplyFix } from './supply-fix';

interface ReadText {
  readonly text: string;
  readonly path: string;
}

/**
 * Reads the parameters of one call. What is dynamic, missing or a wildcard gives undefined and is recorded as a
 * fault, so that a mapper leaves out what it would have granted.
 */
export class TaskReader {
  readonly faults: Fault[] = [];
  private readonly read: ReadText[] = [];
  private readonly beginnings: string[] = [];

  constructor(
    /** Path of the state. */
    readonly state: string,
    readonly parameters: Parameter,
  ) {}

  /** The parameter found by walking down the keys. */
  find(...keys: readonly (string | number)[]): Parameter {
    return keys.reduce<Parameter>((found, key) => found.at(key), this.parameters);
  }

  /** A static text that names a resource. */
  text(...keys: readonly string[]): string | undefined {
    return this.textOf(this.find(...keys));
  }

  /** The same, or a default when the parameter is absent. */
  textOr(absent: string, ...keys: readonly string[]): string | undefined {
    const found = this.find(...keys);
    return found.isAbsent ? absent : this.textOf(found);
  }

  /** The same for a parameter found already. */
  textOf(found: Parameter): string | undefined {
    const text = this.rawOf(found);
    if (text === undefined || !hasWildcard(text)) return text;
    return this.fail(
      'permission-wildcard',
      found.path,
      text,
      'a wildcard in a parameter that names a resource',
    );
  }

  /**
   * A name for the end of an ARN, or an ARN: a static text, or the literal beginning of a dynamic one with a star.
   * For names of what is called only: a role that is handed on must be known as a whole.
   */
  name(...keys: readonly string[]): string | undefined {
    return this.nameOf(this.find(...keys));
  }

  /** The same for a parameter found already. */
  nameOf(found: Parameter): string | undefined {
    const beginning = found.prefix;
    // After a whole field of an ARN the star would stand for every resource of a kind.
    const isUseless = beginning === '' || hasWildcard(beginning) || /^arn:.*[:/]$/.test(beginning);
    if (!found.isDynamic || isUseless) return this.textOf(found);
    const starred = `${beginning}*`;
    this.beginnings.push(starred);
    this.read.push({ text: starred, path: found.path });
    return starred;
  }

  /** A static text in which `*` and `?` are plain characters, such as a URL. */
  rawOf(found: Parameter): string | undefined {
    if (typeof found.value === 'string' && found.value !== '') {
      this.read.push({ text: found.value, path: found.path });
      return found.value;
    }
    if (found.isDynamic)
      return this.fail(
        'permission-dynamic-resource',
        found.path,
        found.expression,
        'the resource is known only at run time',
      );
    return this.fail(
      'permission-missing-resource',
      found.path,
      found.value,
      'no text that names a resource',
    );
  }

  /** Records why a parameter is not what a mapper needs: dynamic, missing, or not of its type. */
  unread(found: Parameter): undefined {
    this.rawOf(found);
  }

  /** True when the star in a resource stands for the rest of a name whose beginning was read. */
  isBegun(resource: string): boolean {
    return this.beginnings.some((starred) => resource.includes(starred));
  }

  /** What was read that stands in a resource; the longest, when there are several. */
  sourceOf(resource: string): ReadText | undefined {
    // SageMaker writes names in lower case.
    const sources = this.read.filter(({ text }) =>
      resource.toLowerCase().includes(text.toLowerCase()),
    );
    return sources.toSorted((one, other) => other.text.length - one.text.length)[0];
  }

  /** Records, once, what could not be derived. Gives undefined, so that a reader can return it. */
  fail(
    rule: string,
    path: string,
    value: unknown,
    message: string,
    fix = supplyFix(this.state),
  ): undefined {
    const isTold = this.faults.some(
      (fault) => fault.rule === rule && fault.path === path && fault.value === value,
    );
    if (isTold) return;
    const given = value === undefined ? {} : { value };
    this.faults.push({ rule, severity: 'error', path, ...given, message, fix });
  }
}
