package io.tocsin.notifier.receiver.slack;

/** What to do about an error of Slack's. */
enum Reaction {
  RETRY,
  WAIT,
  PARK,
  /** Enter the channel, then again. */
  JOIN,
  /** The message cannot be changed any more: post a new one. */
  POST_ANEW,
  /** The workspace forbids late changes: say it in the thread. */
  REPLY,
  /** Slack does not like how it looks: send the bare text. */
  MINIMAL,
  UNKNOWN;

  static Reaction to(String code) {
    return switch (code) {
      case "ratelimited", "rate_limited" -> WAIT;
      case "not_in_channel" -> JOIN;
      case "message_not_found", "cant_update_message", "block_mismatch", "update_failed" ->
          POST_ANEW;
      case "edit_window_closed" -> REPLY;
      case "msg_too_long",
          "msg_blocks_too_long",
          "too_many_attachments",
          "metadata_too_large",
          "invalid_blocks",
          "invalid_blocks_format",
          "invalid_attachments",
          "no_text",
          "markdown_text_conflict" ->
          MINIMAL;
      case "channel_not_found",
          "is_archived",
          "is_inactive",
          "posting_to_channel_denied",
          "invalid_auth",
          "not_authed",
          "token_revoked",
          "token_expired",
          "account_inactive",
          "missing_scope",
          "no_permission",
          "ekm_access_denied",
          "org_login_required",
          "message_limit_exceeded" ->
          PARK;
      case "team_added_to_org",
          "external_channel_migrating",
          "service_unavailable",
          "internal_error",
          "request_timeout",
          "fatal_error" ->
          RETRY;
      default -> code.startsWith("restricted_action") ? PARK : UNKNOWN;
    };
  }
}
