package io.tocsin.notifier.receiver.email;

import static io.tocsin.notifier.NotificationFixture.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.receiver.TlsSettings;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.notifier.receiver.TestingReceivers;
import io.tocsin.testkit.smtp.FakeSmtp;
import io.tocsin.testkit.smtp.SmtpOffers;
import io.tocsin.testkit.tls.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(booleans = {false, true})
@DisplayName("tls_config of a mail server")
class MailTlsTest {
  private static final Destination MAIL = new Destination("team", "email", 0);

  private final TestingReceivers receivers = new TestingReceivers();
  private final FakeSmtp smtp;
  private final boolean implicitTls;

  MailTlsTest(boolean implicitTls) {
    this.implicitTls = implicitTls;
    this.smtp =
        new FakeSmtp(receivers.clock, implicitTls ? SmtpOffers.IMPLICIT_TLS : SmtpOffers.STARTTLS);
  }

  @AfterEach
  void close() {
    smtp.close();
  }

  @Test
  void aPrivateAuthorityIsTrusted(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("ca.pem"), smtp.authority().pem());
    var tls =
        new TlsSettings(
            Optional.of(new SecretSource.InFile(file)),
            Optional.empty(),
            Optional.empty(),
            false,
            List.of());

    assertThat(deliver(tls)).isInstanceOf(ProviderAnswer.Accepted.class);
    assertThat(smtp.mails().last().encrypted()).isTrue();
  }

  @Test
  void anUnknownAuthorityIsNamedAsTheFault() {
    assertThat(fault(TlsSettings.DEFAULT))
        .startsWith("TLS with 127.0.0.1:" + smtp.port() + " failed")
        .contains("authority is not trusted")
        .contains("tls_config.ca_file");
  }

  @Test
  void anExpiredCertificateIsNamedAsTheFault() {
    smtp.tls().show(TestCertificate.EXPIRED);

    assertThat(fault(trusted())).contains("has expired").contains("2019");
  }

  @Test
  void aCertificateForAnotherHostIsNamedAsTheFault() {
    smtp.tls().show(TestCertificate.OF_THIS_MACHINE.forName("mx.example.org"));

    assertThat(fault(trusted()))
        .contains("is not for 127.0.0.1")
        .contains("tls_config.server_name");
  }

  @Test
  void theServersNameCanBeAnotherOne() {
    smtp.tls().show(TestCertificate.OF_THIS_MACHINE.forName("mx.example.org"));
    var tls =
        new TlsSettings(
            trusted().authorities(),
            Optional.empty(),
            Optional.of("mx.example.org"),
            false,
            List.of());

    assertThat(deliver(tls)).isInstanceOf(ProviderAnswer.Accepted.class);
  }

  @Test
  void nothingIsCheckedIfThatIsWanted() {
    smtp.tls().show(TestCertificate.EXPIRED.forName("mx.example.org"));

    assertThat(deliver(Mails.ANY_CERTIFICATE)).isInstanceOf(ProviderAnswer.Accepted.class);
  }

  @Test
  void aCertificateIsShownToAServerThatWantsOne() {
    smtp.tls().demandCertificates();
    var client = smtp.authority().client("tocsin");
    var own =
        new TlsSettings.ClientCertificate(
            new SecretSource.Inline(client.certificate()), new SecretSource.Inline(client.key()));
    var tls =
        new TlsSettings(
            trusted().authorities(), Optional.of(own), Optional.empty(), false, List.of());

    assertThat(deliver(trusted()).failure()).isPresent();
    assertThat(deliver(tls)).isInstanceOf(ProviderAnswer.Accepted.class);
  }

  @Test
  void versionsAreChosen() {
    assertThat(deliver(speaking("TLSv1.3"))).isInstanceOf(ProviderAnswer.Accepted.class);
    assertThat(deliver(speaking("TLSv1.2"))).isInstanceOf(ProviderAnswer.Accepted.class);
    assertThat(deliver(speaking("TLSv1.1")).failure()).isPresent();
  }

  @Test
  void aFileThatHoldsNoCertificateIsNamed() {
    var answer = deliver(Mails.trusting("no certificate"));

    assertThat(answer).isInstanceOf(ProviderAnswer.NeedsAttention.class);
    assertThat(answer.text()).contains("tls_config.ca");
  }

  private TlsSettings trusted() {
    return Mails.trusting(smtp.authority().pem());
  }

  private TlsSettings speaking(String version) {
    return new TlsSettings(
        trusted().authorities(), Optional.empty(), Optional.empty(), false, List.of(version));
  }

  private String fault(TlsSettings tls) {
    var answer = deliver(tls);
    assertThat(answer).isInstanceOf(ProviderAnswer.TryAgain.class);
    assertThat(smtp.mails().isEmpty()).isTrue();
    return answer.text();
  }

  private ProviderAnswer deliver(TlsSettings tls) {
    var notifier =
        new EmailNotifier(
            receivers.texts, receivers.metrics, receivers.config, () -> false, receivers.targets);
    var mails = Mails.to(smtp, "a@example.net").over(tls);
    var integration = implicitTls ? mails.encryptedFromTheStart() : mails;
    return notifier.deliver(integration.integration(), receivers.attempt(firing(MAIL, "DiskFull")));
  }
}
