/** Parsers for values of options: what is wrong is said before any work is done. */
import { InvalidArgumentError } from 'commander';

/** An instant in ISO 8601; answers it as it was written. */
export function parseInstant(text: string): string {
  if (Number.isNaN(Date.parse(text))) throw new InvalidArgumentError('Write it like 2026-05-01T00:00:00Z.');
  return text;
}

export function parseTimeZone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    throw new InvalidArgumentError(`There is no time zone ${text}; write it like Europe/Berlin.`);
  }
}

/** A whole number within limits. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (text.trim() === '' || !Number.isInteger(number) || number < min || number > max) throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
    return number;
  };
}
