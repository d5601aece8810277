package io.tocsin.notifier.receiver.slack;

import io.tocsin.notifier.receiver.Failure;

/** Slack's errors that need a person, in words that say what the person can do. */
final class ParkingReasons {
  private ParkingReasons() {}

  static String text(SlackReply.Refused refused, String channel) {
    return "Slack: " + refused.code() + detail(refused) + ". " + advice(refused.code(), channel);
  }

  static Failure failure(String code) {
    return isDenied(code) ? Failure.AUTH_ERROR : Failure.CLIENT_ERROR;
  }

  private static boolean isDenied(String code) {
    return SlackErrorReaction.to(code) == SlackErrorReaction.DENIED;
  }

  private static String advice(String code, String channel) {
    if (code.equals("missing_scope")) {
      return "Give the app the scope that is needed and install it again.";
    }
    if (isDenied(code)) {
      return "Check the token in the configuration.";
    }
    return switch (code) {
      case "channel_not_found", "not_in_channel" ->
          "Check the channel " + channel + ", and invite the app there.";
      case "is_archived", "is_inactive" ->
          "The channel " + channel + " is archived: open it again or name another one.";
      default -> "The workspace does not allow it: ask its administrator.";
    };
  }

  private static String detail(SlackReply.Refused refused) {
    return refused.detail().isEmpty() ? "" : " (" + refused.detail() + ")";
  }
}
