// The module's first file is written with its first type.
