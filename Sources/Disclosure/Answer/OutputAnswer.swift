package import Catalogue
package import Core

/// One output as it is told: state, value, sources and dates; never which branch made it so (law 3).
package struct OutputAnswer: Hashable, Sendable {
    /// A source that the output rests on.
    package struct Source: Hashable, Sendable {
        package let name: String
        /// The oldest retrieval among what was read from it.
        package let retrievedAt: Instant
        /// The day that the data speak of, the source's own delay counted.
        package let validAt: CalendarDate
        /// Whether something of it had been kept, and was not asked anew.
        package let isFromCache: Bool
        /// Whether something of it is older than was asked.
        package let isOlder: Bool
        /// How the person told it, where they are the source: no register vouches for it.
        package let channel: Channel?

        package init(
            name: String, retrievedAt: Instant, validAt: CalendarDate, isFromCache: Bool = false, isOlder: Bool = false,
            channel: Channel? = nil
        ) {
            self.name = name
            self.retrievedAt = retrievedAt
            self.validAt = validAt
            self.isFromCache = isFromCache
            self.isOlder = isOlder
            self.channel = channel
        }

        /// The least that holds of both.
        func joined(with other: Source) -> Source {
            Source(
                name: name, retrievedAt: min(retrievedAt, other.retrievedAt), validAt: min(validAt, other.validAt),
                isFromCache: isFromCache || other.isFromCache, isOlder: isOlder || other.isOlder)
        }
    }

    package let name: String
    package let label: String
    package let state: AttributeState
    package let isDoubtful: Bool
    /// What it rests on is contested, whichever of it decided.
    package let doubt: DoubtMark?
    /// Why it rests on something older than was asked.
    package let lapse: Lapse?
    package let sources: [Source]
    /// The last day on which this may be relied upon; only a value has one.
    package let validUntil: CalendarDate?

    package init(
        name: String, label: String, state: AttributeState, isDoubtful: Bool, doubt: DoubtMark? = nil,
        lapse: Lapse? = nil, sources: [Source], validUntil: CalendarDate?
    ) {
        self.name = name
        self.label = label
        self.state = state
        self.isDoubtful = isDoubtful
        self.doubt = doubt
        self.lapse = lapse
        self.sources = sources
        self.validUntil = validUntil
    }

    /// The same where somebody contests what it is; of what there is not, nothing is contested.
    func contested(by doubt: DoubtMark?) -> OutputAnswer {
        guard let doubt, case .value = state else { return self }
        return OutputAnswer(
            name: name, label: label, state: state, isDoubtful: true, doubt: doubt.joined(with: self.doubt),
            lapse: lapse, sources: sources, validUntil: validUntil)
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

    /// The output in canonical JSON, written without a tree: every answer carries a handful, and the log's commitment
    /// rests on these bytes.
    package func write(to out: inout [UInt8]) {
        var object = JSONObjectWriter(to: &out)
        if let doubt {
            object.name("doubt", to: &out)
            doubt.write(to: &out)
        }
        if isDoubtful { object.member("doubtful", true, to: &out) }
        object.member("label", label, to: &out)
        object.member("name", name, to: &out)
        if let lapse {
            object.name("olderThanAsked", to: &out)
            lapse.write(to: &out)
        }
        if case .unavailable(let unavailability) = state {
            object.member("reason", unavailability.reason.rawValue, to: &out)
            if let retryAt = unavailability.retryAt { object.member("retryAt", retryAt.rfc3339, to: &out) }
        }
        object.name("sources", to: &out)
        out.append(0x5B)
        for (index, source) in sources.enumerated() {
            if index > 0 { out.append(0x2C) }
            var inner = JSONObjectWriter(to: &out)
            if let channel = source.channel {
                inner.member("authentic", false, to: &out)
                inner.member("channel", channel.rawValue, to: &out)
            }
            inner.member("fromCache", source.isFromCache, to: &out)
            if source.isOlder { inner.member("olderThanAsked", true, to: &out) }
            inner.member("retrievedAt", source.retrievedAt.rfc3339, to: &out)
            inner.member("source", source.name, to: &out)
            inner.member("validAt", source.validAt.text, to: &out)
            inner.close(&out)
        }
        out.append(0x5D)
        object.member("state", stateName, to: &out)
        if let validUntil { object.member("validUntil", validUntil.text, to: &out) }
        if case .value(let value) = state {
            object.name("value", to: &out)
            value.json.write(to: &out)
        }
        object.close(&out)
    }
}
