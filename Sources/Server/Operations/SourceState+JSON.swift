import Core

extension SourceState {
    /// As `GET /v1/sources` shows it.
    var json: JSON {
        var errors = JSONMembers()
        for (status, count) in self.errors { errors[status.rawValue] = .integer(Int64(count)) }
        return .compact([
            "connection": .string(connection), "source": .string(source), "breaker": .string(breaker.rawValue),
            "openUntil": openUntil.map { .string($0.rfc3339) }, "failing": .boolean(isFailing),
            "calls": .integer(Int64(calls)), "attempts": .integer(Int64(attempts)), "errors": .members(errors),
            "medianMilliseconds": medianMilliseconds.map { .integer($0) },
            "slowMilliseconds": slowMilliseconds.map { .integer($0) },
            "lastSuccess": lastSuccess.map { .string($0.rfc3339) }, "lastFailure": lastFailure?.json,
            "running": .integer(Int64(running)), "waiting": .integer(Int64(waiting)),
            "quotaLeft": quotaLeft.map { .integer(Int64($0)) },
            "certificateDays": certificateDays.map { .integer(Int64($0)) },
        ])
    }
}

extension SourceState.Failure {
    fileprivate var json: JSON {
        ["status": .string(status.rawValue), "code": .string(code), "at": .string(at.rfc3339)]
    }
}
