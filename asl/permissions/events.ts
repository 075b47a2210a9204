import type { CalledTask, Mapper } from './called-task';
import { passRoles } from './passed-roles';

const SERVICE = 'events.amazonaws.com';

/** `events:putEvents`: every bus that an entry names; an entry without one goes to the default bus. */
export const EVENTS: Readonly<Record<string, Mapper>> = { putEvents };

function putEvents(task: CalledTask): undefined {
  const entries = task.find('Entries');
  if (!Array.isArray(entries.value)) return task.unread(entries);
  for (const entry of entries.items()) {
    const found = entry.at('EventBusName');
    const bus = found.isAbsent ? 'default' : task.nameOf(found);
    if (bus !== undefined) task.allow('events:PutEvents', task.named('events', 'event-bus/', bus));
  }
}

/** SDK calls on a rule; one on the default bus has no bus in its ARN. */
export const EVENTS_SDK: Readonly<Record<string, Mapper>> = {
  putEvents,
  putRule: (task) => {
    onRule(task, 'events:PutRule', 'Name');
    passRoles(task, SERVICE);
  },
  deleteRule: (task) => onRule(task, 'events:DeleteRule', 'Name'),
  describeRule: (task) => onRule(task, 'events:DescribeRule', 'Name'),
  enableRule: (task) => onRule(task, 'events:EnableRule', 'Name'),
  disableRule: (task) => onRule(task, 'events:DisableRule', 'Name'),
  putTargets: (task) => {
    onRule(task, 'events:PutTargets', 'Rule');
    passRoles(task, SERVICE);
  },
  removeTargets: (task) => onRule(task, 'events:RemoveTargets', 'Rule'),
};

function onRule(task: CalledTask, action: string, key: string): undefined {
  const rule = task.name(key);
  const bus = task.textOr('default', 'EventBusName');
  if (rule === undefined || bus === undefined) return;
  const name = bus.split('/').at(-1) ?? bus;
  task.allow(action, task.arn('events', `rule/${name === 'default' ? '' : `${name}/`}${rule}`));
}
