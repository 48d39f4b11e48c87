/** Every key of the canvas, for the sheet that `?` opens. What they do is in `use-canvas-keys.ts`. */

export const MODIFIER = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '') ? '⌘' : 'Ctrl';

const shift = 'shift';
const arrows = 'arrows';

/** Keys pressed together, and the word under `canvas.keys.does`. */
export const SHORTCUTS = [
  { group: 'walk', keys: [[[arrows], 'walk'], [[shift, arrows], 'extend'], [['enter'], 'open'], [['space'], 'toggle'], [['escape'], 'nothing'], [[MODIFIER, 'F'], 'find'], [['/'], 'find']] },
  { group: 'build', keys: [[['A'], 'add'], [['C'], 'connect'], [['F2'], 'rename'], [['N'], 'note'], [['Alt', arrows], 'move'], [['delete'], 'delete'], [['K'], 'fold'], [['L'], 'layout']] },
  { group: 'edit', keys: [[[MODIFIER, 'Z'], 'undo'], [[MODIFIER, shift, 'Z'], 'redo'], [[MODIFIER, 'C'], 'copy'], [[MODIFIER, 'X'], 'cut'], [[MODIFIER, 'V'], 'paste'], [[MODIFIER, 'D'], 'duplicate'], [[MODIFIER, 'A'], 'all']] },
  { group: 'look', keys: [[['1'], 'fit'], [['2'], 'fitSelection'], [['+'], 'zoomIn'], [['-'], 'zoomOut'], [['M'], 'minimap'], [['S'], 'lasso'], [['P'], 'problems'], [['T'], 'test'], [['?'], 'sheet']] },
] as const;

export const NAMED_KEYS = ['shift', 'arrows', 'enter', 'space', 'escape', 'delete'] as const;
