package io.tocsin.configuration.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the syntax of a text in Go's template language, as Alertmanager's parser would. A correct
 * template may still fail when it is executed.
 *
 * @see <a href="https://github.com/golang/go/blob/master/src/text/template/parse/parse.go">
 *     parse.go</a>
 */
public final class TemplateSyntax {
  private static final Set<String> KEYWORDS =
      Set.of(
          "if", "range", "with", "define", "block", "template", "else", "end", "break", "continue");

  private static final Set<String> CONSTANTS = Set.of("true", "false", "nil");

  /** Go's functions and Alertmanager's additions. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "and",
          "or",
          "not",
          "len",
          "index",
          "slice",
          "print",
          "printf",
          "println",
          "html",
          "js",
          "urlquery",
          "call",
          "eq",
          "ne",
          "lt",
          "le",
          "gt",
          "ge",
          "toUpper",
          "toLower",
          "title",
          "trimSpace",
          "join",
          "match",
          "safeHtml",
          "safeUrl",
          "urlUnescape",
          "reReplaceAll",
          "stringSlice",
          "date",
          "tz",
          "since",
          "humanizeDuration",
          "toJson",
          "list",
          "append",
          "dict",
          "base64encode",
          "base64decode",
          "routeLabels",
          "now",
          "toDate",
          "mustToDate");

  private final Deque<Block> open = new ArrayDeque<>();

  private TemplateSyntax() {
    open.push(new Block(""));
  }

  /** The syntax error, with Go's message where there is one; empty if there is none. */
  public static Optional<String> mistakeIn(String text) {
    try {
      new TemplateSyntax().check(new TemplateScanner(text));
      return Optional.empty();
    } catch (TemplateMistake e) {
      return Optional.of("the template cannot be parsed: " + e.getMessage());
    }
  }

  /** A block that is open until its {@code end}. */
  private static final class Block {
    private final String keyword;
    private final Set<String> variables = new HashSet<>();
    private boolean hadElse;

    Block(String keyword) {
      this.keyword = keyword;
    }
  }

  private void check(TemplateScanner scanner) throws TemplateMistake {
    for (var action = scanner.next(); action.isPresent(); action = scanner.next()) {
      check(action.get());
    }
    if (open.size() > 1) {
      throw new TemplateMistake("{{" + open.peek().keyword + "}} has no {{end}}");
    }
  }

  private void check(List<Token> action) throws TemplateMistake {
    if (action.isEmpty()) {
      throw new TemplateMistake("missing value for command");
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
    open.push(new Block(keyword));
    pipeline(pipeline, keyword);
  }

  private void beginNamed(String keyword, List<Token> rest) throws TemplateMistake {
    requireName(keyword, rest);
    open.push(new Block(keyword));
    pipeline(rest.subList(1, rest.size()), keyword);
  }

  private void define(List<Token> rest) throws TemplateMistake {
    requireName("define", rest);
    if (rest.size() > 1) {
      throw unexpected(rest.get(1), "define");
    }
    if (open.size() > 1) {
      throw new TemplateMistake("unexpected {{define}}");
    }
    open.push(new Block("define"));
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
    var block = open.peek();
    if (block.hadElse || !Set.of("if", "with", "range").contains(block.keyword)) {
      throw new TemplateMistake("unexpected {{else}}");
    }
    if (rest.isEmpty()) {
      block.hadElse = true;
      return;
    }
    var next = rest.getFirst();
    if (!next.is(Token.Kind.WORD)
        || !next.text().equals(block.keyword)
        || block.keyword.equals("range")) {
      throw unexpected(next, "else");
    }
    pipeline(rest.subList(1, rest.size()), block.keyword);
  }

  private void end(List<Token> rest) throws TemplateMistake {
    if (!rest.isEmpty()) {
      throw unexpected(rest.getFirst(), "end");
    }
    if (open.size() == 1) {
      throw new TemplateMistake("unexpected {{end}}");
    }
    open.pop();
  }

  private void leave(String keyword, List<Token> rest) throws TemplateMistake {
    if (!rest.isEmpty()) {
      throw unexpected(rest.getFirst(), keyword);
    }
    if (open.stream().noneMatch(block -> block.keyword.equals("range"))) {
      throw new TemplateMistake("{{" + keyword + "}} outside {{range}}");
    }
  }

  private void pipeline(List<Token> tokens, String context) throws TemplateMistake {
    if (tokens.isEmpty()) {
      throw new TemplateMistake("missing value for " + context);
    }
    int declared = declaredBefore(tokens);
    requireCommands(tokens.subList(declared, tokens.size()), context);
    for (var token : tokens.subList(declared, tokens.size())) {
      checkWord(token);
      checkVariable(token);
    }
    declare(tokens.subList(0, declared));
  }

  /** The number of tokens of an assignment's left side: {@code $x :=}, {@code $i, $x :=}. */
  private static int declaredBefore(List<Token> tokens) {
    for (int i = 1; i < Math.min(4, tokens.size()); i++) {
      if (tokens.get(i).is(Token.Kind.ASSIGN) && tokens.getFirst().is(Token.Kind.VARIABLE)) {
        return i + 1;
      }
    }
    return 0;
  }

  private void declare(List<Token> target) throws TemplateMistake {
    boolean isNew = !target.isEmpty() && target.getLast().text().equals(":=");
    for (var token : target) {
      if (isNew && token.is(Token.Kind.VARIABLE)) {
        open.element().variables.add(token.text());
      } else if (!open.element().keyword.equals("range")) {
        checkVariable(token);
      }
    }
  }

  /** Requires a value on both sides of each pipe and in each pair of parentheses. */
  private static void requireCommands(List<Token> tokens, String context) throws TemplateMistake {
    boolean something = false;
    for (var token : tokens) {
      switch (token.kind()) {
        case PIPE, CLOSE -> {
          if (!something) {
            throw new TemplateMistake("missing value for " + context);
          }
          something = token.is(Token.Kind.CLOSE);
        }
        case OPEN -> something = false;
        case COMMA, ASSIGN -> throw unexpected(token, context);
        case WORD, FIELD, VARIABLE, STRING, NUMBER -> something = true;
      }
    }
    // Go ignores a pipe at the very end.
    if (!something && !tokens.isEmpty() && !tokens.getLast().is(Token.Kind.PIPE)
        || tokens.isEmpty()) {
      throw new TemplateMistake("missing value for " + context);
    }
  }

  private static void checkWord(Token token) throws TemplateMistake {
    if (!token.is(Token.Kind.WORD) || CONSTANTS.contains(token.text())) {
      return;
    }
    if (KEYWORDS.contains(token.text())) {
      throw unexpected(token, "command");
    }
    if (!FUNCTIONS.contains(token.text())) {
      throw new TemplateMistake("function \"" + token.text() + "\" not defined");
    }
  }

  private void checkVariable(Token token) throws TemplateMistake {
    if (token.is(Token.Kind.VARIABLE)
        && !token.text().equals("$")
        && open.stream().noneMatch(block -> block.variables.contains(token.text()))) {
      throw new TemplateMistake("undefined variable \"" + token.text() + "\"");
    }
  }

  private static TemplateMistake unexpected(Token token, String context) {
    return new TemplateMistake("unexpected " + token.text() + " in " + context);
  }
}
