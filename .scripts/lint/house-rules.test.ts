/** The house rules: which import is refused, and why. */
import { describe, expect, it } from 'vitest';
import { boundaryProblem } from './import-boundaries.mjs';

describe('import boundaries', () => {
  it.each([
    ['runtime/src/stages/outbox/claim.ts', '../policy/window.ts', 'reaches inside a stage'],
    ['runtime/src/app.ts', './stages/ingest/accept-events.ts', 'reaches inside a stage'],
    ['runtime/src/engine/drain.ts', '../store/mongo-engine-store.ts', 'pure'],
    ['runtime/src/stages/policy/decide.ts', 'mongoose', 'pure'],
    ['nodes/actions/send-email/execute.ts', 'node:fs', 'A node is pure'],
    ['nodes/sdk/context.ts', '@nachklang/runtime/simulation', 'nodes may not import the runtime'],
    ['nodes/waits/delay/execute.ts', '../../../runtime/src/ports/clock.ts', 'nodes may not import the runtime'],
    ['builder-ui/src/api/client.ts', '../../../runtime/src/app.ts', 'HTTP API only'],
    ['runtime/src/app.ts', '../../builder-ui/src/main.tsx', 'may import the UI'],
    ['runtime/src/app.ts', '../../nodes/sdk/index.ts', 'as a package'],
    ['runtime/embedded-mongo/src/server.ts', '@nachklang/nodes/sdk', 'workspace of its own'],
  ])('%s may not import %s', (from, specifier, reason) => {
    expect(boundaryProblem(from, specifier)).toContain(reason);
  });

  it.each([
    ['runtime/src/stages/outbox/claim.ts', '../policy/index.ts'],
    ['runtime/src/stages/ingest/sources/shopify/source.ts', '../../accept-events.ts'],
    ['runtime/src/engine/drain.ts', '../stages/policy/index.ts'],
    ['runtime/src/engine/drain.test.ts', '../simulation/memory-engine-store.ts'],
    ['nodes/waits/delay/delay.test.ts', '@nachklang/runtime/simulation'],
    ['builder-ui/src/canvas/palette.tsx', '@nachklang/nodes/definitions'],
    ['runtime/src/server.ts', 'fastify'],
  ])('%s may import %s', (from, specifier) => {
    expect(boundaryProblem(from, specifier)).toBeUndefined();
  });
});
