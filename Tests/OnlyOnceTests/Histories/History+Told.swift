import Catalogue
import Core
import Disclosure
import Doubles
import Ledger

/// What people tell once, correct and take back.
extension History {
    func tell() async throws {
        guard !told.all.isEmpty, !dice.maybe(2) else { return try await tellAnew() }
        let telling = dice.one(of: told.all)
        if dice.maybe(2) { try await correct(telling) } else { try await takeBack(telling) }
    }

    private func tellAnew() async throws {
        let (purpose, person) = (dice.one(of: purposes), dice.roll(2))
        let (kind, isShared) = (dice.one(of: RandomPurpose.kinds), dice.maybe(2))
        let (value, act) = (try words(kind), act(of: person, purpose.id))
        let now = clock.now
        let reply = try await desk().tell(value, for: purpose.id, isShared: isShared, act)
        let mayBe = purpose.tells.contains(kind) && !told.stands(kind, of: person, at: now)
        guard case .done(let receipt) = reply else {
            if mayBe { breach("\(kind) of \(person) told for \(purpose.id): \(reply)") }
            return
        }
        if !mayBe { breach("\(kind) of \(person) was told for \(purpose.id)") }
        told.tell(
            ToldModel.Telling(
                id: receipt.telling, person: person, kind: kind, purpose: purpose.id, isShared: isShared,
                value: value.value, at: now, until: until(act)))
        saw("told")
    }

    private func correct(_ telling: ToldModel.Telling) async throws {
        let (text, act) = (text(telling.kind), act(of: telling.person, telling.purpose))
        let now = clock.now
        let reply = try await desk().correct(telling.id, to: .string(text), act)
        guard case .done = reply else {
            if telling.stands(at: now) { breach("\(telling) corrected: \(reply)") }
            return
        }
        if !telling.stands(at: now) { breach("\(telling) was corrected") }
        let value = try ToldThing(telling.kind, .string(text)).orFail().value
        told.correct(telling.id, to: value, at: now, until: until(act))
        saw("corrected by word")
    }

    private func takeBack(_ telling: ToldModel.Telling) async throws {
        let reply = try await desk().withdraw(telling.id, act(of: telling.person, telling.purpose))
        guard case .done = reply else {
            if !telling.isGone { breach("\(telling) taken back: \(reply)") }
            return
        }
        if telling.isGone { breach("\(telling) was taken back") }
        told.takeBack(telling.id)
        saw("taken back")
    }

    /// What is handed over of it: to the purpose for which it was told, and to others where the citizen said so.
    func compare(
        _ outputs: ArraySlice<OutputAnswer>, toldBy person: Int, to purpose: RandomPurpose, _ what: String
    ) {
        for (output, kind) in zip(outputs, purpose.tells) {
            let telling = told.told(kind, by: person, to: purpose, at: clock.now)
            var found: Value?
            if case .value(let value) = output.state { found = value }
            if found != telling?.value || output.sources.first?.retrievedAt != telling?.at
                || output.sources.contains(where: { $0.channel == nil })
            {
                breach("\(what): \(output.name) is \(output.state), expected \(telling as Any)")
            }
            let isKept = told.stands(kind, of: person, at: clock.now)
            switch telling {
            case .some(let telling): saw(telling.purpose == purpose.id ? "handed to its own" : "handed to another")
            case nil: saw(isKept ? "kept from another" : "not told")
            }
        }
    }

    private func desk() throws -> ToldDesk {
        let card = ControllerCard(
            name: "Gemeente Zonnegem", enterpriseNumber: try EnterpriseNumber("0999990024").orFail(), address: "",
            phone: "", email: "", page: "", privacy: "")
        let receipts = Receipts(
            journal: journal, archive: PurposeArchive(storage: ledger), proofs: Proofs(journal: journal),
            controller: card, dictionary: try Self.dictionary.get())
        return ToldDesk(
            consents: Consents(
                journal: journal, purposes: active, subjects: subjects, facts: facts, receipts: receipts))
    }

    /// For as long as may be, or up to a day before that.
    private func act(of person: Int, _ purpose: String) -> ToldAct {
        ToldAct(
            number: numbers[person], taking: Self.atCounter,
            noticeHash: active.active(purpose)?.template.notice.hash ?? "", readAloud: true, otherWayTold: true,
            until: dice.maybe(2) ? nil : clock.wall.today.adding(days: dice.roll(20)))
    }

    private func until(_ act: ToldAct) -> Instant {
        let longest = clock.now.adding(days: Int64(RandomPurpose.tellingDays))
        return min(longest, act.until.map { BelgianCalendar.endOfDay($0) } ?? longest)
    }

    /// Another each time.
    private func text(_ kind: Tellable) -> String {
        let number = 100_000 + told.all.count * 100 + dice.roll(100)
        return kind == .email ? "p\(number)@zonnegem.example" : "0478\(number)"
    }

    private func words(_ kind: Tellable) throws -> ToldThing { try ToldThing(kind, .string(text(kind))).orFail() }
}
