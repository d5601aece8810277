package io.tocsin.notifier.receiver.slack;

import com.slack.api.model.Attachment;
import java.util.List;

/**
 * One message for Slack, always complete: a field that an update omits would keep its old value.
 *
 * @param text also what a phone shows in its notification
 * @param username empty keeps the app's own name; likewise the icons
 */
record SlackMessage(
    String text, List<Attachment> attachments, String username, String iconEmoji, String iconUrl) {

  SlackMessage {
    attachments = List.copyOf(attachments);
  }
}
