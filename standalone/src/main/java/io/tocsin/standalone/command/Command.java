package io.tocsin.standalone.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command of the program. */
interface Command {

  /** Its name, options and help texts. */
  CommandSpec spec();

  /** Runs the command; returns the exit code. */
  int run(ParseResult given);
}
