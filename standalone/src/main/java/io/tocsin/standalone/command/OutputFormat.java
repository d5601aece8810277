package io.tocsin.standalone.command;

/** The values of amtool's {@code --output}. As in amtool, a check prints the same for each. */
enum OutputFormat {
  SIMPLE,
  EXTENDED,
  JSON
}
