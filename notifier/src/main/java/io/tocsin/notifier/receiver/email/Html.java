package io.tocsin.notifier.receiver.email;

import java.util.Locale;

/** Untrusted text inside HTML. */
final class Html {
  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#34;")
        .replace("'", "&#39;");
  }

  /** A link for http and https only; any other URL is shown as text. */
  static String link(String url, String text) {
    var lower = url.strip().toLowerCase(Locale.ROOT);
    boolean isWeb = lower.startsWith("http://") || lower.startsWith("https://");
    return isWeb
        ? "<a href=\"" + escape(url) + "\" style=\"color:#348eda\">" + escape(text) + "</a>"
        : escape(url);
  }
}
