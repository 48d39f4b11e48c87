/** Level two, each node for itself: ids, subject, its own check, its rules. */
import { isEventType } from '../events/event-types.ts';
import type { JourneyDocument } from '../journey-document.ts';
import type { SettingsProblem } from '../node.ts';
import { checkRules } from '../rules/check-rules.ts';
import type { RuleScope } from '../rules/field.ts';
import type { SubjectKind } from '../subjects.ts';
import type { Localized } from '../values.ts';
import { findRuleGroups } from './find-rule-groups.ts';
import { pointer, type Problem } from './problem.ts';
import type { ResolvedNode } from './resolve-nodes.ts';

const SUBJECTS: Record<SubjectKind, Localized> = {
  order: { de: 'Bestellungen', en: 'orders' },
  parcel: { de: 'Pakete', en: 'parcels' },
  line: { de: 'Bestellpositionen', en: 'order lines' },
  contact: { de: 'Kunden', en: 'contacts' },
};

export function checkNodes(document: JourneyDocument, nodes: readonly ResolvedNode[]): Problem[] {
  const everyEvent = [...new Set(nodes.flatMap(eventTypesOf))];
  const seen = new Set<string>();
  return [
    ...nodes.flatMap((resolved) => {
      const repeated = seen.has(resolved.node.id);
      seen.add(resolved.node.id);
      return [...(repeated ? [repeatedId(resolved)] : []), ...checkNode(resolved, document.subject, everyEvent)];
    }),
    ...triggerMissing(nodes),
    ...document.settings.exitOn.flatMap((exit, index) => checkEventType(exit.type, pointer('/settings/exitOn', index, 'type'))),
    ...(document.settings.goal ? checkEventType(document.settings.goal.type, '/settings/goal/type') : []),
  ];
}

function checkNode(resolved: ResolvedNode, subject: SubjectKind, everyEvent: readonly string[]): Problem[] {
  const { node, path, definition, sound } = resolved;
  if (!definition) return [];
  const problems: Problem[] = [];
  if (definition.subjects && !definition.subjects.includes(subject)) {
    problems.push({
      level: 'graph', severity: 'error', code: 'node_subject_unfit', nodeId: node.id, path: pointer(path, 'type'),
      message: { de: `„${definition.label.de}“ funktioniert nicht in Journeys über ${SUBJECTS[subject].de}.`, en: `“${definition.label.en}” does not work in journeys about ${SUBJECTS[subject].en}.` },
      mend: {
        de: `Entferne den Knoten oder ändere, worum es in der Journey geht: ${definition.subjects.map((one) => SUBJECTS[one].de).join(', ')}.`,
        en: `Remove the node or change what the journey is about: ${definition.subjects.map((one) => SUBJECTS[one].en).join(', ')}.`,
      },
    });
  }
  if (!sound) return problems;
  // A node that sees events itself asks for their fields; any other may meet whichever event came last.
  const own = eventTypesOf(resolved);
  const scope: RuleScope = { subject, eventTypes: own.length > 0 ? own : everyEvent, inTrigger: definition.kind === 'trigger' };
  problems.push(...(definition.check?.(node.settings, scope) ?? []).map((found) => settingsProblem(found, resolved)));
  const groups = findRuleGroups(definition.settings, node.settings, pointer(path, 'settings'));
  problems.push(...groups.flatMap(({ path: at, group }) => checkRules(group, scope, at)).map((problem) => ({ ...problem, nodeId: node.id })));
  return problems;
}

function eventTypesOf({ definition, node, sound }: ResolvedNode): readonly string[] {
  return sound ? (definition?.listensTo?.(node.settings) ?? []) : [];
}

function settingsProblem({ path, code, message, mend }: SettingsProblem, resolved: ResolvedNode): Problem {
  return {
    level: 'graph', severity: 'error', code, nodeId: resolved.node.id, path: `${resolved.path}/settings${path}`, message,
    mend: mend ?? { de: 'Öffne den Knoten und ändere die Einstellung.', en: 'Open the node and change the setting.' },
  };
}

function repeatedId({ node, path }: ResolvedNode): Problem {
  return {
    level: 'graph', severity: 'error', code: 'node_id_repeated', nodeId: node.id, path: pointer(path, 'id'),
    message: { de: `Die Knoten-ID „${node.id}“ kommt mehr als einmal vor.`, en: `The node id “${node.id}” occurs more than once.` },
    mend: { de: 'Gib jedem Knoten eine eigene ID.', en: 'Give each node an id of its own.' },
  };
}

function triggerMissing(nodes: readonly ResolvedNode[]): Problem[] {
  // An unknown type may well be the trigger; it is reported already.
  if (nodes.some(({ definition }) => !definition || definition.kind === 'trigger')) return [];
  return [{
    level: 'graph', severity: 'error', code: 'trigger_missing', path: '/nodes',
    message: { de: 'Die Journey hat keinen Auslöser und würde nie starten.', en: 'The journey has no trigger and would never start.' },
    mend: { de: 'Ziehe einen Auslöser auf die Fläche und verbinde ihn mit dem ersten Schritt.', en: 'Drag a trigger onto the canvas and connect it with the first step.' },
  }];
}

function checkEventType(type: string, path: string): Problem[] {
  if (isEventType(type)) return [];
  return [{
    level: 'graph', severity: 'error', code: 'event_type_unknown', path,
    message: { de: `Das Ereignis „${type}“ gibt es nicht.`, en: `The event “${type}” does not exist.` },
    mend: { de: 'Wähle ein Ereignis aus der Liste oder schreibe custom.<name> für ein eigenes.', en: 'Choose an event from the list, or write custom.<name> for one of your own.' },
  }];
}
