/** A job for a scheduler: {@link com.example.nightly.NightlyTransfer} is what it starts. */
package com.example.nightly;
