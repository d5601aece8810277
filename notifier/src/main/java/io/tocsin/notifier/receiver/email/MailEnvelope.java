package io.tocsin.notifier.receiver.email;

import io.tocsin.configuration.receiver.EmailIntegration;
import io.tocsin.notifier.template.ConfiguredTexts;
import io.tocsin.notifier.template.MessageData;
import io.tocsin.notifier.template.UnfilledTextException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;

/**
 * The sender and recipients of the SMTP envelope; the headers may differ.
 *
 * @param recipients each address once
 */
record MailEnvelope(InternetAddress sender, List<InternetAddress> recipients) {

  /**
   * @throws AddressException if an address is invalid; the message names the field
   */
  static MailEnvelope of(EmailIntegration email, MessageData data, ConfiguredTexts texts)
      throws AddressException, UnfilledTextException {
    var from = addresses("from", email.from(), data, texts);
    if (from.size() != 1) {
      throw new AddressException("from: expected one address, not " + from.size());
    }
    return new MailEnvelope(from.getFirst(), addresses("to", email.to(), data, texts));
  }

  private static List<InternetAddress> addresses(
      String field, String template, MessageData data, ConfiguredTexts texts)
      throws AddressException, UnfilledTextException {
    var text = HeaderText.list(texts.destination(field, template, data));
    try {
      var addresses = List.of(InternetAddress.parse(text, true)).stream().distinct().toList();
      if (addresses.isEmpty()) {
        throw new AddressException("no address");
      }
      return addresses;
    } catch (AddressException e) {
      throw new AddressException(
          field + ": \"" + text + "\" is not a list of addresses: " + e.getMessage());
    }
  }
}
