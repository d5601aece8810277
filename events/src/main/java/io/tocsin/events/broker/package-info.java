/** How the brokers are found. What is said to them is left to those who say it. */
@NullMarked
package io.tocsin.events.broker;

import org.jspecify.annotations.NullMarked;
