/** The figures of the running program, counted here and served to Prometheus at `/metrics`. */
import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { MessageState } from '../engine/outbox-model.ts';

export interface Metrics {
  /** Events made durable and answered. */
  eventsAccepted(source: string, count?: number): void;
  /** Messages that came into this state. */
  messages(state: MessageState, count?: number): void;
  /** One batch of a partition was drained. */
  drained(durationMs: number, batch: { events: number; enrollments: number }): void;
  render(): Promise<{ contentType: string; text: string }>;
}

export function createMetrics(): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const registers = [register];
  const events = new Counter({ name: 'nachklang_events_accepted_total', help: 'Events accepted and durable', labelNames: ['source'], registers });
  const messages = new Counter({ name: 'nachklang_messages_total', help: 'Messages that entered a state', labelNames: ['state'], registers });
  const drains = new Histogram({
    name: 'nachklang_drain_duration_seconds',
    help: 'Time to drain one batch',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const drainedEvents = new Counter({ name: 'nachklang_drained_events_total', help: 'Events taken through the stages', registers });
  const drainedEnrollments = new Counter({ name: 'nachklang_drained_enrollments_total', help: 'Due enrollments taken through the stages', registers });
  return {
    eventsAccepted: (source, count = 1) => events.inc({ source }, count),
    messages: (state, count = 1) => messages.inc({ state }, count),
    drained(durationMs, batch) {
      drains.observe(durationMs / 1000);
      drainedEvents.inc(batch.events);
      drainedEnrollments.inc(batch.enrollments);
    },
    render: async () => ({ contentType: register.contentType, text: await register.metrics() }),
  };
}
