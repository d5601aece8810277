package io.tocsin.notifier.receiver.slack;

import com.slack.api.model.Attachment;
import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import io.tocsin.notifier.receiver.MessageForm;
import io.tocsin.notifier.template.BuiltInTexts;
import io.tocsin.notifier.template.LabelPairs;
import io.tocsin.notifier.template.MessageData;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The message layout if no texts are configured. It shows the state in words, as an icon and as the
 * colour of the bar. All texts are cut to stay below Slack's limits.
 */
final class BlockLayout {
  private static final String FIRING = "#a3262a";
  private static final String RESOLVED = "#2f8f5b";
  private static final int TITLE = 300;
  private static final int SUMMARY = 1500;
  private static final int LINE = 400;
  private static final int MOST_ALERTS = 5;
  static final int FEWER_ALERTS = 2;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private final MessageData data;
  private final String receiver;
  private final int mostAlerts;

  BlockLayout(MessageData data, String receiver, MessageForm form) {
    this.data = data;
    this.receiver = receiver;
    this.mostAlerts = form == MessageForm.WHOLE ? MOST_ALERTS : FEWER_ALERTS;
  }

  Attachment attachment() {
    return Attachment.builder()
        .color(data.isFiring() ? FIRING : RESOLVED)
        .fallback(SlackText.escape(BuiltInTexts.subject(data).strip(), TITLE))
        .blocks(blocks())
        .build();
  }

  private List<LayoutBlock> blocks() {
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(section("head", head()));
    if (data.alerts().size() > 1) {
      blocks.add(section("alerts", alerts()));
    }
    blocks.add(Blocks.context("state", List.of(markdown(state()))));
    return blocks;
  }

  private String head() {
    var title = SlackText.linkLabel(BuiltInTexts.subject(data).strip(), TITLE);
    var link = "*" + icon() + " <" + BuiltInTexts.url(data) + "|" + title + ">*";
    return summary(data.commonAnnotations()).map(text -> link + "\n" + text).orElse(link);
  }

  private String alerts() {
    var shown = data.alerts().stream().limit(mostAlerts).map(this::line);
    int hidden = Math.max(0, data.alerts().size() - mostAlerts) + data.leftOut();
    var rest = hidden > 0 ? Stream.of("and " + hidden + " more") : Stream.<String>empty();
    return Stream.concat(shown, rest).collect(Collectors.joining("\n"));
  }

  private String line(NotifiedAlert alert) {
    var own = alert.labels().keeping(label -> !data.commonLabels().has(label.name()));
    var labels =
        LabelPairs.sorted(own).stream()
            .map(label -> label.name() + "=" + label.value())
            .collect(Collectors.joining(" "));
    var word = alert.status() == AlertStatus.FIRING ? "firing" : "resolved";
    return "• " + word + " " + SlackText.code(labels, LINE);
  }

  private String state() {
    var name = SlackText.escape(receiver, LINE);
    return since() + "  |  receiver: " + name + "  |  " + data.reason().text();
  }

  private String since() {
    if (data.isFiring()) {
      return "Firing since " + earliestStart().map(BlockLayout::time).orElse("now");
    }
    return "Resolved " + latestEnd().map(BlockLayout::time).orElse("now");
  }

  private Optional<Instant> earliestStart() {
    return data.firing().stream().map(NotifiedAlert::startsAt).min(Instant::compareTo);
  }

  private Optional<Instant> latestEnd() {
    return data.alerts().stream().flatMap(alert -> alert.endsAt().stream()).max(Instant::compareTo);
  }

  /**
   * Slack shows it in the reader's time zone; the text after the bar is a fallback for other
   * clients.
   */
  private static String time(Instant time) {
    return "<!date^%d^{date_short_pretty} {time}|%s>"
        .formatted(time.getEpochSecond(), CLOCK.format(time));
  }

  private static Optional<String> summary(LabelSet annotations) {
    return Stream.of("summary", "description", "message")
        .flatMap(name -> annotations.get(name).stream())
        .filter(text -> !text.isBlank())
        .findFirst()
        .map(text -> SlackText.escape(text, SUMMARY));
  }

  private String icon() {
    return data.isFiring() ? ":rotating_light:" : ":white_check_mark:";
  }

  private static LayoutBlock section(String id, String text) {
    return Blocks.section(section -> section.blockId(id).text(markdown(text)));
  }

  private static MarkdownTextObject markdown(String text) {
    return MarkdownTextObject.builder().text(text).build();
  }
}
