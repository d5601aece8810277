package io.tocsin.notifier.receiver.slack;

import java.util.Arrays;
import java.util.Set;

/** What to do about an error of Slack's. */
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
  /** Parked, too: the token, or what it may do, has to be mended. */
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
  /** Enter the channel, then again. */
  JOIN("not_in_channel"),
  /** The message cannot be changed any more: post a new one. */
  POST_ANEW("message_not_found", "cant_update_message", "block_mismatch", "update_failed"),
  /** The workspace forbids late changes: say it in the thread. */
  REPLY("edit_window_closed"),
  /** Too long, or Slack does not like how it looks: send a shorter form. */
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
