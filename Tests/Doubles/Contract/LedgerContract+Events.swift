import Core
import Disclosure
import Ledger

extension LedgerContract {
    /// What a storage that keeps events for applications beside its log must do.
    static let events: [LedgerContract] = [
        LedgerContract("who was given an answer is told, under a reference of its own, and nobody else is") { log in
            let storage = try events(log)
            for id in ["other", "silent"] { try await log.append(log.acts.application(id)) }
            let (person, consent) = try await log.consenting()
            try await log.tell(person, on: consent, [SampleController.leisure, "other"])
            let (stranger, second) = try await log.consenting()
            try await log.tell(stranger, on: second)
            try await log.append(log.acts.withdrawal(person, of: consent.id))
            let references = try await ["leisure", "other", "silent"].asyncMap { id in
                try await storage.events(of: id, after: nil, limit: 9)?.map(\.reference) ?? []
            }
            let known = ["leisure", "other"].map { id in
                [log.keys.controllerKeys.reference(application: id, purpose: "discount", subject: person)]
            }
            try demand(references == known + [[]] && known[0] != known[1], "\(references.map(\.count))")
        },
        LedgerContract("who may not ask for the purpose any more is not told") { log in
            let storage = try events(log)
            let (person, consent) = try await log.consenting()
            try await log.tell(person, on: consent)
            try await log.append(log.acts.application(purposes: ["task"]))
            try await log.append(log.acts.withdrawal(person, of: consent.id))
            try demand(try await storage.events(of: "leisure", after: nil, limit: 9) == [], "it was told")
        },
        LedgerContract("an entry that does not stand makes no event, and a renewal changes nothing") { log in
            let storage = try events(log)
            let (person, consent) = try await log.consenting()
            try await log.tell(person, on: consent)
            let other = try await log.person()
            let word = try await log.commit(log.acts.withdrawal(other, of: consent.id)).verdict.word
            try demand(word != "appended", word)
            log.clock.advance(milliseconds: 1000)
            try await log.append(log.acts.renewal(person, of: consent.id, from: log.clock.now))
            try demand(try await storage.events(of: "leisure", after: nil, limit: 9) == [], "it was told")
        },
        LedgerContract("each cause tells once what it may have changed, the end of a case nothing") { log in
            for cause in Cause.allCases {
                let storage = try events(log)
                let person = try await log.person()
                let openCase = log.openCase()
                let (consultation, fact) = try await log.keep(person, for: openCase)
                try await log.append(log.acts.disclosure(person, using: [fact]))
                let before = try await storage.events(of: "leisure", after: nil, limit: 99)?.count ?? 0
                let count = try await cause.happen(log, person, fact, openCase, consultation)
                let after = try await storage.events(of: "leisure", after: nil, limit: 99) ?? []
                let reference = log.keys.controllerKeys.reference(
                    application: "leisure", purpose: "task", subject: person)
                let told = after.dropFirst(before).count { $0.reference == reference }
                try demand(told == count, "\(cause): \(told) events for \(count)")
            }
        },
        LedgerContract("what came otherwise than it was kept tells whoever follows the person, save who asked for it") {
            log in
            let storage = try events(log)
            try await log.append(log.acts.application("other"))
            let (person, consent) = try await log.consenting()
            try await log.tell(person, on: consent, [SampleController.leisure, "other"])
            let openCase = log.openCase()
            let fact = try await log.keep(person, for: openCase).fact
            for id in [SampleController.leisure, "other"] {
                try await log.append(log.acts.disclosure(person, using: [fact], by: Requester(application: id)))
            }
            try await log.change(person, for: openCase, of: ["discount", "task"], asker: SampleController.leisure)
            func references(_ application: String) async throws -> Set<Identifier> {
                Set(try await storage.events(of: application, after: nil, limit: 9)?.map(\.reference) ?? [])
            }
            func reference(_ application: String, _ purpose: String) throws -> Identifier {
                guard
                    let reference = log.keys.controllerKeys.reference(
                        application: application, purpose: purpose, subject: person)
                else { throw ContractBreach("no reference") }
                return reference
            }
            let leisure = try [reference(SampleController.leisure, "discount")]
            let other = try [reference("other", "discount"), reference("other", "task")]
            let told = (try await references(SampleController.leisure), try await references("other"))
            try demand(told == (Set(leisure), Set(other)), "\(told.0.count) and \(told.1.count)")
        },
        LedgerContract("what came otherwise tells no purpose whose consent was withdrawn or whose interest is over") {
            log in
            let storage = try events(log)
            let (person, consent) = try await log.consenting()
            try await log.tell(person, on: consent)
            let fact = try await log.keep(person, for: log.openCase(days: 3)).fact
            try await log.append(log.acts.disclosure(person, using: [fact]))
            try await log.append(log.acts.withdrawal(person, of: consent.id))
            let before = try await storage.events(of: "leisure", after: nil, limit: 9)?.count
            log.clock.advance(milliseconds: 4 * 86_400_000)
            // What is kept anew is kept by another purpose.
            let again = try await log.consent(of: person)
            let renewed = try await storage.events(of: "leisure", after: nil, limit: 9)?.count
            try await log.change(person, on: again, of: ["task"], asker: "other")
            try await log.append(log.acts.withdrawal(person, of: again.id))
            let withdrawn = try await storage.events(of: "leisure", after: nil, limit: 9)?.count
            try await log.change(person, for: log.openCase(), of: ["discount"], asker: "other")
            let after = try await storage.events(of: "leisure", after: nil, limit: 9)?.count
            try demand([before, renewed, withdrawn, after] == [1, 2, 3, 3], "\([before, renewed, withdrawn, after])")
        },
        LedgerContract("what was told and is corrected or taken back tells whoever it was handed to, and nobody else") {
            log in
            let storage = try events(log)
            let (person, other) = (try await log.person(), try await log.person())
            let telling = try await log.tell(person)
            let unread = try await log.tell(other)
            try await log.append(log.acts.passedOn(person, [telling]))
            var counts: [Int] = []
            for act in [
                log.acts.takenBack(other, unread), log.acts.correction(person, of: telling),
                log.acts.takenBack(person, telling),
            ] {
                if case .toldCorrected = act {
                    try await log.append(act, facts: [telling: log.entropy.bytes(40)])
                } else {
                    try await log.append(act)
                }
                counts.append(try await storage.events(of: "leisure", after: nil, limit: 9)?.count ?? -1)
            }
            try demand(counts == [0, 1, 2], "\(counts)")
        },
        LedgerContract("the end of a purpose tells of everyone in whom it had an interest") { log in
            let storage = try events(log)
            for _ in 0..<2 {
                let person = try await log.person()
                let fact = try await log.keep(person, for: log.openCase()).fact
                try await log.append(log.acts.disclosure(person, using: [fact]))
            }
            let (consenting, consent) = try await log.consenting()
            try await log.tell(consenting, on: consent)
            try await log.append(
                .purposeRetired(PurposeRetirement(purpose: log.acts.purpose("task"), by: SampleController.officer)))
            let told = try await storage.events(of: "leisure", after: nil, limit: 9) ?? []
            try demand(told.count == 2, "\(told.count) events")
        },
        LedgerContract("a reader goes on from its place, and learns that one is gone") {
            log in
            let storage = try events(log)
            var people: [SubjectRef] = []
            for _ in 0..<4 {
                let (person, consent) = try await log.consenting()
                try await log.tell(person, on: consent)
                try await log.append(log.acts.withdrawal(person, of: consent.id))
                people.append(person)
            }
            let all = try await storage.events(of: "leisure", after: nil, limit: 9) ?? []
            try demand(all.count == 4, "\(all.count) events")
            let page = try await storage.events(of: "leisure", after: all[0].id, limit: 2)
            try demand(page == Array(all[1...2]), "the page is another")
            try demand(try await storage.events(of: "other", after: all[0].id, limit: 9) == nil, "another's place")
            let later = log.clock.now.adding(days: 40)
            try demand(try await storage.clearEvents(before: later, limit: 2) == 2, "not two went")
            try demand(try await storage.clearEvents(before: later, limit: 9) == 1, "not one more went")
            try demand(try await storage.events(of: "leisure", after: all[3].id, limit: 9) == [], "no place to go on")
            try demand(try await storage.events(of: "leisure", after: all[0].id, limit: 9) == nil, "a gap unseen")
        },
        LedgerContract("who has read all before a month passes is not told that something is gone") { log in
            let storage = try events(log)
            for _ in 0..<2 {
                let (person, consent) = try await log.consenting()
                try await log.tell(person, on: consent)
                try await log.append(log.acts.withdrawal(person, of: consent.id))
                log.clock.advance(milliseconds: 31 * 86_400_000)
            }
            let read = try await storage.events(of: "leisure", after: nil, limit: 1)?.first?.id
            let before = log.clock.now.adding(days: -30)
            let early = try await storage.clearEvents(before: before.adding(days: -31), limit: 9)
            let unread = try await storage.events(of: "leisure", after: read, limit: 9)
            try demand(early == 0 && unread?.count == 1, "\(early) went, \(unread?.count ?? -1) are unread")
            try demand(try await storage.clearEvents(before: before, limit: 9) == 1, "what is too old stays")
            try demand(try await storage.events(of: "leisure", after: read, limit: 9) == nil, "a gap unseen")
        },
        LedgerContract("a line that is given up on takes along what waits as long, and not what was asked again since")
        {
            log in
            let storage = try events(log)
            for id in ["leisure", "other"] {
                try await log.append(log.acts.application(id, webhook: "https://leisure.example/events"))
            }
            for _ in 0..<2 {
                let (person, consent) = try await log.consenting()
                try await log.tell(person, on: consent, ["leisure", "other"])
                try await log.append(log.acts.withdrawal(person, of: consent.id))
            }
            let start = log.clock.now
            guard let again = try await storage.events(of: "leisure", after: nil, limit: 1)?.first?.id else {
                throw ContractBreach("there is no event")
            }
            log.clock.advance(milliseconds: 1000)
            let now = log.clock.now
            try await storage.settle(again, EventDelivery(state: .waiting, attempts: 0, due: now, since: now))
            try demand(
                try await storage.giveUpEvents(of: "leisure", before: start.adding(milliseconds: -1), at: now) == 0,
                "too early")
            try demand(
                try await storage.giveUpEvents(of: "leisure", before: start, at: now) == 1, "another number")
            try demand(try await storage.eventCounts() == [.waiting: 3, .dead: 1], "another's, or one asked again")
            try demand(try await storage.event(again)?.delivery.since == now, "nothing says when it was asked again")
        },
        LedgerContract("an event waits where an address is registered, is due in time, and stays as it was settled") {
            log in
            let storage = try events(log)
            try await log.append(log.acts.application(webhook: "https://leisure.example/events"))
            let (person, consent) = try await log.consenting()
            try await log.tell(person, on: consent)
            try await log.append(log.acts.withdrawal(person, of: consent.id))
            let now = log.clock.now
            let due = try await storage.dueEvents(at: now, besides: ["other"], limit: 9)
            try demand(due.count == 1 && due[0].delivery.state == .waiting, "\(due)")
            try demand(try await storage.dueEvents(at: now, besides: ["leisure"], limit: 9) == [], "it was skipped")
            let later = EventDelivery(state: .waiting, attempts: 3, due: now.adding(milliseconds: 1))
            try await storage.settle(due[0].id, later)
            try demand(try await storage.dueEvents(at: now, besides: [], limit: 9) == [], "it is due too early")
            let again = try await storage.dueEvents(at: later.due, besides: [], limit: 9)
            try demand(again.map(\.delivery) == [later], "\(again.map(\.delivery))")
            try await storage.settle(due[0].id, EventDelivery(state: .dead, attempts: 4, due: now))
            try demand(try await storage.eventCounts() == [.dead: 1], "it is not dead")
            try demand(try await storage.events(of: "leisure", after: nil, limit: 9)?.count == 1, "it is lost")
        },
    ]

