/**
 * Registries of a microscopy facility.
 *
 * <p>{@link com.example.microscopy.MicroscopyModule} contributes them to instances that list the schema module
 * {@code microscopy}.
 */
@NullMarked
package com.example.microscopy;

import org.jspecify.annotations.NullMarked;
