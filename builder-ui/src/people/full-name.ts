/** A person's name as far as it is known. */
export function fullName({ firstName, lastName }: { firstName?: string; lastName?: string }): string | undefined {
  const name = [firstName, lastName].filter((part) => part !== undefined && part !== '').join(' ');
  return name === '' ? undefined : name;
}
