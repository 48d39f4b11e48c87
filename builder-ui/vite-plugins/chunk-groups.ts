/**
 * What always comes together is one file: many small ones cost more bytes and more requests. Each group begins with the modules named
 * here and takes along whatever they import that no group above it has. All else is divided by who uses it.
 */
import type { Rolldown } from 'vite';

export const CHUNK_GROUPS: Rolldown.CodeSplittingGroup[] = [
  // Needed whatever the address is.
  { name: 'app', test: /[\\/]src[\\/]main\.tsx$/, priority: 4 },
  // Of the editor's first page, what other rooms use, too: they shall not fetch the editor for it.
  { name: 'shared', test: /[\\/]@mantine[\\/]core[\\/]esm[\\/]components[\\/](ActionIcon|Button)[\\/]\w+\.mjs$|[\\/]src[\\/](ui[\\/](formats|StateMark|Loaded|QuickSwitcher)|api[\\/]live|start[\\/]DemoBanner|canvas[\\/]state-tones)\.tsx?$/, priority: 3 },
  // What nodes are and how they look.
  { name: 'nodes', test: /[\\/]nodes[\\/]definitions\.ts$|[\\/]src[\\/](journey-store[\\/](definitions|node-words)|canvas[\\/]cards[\\/]KindTile)\.tsx?$/, priority: 2 },
  { name: 'editor', test: /[\\/]canvas[\\/]EditorPage\.tsx$/, priority: 1 },
];
