package io.progressstream.servlet.samples;

record ImportReport(long imported, long rejected) {}
