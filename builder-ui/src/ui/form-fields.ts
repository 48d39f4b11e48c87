/** The names of everything people fill in, taken from the API's own description: each has its words in both languages, or they do not compile. */
import type { paths } from '../api/schema.d.ts';

type Operation<Path extends keyof paths, Method extends 'post' | 'put' | 'patch'> = paths[Path][Method] extends { requestBody?: infer Body } ? Body : never;
type Form<Path extends keyof paths, Method extends 'post' | 'put' | 'patch'> = NonNullable<Operation<Path, Method>> extends { content: { 'application/json': infer Body } } ? Body : never;

type Forms =
  | Form<'/api/v1/setup', 'post'>
  | Form<'/api/v1/invitations/accept', 'post'>
  | Form<'/api/v1/api-keys', 'post'>
  | Form<'/api/v1/team/invitations', 'post'>
  | Form<'/api/v1/team/{userId}', 'patch'>
  | Form<'/api/v1/shop', 'patch'>
  | Form<'/api/v1/shop/checkout-notices', 'post'>
  | Form<'/api/v1/shop/checkout-notices/{id}/end', 'post'>
  | Form<'/api/v1/sources/{source}', 'put'>
  | Form<'/api/v1/suppressions/import', 'post'>
  | Form<'/api/v1/tasks/{id}', 'patch'>
  | Form<'/api/v1/contacts/{id}/frequency', 'put'>
  | Form<'/api/v1/contacts/{id}/erase', 'post'>
  | Form<'/api/v1/journeys/{id}/tags', 'put'>
  | Form<'/api/v1/journeys/{id}/publish', 'post'>
  | Omit<Form<'/api/v1/journeys', 'post'>, 'document'>;

type KeysOf<T> = T extends readonly (infer Item)[] ? KeysOf<Item> : T extends object ? (string extends keyof T ? never : { [Key in keyof T & string]-?: Key | KeysOf<NonNullable<T[Key]>> }[keyof T & string]) : never;

export type FormField = KeysOf<Forms>;
