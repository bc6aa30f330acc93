/** The people and places of the stand-in, and full payloads about them. */
import {
  type APIGuildTextChannel,
  type APIMessage,
  type APIUser,
  ChannelType,
  type GatewayGuildCreateDispatchData,
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  GuildMFALevel,
  GuildNSFWLevel,
  GuildPremiumTier,
  GuildSystemChannelFlags,
  GuildVerificationLevel,
  Locale,
  MessageType,
} from 'discord.js';

export const BOT_ID = '100000000000000009';
export const ASKER_ID = '100000000000000001';
export const OTHER_ID = '100000000000000002';
export const OTHER_BOT_ID = '100000000000000003';
export const BOT_ROLE_ID = '300000000000000001';
export const GUILD_ID = '200000000000000001';
export const CHANNEL_ID = '200000000000000002';
export const DM_ID = '200000000000000003';

/** Discord's ids hold the time; here they only need to be new and to grow. */
let last = 600_000_000_000_000_000n;
export const newId = (): string => {
  last += 1n;
  return String(last);
};

const user = (id: string, username: string, bot = false): APIUser => ({
  id,
  username,
  discriminator: '0',
  global_name: null,
  avatar: null,
  bot,
});

const USERS: Record<string, APIUser> = Object.fromEntries(
  [
    user(BOT_ID, 'verbatim', true),
    user(ASKER_ID, 'asker'),
    user(OTHER_ID, 'other'),
    user(OTHER_BOT_ID, 'otherbot', true),
  ].map((one) => [one.id, one]),
);

export const userOf = (id: string): APIUser => USERS[id] ?? user(id, `user${id}`);

export const CHANNEL: APIGuildTextChannel<ChannelType.GuildText> = {
  id: CHANNEL_ID,
  type: ChannelType.GuildText,
  name: 'news',
  position: 0,
  permission_overwrites: [],
  guild_id: GUILD_ID,
};

/** A busy server: the client sends to one channel after another message of that channel, so many share the load. */
export const CHANNELS: readonly APIGuildTextChannel<ChannelType.GuildText>[] = Array.from({ length: 25 }, (_, i) => ({
  ...CHANNEL,
  id: String(BigInt(CHANNEL_ID) + BigInt(100 * i)),
  name: i === 0 ? CHANNEL.name : `news-${i}`,
  position: i,
}));

export const isChannel = (id: string): boolean => id === DM_ID || CHANNELS.some((channel) => channel.id === id);

export const guildCreate = (): GatewayGuildCreateDispatchData => ({
  id: GUILD_ID,
  name: 'Newsroom',
  icon: null,
  splash: null,
  discovery_splash: null,
  owner_id: ASKER_ID,
  afk_channel_id: null,
  afk_timeout: 300,
  verification_level: GuildVerificationLevel.None,
  default_message_notifications: GuildDefaultMessageNotifications.OnlyMentions,
  explicit_content_filter: GuildExplicitContentFilter.Disabled,
  roles: [role(GUILD_ID, '@everyone', null), role(BOT_ROLE_ID, 'Verbatim', BOT_ID)],
  emojis: [],
  features: [],
  mfa_level: GuildMFALevel.None,
  application_id: null,
  system_channel_id: null,
  system_channel_flags: GuildSystemChannelFlags.SuppressJoinNotifications,
  rules_channel_id: null,
  vanity_url_code: null,
  description: null,
  banner: null,
  premium_tier: GuildPremiumTier.None,
  preferred_locale: Locale.EnglishUS,
  public_updates_channel_id: null,
  nsfw_level: GuildNSFWLevel.Default,
  premium_progress_bar_enabled: false,
  safety_alerts_channel_id: null,
  incidents_data: null,
  hub_type: null,
  stickers: [],
  region: '',
  joined_at: new Date(0).toISOString(),
  large: false,
  member_count: 3,
  voice_states: [],
  members: [{ ...member(), user: userOf(BOT_ID), roles: [BOT_ROLE_ID] }],
  channels: [...CHANNELS],
  threads: [],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
});

const role = (id: string, name: string, botId: string | null) => ({
  id,
  name,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  position: 0,
  permissions: '2147483647',
  managed: botId !== null,
  mentionable: true,
  flags: 0,
  ...(botId === null ? {} : { tags: { bot_id: botId } }),
});

export const member = () => ({
  roles: [],
  joined_at: new Date(0).toISOString(),
  deaf: false,
  mute: false,
  flags: 0,
});

export const messageOf = (fields: Partial<APIMessage> & Pick<APIMessage, 'channel_id' | 'author'>): APIMessage => ({
  id: newId(),
  content: '',
  timestamp: new Date().toISOString(),
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  pinned: false,
  type: MessageType.Default,
  components: [],
  ...fields,
});
