package io.tocsin.standalone.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each flag that {@code --help} names does what it says there, or says that it does nothing. */
class EveryFlagTest {
  private static final Pattern NAMED = Pattern.compile("(?m)^  --(\\S+?)(?:=\\S+)?$");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          config.file,                      /etc/x.yml,           tocsin.config.file,                    /etc/x.yml
          storage.path,                     /var/x,               tocsin.storage.path,                   /var/x
          web.listen-address,               127.0.0.1:81,         quarkus.http.port,                     81
          web.external-url,                 https://x.example/t,  tocsin.web.external-url,               https://x.example/t
          web.route-prefix,                 /inner/,              tocsin.web.route-prefix,               /inner
          log.level,                        debug,                quarkus.log.level,                     DEBUG
          log.format,                       json,                 tocsin.log.format,                     json
          alerts.per-alertname-limit,       7,                    tocsin.gateway.ingest.limits.active-alerts-per-name, 7
          enable-feature,                   event-recorder,       tocsin.features,                       event-recorder
          data.retention,                   5d,                   tocsin.data.retention,                 PT120H
          dispatch.start-delay,             2s,                   tocsin.router.topology.start-delay,    PT2S
          silences.max-silences,            9,                    tocsin.gateway.silence.limits.silences, 9
          silences.max-silence-size-bytes,  400,                  tocsin.gateway.silence.limits.silence, 400
          web.get-concurrency,              4,                    tocsin.gateway.call.reads,             4
          """)
  void flagBecomesItsSetting(String flag, String value, String setting, String written)
      throws Exception {
    var flags = run("--" + flag + "=" + value);

    assertThat(flags.settings(flags.listenAddress(), "monitor")).containsEntry(setting, written);
    assertThat(flags.withoutEffect()).isEmpty();
    assertThat(Flags.named(flag))
        .get()
        .extracting(it -> it.setting().orElse(""))
        .isEqualTo(setting);
  }

  @Test
  void theseAreAllFlagsThatHaveAnEffect() throws Exception {
    var table =
        EveryFlagTest.class.getDeclaredMethod(
            "flagBecomesItsSetting", String.class, String.class, String.class, String.class);
    var tried =
        table
            .getAnnotation(CsvSource.class)
            .textBlock()
            .lines()
            .map(line -> line.strip().split(",")[0]);

    assertThat(tried.toList())
        .containsExactlyInAnyOrderElementsOf(
            Flags.all().stream().filter(it -> it.setting().isPresent()).map(Flag::name).toList());
  }

  @ParameterizedTest
  @MethodSource("withoutEffect")
  void flagWithoutEffectIsTakenAndNamed(Flag flag) throws Exception {
    var argument = "--" + flag.name() + (flag.takesValue() ? "=" + example(flag) : "");

    assertThat(run(argument).withoutEffect()).containsExactly("--" + flag.name());
  }

  @Test
  void helpNamesEachFlagOnALineOfItsOwn() {
    var named = NAMED.matcher(Usage.text()).results().map(match -> match.group(1));
    var flags = Stream.concat(Flags.all().stream().map(Flag::name), Stream.of("version"));

    assertThat(named.toList()).containsExactlyElementsOf(flags.toList());
  }

  private static Stream<Flag> withoutEffect() {
    return Flags.all().stream().filter(flag -> flag.setting().isEmpty());
  }

  private static String example(Flag flag) {
    return switch (flag.kind()) {
      case DURATION -> "3s";
      case UNSUPPORTED -> "";
      default -> "x";
    };
  }

  private static GivenFlags run(String argument) throws BadFlagException {
    return ((CommandLine.Run) CommandLine.parse(List.of(argument))).flags();
  }
}
