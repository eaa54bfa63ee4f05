/**
 * An oxlint rule for shared/: the same acts must fold to the same record on every machine, so the
 * time and every random value come from the caller.
 */
const refusedCalls = new Set(['Date.now', 'Math.random']);

const noClockOrChance = {
  meta: {
    type: 'problem',
    messages: { refused: '{{what}} makes shared depend on the moment: let the caller pass it in.' },
  },
  create(context) {
    const refuse = (node, what) => context.report({ node, messageId: 'refused', data: { what } });
    return {
      MemberExpression(node) {
        const name = `${node.object.name}.${node.property.name ?? node.property.value}`;
        if (refusedCalls.has(name)) refuse(node, name);
      },
      NewExpression(node) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) refuse(node, 'new Date()');
      },
      CallExpression(node) {
        if (node.callee.name === 'Date') refuse(node, 'Date()');
      },
    };
  },
};

export default { meta: { name: 'liaison' }, rules: { 'no-clock-or-chance': noClockOrChance } };
