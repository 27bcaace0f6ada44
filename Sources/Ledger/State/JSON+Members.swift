import Core

/// Members of a row as JSON carries them.
extension JSON {
    func identifier(_ name: String) -> Identifier? { self[name]?.string.flatMap { Identifier($0) } }
    func person(_ name: String) -> SubjectRef? { identifier(name).map { SubjectRef($0) } }
    func instant(_ name: String) -> Instant? { self[name]?.string.flatMap { Instant(rfc3339: $0) } }
}
