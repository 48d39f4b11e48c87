/** All commands by name. */

import { aggregate } from './aggregate.ts';
import * as collections from './collections.ts';
import type { CommandDefinition, CommandRun } from './context.ts';
import { deleteDocuments } from './delete.ts';
import { explain } from './explain.ts';
import { count, distinct, find, getMore, killCursors } from './find.ts';
import { findAndModify } from './find-and-modify.ts';
import * as handshake from './handshake.ts';
import { createIndexes, dropIndexes, listIndexes } from './indexes.ts';
import { insert } from './insert.ts';
import { collStats, dbStats, validate } from './statistics.ts';
import { update } from './update.ts';

const reading = (run: CommandRun): CommandDefinition => ({ run, writes: false });
const writing = (run: CommandRun): CommandDefinition => ({ run, writes: true });

export const commands: ReadonlyMap<string, CommandDefinition> = new Map([
  ['hello', reading(handshake.hello)],
  ['isMaster', reading(handshake.hello)],
  ['ismaster', reading(handshake.hello)],
  ['ping', reading(handshake.ping)],
  ['buildInfo', reading(handshake.buildInfo)],
  ['buildinfo', reading(handshake.buildInfo)],
  ['hostInfo', reading(handshake.hostInfo)],
  ['connectionStatus', reading(handshake.connectionStatus)],
  ['whatsmyuri', reading(handshake.whatsmyuri)],
  ['getLog', reading(handshake.getLog)],
  ['getCmdLineOpts', reading(handshake.getCmdLineOpts)],
  ['getParameter', reading(handshake.getParameter)],
  ['setParameter', reading(handshake.setParameter)],
  ['serverStatus', reading(handshake.serverStatus)],
  ['endSessions', reading(handshake.nothingToDo)],
  ['refreshSessions', reading(handshake.nothingToDo)],
  ['killSessions', reading(handshake.nothingToDo)],
  ['logout', reading(handshake.nothingToDo)],

  ['insert', writing(insert)],
  ['update', writing(update)],
  ['delete', writing(deleteDocuments)],
  ['findAndModify', writing(findAndModify)],
  ['findandmodify', writing(findAndModify)],
  ['find', reading(find)],
  ['getMore', reading(getMore)],
  ['killCursors', reading(killCursors)],
  ['count', reading(count)],
  ['distinct', reading(distinct)],
  ['aggregate', reading(aggregate)],
  ['explain', reading(explain)],

  ['create', writing(collections.create)],
  ['drop', writing(collections.drop)],
  ['dropDatabase', writing(collections.dropDatabase)],
  ['renameCollection', writing(collections.renameCollection)],
  ['collMod', writing(collections.collMod)],
  ['listCollections', reading(collections.listCollections)],
  ['listDatabases', reading(collections.listDatabases)],
  ['createIndexes', writing(createIndexes)],
  ['dropIndexes', writing(dropIndexes)],
  ['deleteIndexes', writing(dropIndexes)],
  ['listIndexes', reading(listIndexes)],
  ['collStats', reading(collStats)],
  ['collstats', reading(collStats)],
  ['dbStats', reading(dbStats)],
  ['dbstats', reading(dbStats)],
  ['validate', reading(validate)],
]);
