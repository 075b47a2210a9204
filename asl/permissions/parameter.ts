import { isJsonObject, type Json } from '../json';
import { joinPath } from '../path';
import { constantText, staticPrefix } from './static-prefix';

/**
 * A value in a Task's Parameters (JSONPath) or Arguments (JSONata) with where it stands: absent, static, or
 * dynamic. In JSONPath a value is dynamic when its key ends in `.$`, in JSONata when it holds `{% %}` and more
 * than one literal in it; what lies below a dynamic value is dynamic too.
 */
export class Parameter {
  private constructor(
    readonly path: string,
    private readonly language: string,
    /** The value when it is static; undefined when it is absent or dynamic. */
    readonly value: Json | undefined,
    /** The expression when it is dynamic. */
    readonly expression?: Json,
    /** What a dynamic value is certain to begin with; empty when nothing is. */
    readonly prefix: string = '',
  ) {}

  /** The whole of a state's parameters. */
  static whole(path: string, language: string, value: Json | undefined): Parameter {
    if (language === 'JSONata' && typeof value === 'string' && value.includes('{%')) {
      const constant = constantText(value);
      if (constant !== undefined) return new Parameter(path, language, constant);
      return new Parameter(path, language, undefined, value, staticPrefix(value));
    }
    return new Parameter(path, language, value);
  }

  get isDynamic(): boolean {
    return this.expression !== undefined;
  }

  get isAbsent(): boolean {
    return this.value === undefined && !this.isDynamic;
  }

  /** The value under a key of an object, or at an index of a list. */
  at(key: string | number): Parameter {
    const path = joinPath(this.path, key);
    if (this.expression !== undefined)
      return new Parameter(this.path, this.language, undefined, this.expression);
    if (typeof key === 'number')
      return Parameter.whole(
        path,
        this.language,
        Array.isArray(this.value) ? this.value[key] : undefined,
      );
    if (!isJsonObject(this.value)) return new Parameter(path, this.language, undefined);
    const dynamicKey = `${key}.$`;
    if (this.language !== 'JSONata' && Object.hasOwn(this.value, dynamicKey)) {
      const expression = this.value[dynamicKey] ?? null;
      const prefix = typeof expression === 'string' ? staticPrefix(expression) : '';
      return new Parameter(
        joinPath(this.path, dynamicKey),
        this.language,
        undefined,
        expression,
        prefix,
      );
    }
    const value = Object.hasOwn(this.value, key) ? this.value[key] : undefined;
    return Parameter.whole(path, this.language, value);
  }

  /** The elements of a static list; empty for anything else. */
  items(): Parameter[] {
    return Array.isArray(this.value) ? this.value.map((_, index) => this.at(index)) : [];
  }

  /** The keys of a static object, without the `.$` of dynamic ones; empty for anything else. */
  keys(): string[] {
    if (!isJsonObject(this.value)) return [];
    const suffix = this.language === 'JSONata' ? /$^/ : /\.\$$/;
    return Object.keys(this.value).map((key) => key.replace(suffix, ''));
  }
}
