package io.progressstream.integration.samples;

record ImportReport(long imported, long rejected) {}
