/** Outgoing HTTP: one client, which refuses private addresses and bounds size and time (design §9). */
export interface HttpRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
  timeoutMs: number;
}
export type HttpAnswer = { kind: 'response'; status: number; body: string } | { kind: 'error'; error: string; retriable: boolean };

export interface HttpClient {
  request(request: HttpRequest): Promise<HttpAnswer>;
}
