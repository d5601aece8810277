package io.tocsin.standalone.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One thing the program can be asked to do. */
interface Command {

  /** Its name, options and words of help. */
  CommandSpec spec();

  /** Does it; returns the exit code. */
  int run(ParseResult given);
}
