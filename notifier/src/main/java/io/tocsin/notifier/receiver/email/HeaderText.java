package io.tocsin.notifier.receiver.email;

import io.tocsin.notifier.receiver.CutText;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Text for a header: one line, no control characters, limited length. */
final class HeaderText {
  private static final int LONGEST = 500;

  /** A list of addresses may be longer than a sentence. */
  private static final int LONGEST_LIST = 16_000;

  private static final Set<String> OF_ADDRESSES =
      Set.of(
          "from",
          "sender",
          "reply-to",
          "to",
          "cc",
          "bcc",
          "resent-from",
          "resent-sender",
          "resent-to",
          "resent-cc",
          "resent-bcc",
          "errors-to",
          "return-receipt-to",
          "disposition-notification-to",
          "mail-followup-to",
          "mail-reply-to");

  private HeaderText() {}

  static String of(String text) {
    return CutText.to(LONGEST, oneLine(text));
  }

  static String list(String text) {
    return CutText.to(LONGEST_LIST, oneLine(text));
  }

  /** Folded, and encoded where it is not ASCII; of an address only the display name. */
  static String encoded(String header, String text) {
    int used = header.length() + 2;
    return OF_ADDRESSES.contains(header.toLowerCase(Locale.ROOT))
        ? addresses(list(text), used)
        : unstructured(of(text), used);
  }

  /** Text that is not a list of addresses is sent as it is. */
  private static String addresses(String text, int used) {
    try {
      var addresses = InternetAddress.parseHeader(text, false);
      for (var address : addresses) {
        address.setPersonal(address.getPersonal(), StandardCharsets.UTF_8.name());
      }
      var list = InternetAddress.toString(addresses, used);
      return list == null ? unstructured(text, used) : list;
    } catch (AddressException e) {
      return unstructured(text, used);
    } catch (UnsupportedEncodingException e) {
      throw everyPlatformHasIt(e);
    }
  }

  private static String unstructured(String text, int used) {
    try {
      return MimeUtility.fold(
          used, MimeUtility.encodeText(text, StandardCharsets.UTF_8.name(), null));
    } catch (UnsupportedEncodingException e) {
      throw everyPlatformHasIt(e);
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  private static IllegalStateException everyPlatformHasIt(UnsupportedEncodingException e) {
    return new IllegalStateException("every Java platform has UTF-8", e);
  }
}
