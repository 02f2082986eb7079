package org.example.orders;

record ImportReport(long imported) {}
