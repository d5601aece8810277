package io.tocsin.configuration.receiver;

/**
 * The texts of a Slack message, all templates. Empty means the built-in text: user name, colour,
 * title, title link and fallback have one; the others are not sent if empty.
 *
 * @param messageText top-level text above the attachment
 */
public record SlackTexts(
    String username,
    String color,
    String title,
    String titleLink,
    String pretext,
    String text,
    String fallback,
    String footer,
    String iconEmoji,
    String iconUrl,
    String messageText) {}