    static func events(_ log: SampleLog) throws -> any EventStorage {
        guard let storage = log.storage as? any EventStorage else { throw ContractBreach("it keeps no events") }
        return storage
    }
}

/// What can change the answer to `task` about a person, each with the number of events that it makes.
private enum Cause: CaseIterable {
    case changed, caseEnded, interestOver, restricted, objected, replaced, newVersion

    func happen(
        _ log: SampleLog, _ person: SubjectRef, _ fact: Identifier, _ openCase: Interest, _ consultation: Identifier
    ) async throws -> Int {
        switch self {
        case .changed:
            try await log.append(
                .changeNoticed(
                    ChangeNotice(
                        person: person, source: "RR", kind: "020", reference: "ref-9", facts: [fact],
                        purposes: ["task"])))
            return 1
        case .caseEnded:
            try await log.append(log.acts.caseEnd(person, openCase))
            return 0
        case .interestOver:
            log.clock.advance(milliseconds: 31 * 86_400_000)
            try await log.append(log.acts.ending(person, [openCase]))
            return 1
        case .restricted:
            let order = try await log.append(log.acts.restriction(person)).id
            try await log.append(log.acts.lifting(person, of: order))
            return 2
        case .objected:
            let objection = try await log.append(log.acts.objection(person)).id
            try await log.append(log.acts.upheld(objection, person))
            return 2
        case .replaced:
            try await log.append(log.acts.change(person, to: nil, by: consultation))
            return 1
        case .newVersion:
            try await log.append(
                log.acts.activation("task", version: 2), purposeBytes: log.acts.purposeBytes("task", version: 2))
            return 1
        }
    }
}
