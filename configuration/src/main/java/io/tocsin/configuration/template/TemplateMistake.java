package io.tocsin.configuration.template;

/** A template that Go's parser would reject. */
final class TemplateMistake extends Exception {
  private static final long serialVersionUID = 1;

  TemplateMistake(String message) {
    super(message);
  }
}
