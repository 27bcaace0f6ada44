import Catalogue
import Core
import Disclosure
import Ledger

extension LedgerContract {
    /// Who hears that an answer may have changed, and who does not.
    static let audience: [LedgerContract] = [
        LedgerContract("who was answered under a new number hears of a consent that was given under the old one") {
            log in
            let (person, consent) = try await log.consenting()
            let successor = try await log.person()
            let (source, _) = try await log.keep(person, for: log.openCase())
            let change = try await log.append(log.acts.change(person, to: successor, by: source)).id
            try await log.append(log.acts.decision(change, person, to: successor))
            let running = Basis.ConsentCitation(id: consent.id, revision: consent.revision + 2)
            try await log.tell(successor, on: running)
            try demand(try await log.heard(of: successor, "discount") == 0, "before anything happened")
            try await log.append(log.acts.withdrawal(person, of: consent.id))
            try demand(try await log.heard(of: successor, "discount") == 1, "it was not told")
        },
        LedgerContract("what an officer sets under an old number is told to who was answered under the new one") {
            log in
            let (person, successor) = (try await log.person(), try await log.person())
            let (source, _) = try await log.keep(person, for: log.openCase())
            let change = try await log.append(log.acts.change(person, to: successor, by: source)).id
            try await log.append(log.acts.decision(change, person, to: successor))
            let fact = try await log.keep(successor, for: log.openCase()).fact
            try await log.append(log.acts.disclosure(successor, using: [fact]))
            try await log.append(log.acts.restriction(person))
            try demand(try await log.heard(of: successor, "task") == 1, "it was not told")
        },
        LedgerContract("an event stays to be read until nothing of the person is left, and its place stays after that")
        {
            log in
            let storage = try events(log)
            let (person, consent) = try await log.consenting()
            try await log.tell(person, on: consent)
            let fact = try await log.keepSealed(person)
            try await log.append(log.acts.disclosure(person, using: [fact]))
            try await log.append(log.acts.withdrawal(person, of: consent.id))
            for keyClass in [KeyClass.facts, .consent] { try await log.erase(person, keyClass) }
            let told = try await storage.events(of: "leisure", after: nil, limit: 9) ?? []
            let count = try await log.heard(of: person, "discount")
            try demand(count == 1, "\(count) events of the withdrawal")
            // What was kept is gone, so that nobody would notice a change at its source.
            try demand(try await log.heard(of: person, "task") == 1 && told.count == 2, "\(told.count) events")
            let year = TestClock.start.year
            log.clock.advance(milliseconds: 11 * 366 * 86_400_000)
            _ = await log.storage.commit([])
            try demand(try await storage.events(of: "leisure", after: nil, limit: 9)?.count == 2, "gone too early")
            try await log.erase(person, .access(year: year))
            try demand(try await storage.events(of: "leisure", after: nil, limit: 9) == [], "it names who is erased")
            try demand(try await storage.event(told[0].id) == nil, "it is still found")
            try demand(try await storage.events(of: "leisure", after: told[0].id, limit: 9) == [], "the place is lost")
        },
        LedgerContract("what was told and is erased tells whoever it was handed to, once") { log in
            for keyClass in [KeyClass.told, .consent] {
                let person = try await log.person()
                try await log.append(log.acts.passedOn(person, [try await log.tell(person)]))
                try await log.erase(person, keyClass)
                let count = try await log.heard(of: person, "task")
                try demand(count == 1, "\(count) events for \(keyClass)")
            }
        },
        LedgerContract("what was told for one purpose alone is no other's to hear of") { log in
            try await log.append(log.acts.activation("shop"), purposeBytes: log.acts.purposeBytes("shop"))
            try await log.append(log.acts.application(purposes: ["discount", "task", "shop"]))
            let person = try await log.person()
            func heard() async throws -> [Int] {
                try await [log.heard(of: person, "task"), log.heard(of: person, "shop")]
            }
            let telling = try await log.tell(person, .email, isShared: true)
            for id in ["task", "shop"] { try await log.append(log.acts.passedOn(person, [telling], .email, for: id)) }
            let steps: [(Int64, Bool?, [Int])] = [(2, false, [1, 1]), (3, nil, [2, 1])]
            for (revision, isShared, counts) in steps {
                let correction = log.acts.correction(
                    person, of: telling, .email, revision: revision, isShared: isShared)
                try await log.append(correction, facts: [telling: log.entropy.bytes(40)])
                let both = try await heard()
                try demand(both == counts, "\(both) after revision \(revision)")
            }
            try await log.append(log.acts.takenBack(person, telling, .email))
            try await log.tell(person, .email)
            let own = try await heard()
            try demand(own == [4, 1], "\(own)")
        },
        LedgerContract("who was answered once and has no interest left hears nothing of a doubt or a restriction") {
            log in
            let person = try await log.person()
            let consultation = try await log.answered(person)
            try await log.append(log.acts.disclosure(person, after: [consultation]))
            try await log.append(log.acts.doubt(person))
            try await log.append(log.acts.restriction(person, purpose: "task"))
            let before = try await log.heard(of: person, "task")
            try demand(before == 0, "\(before) events")
            let other = try await log.person()
            let openCase = log.openCase()
            let fact = try await log.keep(other, for: openCase).fact
            try await log.append(log.acts.disclosure(other, using: [fact]))
            try await log.append(log.acts.doubt(other))
            try demand(try await log.heard(of: other, "task") == 1, "a case that runs heard nothing")
            try await log.append(log.acts.caseEnd(other, openCase))
            try await log.append(log.acts.restriction(other, purpose: "task"))
            try demand(try await log.heard(of: other, "task") == 1, "a case that ended heard of it")
        },
        LedgerContract("a purpose that began to hold what goes after the list was made is told too") { log in
            for isDoubt in [false, true] {
                let (person, consent) = try await log.consenting()
                let fact = try await log.keep(person, for: log.openCase()).fact
                try await log.append(log.acts.disclosure(person, using: [fact]))
                try await log.append(
                    log.acts.disclosure(
                        person, consent: consent, using: [fact], holding: [fact], for: log.interest(of: consent)))
                let doubt = try await log.append(log.acts.doubt(person)).id
                let before = try await [log.heard(of: person, "task"), log.heard(of: person, "discount")]
                let ending = DoubtEnding(
                    person: person, doubt: doubt, outcome: .corrected, facts: [fact], purposes: ["task"],
                    requester: SampleController.requester)
                let notice = ChangeNotice(
                    person: person, source: "RR", kind: "020", reference: "ref-9", facts: [fact], purposes: ["task"])
                try await log.append(isDoubt ? .doubtEnded(ending) : .changeNoticed(notice))
                let after = try await [log.heard(of: person, "task"), log.heard(of: person, "discount")]
                let heard = zip(before, after).map { $1 - $0 }
                try demand(heard == [1, 1], "\(heard) by a doubt: \(isDoubt)")
            }
        },
        LedgerContract("a purpose that comes back is told of, as its end was") { log in
            let (person, consent) = try await log.consenting()
            try await log.tell(person, on: consent)
            try await log.append(
                .purposeRetired(
                    PurposeRetirement(purpose: log.acts.purpose("discount"), by: SampleController.officer)))
            try demand(try await log.heard(of: person, "discount") == 1, "its end")
            try await log.append(log.acts.activation("discount"), purposeBytes: log.acts.purposeBytes("discount"))
            try demand(try await log.heard(of: person, "discount") == 2, "its return")
        },
        LedgerContract("a yes that holds from a later day is told of then, and not when it was taken back before") {
            log in
            let storage = try events(log)
            func release() async throws -> Int {
                try await storage.releaseEvents(at: log.clock.now, limit: 9, entropy: log.entropy)
            }
            let (person, consent) = try await log.consenting()
            try await log.tell(person, on: consent)
            try await log.append(log.acts.withdrawal(person, of: consent.id))
            for isTakenBack in [false, true] {
                let before = try await log.heard(of: person, "discount")
                let from = log.clock.now.adding(days: 3)
                let yes = try await log.append(log.acts.grant(person, from: from)).id
                log.clock.advance(milliseconds: 86_400_000)
                try demand(try await release() == 0, "a day too early")
                if isTakenBack { try await log.append(log.acts.withdrawal(person, of: yes)) }
                try demand(try await log.heard(of: person, "discount") == before, "nothing is other yet")
                log.clock.advance(milliseconds: 2 * 86_400_000)
                let released = try await release()
                try demand(released == 1, "\(released) were due")
                try demand(try await release() == 0, "twice")
                let after = try await log.heard(of: person, "discount") - before
                try demand(after == (isTakenBack ? 0 : 1), "\(after) events, taken back: \(isTakenBack)")
                if !isTakenBack { try await log.append(log.acts.withdrawal(person, of: yes)) }
            }
        },
        LedgerContract("what was told rests while a number is in doubt: told of then, and when it is the same person") {
            log in
            let (person, successor) = (try await log.person(), try await log.person())
            try await log.append(log.acts.passedOn(person, [try await log.tell(person)]))
            let source = try await log.answered(person)
            let change = try await log.append(log.acts.change(person, to: successor, by: source)).id
            try demand(try await log.heard(of: person, "task") == 1, "the change")
            try await log.append(log.acts.decision(change, person, to: successor))
            try demand(try await log.heard(of: person, "task") == 2, "the decision")
        },
    ]
}

extension SampleLog {
    /// The events that `leisure` can read about a person and a purpose.
    fileprivate func heard(of person: SubjectRef, _ purpose: String) async throws -> Int {
        let reference = keys.controllerKeys.reference(application: "leisure", purpose: purpose, subject: person)
        let events = try await LedgerContract.events(self).events(of: "leisure", after: nil, limit: 99) ?? []
        return events.count { $0.reference == reference }
    }

    /// A fact that is kept for a case under the person's own key.
    fileprivate func keepSealed(_ person: SubjectRef) async throws -> Identifier {
        let fact = Identifier.random(entropy)
        guard let key = try await keys.key(of: person, .facts, create: true) else {
            throw ContractBreach("no key for facts")
        }
        let sealed = try FactSealer(origin: storage.origin, entropy: entropy).seal("value", fact: fact, with: key)
        let consultation = try await append(acts.consultation(person)).id
        try await append(
            acts.closing(person, of: consultation, keeping: [fact], for: openCase()), facts: [fact: sealed])
        return fact
    }
}
