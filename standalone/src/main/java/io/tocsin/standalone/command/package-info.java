/**
 * The commands of the program. Only {@code up} starts services; the others read only the class path
 * and the files they are given.
 */
@NullMarked
package io.tocsin.standalone.command;

import org.jspecify.annotations.NullMarked;
