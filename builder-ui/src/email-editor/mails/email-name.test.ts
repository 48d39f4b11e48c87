/** Names of e-mails fit the document, whatever somebody types. */
import { expect, it } from 'vitest';
import { asName, freeName, nameProblem } from './email-name.ts';

it('what is typed becomes a name', () => {
  expect(['Versand verspätet', '  Größe & Maß ', 'café', 'a'.repeat(80), '-x-'].map(asName)).toEqual(['versand-verspaetet', 'groesse-mass-', 'cafe', 'a'.repeat(64), 'x-']);
});

it('a name is right and free', () => {
  expect([nameProblem('a-1', []), nameProblem('', []), nameProblem('Ä', []), nameProblem('-a', []), nameProblem('a', ['a'])]).toEqual([undefined, 'nameWrong', 'nameWrong', 'nameWrong', 'nameTaken']);
  expect([freeName('a', []), freeName('a', ['a']), freeName('a-2', ['a', 'a-2'])]).toEqual(['a', 'a-2', 'a-3']);
});
