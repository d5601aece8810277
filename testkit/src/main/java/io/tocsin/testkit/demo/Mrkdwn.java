package io.tocsin.testkit.demo;

import java.util.regex.Pattern;

/** Renders Slack's mrkdwn as a reader sees it: a link as its text, a date as a date. */
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
