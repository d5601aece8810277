package io.tocsin.testkit.demo;

import java.util.regex.Pattern;

/** Slack's marks as a reader meets them: a link is its text, a date is a date. */
final class Mrkdwn {
  private static final Pattern LINK = Pattern.compile("<[^|<>]*\\|([^<>]*)>");
  private static final Pattern BOLD =
      Pattern.compile("(?m)(^|\\s)\\*(\\S(?:[^*\\n]*\\S)?)\\*(?=\\s|$)");

  private Mrkdwn() {}

  static String asRead(String text) {
    var withoutLinks = LINK.matcher(text).replaceAll("$1");
    return BOLD.matcher(withoutLinks)
        .replaceAll("$1$2")
        .replace(":rotating_light:", "🚨")
        .replace(":white_check_mark:", "✅")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
