package io.tocsin.notifier.receiver.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRulesTest {
  private static final TargetRules DEFAULT =
      TargetRules.of(TargetConfigTest.read(Map.of("listeners", "kafka.invalid:9092")));

  @ParameterizedTest
  @Tag("B100")
  @DisplayName("this machine, metadata services and what is no single machine are no targets")
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.8.8",
        "::1",
        "169.254.169.254",
        "169.254.1.1",
        "fd00:ec2::254",
        "fe80::1",
        "224.0.0.251",
        "ff02::1",
        "0.0.0.0",
        "::",
        "255.255.255.255"
      })
  void refusedByDefault(String address) {
    assertThat(DEFAULT.objectionTo(InetAddress.ofLiteral(address)).orElseThrow())
        .contains("tocsin.notifier.targets.allowed");
  }

  @ParameterizedTest
  @Tag("B100")
  @DisplayName("private networks are targets, Proxmox lives there")
  @ValueSource(strings = {"10.0.0.5", "172.17.0.2", "192.168.1.10", "fd12::1", "203.0.113.9"})
  void allowedByDefault(String address) {
    assertThat(DEFAULT.objectionTo(InetAddress.ofLiteral(address))).isEmpty();
  }

  @Test
  @Tag("B101")
  @DisplayName("an IPv4 address inside an IPv6 one is that IPv4 address")
  void mappedAddressIsTheAddressInside() {
    var mapped = InetAddress.ofLiteral("::ffff:169.254.169.254");

    assertThat(DEFAULT.objectionTo(mapped)).isPresent();
  }

  @Test
  @Tag("B100")
  @DisplayName("what somebody allowed on purpose wins, and only that")
  void allowedWins() {
    var rules = TestingTargets.rules(List.of("127.0.0.1"), List.of());

    assertThat(rules.objectionTo(InetAddress.ofLiteral("127.0.0.1"))).isEmpty();
    assertThat(rules.objectionTo(InetAddress.ofLiteral("127.0.0.2"))).isPresent();
    assertThat(rules.objectionTo(InetAddress.ofLiteral("::1"))).isPresent();
  }

  @ParameterizedTest
  @Tag("B100")
  @DisplayName("our own ports and those of our storage stay shut, even where loopback is open")
  @CsvSource({
    "127.0.0.1, 9092, true",
    "127.0.0.1, 5432, true",
    "127.0.0.1, 9093, true",
    "127.0.0.1, 25, false",
    "10.0.0.5, 9092, false"
  })
  void ownPortsAreRefused(String address, int port, boolean refused) {
    var rules =
        TestingTargets.rules(
            List.of("127.0.0.0/8"),
            List.of("localhost:9092", "jdbc:postgresql://127.0.0.1:5432/tocsin", "0.0.0.0:9093"));
    var target = new InetSocketAddress(InetAddress.ofLiteral(address), port);

    assertThat(rules.objectionTo(target).isPresent()).isEqualTo(refused);
  }

  @ParameterizedTest
  @Tag("B102")
  @DisplayName("an address in decimal, octal, hexadecimal or with a dot behind it is refused")
  @ValueSource(
      strings = {
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "127.1",
        "169.254.169.254.",
        "010.0.0.1",
        "fe80::1%eth0"
      })
  void oddAddressesAreRefused(String host) {
    assertThat(DEFAULT.objectionTo(host)).isPresent();
  }

  @ParameterizedTest
  @Tag("B102")
  @DisplayName("names, and addresses as people write them, are looked up")
  @ValueSource(strings = {"hooks.slack.com", "mail", "1and1.example", "svc.local.", "10.0.0.5"})
  void usualHostsAreLookedUp(String host) {
    assertThat(DEFAULT.objectionTo(host)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/x", "example.net", "a.b.c.d/8", "::/129"})
  void brokenNetworkIsNamed(String text) {
    assertThatThrownBy(() -> AddressRange.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @Test
  @Tag("B101")
  @DisplayName("one refused address among the good ones is enough")
  void allAddressesAreChecked() {
    var good = InetAddress.ofLiteral("203.0.113.9");
    var bad = InetAddress.ofLiteral("169.254.169.254");
    var targets = TestingTargets.byDefault(List.of(List.of(good, bad)));

    assertThatThrownBy(() -> targets.resolve("both.example.net"))
        .isInstanceOf(RefusedTargetException.class)
        .hasMessageContaining("169.254.169.254");
  }

  @Test
  @Tag("B101")
  @DisplayName("the socket refuses what a second look-up would have brought it to")
  void socketChecksWhatItConnectsTo() throws UnknownHostException {
    var good = InetAddress.ofLiteral("203.0.113.9");
    var targets = TestingTargets.byDefault(List.of(List.of(good)));
    assertThat(targets.resolve("rebinding.example.net")).containsExactly(good);

    var later = new InetSocketAddress(InetAddress.ofLiteral("169.254.169.254"), 80);

    assertThatThrownBy(() -> targets.sockets().createSocket().connect(later, 100))
        .isInstanceOf(RefusedTargetException.class);
  }
}
