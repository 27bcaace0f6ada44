package import Core
package import Ledger

/// Tells which calls we made to a source, to hold beside the source's own list.
package struct CallDesk: Sendable {
    private let journal: Journal

    package init(journal: Journal) {
        self.journal = journal
    }

    /// A call as our log has it; no person stands in it.
    package struct MadeCall: Hashable, Sendable {
        /// Our `Referte`, which the source logs too.
        package let reference: String
        package let service: String
        package let at: Instant
        package let position: Position
        /// `nil` where the call may have been made and no end was recorded.
        package let status: String?

        package var json: JSON {
            .compact([
                "at": .string(at.rfc3339), "index": .integer(position.seq), "reference": .string(reference),
                "service": .string(service), "status": status.map { .string($0) },
                "year": .integer(Int64(position.log)),
            ])
        }
    }

    package enum Listed: Sendable {
        case calls([MadeCall])
        case refused(Refusal)
    }

    /// The calls to a source in a period; the look is an entry first.
    ///
    /// A call that several consultations shared is listed once, by the one that made it.
    package func calls(
        to source: String, from: Instant, until: Instant, by officer: String, reason: String
    ) async throws(DisclosureError) -> Listed {
        do {
            let filter: JSON = [
                "from": .string(from.rfc3339), "source": .string(source), "until": .string(until.rfc3339),
            ]
            let look = Inspection(person: nil, way: .verification, by: officer, reason: reason, filter: filter)
            if case .refused(let refusal) = try await journal.record(.inspected(look)) { return .refused(refusal) }
            var found: [String: MadeCall] = [:]
            let ends = try await ends(from: from, until: until)
            for (entry, parts) in try await opened(
                EntryQuery(source: source, types: [.consulted], from: from, until: until, limit: 500))
            {
                guard let event = Event(parts: parts), case .consulted(let consultation) = event.act else { continue }
                for call in consultation.calls where call.source == source {
                    let end = ends[entry.id]
                    let ending = end?.calls.first { $0.service == call.service }
                    // Another consultation made the call, or none was made.
                    if let ending, ending.reference != call.reference || ending.attempts == 0 { continue }
                    if end != nil, ending == nil, end?.ending != .interrupted { continue }
                    found[call.reference] = MadeCall(
                        reference: call.reference, service: call.service, at: entry.at, position: entry.position,
                        status: ending?.status.rawValue)
                }
            }
            for call in try await questions(to: source, from: from, until: until) { found[call.reference] = call }
            return .calls(found.values.sorted { $0.position < $1.position })
        } catch {
            throw DisclosureError(error)
        }
    }

    /// Questions for what changed, which are about nobody, and those to strike out an inscription.
    private func questions(
        to source: String, from: Instant, until: Instant
    ) async throws(LedgerError) -> [MadeCall] {
        var statuses: [Identifier: String] = [:]
        let answers = EntryQuery(
            source: source, types: [.changesRead], from: from, until: until.adding(days: 1), limit: 500)
        for (_, parts) in try await opened(answers) {
            guard let event = Event(parts: parts), case .changesRead(let reading) = event.act else { continue }
            statuses[reading.asking] = reading.status.rawValue
        }
        var calls: [MadeCall] = []
        let query = EntryQuery(source: source, types: [.changesAsked], from: from, until: until, limit: 500)
        for (entry, parts) in try await opened(query) {
            guard let event = Event(parts: parts), case .changesAsked(let asking) = event.act else { continue }
            calls.append(
                MadeCall(
                    reference: asking.reference, service: asking.service, at: entry.at, position: entry.position,
                    status: statuses[entry.id]))
        }
        let ends = EntryQuery(
            source: source, types: [.inscriptionEnded], from: from, until: until.adding(days: 1), limit: 500)
        for (_, parts) in try await opened(ends) {
            guard let event = Event(parts: parts), case .inscriptionEnded(let end) = event.act else { continue }
            statuses[end.asking] = end.status.rawValue
        }
        let struck = EntryQuery(source: source, types: [.inscriptionEndAsked], from: from, until: until, limit: 500)
        for (entry, parts) in try await opened(struck) {
            guard let event = Event(parts: parts), case .inscriptionEndAsked(let asking) = event.act else { continue }
            calls.append(
                MadeCall(
                    reference: asking.reference, service: "inscription", at: entry.at, position: entry.position,
                    status: statuses[entry.id]))
        }
        return calls
    }

    /// How consultations ended, by their ids; an end may come some time after the period.
    private func ends(
        from: Instant, until: Instant
    ) async throws(LedgerError) -> [Identifier: ConsultationClosing] {
        var ends: [Identifier: ConsultationClosing] = [:]
        let query = EntryQuery(types: [.closed], from: from, until: until.adding(days: 1), limit: 500)
        for (_, parts) in try await opened(query) {
            guard let event = Event(parts: parts), case .closed(let closing) = event.act else { continue }
            ends[closing.consultation] = closing
        }
        return ends
    }

    private func opened(_ query: EntryQuery) async throws(LedgerError) -> [(StoredEntry, [OpenedPart])] {
        var query = query
        var found: [(StoredEntry, [OpenedPart])] = []
        while true {
            let entries = try await journal.storage.entries(query)
            found += zip(entries, try await journal.open(entries)).map { ($0, $1) }
            guard entries.count == query.limit, let last = entries.last else { return found }
            query.before = last.position
        }
    }
}
