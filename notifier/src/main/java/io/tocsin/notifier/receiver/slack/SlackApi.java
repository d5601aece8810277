package io.tocsin.notifier.receiver.slack;

/** The calls to one workspace. */
interface SlackApi {
  SlackReply post(String channel, SlackMessage message);

  /**
   * @param channel the id that Slack returned when the message was posted; names and users do not
   *     work here
   */
  SlackReply update(String channel, String ts, SlackMessage message);

  /** Replies in the thread of the message, which stays unchanged. */
  SlackReply reply(String channel, String ts, SlackMessage message);

  /** Joins a public channel. */
  SlackReply join(String channel);
}
