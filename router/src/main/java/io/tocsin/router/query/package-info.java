/**
 * Answers what people ask about alerts, groups and silences, from what the stages know at this
 * moment. Decides nothing: the status shown is what the stages themselves would say.
 */
@NullMarked
package io.tocsin.router.query;

import org.jspecify.annotations.NullMarked;
