import Catalogue
import Core
import Ledger
import MerkleLog

extension LedgerContract {
    static let appending = [
        LedgerContract("verdicts come in the order of the proposals, and positions follow each other") { log in
            let person = try await log.person()
            let good = log.acts.consultation(person)
            let bad = log.acts.closing(person, of: .random(log.entropy))
            let proposals = try await [good, good, bad, good, good].asyncMap { try await log.proposal($0) }
            let verdicts = await log.storage.commit(proposals)
            let words = verdicts.map(\.word)
            try demand(
                words == ["appended", "appended", "consultationNotOpen", "appended", "appended"], "\(words)")
            let rows = verdicts.compactMap(\.position?.row)
            try demand(zip(rows, rows.dropFirst()).allSatisfy { $1 == $0 + 1 }, "\(rows)")
            for (proposal, verdict) in zip(proposals, verdicts) {
                let position = try await log.storage.position(of: proposal.event.id)
                try demand(position == verdict.position, "an entry stands elsewhere than was told")
            }
        },
        LedgerContract("an entry is read back as it was written") { log in
            let person = try await log.person()
            let member = try await log.person()
            let consultation = try await log.append(log.acts.consultation(person))
            let proposal = try await log.proposal(
                log.acts.closing(person, of: consultation.id, members: [member]))
            guard let position = await log.storage.commit([proposal]).first?.position,
                let entry = try await log.storage.entry(at: position)
            else { throw ContractBreach("not there") }
            try demand(entry.parts == proposal.parts, "parts differ")
            try demand(
                entry.id == proposal.event.id && entry.at == proposal.event.at && entry.type == .closed, "head differs")
            try demand(entry.purpose == log.acts.purpose("task").text && entry.outcome == "answered", "columns differ")
            let opened = try await Sealer(origin: log.storage.origin, keys: log.keys, entropy: log.entropy)
                .open(entry.parts[0], id: entry.id, type: entry.type, at: entry.at)
            try demand(opened?.payload["consultation"]?.string == consultation.id.text, "the part does not open")
        },
        LedgerContract("one bad proposal fails alone") { log in
            let person = try await log.person()
            let good = try await log.proposal(log.acts.consultation(person))
            let twin = Proposal(event: good.event, parts: good.parts)
            let bare = Proposal(event: try await log.proposal(log.acts.consultation(person)).event, parts: [])
            let other = try await log.proposal(log.acts.consultation(person))
            let words = await log.storage.commit([good, twin, bare, other]).map(\.word)
            try demand(words == ["appended", "unreadable", "unreadable", "appended"], "\(words)")
        },
        LedgerContract("a fact without its bytes, and a purpose without its own, are not taken") { log in
            let person = try await log.person()
            let consultation = try await log.append(log.acts.consultation(person)).id
            let fact = Identifier.random(log.entropy)
            let closing = log.acts.closing(person, of: consultation, keeping: [fact], for: log.openCase())
            let bare = try await log.commit(closing).verdict.word
            let filled = try await log.commit(closing, facts: [fact: [1]]).verdict.word
            let foreign = try await log.commit(log.acts.activation("other"), purposeBytes: [1]).verdict.word
            let words = [bare, filled, foreign]
            try demand(words == ["unreadable", "appended", "unreadable"], "\(words)")
        },
        LedgerContract("a time more than 5 s from the writer's clock is refused, and the clock never steps back") {
            log in
            let person = try await log.person()
            for (skew, word) in [(-5001, "clockSkew"), (-5000, "appended"), (5000, "appended"), (5001, "clockSkew")] {
                let proposal = try await log.proposal(log.acts.consultation(person), skew: Int64(skew))
                let got = await log.storage.commit([proposal])[0].word
                try demand(got == word, "\(skew) ms: \(got)")
            }
            log.clock.advance(milliseconds: -6000)
            let got = try await log.commit(log.acts.consultation(person)).verdict.word
            log.clock.advance(milliseconds: 6000)
            try demand(got == "clockSkew", "after a step back: \(got)")
        },
        LedgerContract("the proof of every entry holds against the signed checkpoint") { log in
            let person = try await log.person()
            for _ in 0..<3 {
                let act = log.acts.consultation(person)
                let proposals = try await (0..<100).asyncMap { _ in try await log.proposal(act) }
                _ = await log.storage.commit(proposals)
            }
            let checkpoint = try await Self.checkpoint(log)
            let entries = try await log.storage.entries(from: Position(log: TestClock.start.year, seq: 0), limit: 1000)
            try demand(UInt64(entries.count) == checkpoint.size, "\(entries.count) entries, size \(checkpoint.size)")
            for entry in entries {
                let proof = try await log.storage.inclusionProof(of: entry.position, size: checkpoint.size)
                let verdict = proof.verify(leaf: TreeHash.leaf(entry.leaf), root: checkpoint.root)
                try demand(verdict == .holds, "entry \(entry.position.seq): \(verdict)")
            }
        },
    ]

    static func checkpoint(_ log: SampleLog) async throws -> Checkpoint {
        let note = try SignedNote(parsing: Array(try await log.storage.checkpoint().utf8))
        let verdict = Checkpoint.open(note, log: log.keys.controllerKeys.signer.verifier, origin: log.storage.origin)
        guard case .signed(let checkpoint, _) = verdict else { throw ContractBreach("\(verdict)") }
        return checkpoint
    }
}

extension Sequence {
    /// One after the other.
    func asyncMap<Result>(_ transform: (Element) async throws -> Result) async throws -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
