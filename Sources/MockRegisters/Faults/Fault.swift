package import Core

/// A switch: how a source misbehaves, for which service, how often.
package struct Fault: Hashable, Sendable {
    package let kind: FaultKind
    /// `nil` means every source.
    package let service: MockSource?
    /// How many calls it spoils, then it is spent; `nil` means until it is removed.
    package let times: Int?
    /// How late the answer of ``FaultKind/slow`` comes.
    package let milliseconds: Int
    /// Which exception, for ``FaultKind/exception``.
    package let exception: ExceptionSwitch?

    package init(
        kind: FaultKind, service: MockSource? = nil, times: Int? = nil, milliseconds: Int = 1000,
        exception: ExceptionSwitch? = nil
    ) {
        self.kind = kind
        self.service = service
        self.times = times
        self.milliseconds = milliseconds
        self.exception = exception
    }

    /// An exception of MAGDA or of the source behind it.
    package init(_ exception: ExceptionSwitch, service: MockSource? = nil, times: Int? = nil) {
        self.init(kind: .exception, service: service, times: times, exception: exception)
    }

    init(record: FileRecord) throws(MockRegistersError) {
        try record.allow([
            "kind", "service", "times", "milliseconds", "origin", "code", "type", "level", "data",
        ])
        guard let kind = FaultKind(rawValue: try record.required("kind")) else {
            throw record.failure(.wrongKind, "kind")
        }
        var service: MockSource?
        if let name = try record.text("service") {
            service = MockSource(named: name)
            guard service != nil else { throw record.failure(.wrongKind, "service") }
        }
        self.init(
            kind: kind, service: service, times: try record.integer("times"),
            milliseconds: try record.integer("milliseconds") ?? 1000,
            exception: kind == .exception ? try ExceptionSwitch(record: record) : nil)
    }

    package var json: JSON {
        let members = JSON.compact([
            "kind": .string(kind.rawValue), "service": service.map { .string($0.name) },
            "times": times.map { .integer(Int64($0)) },
            "milliseconds": kind == .slow ? .integer(Int64(milliseconds)) : nil,
        ])
        return .object((members.object ?? [:]).merging(exception?.members ?? [:]) { first, _ in first })
    }

    /// Reads the body of `POST /mock/faults`, `nil` where it names an unknown kind, service or a wrong number.
    package init?(json: JSON) {
        guard let kind = json["kind"]?.string.flatMap(FaultKind.init(rawValue:)) else { return nil }
        var service: MockSource?
        if let name = json["service"] {
            service = name.string.flatMap(MockSource.init(named:))
            guard service != nil else { return nil }
        }
        if let times = json["times"] {
            guard let count = times.integer, (1...1_000_000).contains(count) else { return nil }
        }
        if let milliseconds = json["milliseconds"] {
            guard let count = milliseconds.integer, (0...600_000).contains(count) else { return nil }
        }
        let exception = ExceptionSwitch(json: json)
        guard kind != .exception || exception != nil else { return nil }
        self.init(
            kind: kind, service: service, times: json["times"]?.integer.map(Int.init),
            milliseconds: json["milliseconds"]?.integer.map(Int.init) ?? 1000,
            exception: kind == .exception ? exception : nil)
    }
}
