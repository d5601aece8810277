package io.tocsin.standalone.command;

/** What amtool's {@code --output} takes. A check prints the same in each, there as here. */
enum OutputFormat {
  SIMPLE,
  EXTENDED,
  JSON
}
