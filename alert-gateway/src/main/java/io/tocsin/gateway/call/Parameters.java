package io.tocsin.gateway.call;

import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.label.Matchers;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a request says in its path and its query. */
public final class Parameters {
  private static final Set<String> YES =
      Set.of("true", "1", "yes", "ok", "y", "on", "selected", "checked", "t", "enabled");
  private static final Set<String> NO =
      Set.of("false", "0", "no", "n", "off", "unselected", "unchecked", "f", "disabled");

  private final Map<String, String> path;
  private final MultiMap query;
  private final LabelSyntax syntax;

  /**
   * @param syntax how matchers are read
   */
  public Parameters(Map<String, String> path, MultiMap query, LabelSyntax syntax) {
    this.path = path;
    this.query = query;
    this.syntax = syntax;
  }

  static Parameters of(RoutingContext context, LabelSyntax syntax) {
    return new Parameters(context.pathParams(), context.queryParams(), syntax);
  }

  /** How matchers and names of labels are read. */
  public LabelSyntax syntax() {
    return syntax;
  }

  /** All values, each a matcher, and all of them have to match. */
  public Matchers matchers(String name) {
    return MatcherFilter.of(all(name), syntax);
  }

  /** A part of the path that the route has. */
  public String path(String name) {
    return Objects.requireNonNull(path.get(name), name);
  }

  /** All values, in their order. */
  public List<String> all(String name) {
    return query.getAll(name);
  }

  /** The last value; empty also if that is the empty text. */
  public Optional<String> text(String name) {
    var values = all(name);
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(values.getLast()).filter(v -> !v.isEmpty());
  }

  /**
   * The original reads every word it does not know as no, so that a typing mistake shows less than
   * there is. We ask instead.
   */
  public boolean flag(String name, boolean otherwise) {
    return text(name).map(given -> flagOf(name, given)).orElse(otherwise);
  }

  private static boolean flagOf(String name, String given) {
    var word = given.toLowerCase(Locale.ROOT);
    if (!YES.contains(word) && !NO.contains(word)) {
      throw CallRefused.with(
          400, "%s in query must be true or false, not \"%s\"".formatted(name, given));
    }
    return YES.contains(word);
  }
}
