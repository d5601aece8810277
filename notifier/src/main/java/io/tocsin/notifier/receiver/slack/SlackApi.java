package io.tocsin.notifier.receiver.slack;

/** The calls that are used, on one workspace. */
interface SlackApi {
  SlackReply post(String channel, SlackMessage message);

  /**
   * @param channel as Slack named it when the message was posted; names and users do not work here
   */
  SlackReply update(String channel, String ts, SlackMessage message);

  /** Says it below the message, which stays as it is. */
  SlackReply reply(String channel, String ts, SlackMessage message);

  /** Enters a public channel. */
  SlackReply join(String channel);
}
