/**
 * Looks after the disk of the data folder: a log that cannot be written ends the process, so alerts
 * are turned away while there is still room for all that is under way.
 */
@NullMarked
package io.tocsin.standalone.disk;

import org.jspecify.annotations.NullMarked;
