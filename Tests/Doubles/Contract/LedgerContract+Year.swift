import Core
package import Ledger
import MerkleLog
import OnlyOnce

extension LedgerContract {
    static let year = [
        LedgerContract("the first commit of a year closes the log and opens the next, which cites it") { log in
            let before = try await log.storage.checkpoint()
            let old = log.storage.year
            log.clock.moveToNewYear()
            let late = try await log.proposal(log.acts.consultation(try await log.person()))
            let word = await log.storage.commit([late])[0].word
            let again = try await log.commit(log.acts.consultation(try await log.person())).verdict
            try demand(word == "otherLog" || again.position?.log == old + 1, "\(word), \(again.word)")
            try demand(log.storage.year == old + 1, "the log of \(log.storage.year) is written")
            let closed = try await log.storage.closedLogs()
            try demand(closed.map(\.year) == [old] && closed[0].checkpoint == before, "it ended otherwise")
            try demand(try await log.storage.checkpoint(ofLog: old) == before, "another checkpoint")
            guard let first = try await log.storage.entry(at: Position(log: old + 1, seq: 0)),
                case .logOpened(let opening)? = Event(parts: try await log.journal.open(first))?.act
            else { throw ContractBreach("the new log is not opened") }
            let text = try SignedNote(parsing: Array(before.utf8)).text
            try demand(opening.year == old + 1 && opening.previousCheckpoint == text, "it cites another end")
            let verification = try await Verifier(journal: log.journal).verify()
            try demand(verification.holds, "\(verification.findings)")
            try demand(verification.logs.map(\.year) == [old, old + 1], "\(verification.logs)")
        },
        LedgerContract("a row of an earlier log counts when it was carried, and as it stood there") { log in
            let (person, consent) = try await log.consenting()
            let kept = try await log.keep(person, consent: consent, for: log.interest(of: consent))
            log.clock.moveToNewYear()
            _ = await log.storage.commit([])
            let use = log.acts.disclosure(person, consent: consent, after: [kept.consultation], using: [kept.fact])
            guard case .uncarried(let missing) = try await log.commit(use).verdict else {
                throw ContractBreach("a row of another year counted")
            }
            let rows = missing.flatMap(\.rows)
            try demand(rows.count == 3 && rows.allSatisfy { $0.made.log == TestClock.start.year }, "\(rows)")
            for carrying in missing {
                let forged = try await log.commit(carrying.forged.act).verdict.word
                try demand(forged == "rowNotAsItWas", "a forged row: \(forged)")
                let others = Carrying(
                    person: try await log.person(), entryClass: carrying.entryClass, rows: carrying.rows)
                let other = try await log.commit(others.act).verdict.word
                try demand(other == "otherPerson", "another's row: \(other)")
                try await log.append(carrying.act)
                let twice = try await log.commit(carrying.act).verdict.word
                try demand(twice == "rowNotAsItWas", "carried twice: \(twice)")
            }
            try await log.append(use)
            try demand(try await log.storage.facts(of: person).map(\.row.id) == [kept.fact], "the fact is gone")
            let verification = try await Verifier(journal: log.journal).verify()
            try demand(verification.holds, "\(verification.findings)")
        },
        LedgerContract("the journal carries what an act needs, and each year replays on its own") { log in
            let (person, consent) = try await log.consenting()
            let (other, second) = try await log.consenting()
            let kept = try await log.keep(person, consent: consent, for: log.interest(of: consent))
            let open = try await log.append(log.acts.consultation(person)).id
            let (told, _) = try await log.keep(other, for: log.openCase())
            let successor = try await log.person()
            let change = try await log.append(log.acts.change(other, to: successor, by: told)).id
            let old = log.storage.year
            log.clock.moveToNewYear()
            // Withdrawn before anyone used it; decided, closed and refused across the year.
            try await log.record(log.acts.withdrawal(person, of: consent.id))
            try demand(try await log.storage.facts(of: person).isEmpty, "the fact outlived its consent")
            try await log.record(log.acts.closing(person, of: open))
            try await log.record(log.acts.decision(change, other, to: successor))
            let running = Basis.ConsentCitation(id: second.id, revision: second.revision + 2)
            try await log.record(log.acts.consultation(successor, consent: running))
            guard case .refused = try await log.journal.record(log.acts.consultation(person, consent: consent)) else {
                throw ContractBreach("a consent that was withdrawn serves")
            }
            _ = kept
            for year in [old, old + 1] {
                let verification = try await Verifier(journal: log.journal).verify(log: year)
                try demand(verification.holds, "\(year): \(verification.findings)")
            }
            let all = try await Verifier(journal: log.journal).verify(against: [
                try await log.storage.checkpoint(ofLog: old), try await log.storage.checkpoint(),
            ])
            try demand(all.holds, "\(all.findings)")
        },
        LedgerContract("the end of a case reaches the question that was under way for it in the year before") { log in
            let person = try await log.person()
            let openCase = log.openCase(days: 300)
            let asked = try await log.append(log.acts.consultation(person, for: openCase)).id
            let old = log.storage.year
            log.clock.moveToNewYear()
            try await log.record(log.acts.caseEnd(person, openCase))
            let fact = Identifier.random(log.entropy)
            let keeping = log.acts.closing(person, of: asked, keeping: [fact], for: openCase)
            guard
                case .refused(let refusal) = try await log.journal.record(
                    keeping, facts: [fact: log.entropy.bytes(64)]), refusal.rule == .keepingNotAllowed
            else { throw ContractBreach("it was kept") }
            try await log.record(log.acts.closing(person, of: asked))
            for year in [old, old + 1] {
                let verification = try await Verifier(journal: log.journal).verify(log: year)
                try demand(verification.holds, "\(year): \(verification.findings)")
            }
        },
        LedgerContract("proofs of an earlier year hold against its last checkpoint") { log in
            let person = try await log.person()
            let act = log.acts.consultation(person)
            let proposals = try await (0..<300).asyncMap { _ in try await log.proposal(act) }
            _ = await log.storage.commit(proposals)
            let old = log.storage.year
            let origin = log.storage.origin
            log.clock.moveToNewYear()
            try await log.record(act)
            let note = try SignedNote(parsing: Array(try await log.storage.checkpoint(ofLog: old).utf8))
            let key = try log.keys.controllerKeys.verifier(of: origin)
            guard case .signed(let last, _) = Checkpoint.open(note, log: key) else {
                throw ContractBreach("the last checkpoint is not signed by the log of that year")
            }
            for entry in try await log.storage.entries(from: Position(log: old, seq: 0), limit: 1000) {
                let proof = try await log.storage.inclusionProof(of: entry.position, size: last.size)
                let verdict = proof.verify(leaf: TreeHash.leaf(entry.leaf), root: last.root)
                try demand(verdict == .holds, "entry \(entry.position.seq): \(verdict)")
            }
        },
        LedgerContract("a clock that steps back opens no earlier year, and a year without a commit has no log") { log in
            let (person, consent) = try await log.consenting()
            let old = log.storage.year
            log.clock.advance(milliseconds: 86_400_000 * 500)
            try await log.record(log.acts.consultation(person))
            try demand(log.storage.year == old + 2, "the log of \(log.storage.year)")
            log.clock.advance(milliseconds: -86_400_000 * 500)
            let word = try await log.commit(log.acts.consultation(person)).verdict.word
            try demand(word == "clockSkew" && log.storage.year == old + 2, word)
            log.clock.advance(milliseconds: 86_400_000 * 500)
            // Its consent has ended meanwhile; it can be stopped all the same.
            try await log.record(log.acts.withdrawal(person, of: consent.id))
            let verification = try await Verifier(journal: log.journal).verify()
            try demand(verification.holds, "\(verification.findings)")
            try demand(verification.logs.map(\.year) == [old, old + 2], "\(verification.logs)")
        },
    ]
}

extension SampleLog {
    var journal: Journal { Journal(storage: storage, keys: keys, clock: clock.wall, entropy: entropy) }

    /// Records an act that must stand, as services do.
    @discardableResult
    package func record(_ act: Act) async throws -> Journal.Line {
        guard case .appended(let line) = try await journal.record(act) else {
            throw ContractBreach("an act was refused")
        }
        return line
    }
}

extension Carrying {
    /// The same with a row that was never so.
    fileprivate var forged: Carrying {
        let rows = rows.map { CarriedRow(row: $0.row, made: Position(log: $0.made.log, seq: $0.made.seq + 1)) }
        return Carrying(person: person, entryClass: entryClass, rows: rows)
    }
}
