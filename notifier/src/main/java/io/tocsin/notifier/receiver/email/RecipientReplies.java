package io.tocsin.notifier.receiver.email;

import io.tocsin.notifier.receiver.http.SanitizedText;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * The server's reply for each recipient of one mail.
 *
 * @param reached addresses for which it accepted the mail
 * @param refused permanently rejected, with the server's reply
 * @param later temporarily rejected
 */
record RecipientReplies(
    Set<String> reached, Map<String, String> refused, Map<String, String> later) {
  private static final int PERMANENT = 500;

  static RecipientReplies complete(List<InternetAddress> recipients) {
    return new RecipientReplies(
        recipients.stream().map(InternetAddress::getAddress).collect(Collectors.toSet()),
        Map.of(),
        Map.of());
  }

  /**
   * @return empty if the failure concerns the mail or the server, not the recipients
   */
  static Optional<RecipientReplies> partial(MessagingException e) {
    if (!(e instanceof SendFailedException failed) || isAboutTheMail(failed)) {
      return Optional.empty();
    }
    var refused = new LinkedHashMap<String, String>();
    var later = new LinkedHashMap<String, String>();
    refusals(e)
        .forEach(
            it ->
                (it.getReturnCode() >= PERMANENT ? refused : later)
                    .put(it.getAddress().getAddress(), text(it)));
    var reached = addresses(failed.getValidSentAddresses());
    return reached.isEmpty() && refused.isEmpty() && later.isEmpty()
        ? Optional.empty()
        : Optional.of(new RecipientReplies(reached, refused, later));
  }

  /**
   * The library sends to the valid recipients, then throws; if there were none, nothing was sent.
   */
  private static boolean isAboutTheMail(SendFailedException e) {
    return e instanceof SMTPSendFailedException && addresses(e.getValidSentAddresses()).isEmpty();
  }

  /** Each refused recipient is one link of the chain. */
  private static Stream<SMTPAddressFailedException> refusals(MessagingException e) {
    return Stream.<Exception>iterate(
            e, it -> it instanceof MessagingException, RecipientReplies::next)
        .filter(SMTPAddressFailedException.class::isInstance)
        .map(SMTPAddressFailedException.class::cast)
        .filter(it -> it.getReturnCode() > 0);
  }

  private static Exception next(Exception e) {
    var next = ((MessagingException) e).getNextException();
    return next == null ? new Exception("the end of the chain") : next;
  }

  private static Set<String> addresses(Address[] addresses) {
    return addresses == null
        ? Set.of()
        : Arrays.stream(addresses)
            .map(InternetAddress.class::cast)
            .map(InternetAddress::getAddress)
            .collect(Collectors.toSet());
  }

  private static String text(SMTPAddressFailedException e) {
    return SanitizedText.of(String.valueOf(e.getMessage()), List.of());
  }
}
