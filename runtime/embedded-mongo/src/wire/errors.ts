/** Errors as MongoDB answers them: a number, its name and a message. */

const codeNames = new Map<number, string>([
  [1, 'InternalError'],
  [2, 'BadValue'],
  [8, 'UnknownError'],
  [9, 'FailedToParse'],
  [14, 'TypeMismatch'],
  [20, 'IllegalOperation'],
  [26, 'NamespaceNotFound'],
  [27, 'IndexNotFound'],
  [28, 'PathNotViable'],
  [40, 'ConflictingUpdateOperators'],
  [43, 'CursorNotFound'],
  [48, 'NamespaceExists'],
  [52, 'DollarPrefixedFieldName'],
  [53, 'InvalidIdField'],
  [54, 'NotSingleValueField'],
  [59, 'CommandNotFound'],
  [66, 'ImmutableField'],
  [67, 'CannotCreateIndex'],
  [68, 'IndexAlreadyExists'],
  [72, 'InvalidOptions'],
  [73, 'InvalidNamespace'],
  [85, 'IndexOptionsConflict'],
  [86, 'IndexKeySpecsConflict'],
  [91, 'ShutdownInProgress'],
  [112, 'WriteConflict'],
  [168, 'InvalidPipelineOperator'],
  [171, 'CannotIndexParallelArrays'],
  [175, 'QueryPlanKilled'],
  [197, 'InvalidIndexSpecificationOption'],
  [238, 'NotImplemented'],
  [276, 'IndexBuildAborted'],
  [291, 'NoQueryExecutionPlans'],
  [292, 'QueryExceededMemoryLimitNoDiskUseAllowed'],
  [9001, 'SocketException'],
  [10334, 'BSONObjectTooLarge'],
  [11000, 'DuplicateKey'],
  [14031, 'OutOfDiskSpace'],
  [17280, 'KeyTooLong'],
]);

export const codeName = (code: number): string => codeNames.get(code) ?? `Location${code}`;

/** Fields an error answer carries besides code and message, for example keyPattern and keyValue. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

export class CommandError extends Error {
  readonly code: number;
  readonly details: ErrorDetails;

  constructor(code: number, message: string, details: ErrorDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

export const badValue = (message: string): CommandError => new CommandError(2, message);
export const failedToParse = (message: string): CommandError => new CommandError(9, message);
export const notImplemented = (what: string): CommandError =>
  new CommandError(238, `${what} is not implemented by the embedded store; use a real MongoDB (MONGODB_URI) for it`);
