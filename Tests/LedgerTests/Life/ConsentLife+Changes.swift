import Catalogue
import Core
import Doubles
import Ledger

extension ConsentLife {
    private static let telling = Telling(notice: "discount", noticeHash: "00", readAloud: true, otherWayTold: true)

    /// An act about one consent, whether it fits or not.
    mutating func change(_ act: Act, _ id: Identifier, _ row: ConsentRow) {
        let (person, purpose) = (row.person, purpose(row.version))
        switch act {
        case .withdraw:
            // One act, by the weakest of takings, ends whatever stands, in whatever way it was given.
            let isTaken =
                take(
                    .withdraw,
                    .consentWithdrawn(
                        ConsentWithdrawal(person: person, purpose: purpose, consent: id, taking: bareTaking))) != nil
            if isTaken != model.stands(id) { breach("a withdrawal: judge \(isTaken)") }
            model.end(id)
            if isTaken { noteStop(id) }
        case .pause:
            let pause = ConsentPause(person: person, purpose: purpose, consent: id, taking: bareTaking)
            if take(.pause, .consentPaused(pause)) != nil { model.change(id) { $0.rests = true } }
        case .resume: resume(id, person, purpose)
        case .contest:
            guard let parent = dice.pick(parents) else { return }
            let no = taking(
                Representation(representative: parent, mandate: parental, mode: .represents))
            let contest = ConsentContest(person: person, purpose: purpose, consent: id, taking: no)
            if take(.contest, .consentContested(contest)) != nil { model.contest(id, by: parent) }
        case .assent:
            let second: Representation? =
                if person == protected {
                    row.actingFor.map {
                        Representation(
                            representative: $0.representative, mandate: administration, mode: .assists,
                            actor: $0.actor == .person || dice.isOne(in: 6) ? .representative : .person)
                    }
                } else {
                    dice.pick(parents).map {
                        Representation(representative: $0, mandate: parental, mode: .represents)
                    }
                }
            let yes = taking(second)
            let assent = ConsentAssent(
                person: person, purpose: purpose, consent: id, taking: yes, telling: Self.telling)
            if take(.assent, .consentAssented(assent)) != nil {
                let parent = second?.mandate.kind == .parent ? second?.representative : nil
                model.assent(id, by: parent, from: contestEnd(yes))
            }
        case .checkMandate:
            guard let actingFor = row.actingFor else { return }
            let holds = dice.isOne(in: 2)
            let mandate = Mandate(
                kind: actingFor.kind, source: "register", scope: .all, until: now.adding(days: Int64(dice.roll(30))),
                checkedAt: now)
            let check = MandateCheck(
                person: person, purpose: purpose, consent: id, representative: actingFor.representative,
                mandate: mandate, holds: holds, by: "sofie.clerk")
            guard take(.checkMandate, .mandateChecked(check)) != nil else { return }
            model.change(id) {
                $0.mandateEnded = !holds
                if holds { $0.mandateUntil = mandate.until }
            }
        case .expire:
            guard let cause = dice.pick(ConsentExpiry.Cause.allCases) else { return }
            let expiry = ConsentExpiry(person: person, purpose: purpose, consent: id, cause: cause)
            guard take(.expire, .consentExpired(expiry)) != nil else { return }
            if row.version == version, model.permits(id, at: now) { breach("\(cause) ended what ran") }
            model.end(id)
        case .end:
            let isInvalid = dice.isOne(in: 2)
            let ending = ConsentEnding(
                person: person, purpose: purpose, consent: id, kind: isInvalid ? .invalidated : .revoked,
                by: dice.isOne(in: 3) ? "sofie.clerk" : "lotte.officer", ground: "decision 12")
            if take(.end, isInvalid ? .consentInvalidated(ending) : .consentRevoked(ending)) != nil { model.end(id) }
        case .carry:
            let carrying = ConsentSupersession(person: person, purpose: self.purpose(version), consent: id)
            guard let next = take(.carry, .consentSuperseded(carrying)) else { return }
            if version == 3 { breach("a wider version was not asked for") }
            let terms = Self.terms[version - 1]
            model.carry(
                id, to: next, version: version, days: Int64(terms.maximumConsentDays), most: terms.bounds.uses ?? 0)
            note(next)
        case .give, .renew, .ask, .putOff, .refuse, .activate, .disclose: return
        }
    }

    private var parental: Mandate {
        Mandate(kind: .parent, source: "register", scope: .all, until: now.adding(days: 50), checkedAt: now)
    }

    private var administration: Mandate {
        Mandate(kind: .administrator, source: "26B114", scope: .purposes(["discount"]), until: nil, checkedAt: now)
    }

    private mutating func resume(_ id: Identifier, _ person: SubjectRef, _ purpose: PurposeRef) {
        if dice.isOne(in: 3) {
            let settling = ConsentResumption(
                person: person, purpose: purpose, consent: id,
                ground: .officer("lotte.officer", decision: "family court, 26/114"))
            if take(.resume, .consentResumed(settling)) != nil { model.settle(id) }
        } else {
            let taking = taking()
            let resumption = ConsentResumption(person: person, purpose: purpose, consent: id, ground: .citizen(taking))
            guard take(.resume, .consentResumed(resumption)) != nil else { return }
            let start = contestEnd(taking)
            model.change(id) {
                $0.rests = false
                if let start { $0.from = max($0.from, start) }
            }
        }
    }
}
