/**
 * The command line: validates Alertmanager's flags and turns them into settings of this process.
 * Starts nothing and reads no file.
 */
@NullMarked
package io.tocsin.standalone.flag;

import org.jspecify.annotations.NullMarked;
