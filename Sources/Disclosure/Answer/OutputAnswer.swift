package import Core

/// One output as it is told: state, value, sources and dates; never which branch made it so (law 3).
package struct OutputAnswer: Hashable, Sendable {
    /// A source that the output rests on.
    package struct Source: Hashable, Sendable {
        package let name: String
        /// The oldest retrieval among what was read from it.
        package let retrievedAt: Instant
        /// The day that the data are about.
        package let validAt: CalendarDate

        package init(name: String, retrievedAt: Instant, validAt: CalendarDate) {
            self.name = name
            self.retrievedAt = retrievedAt
            self.validAt = validAt
        }
    }

    package let name: String
    package let label: String
    package let state: AttributeState
    package let isDoubtful: Bool
    package let sources: [Source]
    /// The last day on which this may be relied upon; only a value has one.
    package let validUntil: CalendarDate?

    package init(
        name: String, label: String, state: AttributeState, isDoubtful: Bool, sources: [Source],
        validUntil: CalendarDate?
    ) {
        self.name = name
        self.label = label
        self.state = state
        self.isDoubtful = isDoubtful
        self.sources = sources
        self.validUntil = validUntil
    }

    /// The word that the log keeps.
    package var stateName: String {
        switch state {
        case .value: "value"
        case .absentAtSource: "absent"
        case .notPermitted: "notPermitted"
        case .withheld: "withheld"
        case .unavailable: "unavailable"
        }
    }

    package var json: JSON {
        var members: [String: JSON?] = [
            "name": .string(name), "label": .string(label), "state": .string(stateName),
            "sources": .array(
                sources.map {
                    [
                        "source": .string($0.name), "retrievedAt": .string($0.retrievedAt.rfc3339),
                        "validAt": .string($0.validAt.text),
                    ]
                }), "validUntil": validUntil.map { .string($0.text) }, "doubtful": isDoubtful ? true : nil,
        ]
        switch state {
        case .value(let value): members["value"] = value.json
        case .unavailable(let unavailability):
            members["reason"] = .string(unavailability.reason.rawValue)
            members["retryAt"] = unavailability.retryAt.map { .string($0.rfc3339) }
        case .absentAtSource, .notPermitted, .withheld: break
        }
        return .compact(members)
    }
}
