import Testing

/// What is driven over HTTP, as a whole: one scenario at a time, since each starts processes and counts on both cores.
@Suite("The built binary", .serialized)
enum BuiltBinary {}
