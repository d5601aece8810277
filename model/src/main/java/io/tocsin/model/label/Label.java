package io.tocsin.model.label;

/** A label or annotation: name and value. */
public record Label(String name, String value) {}
