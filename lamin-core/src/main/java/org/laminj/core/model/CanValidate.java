package org.laminj.core.model;

import org.laminj.core.SqlRecord;

/** A record whose registry is a vocabulary: values of data sets are checked against it. */
public interface CanValidate extends SqlRecord {}
