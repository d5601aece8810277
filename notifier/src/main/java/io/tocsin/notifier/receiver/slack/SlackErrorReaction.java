package io.tocsin.notifier.receiver.slack;

import java.util.Arrays;
import java.util.Set;

/** The reaction to a Slack error code. */
enum SlackErrorReaction {
  RETRY(
      "team_added_to_org",
      "external_channel_migrating",
      "service_unavailable",
      "internal_error",
      "request_timeout",
      "fatal_error"),
  WAIT("ratelimited", "rate_limited"),
  PARK(
      "channel_not_found",
      "is_archived",
      "is_inactive",
      "posting_to_channel_denied",
      "message_limit_exceeded"),
  /** Parked, too: the token or its permissions must be fixed. */
  DENIED(
      "invalid_auth",
      "not_authed",
      "token_revoked",
      "token_expired",
      "account_inactive",
      "missing_scope",
      "no_permission",
      "ekm_access_denied",
      "org_login_required"),
  /** Join the channel, then retry. */
  JOIN("not_in_channel"),
  /** The message can no longer be updated: post a new one. */
  POST_ANEW("message_not_found", "cant_update_message", "block_mismatch", "update_failed"),
  /** The workspace forbids late edits: reply in the thread. */
  REPLY("edit_window_closed"),
  /** Too long or malformed: send a shorter form. */
  SHORTEN(
      "msg_too_long",
      "msg_blocks_too_long",
      "too_many_attachments",
      "metadata_too_large",
      "invalid_blocks",
      "invalid_blocks_format",
      "invalid_attachments",
      "no_text",
      "markdown_text_conflict"),
  UNKNOWN;

  private final Set<String> codes;

  SlackErrorReaction(String... codes) {
    this.codes = Set.of(codes);
  }

  static SlackErrorReaction to(String code) {
    if (code.startsWith("restricted_action")) {
      return PARK;
    }
    return Arrays.stream(values())
        .filter(reaction -> reaction.codes.contains(code))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
