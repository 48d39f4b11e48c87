/** An HTTP client for tests: keeps the requests, answers as told. */
import type { HttpAnswer, HttpClient, HttpRequest } from './http-client.ts';

export class FakeHttpClient implements HttpClient {
  readonly requests: HttpRequest[] = [];
  answer: (request: HttpRequest) => HttpAnswer | Promise<HttpAnswer> = () => ({ kind: 'response', status: 200, body: '' });

  async request(request: HttpRequest): Promise<HttpAnswer> {
    this.requests.push(request);
    return this.answer(request);
  }
}
