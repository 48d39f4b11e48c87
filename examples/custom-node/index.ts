/** The nodes of this folder, as the runtime loads them. */
import { step, type NodeExecutor } from '@nachklang/nodes/sdk';
import { awaitPoints } from './await-points/definition.ts';
import { executeAwaitPoints } from './await-points/execute.ts';

export const nodes: readonly NodeExecutor[] = [step(awaitPoints, executeAwaitPoints)];
