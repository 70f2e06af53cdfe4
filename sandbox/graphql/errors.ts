import type { GraphQLError } from 'graphql';
import { GitHubError, type GraphQLErrorType } from '../http/errors.ts';

const BY_STATUS: Readonly<Record<number, GraphQLErrorType>> = {
  401: 'FORBIDDEN',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'UNPROCESSABLE',
  409: 'UNPROCESSABLE',
};

function typeOf(error: GitHubError): GraphQLErrorType | undefined {
  return 'type' in error.graphql ? error.graphql.type : BY_STATUS[error.status];
}

/** graphql-js's words for a bad variable, in those of GitHub's server. */
function variableMessage(message: string, query: string): string | null {
  const match = /^Variable "\$(\w+)" got invalid value [\s\S]*?(?: at "\w+\.([^"]+)")?; ([\s\S]+)$/.exec(
    message,
  );
  if (match === null) return null;
  const [, name = '', path, reason = ''] = match;
  const type = new RegExp(`\\$${name}\\s*:\\s*([\\w\\[\\]!]+)`).exec(query)?.[1] ?? '';
  const why = reason.includes('not to be null') ? 'Expected value to not be null' : reason.replace(/\.$/, '');
  const missing = /Field "(\w+)" of required type/.exec(reason)?.[1];
  const where = missing === undefined ? path : [path, missing].filter((part) => part !== undefined).join('.');
  const text = missing === undefined ? why : 'Expected value to not be null';
  return `Variable $${name} of type ${type} was provided invalid value${where === undefined ? '' : ` for ${where}`} (${text})`;
}

function validation(error: GraphQLError, query: string): Readonly<Record<string, unknown>> {
  const unknownField = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message);
  const { locations } = error;
  if (unknownField !== null) {
    const [, fieldName = '', typeName = ''] = unknownField;
    const message = `Field '${fieldName}' doesn't exist on type '${typeName}'`;
    return {
      path: ['query', fieldName],
      extensions: { code: 'undefinedField', typeName, fieldName },
      locations,
      message,
    };
  }
  const unknownArgument = /^Unknown argument "(\w+)" on field "(\w+)\.(\w+)"/.exec(error.message);
  if (unknownArgument !== null) {
    const [, argumentName = '', , name = ''] = unknownArgument;
    const message = `Field '${name}' doesn't accept argument '${argumentName}'`;
    return {
      path: ['query', name],
      extensions: { code: 'argumentNotAccepted', name, argumentName },
      locations,
      message,
    };
  }
  return {
    ...(locations === undefined ? {} : { locations }),
    message: variableMessage(error.message, query) ?? error.message,
  };
}

/** An error as GitHub writes it: `type` only for business errors, none for what the schema refuses. */
export function formatError(error: GraphQLError, query: string): Readonly<Record<string, unknown>> {
  const cause = error.originalError;
  const { path, locations } = error;
  if (path === undefined) return validation(error, query);
  if (!(cause instanceof GitHubError)) {
    const text = cause === undefined ? error.message : `sandbox: ${cause.stack ?? cause.message}`;
    return { path, locations, message: text };
  }
  const type = typeOf(cause);
  return {
    ...(type === undefined ? {} : { type }),
    path,
    locations,
    message: cause.graphql.message ?? cause.message,
  };
}
