package import Core

/// Why a rule cannot be decided: what it lacks.
package enum Gap: Hashable, Sendable {
    /// The source says that there is nothing.
    case absent
    case unavailable(Unavailability)
    /// Kept back: no retry will bring it.
    case withheld

    /// Data that are there in part: an incomplete date, a collection that lacks sources.
    static let partial = Gap.unavailable(Unavailability(.partialData))
    /// Data that the source doubts, or of a kind that the rule does not expect.
    static let anomaly = Gap.unavailable(Unavailability(.anomaly))
    /// Data that somebody contests.
    static let doubtful = Gap.unavailable(Unavailability(.doubtful))

    /// The state of an answer for which this is missing.
    package var state: AttributeState {
        switch self {
        case .absent: .absentAtSource
        case .unavailable(let unavailability): .unavailable(unavailability)
        case .withheld: .withheld
        }
    }

    /// The one gap that is told where several are open: *withheld* first, as a retry would mislead; then what a retry
    /// may mend, by the latest moment to try, when all of it can be asked again; *absent* last.
    package func joined(with other: Gap) -> Gap { Rank(self) < Rank(other) ? other : self }

    package func joined(with other: Gap?) -> Gap {
        guard let other else { return self }
        return joined(with: other)
    }
}

extension Gap {
    /// A total order of gaps, so that the order of a rule's parts does not show in its answer.
    private struct Rank: Comparable {
        private let kind: Int
        private let retryAt: Int64
        private let reason: Int

        init(_ gap: Gap) {
            switch gap {
            case .absent: (kind, retryAt, reason) = (0, .min, 0)
            case .unavailable(let unavailability):
                kind = 1
                retryAt = unavailability.retryAt?.milliseconds ?? .min
                reason = Self.order(unavailability.reason)
            case .withheld: (kind, retryAt, reason) = (2, .min, 0)
            }
        }

        /// From what only a change of contract mends to what mends itself.
        private static func order(_ reason: Unavailability.Reason) -> Int {
            switch reason {
            case .notConnected: 0
            case .sourceHasNoRecord: 1
            case .sourceRefused: 2
            case .anomaly: 3
            case .doubtful: 4
            case .sourceFault: 5
            case .partialData: 6
            case .sourceDown: 7
            case .sourceBusy: 8
            case .notTold: 9
            }
        }

        static func < (left: Rank, right: Rank) -> Bool {
            (left.kind, left.retryAt, left.reason) < (right.kind, right.retryAt, right.reason)
        }
    }
}
