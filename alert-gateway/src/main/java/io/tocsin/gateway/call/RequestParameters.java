package io.tocsin.gateway.call;

import io.tocsin.gateway.ingest.body.SourceText;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.Matchers;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Path and query parameters of a request. */
public final class RequestParameters {
  private static final Set<String> YES =
      Set.of("true", "1", "yes", "ok", "y", "on", "selected", "checked", "t", "enabled");

  private final Map<String, String> path;
  private final MultiMap query;
  private final LabelSyntax syntax;

  /**
   * @param syntax for parsing matchers
   */
  public RequestParameters(Map<String, String> path, MultiMap query, LabelSyntax syntax) {
    this.path = path;
    this.query = query;
    this.syntax = syntax;
  }

  static RequestParameters of(RoutingContext context, LabelSyntax syntax) {
    return new RequestParameters(context.pathParams(), context.queryParams(), syntax);
  }

  /** Syntax of matchers and label names. */
  public LabelSyntax syntax() {
    return syntax;
  }

  /** All values of the parameter, each a matcher; all must match. */
  public Matchers matchers(String name) {
    return MatcherFilter.of(all(name), syntax);
  }

  /** A path parameter of the route. */
  public String path(String name) {
    return Objects.requireNonNull(path.get(name), name);
  }

  /**
   * All values in order, with the same character replacements as the stored texts they are compared
   * with.
   */
  public List<String> all(String name) {
    return query.getAll(name).stream().map(SourceText::storable).toList();
  }

  /** The last value; empty if there is none or it is the empty string. */
  public Optional<String> text(String name) {
    var values = all(name);
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(values.getLast()).filter(v -> !v.isEmpty());
  }

  /** As in Alertmanager, every word that does not mean true means false. */
  public boolean flag(String name, boolean otherwise) {
    return text(name).map(given -> YES.contains(given.toLowerCase(Locale.ROOT))).orElse(otherwise);
  }
}
