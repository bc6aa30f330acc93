/** The package ships its schemas without types: these are the ones that the stand-in asks. */
declare module 'discord-api-spec/zod' {
  import type { ZodType } from 'zod';

  export const CreateMessageInteractionCallbackRequestSchema: ZodType;
  export const UpdateMessageInteractionCallbackRequestSchema: ZodType;
  export const ApplicationCommandAutocompleteCallbackRequestSchema: ZodType;
  export const IncomingWebhookInteractionRequestSchema: ZodType;
  export const IncomingWebhookUpdateRequestPartialSchema: ZodType;
  export const MessageCreateRequestSchema: ZodType;
  export const ApplicationCommandUpdateRequestSchema: ZodType;
}
