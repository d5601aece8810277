package io.tocsin.gateway.call;

import io.tocsin.gateway.ingest.SourceText;
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
public final class RequestParameters {
  private static final Set<String> YES =
      Set.of("true", "1", "yes", "ok", "y", "on", "selected", "checked", "t", "enabled");

  private final Map<String, String> path;
  private final MultiMap query;
  private final LabelSyntax syntax;

  /**
   * @param syntax how matchers are read
   */
  public RequestParameters(Map<String, String> path, MultiMap query, LabelSyntax syntax) {
    this.path = path;
    this.query = query;
    this.syntax = syntax;
  }

  static RequestParameters of(RoutingContext context, LabelSyntax syntax) {
    return new RequestParameters(context.pathParams(), context.queryParams(), syntax);
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

  /** All values, in their order, with the same replacements as what they are compared with. */
  public List<String> all(String name) {
    return query.getAll(name).stream().map(SourceText::storable).toList();
  }

  /** The last value; empty also if that is the empty text. */
  public Optional<String> text(String name) {
    var values = all(name);
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(values.getLast()).filter(v -> !v.isEmpty());
  }

  /** As in the original every word that does not say yes says no. */
  public boolean flag(String name, boolean otherwise) {
    return text(name).map(given -> YES.contains(given.toLowerCase(Locale.ROOT))).orElse(otherwise);
  }
}
