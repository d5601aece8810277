package io.tocsin.configuration.template;

import java.util.List;
import java.util.Optional;

/**
 * Checks the syntax of a text in Go's template language, as Alertmanager's parser would. A correct
 * template may still fail when it is executed.
 *
 * @see <a href="https://github.com/golang/go/blob/master/src/text/template/parse/parse.go">
 *     parse.go</a>
 */
public final class TemplateSyntax {
  private final OpenBlocks open = new OpenBlocks();

  private TemplateSyntax() {}

  /** The syntax error, with Go's message where there is one; empty if there is none. */
  public static Optional<String> mistakeIn(String text) {
    try {
      new TemplateSyntax().check(new TemplateScanner(text));
      return Optional.empty();
    } catch (TemplateMistake e) {
      return Optional.of("the template cannot be parsed: " + e.getMessage());
    }
  }

  private void check(TemplateScanner scanner) throws TemplateMistake {
    for (var action = scanner.next(); action.isPresent(); action = scanner.next()) {
      check(action.get());
    }
    open.requireAllClosed();
  }

  private void check(List<Token> action) throws TemplateMistake {
    if (action.isEmpty()) {
      throw TemplateMistake.missingValue("command");
    }
    var first = action.getFirst();
    var rest = action.subList(1, action.size());
    switch (first.is(Token.Kind.WORD) ? first.text() : "") {
      case "if", "with", "range" -> begin(first.text(), rest);
      case "block" -> beginNamed("block", rest);
      case "define" -> define(rest);
      case "template" -> template(rest);
      case "else" -> otherwise(rest);
      case "end" -> end(rest);
      case "break", "continue" -> leave(first.text(), rest);
      default -> pipeline(action, "command");
    }
  }

  private void begin(String keyword, List<Token> pipeline) throws TemplateMistake {
    open.open(keyword);
    pipeline(pipeline, keyword);
  }

  private void beginNamed(String keyword, List<Token> rest) throws TemplateMistake {
    requireName(keyword, rest);
    open.open(keyword);
    pipeline(rest.subList(1, rest.size()), keyword);
  }

  private void define(List<Token> rest) throws TemplateMistake {
    requireName("define", rest);
    if (rest.size() > 1) {
      throw TemplateMistake.unexpected(rest.get(1), "define");
    }
    if (!open.isOutermost()) {
      throw new TemplateMistake("unexpected {{define}}");
    }
    open.open("define");
  }

  private void template(List<Token> rest) throws TemplateMistake {
    requireName("template", rest);
    if (rest.size() > 1) {
      pipeline(rest.subList(1, rest.size()), "template");
    }
  }

  private static void requireName(String keyword, List<Token> rest) throws TemplateMistake {
    if (rest.isEmpty() || !rest.getFirst().is(Token.Kind.STRING)) {
      throw new TemplateMistake(keyword + " needs a name in quotes");
    }
  }

  private void otherwise(List<Token> rest) throws TemplateMistake {
    open.requireMayHaveElse();
    if (rest.isEmpty()) {
      open.lastElse();
      return;
    }
    var next = rest.getFirst();
    if (!next.is(Token.Kind.WORD)
        || !next.text().equals(open.keyword())
        || open.keyword().equals("range")) {
      throw TemplateMistake.unexpected(next, "else");
    }
    pipeline(rest.subList(1, rest.size()), open.keyword());
  }

  private void end(List<Token> rest) throws TemplateMistake {
    if (!rest.isEmpty()) {
      throw TemplateMistake.unexpected(rest.getFirst(), "end");
    }
    open.close();
  }

  private void leave(String keyword, List<Token> rest) throws TemplateMistake {
    if (!rest.isEmpty()) {
      throw TemplateMistake.unexpected(rest.getFirst(), keyword);
    }
    open.requireRange(keyword);
  }

  private void pipeline(List<Token> tokens, String context) throws TemplateMistake {
    var pipeline = Pipeline.of(tokens, context);
    for (var token : pipeline.commands()) {
      TemplateWords.check(token);
      open.requireDeclared(token);
    }
    assign(pipeline);
  }

  private void assign(Pipeline pipeline) throws TemplateMistake {
    for (var token : pipeline.target()) {
      if (pipeline.declares() && token.is(Token.Kind.VARIABLE)) {
        open.declare(token);
      } else if (!open.keyword().equals("range")) {
        open.requireDeclared(token);
      }
    }
  }
}
