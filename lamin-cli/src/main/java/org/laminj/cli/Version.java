package org.laminj.cli;

import picocli.CommandLine.IVersionProvider;

/** The version as the manifest of the jar says it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"lamin " + (version == null ? "(development build)" : version)};
    }
}
