package io.tocsin.testkit.tls;

import java.time.Instant;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * The contents of a certificate.
 *
 * @param name a DNS name; {@code localhost} stands for the addresses of this machine, too
 */
public record TestCertificate(String name, Instant from, Instant until) {
  public static final TestCertificate OF_THIS_MACHINE =
      new TestCertificate("localhost", TestAuthority.FROM, TestAuthority.UNTIL);

  public static final TestCertificate EXPIRED =
      new TestCertificate(
          "localhost",
          Instant.parse("2019-01-01T00:00:00Z"),
          Instant.parse("2019-06-01T00:00:00Z"));

  public TestCertificate forName(String other) {
    return new TestCertificate(other, from, until);
  }

  GeneralNames names() {
    var dns = new GeneralName(GeneralName.dNSName, name);
    return name.equals("localhost")
        ? new GeneralNames(
            new GeneralName[] {
              dns,
              new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
              new GeneralName(GeneralName.iPAddress, "::1")
            })
        : new GeneralNames(dns);
  }
}
