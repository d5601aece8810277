package io.tocsin.notifier.receiver.slack;

import io.tocsin.notifier.receiver.ProviderAnswer;

/** Slack's reply to one call. */
sealed interface SlackReply {

  /** The message was accepted. An incoming webhook returns no coordinates. */
  record Done(String channel, String ts) implements SlackReply {}

  /**
   * HTTP 200 with an error in the body.
   *
   * @param code Slack's error code
   * @param detail what is missing, if Slack names it
   */
  record Refused(String code, String detail) implements SlackReply {}

  /** The call failed before Slack replied. */
  record Failed(ProviderAnswer answer) implements SlackReply {}
}
