/** The manifest in the repository, as Slack would read it: it decides what the stand-in delivers and allows. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface Manifest {
  display_information: { name: string; description: string; long_description: string };
  features: {
    app_home: { messages_tab_enabled: boolean; messages_tab_read_only_enabled: boolean };
    bot_user: { display_name: string };
    shortcuts: { name: string; type: string; callback_id: string; description: string }[];
    slash_commands: { command: string; description: string; usage_hint: string; should_escape: boolean }[];
  };
  oauth_config: { scopes: { bot: string[] } };
  settings: {
    event_subscriptions: { bot_events: string[] };
    interactivity: { is_enabled: boolean };
    socket_mode_enabled: boolean;
  };
}

export const readManifest = (): Manifest =>
  parse(readFileSync(new URL('../../../src/chat/slack/manifest.yaml', import.meta.url), 'utf8')) as Manifest;
