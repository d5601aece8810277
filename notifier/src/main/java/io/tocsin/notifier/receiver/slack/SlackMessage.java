package io.tocsin.notifier.receiver.slack;

import com.slack.api.model.Attachment;
import java.util.List;

/**
 * One message as it goes to Slack, always complete: what an update leaves out would stay as it was.
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
