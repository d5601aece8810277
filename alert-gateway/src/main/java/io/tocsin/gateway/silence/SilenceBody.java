package io.tocsin.gateway.silence;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.gateway.call.CallRejected;
import io.tocsin.gateway.call.JsonPayload;
import io.tocsin.model.label.LabelSyntax;
import java.util.List;

/**
 * Reads the body of {@code POST /api/v2/silences}. Wrong types are reported first, then missing
 * members in Alertmanager's order; unknown members are ignored.
 */
final class SilenceBody {
  private SilenceBody() {}

  /**
   * @throws CallRejected if it is not JSON, or not a silence
   */
  static PostedSilence read(byte[] body, LabelSyntax syntax) {
    var tree = parse(body);
    if (tree.isMissingNode()) {
      throw CallRejected.missing("silence");
    }
    return posted(new JsonMembers("", tree), syntax);
  }

  private static PostedSilence posted(JsonMembers members, LabelSyntax syntax) {
    var id = members.text("id").filter(given -> !given.isEmpty());
    var annotations = members.texts("annotations");
    var comment = members.text("comment");
    var createdBy = members.text("createdBy");
    var endsAt = members.time("endsAt");
    var matchers = members.objects("matchers");
    var startsAt = members.time("startsAt");
    members.required("comment", comment);
    members.required("createdBy", createdBy);
    members.required("endsAt", endsAt);
    return new PostedSilence(
        id,
        matchers(members.required("matchers", matchers), syntax),
        members.required("startsAt", startsAt),
        members.required("endsAt", endsAt),
        members.required("createdBy", createdBy),
        members.required("comment", comment),
        annotations);
  }

  static CallRejected unreadable(String reason) {
    return CallRejected.with(400, "parsing silence body from \"\" failed, because " + reason);
  }

  private static JsonNode parse(byte[] body) {
    try {
      return JsonPayload.read(body);
    } catch (JsonPayload.Unreadable e) {
      throw unreadable(e.getMessage());
    }
  }

  private static List<PostedMatcher> matchers(List<JsonMembers> given, LabelSyntax syntax) {
    if (given.isEmpty()) {
      throw CallRejected.tooFew("matchers in body should have at least 1 items");
    }
    return given.stream().map(members -> matcher(members, syntax)).toList();
  }

  private static PostedMatcher matcher(JsonMembers members, LabelSyntax syntax) {
    boolean isRegex = members.required("isRegex", members.flag("isRegex"));
    var name = members.required("name", members.text("name"));
    var value = members.required("value", members.text("value"));
    return PostedMatcher.of(name, value, isRegex, members.flag("isEqual").orElse(true), syntax);
  }
}
