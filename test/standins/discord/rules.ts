/** What Discord refuses in a request's body: its published schemas, and the limits that they leave out. */
import { ApplicationCommandOptionType, ApplicationCommandType, ComponentType, MessageFlags } from 'discord.js';
import * as spec from 'discord-api-spec/zod';
import { z } from 'zod';

/** Fault by fault; empty where the body is fine. */
export type Faults = string[];

const SCHEMAS = {
  deferral: spec.CreateMessageInteractionCallbackRequestSchema,
  update: spec.UpdateMessageInteractionCallbackRequestSchema,
  autocomplete: spec.ApplicationCommandAutocompleteCallbackRequestSchema,
  followUp: spec.IncomingWebhookInteractionRequestSchema,
  edit: spec.IncomingWebhookUpdateRequestPartialSchema,
  message: spec.MessageCreateRequestSchema,
  command: spec.ApplicationCommandUpdateRequestSchema,
} as const;

export type BodyKind = keyof typeof SCHEMAS;

const bySchema = (kind: BodyKind, body: unknown): Faults => {
  const parsed = z.safeParse(SCHEMAS[kind], body);
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
};

/** Compiles every validator, so that the first interaction finds its three seconds whole. */
export const warmUp = (): void => {
  for (const kind of Object.keys(SCHEMAS) as BodyKind[]) bySchema(kind, {});
};

/** A component of whatever kind, as far as the limits ask. */
interface Component {
  type: number;
  content?: string;
  custom_id?: string;
  label?: string;
  components?: Component[];
  accessory?: Component;
}

interface Embed {
  title?: string;
  description?: string;
  footer?: { text?: string };
  author?: { name?: string };
  fields?: { name?: string; value?: string }[];
}

export interface MessageBody {
  content?: string | null;
  embeds?: Embed[] | null;
  components?: Component[] | null;
  flags?: number | null;
  poll?: unknown;
  allowed_mentions?: { parse?: unknown[]; users?: unknown[]; roles?: unknown[]; replied_user?: boolean } | null;
  message_reference?: { message_id: string; fail_if_not_exists?: boolean };
  nonce?: string | number;
  enforce_nonce?: boolean;
}

export const flatten = (components: readonly Component[]): Component[] =>
  components.flatMap((component) => [
    component,
    ...flatten(component.components ?? []),
    ...flatten(component.accessory ? [component.accessory] : []),
  ]);

const blank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

const embedFaults = (embeds: readonly Embed[]): Faults => {
  const texts = embeds.flatMap(({ title, description, footer, author, fields = [] }) => [
    title,
    description,
    footer?.text,
    author?.name,
    ...fields.flatMap(({ name, value }) => [name, value]),
  ]);
  const total = texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
  const empty = embeds.some(({ fields = [] }) => fields.some(({ name, value }) => blank(name) || blank(value)));
  return [...(total > 6000 ? ['embeds: more than 6000 characters'] : []), ...(empty ? ['embeds: an empty field'] : [])];
};

/** Only these may stand outside of a container, and only with the flag. */
const isV2 = ({ type }: Component): boolean => type >= ComponentType.Section;

const componentFaults = (all: readonly Component[], v2: boolean): Faults => {
  const ids = all.flatMap(({ custom_id }) => (custom_id === undefined ? [] : [custom_id]));
  const texts = all.filter(({ type }) => type === ComponentType.TextDisplay).map(({ content }) => content ?? '');
  const buttons = all.filter(({ type }) => type === ComponentType.Button);
  const rules: [boolean, string][] = [
    [new Set(ids).size < ids.length, 'a custom_id twice'],
    [!v2 && all.some(isV2), 'Components V2 without their flag'],
    [all.length > 40, 'more than 40, nested ones included'],
    [texts.join('').length > 4000, 'more than 4000 characters of text'],
    [texts.some(blank), 'an empty text'],
    [buttons.some(({ label }) => blank(label)), 'a button without label'],
    [ids.some(blank), 'an empty custom_id'],
  ];
  return rules.filter(([broken]) => broken).map(([, fault]) => `components: ${fault}`);
};

