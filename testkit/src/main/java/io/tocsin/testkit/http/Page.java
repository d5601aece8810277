package io.tocsin.testkit.http;

import java.util.List;
import java.util.stream.Collectors;

/** The page at {@code /} that shows what a fake received. */
public final class Page {
  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="3">
      <title>%1$s</title>
      <style>
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem;
               color: #1d2733; background: #fff; }
        h1 { font-size: 1.3rem; } h2 { font-size: 1rem; margin: 1.4rem 0 .3rem; }
        pre { background: #f3f5f7; padding: .7rem; border-radius: .3rem; white-space: pre-wrap; margin: 0; }
        @media (prefers-color-scheme: dark) { body { background: #14181d; color: #dfe5ec; } pre { background: #1f262e; } }
      </style></head><body><h1>%1$s</h1>
      %2$s
      </body></html>
      """;

  private Page() {}

  /**
   * @param heading above the text
   * @param text shown as it is
   */
  public record Section(String heading, String text) {}

  public static Reply of(String title, List<Section> sections) {
    var body =
        sections.isEmpty()
            ? "<p>Nothing yet.</p>"
            : sections.stream().map(Page::show).collect(Collectors.joining("\n"));
    return Reply.html(FRAME.formatted(escape(title), body));
  }

  private static String show(Section section) {
    return "<h2>%s</h2><pre>%s</pre>".formatted(escape(section.heading), escape(section.text));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
