package io.tocsin.notifier.receiver.slack;

import io.tocsin.notifier.receiver.ProviderAnswer;

/** What Slack said to one call. */
sealed interface SlackReply {

  /** The message is there. An incoming webhook does not tell where. */
  record Done(String channel, String ts) implements SlackReply {}

  /**
   * HTTP says yes and the body says no.
   *
   * @param code Slack's word for it
   * @param detail what is missing, if Slack says so
   */
  record Refused(String code, String detail) implements SlackReply {}

  /** It did not come to an answer of Slack's own. */
  record Trouble(ProviderAnswer answer) implements SlackReply {}
}
