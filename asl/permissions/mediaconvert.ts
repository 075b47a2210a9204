import type { CalledTask, Mapper } from './called-task';
import { managedRule, passRole, runtimeId } from './job';
import type { Parameter } from './parameter';

/**
 * `mediaconvert:createJob`: its queue, its template and the presets of its outputs. Step Functions tags every job,
 * and knows the one that it waits for by the tag.
 * Sources: https://docs.aws.amazon.com/step-functions/latest/dg/connect-mediaconvert.html and
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_mediaconvert.html (tags of CreateJob)
 */
export const MEDIACONVERT: Readonly<Record<string, Mapper>> = {
  createJob: (task) => {
    createJob(task);
    tagJob(task);
  },
};

/** SDK calls: the only tags are the author's. */
export const MEDIACONVERT_SDK: Readonly<Record<string, Mapper>> = {
  createJob: (task) => {
    createJob(task);
    if (!task.find('Tags').isAbsent) tagJob(task);
  },
};

function tagJob(task: CalledTask): undefined {
  task.allow('mediaconvert:TagResource', task.arn('mediaconvert', 'jobs/*'), runtimeId('a job'));
}

function createJob(task: CalledTask): undefined {
  const queue = task.textOr('Default', 'Queue');
  if (queue !== undefined)
    task.allow('mediaconvert:CreateJob', task.named('mediaconvert', 'queues/', queue));
  if (!task.find('JobTemplate').isAbsent)
    task.allow(
      'mediaconvert:CreateJob',
      task.resource('mediaconvert', 'jobTemplates/', 'JobTemplate'),
    );
  allowPresets(task);
  passRole(task, 'mediaconvert.amazonaws.com', 'Role');
  if (!task.isJob) return;
  task.allow(
    ['mediaconvert:GetJob', 'mediaconvert:CancelJob'],
    task.arn('mediaconvert', 'jobs/*'),
    {
      ...runtimeId('a job'),
      conditions: { StringEquals: { 'aws:ResourceTag/ManagedByService': 'AWSStepFunctions' } },
    },
  );
  managedRule(task, 'StepFunctionsGetEventsForMediaConvertJobRule');
}

function allowPresets(task: CalledTask): undefined {
  const settings = task.find('Settings');
  if (settings.isDynamic) return task.unread(settings);
  for (const preset of presetsIn(settings))
    task.allow('mediaconvert:CreateJob', presetArn(task, preset));
}

function presetArn(task: CalledTask, preset: Parameter): string | undefined {
  const name = task.nameOf(preset);
  return name === undefined ? undefined : task.named('mediaconvert', 'presets/', name);
}

/** Settings are deep; what is dynamic below them other than a preset names no resource. */
function presetsIn(value: Parameter): Parameter[] {
  const parts = [...value.items(), ...value.keys().map((key) => value.at(key))];
  const preset = value.keys().includes('Preset') ? value.at('Preset') : undefined;
  const isText = preset !== undefined && (preset.isDynamic || typeof preset.value === 'string');
  return [...(isText ? [preset] : []), ...parts.flatMap(presetsIn)];
}
