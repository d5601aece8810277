package io.tocsin.notifier.receiver.email;

import io.tocsin.configuration.receiver.EmailIntegration;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.notifier.receiver.http.SanitizedText;
import io.tocsin.notifier.receiver.target.RefusedTargetException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Translates failures of the mail library into answers. */
final class SmtpAnswer {
  private static final int PERMANENT = 500;
  private static final int NEEDS_LOGIN = 530;
  private static final int EXCEEDED = 552;
  private static final Pattern TEMPORARY_GREETING = Pattern.compile("response: (4\\d\\d|-1)");
  private static final Pattern ENHANCED =
      Pattern.compile("\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b");

  /** Too large for the system, or for the mailbox. */
  private static final Set<String> TOO_BIG = Set.of("5.3.4", "5.2.3");

  private SmtpAnswer() {}

  /** A failure before any mail was offered, which affects every mail to this server. */
  static ProviderAnswer toConnecting(MessagingException e, EmailIntegration email) {
    if (e instanceof AuthenticationFailedException) {
      return isPermanent(e)
          ? ProviderAnswer.NeedsAttention.refusedLogin(
              "the mail server rejected the login: " + text(e))
          : again(e);
    }
    if (e.getNextException() instanceof RefusedTargetException refused) {
      return new ProviderAnswer.NeedsAttention(Failure.OTHER, String.valueOf(refused.getMessage()));
    }
    var text =
        TlsFault.of(e, email).orElseGet(() -> "cannot connect to the mail server: " + text(e));
    if (isTimeout(e)) {
      return new ProviderAnswer.TryAgain(Failure.CONTEXT_DEADLINE_EXCEEDED, text);
    }
    return e.getNextException() == null && !isTemporary(e)
        ? ProviderAnswer.TryAgain.unknown(Failure.OTHER, text)
        : ProviderAnswer.TryAgain.network(Failure.OTHER, text, e);
  }

  /** A failure after the mail was offered. */
  static ProviderAnswer toSending(MessagingException e) {
    int code = code(e);
    if (code == NEEDS_LOGIN) {
      return new ProviderAnswer.NeedsAttention(Failure.AUTH_ERROR, text(e));
    }
    if (code >= PERMANENT) {
      return new ProviderAnswer.Refused(Failure.CLIENT_ERROR, text(e));
    }
    return isTimeout(e)
        ? new ProviderAnswer.TryAgain(Failure.CONTEXT_DEADLINE_EXCEEDED, text(e))
        : new ProviderAnswer.TryAgain(code == 0 ? Failure.OTHER : Failure.SERVER_ERROR, text(e));
  }

  /**
   * Whether a shorter mail may be accepted. 552 may also mean that the mailbox is full; then the
   * enhanced code says so.
   */
  static boolean isTooBig(MessagingException e) {
    if (!(e instanceof SMTPSendFailedException failed)) {
      return false;
    }
    var words = String.valueOf(failed.getMessage());
    var enhanced = ENHANCED.matcher(words);
    return enhanced.lookingAt()
        ? TOO_BIG.contains(enhanced.group(1))
        : failed.getReturnCode() == EXCEEDED;
  }

  private static int code(MessagingException e) {
    return Stream.<Exception>iterate(e, Objects::nonNull, SmtpAnswer::next)
        .mapToInt(SmtpAnswer::ownCode)
        .filter(code -> code > 0)
        .findFirst()
        .orElse(0);
  }

  private static int ownCode(Exception e) {
    return switch (e) {
      case SMTPSendFailedException failed -> failed.getReturnCode();
      case SMTPAddressFailedException failed -> failed.getReturnCode();
      case SMTPSenderFailedException failed -> failed.getReturnCode();
      default -> 0;
    };
  }

  private static ProviderAnswer again(MessagingException e) {
    return new ProviderAnswer.TryAgain(Failure.SERVER_ERROR, text(e));
  }

  /**
   * The library reports a reply in place of the greeting only as text: {@code Could not connect to
   * SMTP host: …, response: 421}.
   */
  private static boolean isTemporary(MessagingException e) {
    return TEMPORARY_GREETING.matcher(text(e)).find();
  }

  /** 454 means that the server cannot check logins at the moment. */
  private static boolean isPermanent(MessagingException e) {
    return !String.valueOf(e.getMessage()).strip().startsWith("4");
  }

  private static boolean isTimeout(MessagingException e) {
    return e.getCause() instanceof SocketTimeoutException
        || e.getNextException() instanceof SocketTimeoutException;
  }

  /**
   * All messages of the chain: the library's own ({@code Invalid Addresses}) come first, the
   * server's reply further down.
   */
  private static String text(MessagingException e) {
    var words =
        Stream.<Exception>iterate(e, Objects::nonNull, SmtpAnswer::next)
            .map(it -> String.valueOf(it.getMessage()).strip())
            .distinct()
            .collect(Collectors.joining(": "));
    return SanitizedText.of(words, List.of());
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof SendFailedException failed ? failed.getNextException() : null;
  }
}
