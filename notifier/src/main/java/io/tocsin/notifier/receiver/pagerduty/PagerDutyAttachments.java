package io.tocsin.notifier.receiver.pagerduty;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.configuration.receiver.PagerDutyIntegration;

/** The configured images and links of one event. One without an address is left out. */
record PagerDutyAttachments(PagerDutyIntegration pagerDuty, PagerDutyTexts texts) {

  void addTo(ObjectNode event) {
    addImages(event);
    addLinks(event);
  }

  private void addImages(ObjectNode event) {
    var images = event.putArray("images");
    for (var image : pagerDuty.images()) {
      var src = texts.of("images.src", image.src(), _ -> "");
      if (!src.isEmpty()) {
        var json = images.addObject();
        json.put("src", src);
        texts.addOptional(json, "alt", image.alt());
        texts.addOptional(json, "href", image.href());
      }
    }
    dropIfEmpty(event, "images");
  }

  private void addLinks(ObjectNode event) {
    var links = event.putArray("links");
    for (var link : pagerDuty.links()) {
      var href = texts.of("links.href", link.href(), _ -> "");
      if (!href.isEmpty()) {
        var json = links.addObject();
        json.put("href", href);
        texts.addOptional(json, "text", link.text());
      }
    }
    dropIfEmpty(event, "links");
  }

  private static void dropIfEmpty(ObjectNode event, String list) {
    if (event.path(list).isEmpty()) {
      event.remove(list);
    }
  }
}
