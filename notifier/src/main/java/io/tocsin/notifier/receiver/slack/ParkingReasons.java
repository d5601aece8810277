package io.tocsin.notifier.receiver.slack;

import io.tocsin.notifier.receiver.Failure;

/** Advice for Slack errors that park the destination. */
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
      return "Add the missing scope to the app and reinstall it.";
    }
    if (isDenied(code)) {
      return "Check the token in the configuration.";
    }
    return switch (code) {
      case "channel_not_found", "not_in_channel" ->
          "Check the channel " + channel + " and invite the app to it.";
      case "is_archived", "is_inactive" ->
          "The channel " + channel + " is archived: unarchive it or configure another one.";
      default -> "The workspace does not allow it: ask a workspace administrator.";
    };
  }

  private static String detail(SlackReply.Refused refused) {
    return refused.detail().isEmpty() ? "" : " (" + refused.detail() + ")";
  }
}
