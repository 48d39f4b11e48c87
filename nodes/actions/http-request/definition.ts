/** http-request: calls another system and goes on by its answer. */
import { Type } from 'typebox';
import { defineNode } from '../../sdk/node.ts';
import { checkPlaceholders } from '../../sdk/placeholders/placeholders.ts';
import { field } from '../../sdk/form-hints.ts';
import { checkDuration } from '../../sdk/time/duration.ts';
import { Duration, type Json } from '../../sdk/values.ts';
import { checkBody, checkHeaders, checkTimeout, checkUrl } from './check-request.ts';

export const httpRequest = defineNode({
  id: 'http-request',
  version: 1,
  kind: 'action',
  label: { de: 'HTTP-Anfrage', en: 'HTTP request' },
  description: { de: 'Ruft ein anderes System auf und wartet auf die Antwort', en: 'Calls another system and waits for its answer' },
  icon: 'world-upload',
  settings: Type.Object(
    {
      method: Type.Enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], field({ label: { de: 'Methode', en: 'Method' } })),
      url: Type.String({
        minLength: 1,
        maxLength: 2000,
        ...field({
          label: { de: 'Adresse', en: 'Address' },
          help: { de: 'Beginnt mit https://. Platzhalter wie {{order.number}} sind im Pfad und danach erlaubt.', en: 'Begins with https://. Placeholders such as {{order.number}} may stand in the path and after it.' },
          placeholders: true,
        }),
      }),
      headers: Type.Optional(Type.Array(
        Type.Object(
          {
            name: Type.String({ minLength: 1, maxLength: 100, ...field({ label: { de: 'Name', en: 'Name' } }) }),
            value: Type.String({ maxLength: 2000, ...field({ label: { de: 'Wert', en: 'Value' }, placeholders: true }) }),
          },
          { additionalProperties: false },
        ),
        { maxItems: 30, ...field({ label: { de: 'Kopfzeilen', en: 'Headers' } }) },
      )),
      body: Type.Optional(Type.Unsafe<Json>(Type.Unknown(field({
        label: { de: 'Inhalt (JSON)', en: 'Body (JSON)' },
        help: { de: 'Platzhalter stehen in Anführungszeichen: "{{order.total}}" wird zur Zahl.', en: 'Placeholders stand in quotes: "{{order.total}}" becomes a number.' },
        widget: 'json',
        placeholders: true,
      })))),
      timeout: Type.Optional(Type.With(Duration, field({
        label: { de: 'Zeit je Versuch', en: 'Time for each attempt' },
        help: { de: 'Höchstens 60 Sekunden; leer: 10 Sekunden.', en: 'At most 60 seconds; empty: 10 seconds.' },
        widget: 'duration',
      }))),
      giveUpAfter: Type.Optional(Type.With(Duration, field({
        label: { de: 'Auf die Antwort warten', en: 'Wait for the answer' },
        help: { de: 'Danach geht es bei „gescheitert“ weiter; leer: 3 Tage.', en: 'After that the run goes on by “failure”; empty: 3 days.' },
        widget: 'duration',
      }))),
    },
    { additionalProperties: false },
  ),
  defaults: { method: 'POST', url: 'https://example.com/hook' },
  ports: [
    { id: 'success', label: { de: 'erfolgreich', en: 'success' } },
    { id: 'failure', label: { de: 'gescheitert', en: 'failure' } },
  ],
  pauses: true,
  summary: ({ method, url }) => `${method} ${url.replace(/^https?:\/\//, '')}`,
  check: ({ method, url, headers = [], body, timeout, giveUpAfter }, scope) => [
    ...checkUrl(url),
    ...checkPlaceholders('/url', url, scope),
    ...checkHeaders(headers, scope),
    ...checkBody(method, body, scope),
    ...(timeout === undefined ? [] : checkTimeout(timeout)),
    ...(giveUpAfter === undefined ? [] : checkDuration('/giveUpAfter', giveUpAfter)),
  ],
});
