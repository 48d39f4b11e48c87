/** Time and chance are injected (design.md §4, invariant 8): no `Date.now()`, `new Date()`, `Math.random()` or `Temporal.Now`. `performance.now()` is a stopwatch for metrics, and stays allowed. */

const FORBIDDEN_CALLS = {
  'Date.now': 'Date.now() is the machine’s time: take a Clock (runtime/src/ports/clock.ts), or ctx.now in a node.',
  'Math.random': 'Math.random() cannot be repeated: use the seeded ctx.random in a node, or the Clock’s uuid().',
};
const NO_ARGUMENT_DATE = 'new Date() without an argument is the machine’s time: take a Clock (runtime/src/ports/clock.ts), or ctx.now in a node.';
const TEMPORAL_NOW = 'Temporal.Now is the machine’s time: take a Clock (runtime/src/ports/clock.ts), or ctx.now in a node.';

export const noAmbientTime = {
  meta: { type: 'problem', docs: { description: 'Time and randomness come from ports only' } },
  create: (context) => ({
    MemberExpression(node) {
      if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return;
      const message = FORBIDDEN_CALLS[`${node.object.name}.${node.property.name}`];
      if (message) context.report({ node, message });
      if (node.object.name === 'Temporal' && node.property.name === 'Now') context.report({ node, message: TEMPORAL_NOW });
    },
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0) {
        context.report({ node, message: NO_ARGUMENT_DATE });
      }
    },
  }),
};
