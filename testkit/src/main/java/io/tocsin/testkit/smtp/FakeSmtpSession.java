package io.tocsin.testkit.smtp;

import io.tocsin.testkit.http.LoopbackListener;
import io.tocsin.testkit.journal.Recording;
import io.tocsin.testkit.tls.ServerTls;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The session with one client. Used by one thread. */
final class FakeSmtpSession {
  private static final String OK = "250 2.0.0 OK";

  private final Socket wire;
  private final ServerTls tls;
  private final SmtpOffers offers;
  private final SmtpScript script;
  private final Recording<ReceivedMail> mails;
  private final Recording<String> commands;
  private final InstantSource clock;

  private Socket socket;
  private InputStream in;
  private OutputStream out;
  private boolean encrypted;
  private boolean ended;
  private Optional<String> login = Optional.empty();
  private String from = "";
  private final List<String> recipients = new ArrayList<>();

  FakeSmtpSession(
      Socket wire,
      ServerTls tls,
      SmtpOffers offers,
      SmtpScript script,
      Recording<ReceivedMail> mails,
      Recording<String> commands,
      InstantSource clock) {
    this.wire = wire;
    this.tls = tls;
    this.offers = offers;
    this.script = script;
    this.mails = mails;
    this.commands = commands;
    this.clock = clock;
    this.socket = wire;
    this.in = InputStream.nullInputStream();
    this.out = OutputStream.nullOutputStream();
  }

