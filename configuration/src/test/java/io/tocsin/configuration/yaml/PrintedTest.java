package io.tocsin.configuration.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.label.LabelSyntax;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "",
        " ",
        "yes",
        "No",
        "null",
        "~",
        "17",
        "0x1f",
        "1e3",
        ".5",
        "12:30",
        "a: b",
        "a #b",
        "#a",
        "- a",
        "[a]",
        "{a}",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a",
        "it's",
        "say \"x\"",
        "a\\b",
        "two\nlines",
        "tab\there",
        "end:",
        "https://example.org:8080/x?y=z",
        "<secret>",
        "\u00e9t\u00e9",
        "\ud83d\udd25",
        "zero\u200bwidth",
        "\u0007bell",
        "|",
        ">",
        "?",
        "=",
        "<<"
      })
  void everyTextIsReadAgainAsItWas(String text) {
    assertThat(readAgain(Printed.text(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          plain               | plain
          https://a.org/b     | https://a.org/b
          yes                 | 'yes'
          17                  | '17'
          it's                | 'it''s'
          """)
  void quotesAreForWhatNeedsThem(String text, String yaml) {
    assertThat(Printed.text(text)).isEqualTo(new Printed.Scalar(yaml));
  }

  @Test
  void listsAndSections() {
    var inner = new LinkedHashMap<String, Printed>();
    inner.put("a", new Printed.Scalar("1"));
    inner.put("b", new Printed.Items(List.of(new Printed.Scalar("2"))));
    var outer = new LinkedHashMap<String, Printed>();
    outer.put("list", new Printed.Items(List.of(new Printed.Keys(inner), new Printed.Keys(inner))));
    outer.put("section", new Printed.Keys(inner));
    outer.put(
        "lists", new Printed.Items(List.of(new Printed.Items(List.of(new Printed.Scalar("3"))))));
    outer.put("nothing", new Printed.Items(List.of()));
    outer.put("none", new Printed.Keys(Map.of()));

    assertThat(new Printed.Keys(outer).document())
        .isEqualTo(
            """
            list:
            - a: 1
              b:
              - 2
            - a: 1
              b:
              - 2
            section:
              a: 1
              b:
              - 2
            lists:
            -
              - 3
            nothing: []
            none: {}
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://host/path              | http://host/path
          http://user@host/path         | http://user@host/path
          http://user:pass@host/path    | http://user:xxxxx@host/path
          http://user:p@ss@host/a@b:c@d | http://user:xxxxx@host/a@b:c@d
          socks5://:pass@host           | socks5://:xxxxx@host
          http://host:80/a:b@c          | http://host:80/a:b@c
          no address                    | no address
          """)
  void anAddressIsShownWithoutItsPassword(String address, String shown) {
    assertThat(Address.withoutPassword(address)).isEqualTo(shown);
  }

  private static String readAgain(Printed printed) {
    var document = new Printed.Keys(Map.of("key", printed)).document();
    var file = new SourceFile(Path.of("/"), LabelSyntax.FALLBACK);
    return file.parse(document).orElseThrow().value("key").flatMap(Value::text).orElse("(null)");
  }
}
