/**
 * What a person wants not to hear of, and for how long. Whether an edit keeps the id is the
 * gateway's business, which alerts are meant is the router's.
 */
@NullMarked
package io.tocsin.model.silence;

import org.jspecify.annotations.NullMarked;
