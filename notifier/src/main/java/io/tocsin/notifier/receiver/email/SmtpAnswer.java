package io.tocsin.notifier.receiver.email;

import io.tocsin.notifier.receiver.Answer;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.http.ShownText;
import io.tocsin.notifier.receiver.target.RefusedTargetException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What a failure of the mail library means for the delivery. */
final class SmtpAnswer {
  private static final int PERMANENT = 500;
  private static final int NEEDS_LOGIN = 530;
  private static final Pattern TEMPORARY_GREETING = Pattern.compile("response: (4\\d\\d|-1)");

  private SmtpAnswer() {}

  /** Before any mail was offered: it concerns every mail to this server. */
  static Answer toConnecting(MessagingException e) {
    if (e instanceof AuthenticationFailedException) {
      return isPermanent(e)
          ? Answer.NeedsPerson.refusedLogin("the mail server refused the login: " + text(e))
          : again(e);
    }
    if (e.getNextException() instanceof RefusedTargetException refused) {
      return new Answer.NeedsPerson(Failure.OTHER, String.valueOf(refused.getMessage()));
    }
    var text = "no connection to the mail server: " + text(e);
    if (isTimeout(e)) {
      return new Answer.TryAgain(Failure.CONTEXT_DEADLINE_EXCEEDED, text);
    }
    return e.getNextException() == null && !isTemporary(e)
        ? Answer.TryAgain.unknown(Failure.OTHER, text)
        : Answer.TryAgain.network(Failure.OTHER, text, e);
  }

  /** One mail was offered. */
  static Answer toSending(MessagingException e) {
    int code = code(e).orElse(0);
    if (code == NEEDS_LOGIN) {
      return new Answer.NeedsPerson(Failure.AUTH_ERROR, text(e));
    }
    if (code >= PERMANENT) {
      return new Answer.Refused(Failure.CLIENT_ERROR, text(e));
    }
    return isTimeout(e)
        ? new Answer.TryAgain(Failure.CONTEXT_DEADLINE_EXCEEDED, text(e))
        : new Answer.TryAgain(code == 0 ? Failure.OTHER : Failure.SERVER_ERROR, text(e));
  }

  /** The library hides the server's code inside a chain of exceptions. */
  private static Optional<Integer> code(MessagingException e) {
    for (Exception next = e; next instanceof MessagingException it; next = it.getNextException()) {
      var code =
          switch (it) {
            case SMTPAddressFailedException refused -> refused.getReturnCode();
            case SMTPSenderFailedException refused -> refused.getReturnCode();
            case SMTPSendFailedException refused
                when !(refused.getNextException() instanceof SMTPAddressFailedException)
                    && !(refused.getNextException() instanceof SMTPSenderFailedException) ->
                refused.getReturnCode();
            default -> 0;
          };
      if (code > 0) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }

  private static Answer again(MessagingException e) {
    return new Answer.TryAgain(Failure.SERVER_ERROR, text(e));
  }

  /**
   * The library passes on what the server said instead of a greeting as text only: {@code Could not
   * connect to SMTP host: …, response: 421}.
   */
  private static boolean isTemporary(MessagingException e) {
    return TEMPORARY_GREETING.matcher(text(e)).find();
  }

  /** 454 says that the server cannot check logins just now. */
  private static boolean isPermanent(MessagingException e) {
    return !String.valueOf(e.getMessage()).strip().startsWith("4");
  }

  private static boolean isTimeout(MessagingException e) {
    return e.getCause() instanceof SocketTimeoutException
        || e.getNextException() instanceof SocketTimeoutException;
  }

  private static String text(MessagingException e) {
    return ShownText.of(String.valueOf(e.getMessage()), List.of());
  }
}
