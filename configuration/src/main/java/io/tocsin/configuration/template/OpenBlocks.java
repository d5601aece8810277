package io.tocsin.configuration.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** The blocks that are open until their {@code end}, innermost first, and their variables. */
final class OpenBlocks {
  private static final Set<String> WITH_ELSE = Set.of("if", "with", "range");

  private final Deque<Block> blocks = new ArrayDeque<>();

  OpenBlocks() {
    // The text itself, which has variables but no end.
    blocks.push(new Block(""));
  }

  private static final class Block {
    private final String keyword;
    private final Set<String> variables = new HashSet<>();
    private boolean hadElse;

    Block(String keyword) {
      this.keyword = keyword;
    }
  }

  void open(String keyword) {
    blocks.push(new Block(keyword));
  }

  void close() throws TemplateMistake {
    if (isOutermost()) {
      throw new TemplateMistake("unexpected {{end}}");
    }
    blocks.pop();
  }

  /** Of the innermost block; empty outside all blocks. */
  String keyword() {
    return blocks.element().keyword;
  }

  boolean isOutermost() {
    return blocks.size() == 1;
  }

  void requireAllClosed() throws TemplateMistake {
    if (!isOutermost()) {
      throw new TemplateMistake("{{" + keyword() + "}} has no {{end}}");
    }
  }

  void requireMayHaveElse() throws TemplateMistake {
    if (blocks.element().hadElse || !WITH_ELSE.contains(keyword())) {
      throw new TemplateMistake("unexpected {{else}}");
    }
  }

  /** The last {@code else} of the innermost block. */
  void lastElse() {
    blocks.element().hadElse = true;
  }

  /**
   * @param leave {@code break} or {@code continue}
   */
  void requireRange(String leave) throws TemplateMistake {
    if (blocks.stream().noneMatch(block -> block.keyword.equals("range"))) {
      throw new TemplateMistake("{{" + leave + "}} outside {{range}}");
    }
  }

  void declare(Token variable) {
    blocks.element().variables.add(variable.text());
  }

  /** Requires that a token is declared, if it is a variable. */
  void requireDeclared(Token token) throws TemplateMistake {
    if (token.is(Token.Kind.VARIABLE)
        && !token.text().equals("$")
        && blocks.stream().noneMatch(block -> block.variables.contains(token.text()))) {
      throw new TemplateMistake("undefined variable \"" + token.text() + "\"");
    }
  }
}