  void serve() {
    try (wire) {
      use(offers.implicitTls() ? tls.secure(wire) : wire);
      encrypted = offers.implicitTls();
      at(SmtpStage.CONNECT, () -> say("220 localhost ESMTP fake"));
      while (!ended) {
        obey(heard());
      }
    } catch (IOException e) {
      // The client disconnected or rejected our certificate. Ignored by a fake.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void obey(String line) throws IOException, InterruptedException {
    var verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
    switch (verb) {
      case "EHLO", "HELO" -> at(SmtpStage.EHLO, this::greet);
      case "STARTTLS" -> at(SmtpStage.STARTTLS, this::startTls);
      case "AUTH" -> at(SmtpStage.AUTH, () -> authenticate(line));
      case "MAIL" -> at(SmtpStage.MAIL, () -> takeSender(line));
      case "RCPT" -> at(SmtpStage.RCPT, () -> takeRecipient(line));
      case "DATA" -> at(SmtpStage.DATA, this::takeData);
      case "RSET" -> {
        forgetEnvelope();
        say(OK);
      }
      case "NOOP" -> say(OK);
      case "QUIT" -> {
        say("221 2.0.0 bye");
        ended = true;
      }
      default -> say("500 5.5.1 unknown command");
    }
  }

  private interface Step {
    void go() throws IOException, InterruptedException;
  }

  private void at(SmtpStage stage, Step usual) throws IOException, InterruptedException {
    var fault = script.next(stage);
    if (fault.isEmpty()) {
      usual.go();
      return;
    }
    switch (fault.get()) {
      case SmtpFault.Answer(var line) -> say(line);
      case SmtpFault.Hang hang -> {
        hang.awaitRelease();
        usual.go();
      }
      case SmtpFault.Reset moment -> {
        if (moment == SmtpFault.Reset.AFTER_STORING) {
          out = OutputStream.nullOutputStream();
          usual.go();
        }
        LoopbackListener.reset(wire);
        ended = true;
      }
    }
  }

  private void greet() throws IOException {
    var lines = new ArrayList<>(offers.extensions(encrypted));
    lines.addFirst("localhost");
    for (var line : lines.subList(0, lines.size() - 1)) {
      say("250-" + line);
    }
    say("250 " + lines.getLast());
  }

  private void startTls() throws IOException {
    if (!offers.startTls() || encrypted) {
      say("502 5.5.1 not offered");
      return;
    }
    say("220 2.0.0 go ahead");
    use(tls.secure(socket));
    encrypted = true;
    login = Optional.empty();
    forgetEnvelope();
  }

  private void authenticate(String line) throws IOException {
    var words = line.split(" ");
    var mechanism = words.length > 1 ? words[1].toUpperCase(Locale.ROOT) : "";
    var given = words.length > 2 ? Optional.of(words[2]) : Optional.<String>empty();
    if (!offers.mechanisms().contains(mechanism)) {
      say("504 5.5.4 unknown mechanism");
      return;
    }
    switch (mechanism) {
      case "CRAM-MD5" -> challenge();
      case "PLAIN" -> {
        var parts = decode(given.isPresent() ? given.get() : ask("")).split("\0", -1);
        judge(parts[parts.length - 2], parts[parts.length - 1]);
      }
      case "LOGIN" -> {
        var username = decode(given.isPresent() ? given.get() : ask("Username:"));
        judge(username, decode(ask("Password:")));
      }
      default -> say("504 5.5.4 unknown mechanism");
    }
  }

  private void challenge() throws IOException {
    var question = "<" + wire.getLocalPort() + "@fake.example.net>";
    var words = decode(ask(question)).split(" ", 2);
    var account = offers.login().filter(it -> it.username().equals(words[0]));
    boolean right = account.filter(it -> digest(question, it).equals(words[1])).isPresent();
    judge(words[0], right ? account.orElseThrow().password() : "");
  }

  private static String digest(String question, SmtpOffers.Login account) {
    try {
      var mac = Mac.getInstance("HmacMD5");
      mac.init(new SecretKeySpec(account.password().getBytes(StandardCharsets.UTF_8), "HmacMD5"));
      return HexFormat.of().formatHex(mac.doFinal(question.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacMD5", e);
    }
  }

  private void judge(String username, String password) throws IOException {
    boolean right =
        offers.login().filter(new SmtpOffers.Login(username, password)::equals).isPresent();
    login = right ? Optional.of(username) : Optional.empty();
    say(right ? "235 2.7.0 welcome" : "535 5.7.8 wrong credentials");
  }

  private String ask(String question) throws IOException {
    say("334 " + Base64.getEncoder().encodeToString(question.getBytes(StandardCharsets.UTF_8)));
    return heard();
  }

  private static String decode(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private void takeSender(String line) throws IOException {
    if (offers.login().isPresent() && login.isEmpty()) {
      say("530 5.7.0 log in first");
      return;
    }
    forgetEnvelope();
    from = address(line);
    say(OK);
  }

  private void takeRecipient(String line) throws IOException {
    var recipient = address(line);
    var refusal = script.refusalOf(recipient);
    if (refusal.isPresent()) {
      say(refusal.get());
      return;
    }
    recipients.add(recipient);
    say(OK);
  }

  private void takeData() throws IOException, InterruptedException {
    if (recipients.isEmpty()) {
      say("503 5.5.1 no valid recipients");
      return;
    }
    say("354 end with a dot");
    var raw = readData();
    at(SmtpStage.END_OF_DATA, () -> store(raw));
    forgetEnvelope();
  }

  private void store(byte[] raw) throws IOException {
    if (raw.length > offers.mostBytes()) {
      say("552 5.3.4 message too big");
      return;
    }
    mails.add(new ReceivedMail(clock.instant(), from, recipients, raw, encrypted, login));
    say(OK + " queued");
  }

  private byte[] readData() throws IOException {
    var data = new ByteArrayOutputStream();
    for (var line = readLine(); !line.equals("."); line = readLine()) {
      var unstuffed = line.startsWith(".") ? line.substring(1) : line;
      data.writeBytes((unstuffed + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    return data.toByteArray();
  }

  private void forgetEnvelope() {
    from = "";
    recipients.clear();
  }

  private static String address(String line) {
    int start = line.indexOf('<');
    int end = line.indexOf('>', start);
    return start < 0 || end < 0 ? "" : line.substring(start + 1, end);
  }

  private void use(Socket next) throws IOException {
    socket = next;
    in = new BufferedInputStream(next.getInputStream());
    out = next.getOutputStream();
  }

  private void say(String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private String heard() throws IOException {
    var line = readLine();
    commands.add(line);
    return line;
  }

  private String readLine() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the client went away");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
