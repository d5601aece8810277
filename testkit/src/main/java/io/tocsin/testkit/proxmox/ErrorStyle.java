package io.tocsin.testkit.proxmox;

/** Where an error's text is: it has moved between versions. */
public enum ErrorStyle {
  /** In the body as {@code message}, and in the reason phrase. */
  MESSAGE_IN_BODY,
  /** In the reason phrase only; the body says {@code {"data":null}}. Before 2025. */
  REASON_PHRASE_ONLY,
  /** The body is the bare text, without a content type. */
  BARE_TEXT
}
