// Placeholder of an empty room; goes with its first file.
