/**
 * What one process needs to be its own cluster: a data folder that belongs to it alone, ports and
 * credentials nobody else knows. The broker and the database are in the rooms below.
 */
@NullMarked
package io.tocsin.embedded;

import org.jspecify.annotations.NullMarked;
