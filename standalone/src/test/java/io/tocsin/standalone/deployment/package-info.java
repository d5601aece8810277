/**
 * The files that deploy the services one by one: what has to be true of them before anybody uses
 * them.
 */
@NullMarked
package io.tocsin.standalone.deployment;

import org.jspecify.annotations.NullMarked;
