package io.tocsin.router.route;

import io.tocsin.configuration.route.Route;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.label.Matchers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The routing tree of one configuration.
 *
 * <p>A route is found again after a reload by its matchers and, among siblings with equal matchers,
 * by its rank. Alertmanager counts all siblings, so that inserting a route there renames those
 * behind it and tells their groups anew.
 *
 * <p>Decision 0004 says why.
 */
public final class RouteTree {
  private final RouteNode root;
  private final Map<String, RouteNode> byId = new HashMap<>();

  public RouteTree(Route root) {
    this.root = compile(root, "{}", "{}");
  }

  /** The deepest matches of every branch, in the order of the file; at least the root. */
  public List<RouteNode> match(LabelSet labels) {
    var matched = new ArrayList<RouteNode>();
    collect(root, labels, matched);
    return matched;
  }

  public Optional<RouteNode> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  private static void collect(RouteNode node, LabelSet labels, List<RouteNode> matched) {
    int before = matched.size();
    for (var child : node.children()) {
      if (child.route().matchers().matches(labels)) {
        collect(child, labels, matched);
        if (!child.route().continues()) {
          break;
        }
      }
    }
    if (matched.size() == before) {
      matched.add(node);
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
