package import Catalogue
package import Core
import Ledger

extension LedgerContract {
    static let told = [
        LedgerContract("what was told goes with its withdrawal, and nothing hands it over behind that") { log in
            let person = try await log.person()
            let telling = try await log.tell(person, .email)
            try await log.append(log.acts.passedOn(person, [telling], .email))
            let proposals = [
                try await log.proposal(log.acts.passedOn(person, [telling], .email)),
                try await log.proposal(log.acts.takenBack(person, telling, .email)),
                try await log.proposal(log.acts.passedOn(person, [telling], .email)),
                try await log.proposal(log.acts.takenBack(person, telling, .email)),
            ]
            let words = await log.storage.commit(proposals).map(\.word)
            let expected = ["appended", "appended", "noSourceBehindValue", "tellingNotStanding"]
            try demand(words == expected, "\(words)")
            try demand(try await log.storage.tellings(of: person).isEmpty, "the value is still there")
            let rows = try await log.storage.allRows()
            try demand(rows.tellings.isEmpty, "the row is still there")
            try demand(try await replay(log) == rows, "a replay ends otherwise")
        },
        LedgerContract("of an account number that was taken back the row stays and no byte of the value") { log in
            let person = try await log.person()
            let telling = try await log.tell(person)
            try await log.append(log.acts.takenBack(person, telling))
            let left = try await log.storage.tellings(of: person)
            try demand(left.map(\.row.isTakenBack) == [true] && left[0].sealed.isEmpty, "\(left)")
            var words: [String] = []
            let next = Identifier.random(log.entropy)
            for act in [
                log.acts.passedOn(person, [telling]), log.acts.takenBack(person, telling),
                log.acts.correction(person, of: telling),
                log.acts.told(person, next, isSure: false, warning: .letter), log.acts.told(person, next),
                log.acts.told(person, next, warning: .contact(telling)),
                log.acts.told(person, next, warning: .letter),
            ] {
                words.append(try await log.commit(act, facts: [next: log.entropy.bytes(40)]).verdict.word)
            }
            let (not, missing) = ("tellingNotStanding", "warningMissing")
            try demand(
                words == ["noSourceBehindValue", not, not, "assuranceTooLow", missing, missing, "appended"], "\(words)")
            try demand(try await log.storage.tellings(of: person).map(\.row.id) == [next], "both stand there")
            try demand(try await replay(log) == log.storage.allRows(), "a replay ends otherwise")
        },
        LedgerContract("what was taken back is erased with what was told, and stays without its value in another year")
        {
            log in
            let (person, other) = (try await log.person(), try await log.person())
            for person in [person, other] {
                try await log.append(log.acts.takenBack(person, try await log.tell(person)))
            }
            _ = try await log.erase(person, .told)
            try demand(try await log.storage.tellings(of: person).isEmpty, "it is still there")
            log.clock.moveToNewYear()
            _ = await log.storage.commit([])
            let next = Identifier.random(log.entropy)
            let early = log.acts.told(other, next, from: log.clock.now, isSure: false)
            let bytes = [next: log.entropy.bytes(40)]
            let word = try await log.commit(early, facts: bytes).verdict.word
            try demand(word == "uncarried", word)
            guard case .refused(let refusal) = try await log.journal.record(early, facts: bytes) else {
                throw ContractBreach("it was told anew")
            }
            try demand(refusal.rule == .assuranceTooLow, "\(refusal)")
            let left = try await log.storage.tellings(of: other)
            try demand(left.map(\.row.isTakenBack) == [true] && left[0].sealed.isEmpty, "\(left)")
            let verification = try await Verifier(journal: log.journal).verify()
            try demand(verification.holds, "\(verification.findings)")
        },
        LedgerContract("a disclosure hands over what stands, and never what a correction replaced") { log in
            let person = try await log.person()
            let telling = try await log.tell(person)
            try await log.append(
                log.acts.correction(person, of: telling), facts: [telling: log.entropy.bytes(40)])
            var words: [String] = []
            for revision in [1, 3, 2, nil] as [Int64?] {
                words.append(
                    try await log.commit(log.acts.passedOn(person, [telling], revision: revision)).verdict.word)
            }
            let no = "noSourceBehindValue"
            // A record of before revisions were named is taken as it was.
            try demand(words == [no, no, "appended", "appended"], "\(words)")
        },
        LedgerContract("a value that no telling stands behind is not handed over, nor another's") { log in
            let (person, other) = (try await log.person(), try await log.person())
            let (telling, email) = (try await log.tell(person), try await log.tell(person, .email))
            var words: [String] = []
            for act in [
                log.acts.passedOn(person, []), log.acts.passedOn(other, [telling]),
                log.acts.passedOn(person, [email]),
                log.acts.passedOn(
                    person, [telling], besides: [DisclosureRecord.Output(name: "livesHere", state: "value")]),
                log.acts.passedOn(person, [telling]),
            ] {
                words.append(try await log.commit(act).verdict.word)
            }
            let no = "noSourceBehindValue"
            try demand(words == [no, no, no, no, "appended"], "\(words)")
        },
        LedgerContract("it is told once, and corrected once by each who saw it; the bytes follow the correction") {
            log in
            let person = try await log.person()
            let telling = try await log.tell(person)
            let (first, second) = (log.entropy.bytes(40), log.entropy.bytes(40))
            let proposals = [
                try await log.proposal(
                    log.acts.told(person, .random(log.entropy)), facts: [.random(log.entropy): first]),
                try await log.proposal(log.acts.correction(person, of: telling), facts: [telling: first]),
                try await log.proposal(log.acts.correction(person, of: telling), facts: [telling: second]),
            ]
            let words = await log.storage.commit(proposals).map(\.word)
            try demand(words == ["toldAlready", "appended", "tellingNotStanding"], "\(words)")
            let kept = try await log.storage.tellings(of: person)
            try demand(kept.map(\.row.revision) == [2] && kept[0].sealed == first, "\(kept)")
            let bare = try await log.commit(log.acts.correction(person, of: telling, revision: 3)).verdict.word
            try demand(bare == "unreadable", "kept without a value: \(bare)")
        },
        LedgerContract("an account number is corrected as surely as it was told, and with word to who told it") {
            log in
            let (person, other) = (try await log.person(), try await log.person())
            let (telling, fresh) = (try await log.tell(person), try await log.tell(person, .email))
            let foreign = try await log.tell(other, .email)
            log.clock.advance(milliseconds: 31 * 86_400_000)
            let tries: [(ContactNotice?, Bool)] = [
                (nil, true), (.contact(foreign), true), (.contact(telling), true), (.letter, false),
                (.contact(fresh), true),
            ]
            var words: [String] = []
            for (warning, isSure) in tries {
                let act = log.acts.correction(
                    person, of: telling, from: log.clock.now, isSure: isSure, warning: warning)
                words.append(try await log.commit(act, facts: [telling: log.entropy.bytes(40)]).verdict.word)
            }
            let missing = "warningMissing"
            try demand(words == [missing, missing, missing, "assuranceTooLow", "appended"], "\(words)")
        },
        LedgerContract("a contact that was just changed carries no word of another change") { log in
            let person = try await log.person()
            let (telling, email) = (try await log.tell(person), try await log.tell(person, .email))
            log.clock.advance(milliseconds: 31 * 86_400_000)
            try await log.append(
                log.acts.correction(person, of: email, .email, from: log.clock.now, warning: nil),
                facts: [email: log.entropy.bytes(40)])
            let word = try await log.commit(
                log.acts.correction(person, of: telling, from: log.clock.now, warning: .contact(email)),
                facts: [telling: log.entropy.bytes(40)]
            ).verdict.word
            try demand(word == "warningMissing", word)
        },
        LedgerContract("what was told ends with its term, is of no use behind it, and goes once") { log in
            let person = try await log.person()
            let telling = try await log.tell(person, days: 20)
            let early = try await log.commit(log.acts.over(person, telling)).verdict.word
            log.clock.advance(milliseconds: 21 * 86_400_000)
            let use = try await log.commit(log.acts.passedOn(person, [telling])).verdict.word
            try demand([early, use] == ["nothingToErase", "noSourceBehindValue"], "\(early), \(use)")
            try await log.append(log.acts.over(person, telling))
            let again = try await log.commit(log.acts.over(person, telling)).verdict.word
            try demand(again == "nothingToErase", again)
            try demand(try await log.storage.tellings(of: person).isEmpty, "the value is still there")
        },
        LedgerContract("nothing is kept longer than the purpose lets it be, nor what it does not name") { log in
            let person = try await log.person()
            var words: [String] = []
            for (kind, days) in [(Tellable.iban, Int64(401)), (.phone, 20), (.iban, -1), (.iban, 400)] {
                let telling = Identifier.random(log.entropy)
                let act = log.acts.told(person, telling, kind, days: days)
                words.append(try await log.commit(act, facts: [telling: log.entropy.bytes(40)]).verdict.word)
            }
            try demand(
                words == ["keepingNotAllowed", "unknownAttribute", "keepingNotAllowed", "appended"], "\(words)")
        },
        LedgerContract("the rows of what was told are listed by id, a run at a time, everyone once") { log in
            for _ in 0..<5 { try await log.tell(log.person()) }
            var (last, runs, seen): (Identifier?, Int, [String]) = (nil, 0, [])
            while case let rows = try await log.storage.tellings(after: last, limit: 2), let end = rows.last {
                seen += rows.map(\.id.text)
                (last, runs) = (end.id, runs + 1)
            }
            try demand(seen.count == 5 && seen == Set(seen).sorted() && runs == 3, "\(seen.count) in \(runs) runs")
        },
        LedgerContract("the class of what was told is erased by itself: value and row go, the entries stay") { log in
            let person = try await log.person()
            _ = try await log.keys.key(of: person, .told, create: true)
            let telling = try await log.tell(person)
            try await log.append(log.acts.passedOn(person, [telling]))
            let outcome = try await log.erase(person, .told)
            try demand(outcome.parts.isEmpty && outcome.dropped.contains(RowName(.telling, telling)), "\(outcome)")
            try demand(try await log.storage.tellings(of: person).isEmpty, "the value is still there")
            try demand(try await log.storage.allRows().tellings.isEmpty, "the row is still there")
            let verification = try await Verifier(journal: log.journal).verify()
            try demand(verification.holds && verification.erased == 0, "\(verification.findings)")
        },
        LedgerContract("what was told goes on in the next year's log with its value") { log in
            let person = try await log.person()
            let telling = try await log.tell(person)
            let before = try await log.storage.tellings(of: person)
            log.clock.moveToNewYear()
            _ = await log.storage.commit([])
            let word = try await log.commit(log.acts.passedOn(person, [telling])).verdict.word
            try demand(word == "uncarried", word)
            guard case .appended = try await log.journal.record(log.acts.passedOn(person, [telling])) else {
                throw ContractBreach("it was not handed over")
            }
            try demand(try await log.storage.tellings(of: person) == before, "it changed on the way")
            let verification = try await Verifier(journal: log.journal).verify()
            try demand(verification.holds, "\(verification.findings)")
        },
    ]
}

extension SampleLog {
    /// Something told that must be kept; its id.
    @discardableResult
    package func tell(
        _ person: SubjectRef, _ kind: Tellable = .iban, days: Int64 = 300, isShared: Bool = false
    ) async throws -> Identifier {
        let telling = Identifier.random(entropy)
        let key = try await keys.key(of: person, .told, create: true)
        guard let key else { throw ContractBreach("no key for what was told") }
        let sealer = TellingSealer(base: storage.base, entropy: entropy)
        let sealed = try sealer.seal("BE68539007547034", telling: telling, revision: 1, with: key)
        try await append(acts.told(person, telling, kind, days: days, isShared: isShared), facts: [telling: sealed])
        return telling
    }
}
