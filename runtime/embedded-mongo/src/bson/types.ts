/** BSON element types by their number on the wire (bsonspec.org, version 1.1). */

export const MISSING = 0;
export const DOUBLE = 1;
export const STRING = 2;
export const OBJECT = 3;
export const ARRAY = 4;
export const BINARY = 5;
export const UNDEFINED = 6;
export const OBJECT_ID = 7;
export const BOOL = 8;
export const DATE = 9;
export const NULL = 10;
export const REGEX = 11;
export const DB_POINTER = 12;
export const CODE = 13;
export const SYMBOL = 14;
export const CODE_WITH_SCOPE = 15;
export const INT32 = 16;
export const TIMESTAMP = 17;
export const INT64 = 18;
export const DECIMAL128 = 19;
export const MAX_KEY = 127;
export const MIN_KEY = 255;

/** Names as `$type` and error messages use them. */
export const typeNames = new Map<number, string>([
  [MISSING, 'missing'],
  [DOUBLE, 'double'],
  [STRING, 'string'],
  [OBJECT, 'object'],
  [ARRAY, 'array'],
  [BINARY, 'binData'],
  [UNDEFINED, 'undefined'],
  [OBJECT_ID, 'objectId'],
  [BOOL, 'bool'],
  [DATE, 'date'],
  [NULL, 'null'],
  [REGEX, 'regex'],
  [DB_POINTER, 'dbPointer'],
  [CODE, 'javascript'],
  [SYMBOL, 'symbol'],
  [CODE_WITH_SCOPE, 'javascriptWithScope'],
  [INT32, 'int'],
  [TIMESTAMP, 'timestamp'],
  [INT64, 'long'],
  [DECIMAL128, 'decimal'],
  [MAX_KEY, 'maxKey'],
  [MIN_KEY, 'minKey'],
]);

export const isNumberType = (type: number): boolean =>
  type === INT32 || type === DOUBLE || type === INT64 || type === DECIMAL128;

/**
 * The class of a type in MongoDB's comparison order. Values of different classes
 * compare by this number alone; the same number leads every index key component,
 * so an index scan and a sort in memory agree.
 */
export function orderClass(type: number): number {
  switch (type) {
    case MIN_KEY:
      return 0x05;
    case UNDEFINED:
      return 0x08;
    case MISSING:
    case NULL:
      return 0x10;
    case DOUBLE:
    case INT32:
    case INT64:
    case DECIMAL128:
      return 0x20;
    case STRING:
    case SYMBOL:
      return 0x30;
    case OBJECT:
      return 0x40;
    case ARRAY:
      return 0x50;
    case BINARY:
      return 0x60;
    case OBJECT_ID:
      return 0x70;
    case BOOL:
      return 0x80;
    case DATE:
      return 0x90;
    case TIMESTAMP:
      return 0xa0;
    case REGEX:
      return 0xb0;
    case DB_POINTER:
      return 0xb8;
    case CODE:
      return 0xc0;
    case CODE_WITH_SCOPE:
      return 0xc8;
    case MAX_KEY:
      return 0xf0;
    default:
      throw new RangeError(`unknown BSON type ${type}`);
  }
}
