package io.tocsin.router.route;

import io.tocsin.configuration.route.Route;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.matcher.Matchers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The routing tree of one configuration.
 *
 * <p>A route is identified across reloads by its matchers and, among siblings with equal matchers,
 * by its rank. Alertmanager numbers all siblings, so inserting a route renames those behind it and
 * notifies their groups again.
 *
 * <p>See decision 0004.
 */
public final class RouteTree {
  private final RouteNode root;
  private final Map<String, RouteNode> byId = new HashMap<>();

  public RouteTree(Route root) {
    this.root = compile(root, "{}", "{}");
  }

  /** The deepest matches of every branch, in file order; at least the root. */
  public List<RouteNode> match(LabelSet labels) {
    return match(labels, (route, depth, matched) -> {});
  }

  /**
   * The same, and reports each route that is tested.
   *
   * @param visitor called for the root first
   */
  public List<RouteNode> match(LabelSet labels, Visitor visitor) {
    var found = new ArrayList<RouteNode>();
    visitor.tested(root, 0, true);
    collect(root, labels, 1, found, visitor);
    return found;
  }

  /** Called for every route that is tested. */
  public interface Visitor {
    void tested(RouteNode route, int depth, boolean matched);
  }

  public Optional<RouteNode> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  private static void collect(
      RouteNode node, LabelSet labels, int depth, List<RouteNode> found, Visitor visitor) {
    int before = found.size();
    for (var child : node.children()) {
      boolean matches = child.route().matchers().matches(labels);
      visitor.tested(child, depth, matches);
      if (matches) {
        collect(child, labels, depth + 1, found, visitor);
        if (!child.route().continues()) {
          break;
        }
      }
    }
    if (found.size() == before) {
      found.add(node);
    }
  }

  private RouteNode compile(Route route, String key, String id) {
    var ranks = new HashMap<Matchers, Integer>();
    var children = new ArrayList<RouteNode>();
    for (var child : route.routes()) {
      int rank = ranks.merge(child.matchers(), 1, Integer::sum) - 1;
      var step = "/" + child.matchers();
      children.add(compile(child, key + step, id + step + "/" + rank));
    }
    var node = new RouteNode(route, key, id, children);
    byId.put(id, node);
    return node;
  }
}
