/**
 * An alert as reported by a source, firing or resolved. The router merges the reports of an alert.
 */
@NullMarked
package io.tocsin.model.alert;

import org.jspecify.annotations.NullMarked;
