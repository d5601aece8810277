package io.tocsin.configuration.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateSyntaxTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain } text",
        "{{ .Status }}",
        "{{- .CommonLabels.alertname -}}",
        "{{/* a note */}}x{{- /* another */ -}}",
        "{{ if eq .Status \"firing\" }}a{{ else if .Alerts }}b{{ else }}c{{ end }}",
        "{{ range $i, $a := .Alerts }}{{ $i }}{{ $a.Labels.x }}{{ else }}none{{ end }}",
        "{{ range .Alerts.Firing }}{{ if .Labels.x }}{{ continue }}{{ end }}{{ break }}{{ end }}",
        "{{ with .CommonLabels.team }}{{ . | toUpper }}{{ end }}",
        "{{ $x := 1 }}{{ $x = 2 }}{{ $x }}{{ $.Status }}",
        "{{ define \"a\" }}{{ . }}{{ end }}{{ template \"a\" .Alerts }}",
        "{{ block \"b\" . }}x{{ end }}",
        "{{ (index .Alerts 0).Labels.x | reReplaceAll \"(a)\" `$1` }}",
        "{{ printf \"%s {{ not an action }}\" .Status }}",
        "{{ .Alerts\n | len }}",
        "{{ or .A (and .B (not .C)) }}",
        "{{ printf \"%c %d %f\" 'x' -1 1.5e3 }}",
        "{{ toJson (dict \"a\" 1 \"b\" (list 1 2)) }}"
      })
  void whatGoTakesIsTaken(String text) {
    assertThat(TemplateSyntax.mistakeIn(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{{ .Status ; unclosed action",
        "{{ if .Status }}x ; {{if}} has no {{end}}",
        "{{ end }} ; unexpected {{end}}",
        "{{ else }} ; unexpected {{else}}",
        "{{ if 1 }}{{ else }}{{ else }}{{ end }} ; unexpected {{else}}",
        "{{ }} ; missing value for command",
        "{{ if }}x{{ end }} ; missing value for if",
        "{{ .Status | }}x{{ | len }} ; missing value for command",
        "{{ .Status | toupper }} ; function \"toupper\" not defined",
        "{{ $x }} ; undefined variable \"$x\"",
        "{{ if 1 }}{{ $x := 1 }}{{ end }}{{ $x }} ; undefined variable \"$x\"",
        "{{ printf \"a }} ; unterminated quoted string",
        "{{ printf `a }} ; unterminated raw quoted string",
        "{{ (len .Alerts }} ; unclosed left paren",
        "{{ len .Alerts) }} ; unexpected right paren",
        "{{/* a note }} ; unclosed comment",
        "{{ template .x }} ; template needs a name in quotes",
        "{{ break }} ; {{break}} outside {{range}}",
        "{{ .Labels { }} ; unexpected \"{\"",
        "{{{ .Status }}} ; unexpected \"{\""
      })
  void whatGoRefusesIsAMistake(String text, String mistake) {
    assertThat(TemplateSyntax.mistakeIn(text))
        .hasValue("the template cannot be parsed: " + mistake);
  }
}