const mentionFaults = ({ allowed_mentions: allowed }: MessageBody): Faults => {
  const silent =
    allowed?.parse?.length === 0 &&
    (allowed.users ?? []).length === 0 &&
    (allowed.roles ?? []).length === 0 &&
    allowed.replied_user !== true;
  return silent ? [] : ['allowed_mentions: somebody could be alerted'];
};

/**
 * @param already flags that the message has, for an edit
 * @remarks Silence (`allowed_mentions`) is this bot's own rule; Discord would let it pass.
 */
export const messageFaults = (kind: BodyKind, body: MessageBody, already = 0): Faults => {
  const v2 = (((body.flags ?? 0) | already) & MessageFlags.IsComponentsV2) !== 0;
  const all = flatten(body.components ?? []);
  const old = !blank(body.content ?? undefined) || (body.embeds ?? []).length > 0 || body.poll !== undefined;
  const schema = bySchema(kind, body);
  return [
    ...schema,
    ...mentionFaults(body),
    ...((body.content ?? '').length > 2000 ? ['content: more than 2000 characters'] : []),
    ...(v2 && old ? ['flags: Components V2 exclude content, embeds and polls'] : []),
    ...(!old && all.length === 0 ? ['an empty message'] : []),
    ...embedFaults(body.embeds ?? []),
    ...componentFaults(all, v2),
  ];
};

export interface Option {
  type: number;
  name: string;
  description?: string;
  required?: boolean;
  options?: Option[];
  choices?: { name: string; value: unknown }[];
}

export interface CommandBody extends Omit<Option, 'type'> {
  type?: number;
  contexts?: unknown;
  integration_types?: unknown;
}

const COMMAND_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const optionFaults = (option: Option): Faults => {
  const { name, description = '', options = [], choices = [] } = option;
  const names = options.map((inner) => inner.name);
  const late = options.findLastIndex(({ required }) => required);
  const early = options.findIndex(
    ({ required, type }) => !required && type > ApplicationCommandOptionType.SubcommandGroup,
  );
  const rules: [boolean, string][] = [
    [!COMMAND_NAME.test(name) || name !== name.toLowerCase(), 'not a lowercase name'],
    [blank(description) || description.length > 100, 'description of 1 to 100 characters'],
    [new Set(names).size < names.length, 'an option twice'],
    [early >= 0 && late > early, 'a required option behind an optional one'],
    [choices.some(({ value }) => String(value).length > 100), 'a choice of more than 100 characters'],
  ];
  const own = rules.filter(([broken]) => broken).map(([, fault]) => `${name}: ${fault}`);
  return [...own, ...options.flatMap(optionFaults)];
};

const textOf = ({ name, description = '', options = [] }: Pick<Option, 'name' | 'description' | 'options'>): number =>
  name.length + description.length + options.reduce((sum, option) => sum + textOf(option), 0);

/** @param inServer commands of one server take neither contexts nor integration types */
export const commandFaults = (commands: readonly CommandBody[], inServer: boolean): Faults => {
  const chat = commands.filter(
    ({ type }) => (type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput,
  );
  const menus = commands.filter(({ type }) => type === ApplicationCommandType.Message);
  const rules: [boolean, string][] = [
    [chat.length > 100 || menus.length > 15, 'too many commands'],
    [new Set(commands.map(({ name, type = 1 }) => `${type} ${name}`)).size < commands.length, 'a command twice'],
    [commands.some((command) => textOf(command) > 8000), 'a command of more than 8000 characters'],
    [inServer && commands.some((c) => c.contexts || c.integration_types), 'contexts in a server command'],
    [menus.some(({ name, description }) => name.length > 32 || !blank(description)), 'a menu entry with a description'],
  ];
  return [
    ...commands.flatMap((command) => bySchema('command', command)),
    ...rules.filter(([broken]) => broken).map(([, fault]) => fault),
    ...chat.flatMap((command) => optionFaults({ ...command, type: 0 })),
  ];
};

export const choiceFaults = (body: { data?: { choices?: { name: string; value: unknown }[] } }): Faults => {
  const choices = body.data?.choices ?? [];
  const long = choices.some(({ name, value }) => blank(name) || name.length > 100 || String(value).length > 100);
  return [
    ...bySchema('autocomplete', body),
    ...(long ? ['choices: a name or value not of 1 to 100 characters'] : []),
    ...(choices.length > 25 ? ['choices: more than 25'] : []),
  ];
};
