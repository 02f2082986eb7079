package io.progressstream.integration.samples;

record Order(int row, String sku) {}
