/** What GitHub shows beside a run: errors, warnings and notices of its steps. */
import type { Command } from './command.ts';

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly title: string | undefined;
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly endLine?: number;
  readonly column?: number;
  readonly endColumn?: number;
}

/** An annotation about no place in particular, as the runner itself makes them. */
export function plainAnnotation(level: Annotation['level'], message: string): Annotation {
  return { level, message, title: undefined, file: undefined, line: undefined };
}

/** The annotation that `::error …::`, `::warning …::` or `::notice …::` asks for. */
export function annotationOf(level: Annotation['level'], { properties, data }: Command): Annotation {
  const number = (name: string): number | undefined => {
    const value = properties.get(name);
    return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
  };
  const places = { endLine: number('endline'), column: number('col'), endColumn: number('endcolumn') };
  return {
    level,
    message: data,
    title: properties.get('title'),
    file: properties.get('file'),
    line: number('line') ?? places.endLine,
    ...Object.fromEntries(Object.entries(places).filter(([, value]) => value !== undefined)),
  };
}
