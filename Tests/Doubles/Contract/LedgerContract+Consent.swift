import Catalogue
import Core
import Ledger
import OnlyOnce

extension LedgerContract {
    static let consent = [
        LedgerContract("a consent's whole life is kept as it was judged, with its mandate, uses and causes") { log in
            let acts = log.acts
            try await log.append(acts.activation("limited"), purposeBytes: acts.purposeBytes("limited"))
            try await log.append(acts.application(purposes: ["limited"]))
            let (child, parent, other) = (try await log.person(), try await log.person(), try await log.person())
            let code: [UInt8] = log.entropy.bytes(32)
            let request = try await log.append(acts.request(child, code: code)).id
            let asked = try await log.storage.rows([.request(code: code)])
            try demand(asked.request(code: code)?.id == request, "a request is not found by its code")
            let yes = try await log.append(acts.limited(child, by: parent, request: request)).id
            let closed = try await log.storage.rows([.request(code: code)])
            try demand(closed.request(code: code) == nil, "an answered request is found by its code")
            let row = try await log.row(yes)
            try demand(row.actingFor?.representative == parent && row.allowance?.uses == 2, "\(row.json.canonicalText)")
            let steps: [(Act, ConsentState, Set<PauseCause>)] = [
                (acts.contest(child, of: yes, by: other), .paused, [.conflict]),
                (acts.pause(child, of: yes), .paused, [.conflict, .citizen]),
                (acts.assent(child, to: yes, by: other), .paused, [.citizen]),
                (acts.resume(child, of: yes), .given, []),
            ]
            for (index, (act, state, pauses)) in steps.enumerated() {
                try await log.append(act)
                let row = try await log.row(yes)
                try demand(row.state == state && row.pauses == pauses, "step \(index): \(row.json.canonicalText)")
            }
            try await log.matchesReplay()
        },
        LedgerContract("the uses of a consent are counted in the transaction that judges them") { log in
            let acts = log.acts
            try await log.append(acts.activation("limited"), purposeBytes: acts.purposeBytes("limited"))
            try await log.append(acts.application(purposes: ["limited"]))
            let (child, parent) = (try await log.person(), try await log.person())
            let yes = try await log.append(acts.limited(child, by: parent)).id
            let cited = Basis.ConsentCitation(id: yes, revision: 1)
            var proposals: [Proposal] = []
            for _ in 0..<4 { proposals.append(try await log.proposal(acts.use(child, consent: cited))) }
            let words = await log.storage.commit(proposals).map(\.word)
            try demand(words == ["appended", "appended", "noActiveConsent", "noActiveConsent"], "\(words)")
            try demand(try await log.row(yes).allowance?.isSpent == true, "it is not used up")
            let expiry = ConsentExpiry(
                person: child, purpose: acts.purpose("limited"), consent: yes, cause: .occurrences)
            try await log.append(.consentExpired(expiry))
            try demand(try await log.row(yes).state == .expired, "it has not expired")
            try await log.matchesReplay()
        },
        LedgerContract("the consents that stand are read in runs, each once, and no other") { log in
            var standing: Set<Identifier> = []
            for index in 0..<7 {
                let (person, consent) = try await log.consenting()
                if index % 3 == 0 {
                    try await log.append(log.acts.withdrawal(person, of: consent.id))
                } else {
                    standing.insert(consent.id)
                }
            }
            var read: [Identifier] = []
            while true {
                let rows = try await log.storage.standingConsents(after: read.last, limit: 2)
                if rows.isEmpty { break }
                try demand(rows.count <= 2, "\(rows.count) rows")
                read += rows.map(\.id)
            }
            try demand(Set(read) == standing && read.count == standing.count, "\(read.count) of \(standing.count)")
        },
        LedgerContract("a renewal takes the place of a consent, and what that kept goes") { log in
            let (person, consent) = try await log.consenting()
            _ = try await log.keep(person, consent: consent, for: log.interest(of: consent))
            let renewal = log.acts.renewal(person, of: consent.id, from: log.clock.now)
            let proposals = [
                try await log.proposal(renewal),
                try await log.proposal(log.acts.consultation(person, consent: consent)),
                try await log.proposal(log.acts.withdrawal(person, of: consent.id)),
            ]
            let words = await log.storage.commit(proposals).map(\.word)
            try demand(words == ["appended", "noActiveConsent", "consentNotRunning"], "\(words)")
            try demand(try await log.storage.facts(of: person).isEmpty, "a fact was left")
            let old = try await log.row(consent.id)
            try demand(old.state == .superseded && old.successor == proposals[0].event.id, "\(old.json.canonicalText)")
            let key = RowKey.consents(person, purpose: "discount")
            let running = try await log.storage.rows([key])
                .runningConsent(of: person, purpose: "discount", version: 1, at: log.clock.now)
            try demand(running?.id == proposals[0].event.id && running?.state == .renewed, "no renewed consent runs")
            try await log.matchesReplay()
        },
    ]
}

extension SampleLog {
    fileprivate func row(_ consent: Identifier) async throws -> ConsentRow {
        guard let row = try await storage.rows([.consent(consent)]).consents[consent] else {
            throw ContractBreach("a consent is not there")
        }
        return row
    }

    /// Every consent row is the one that the entries make.
    fileprivate func matchesReplay() async throws {
        let sealer = Sealer(origin: storage.origin, keys: keys, entropy: entropy)
        var rows = Rows()
        for entry in try await storage.entries(from: Position(log: clock.now.year, seq: 0), limit: 1000) {
            var parts: [OpenedPart] = []
            for part in entry.parts {
                guard let opened = try await sealer.open(part, id: entry.id, type: entry.type, at: entry.at) else {
                    throw ContractBreach("a part does not open")
                }
                parts.append(opened)
            }
            guard let event = Event(parts: parts) else { throw ContractBreach("\(entry.type) does not read") }
            _ = rows.apply(event, at: entry.position)
        }
        let live = try await storage.allRows().consents
        guard live == rows.consents else { throw ContractBreach("the rows are not those of the entries") }
    }
}
