/**
 * The command line: Alertmanager's flags, checked, as settings of this process. Starts nothing and
 * reads no file.
 */
@NullMarked
package io.tocsin.standalone.flag;

import org.jspecify.annotations.NullMarked;
