import Catalogue
import Core
import Doubles
import Ledger

extension ConsentLife {
    private static let telling = Telling(notice: "discount", noticeHash: "00", readAloud: true, otherWayTold: true)

    /// By any channel, with what it asks, or for once without.
    mutating func taking(_ representation: Representation? = nil) -> Taking {
        let isBare = dice.isOne(in: 12)
        let channel = Channel.allCases[dice.roll(4)]
        let proof: ChannelEvidence =
            switch channel {
            case .online: .online(session: "session-1")
            case .counter: .counter(whyNoCard: nil)
            case .phone: .phone(call: "call-1", script: "script-1")
            case .paper:
                .paper(scan: Array(repeating: 5, count: 32), received: now.belgianDate, checkedBy: "jan.leisure")
            }
        let assurance: Assurance =
            switch channel {
            case .online: .eidUsed
            case .counter: .eidSeen
            case .phone: .questions
            case .paper: .signature
            }
        return Taking(
            channel: channel, assurance: assurance, identityCheck: "as the channel asks",
            recorder: channel == .online ? nil : "sofie.clerk", proof: isBare ? nil : proof,
            readBack: isBare ? nil : .letter, representation: representation)
    }

    /// A stop asks for nothing: the weakest of all takings.
    var bareTaking: Taking {
        Taking(channel: .phone, assurance: .questions, identityCheck: "a voice", recorder: "sofie.clerk")
    }

    private func mandate(_ kind: Representative, days: Int64) -> Mandate {
        Mandate(kind: kind, source: "register", scope: .all, until: now.adding(days: days), checkedAt: now)
    }

    /// Who acts for a person, at random: nobody, a parent, the administrator with the person before or after.
    mutating func representation(for person: SubjectRef) -> Representation? {
        let days = Int64(dice.roll(40) + 1)
        if person == child, let parent = dice.pick(parents), !dice.isOne(in: 8) {
            return Representation(representative: parent, mandate: mandate(.parent, days: days), mode: .represents)
        }
        if person == protected, !dice.isOne(in: 8) {
            return Representation(
                representative: administrator, mandate: mandate(.administrator, days: days), mode: .assists,
                actor: dice.isOne(in: 2) ? .person : .representative)
        }
        return nil
    }

    func contestEnd(_ taking: Taking) -> Instant? {
        Self.contestDays[taking.channel].map { now.adding(days: Int64($0)) }
    }

    mutating func step(_ act: Act) {
        guard let person = dice.pick(people) else { return }
        switch act {
        case .give: give(person, renewing: nil)
        case .renew: if let old = dice.pick(ids), let row = rows.consents[old] { give(row.person, renewing: old) }
        case .ask:
            let requester = Requester(application: dice.isOne(in: 4) ? "elsewhere" : "leisure")
            let request = ConsentRequest(
                person: person, purpose: purpose(version), requester: requester,
                until: now.adding(days: Int64(dice.roll(12))), alternative: "Bring proof.")
            if let id = take(.ask, .consentRequested(request)) { noteRequest(id) }
        case .putOff:
            let request = dice.pick(requests)
            let whom = request.flatMap { rows.consents[$0]?.person } ?? person
            _ = take(
                .putOff,
                .consentDeferred(
                    ConsentDeferral(
                        person: whom, purpose: purpose(version), request: request, taking: taking(),
                        notBefore: now.adding(days: Int64(dice.roll(30))))))
        case .refuse:
            let representation = representation(for: person)
            let refusal = ConsentRefusal(
                person: person, purpose: purpose(version), taking: taking(representation), telling: Self.telling)
            if take(.refuse, .consentRefused(refusal)) != nil, let representation, person == child {
                model.refuse(person, by: representation.representative)
            }
        case .activate: if version < 3, dice.isOne(in: 8) { activate(version + 1) }
        case .disclose: disclose()
        default: if let id = dice.pick(ids), let row = rows.consents[id] { change(act, id, row) }
        }
    }

    private mutating func give(_ person: SubjectRef, renewing old: Identifier?) {
        let representation = representation(for: person)
        let taking = taking(representation)
        let from = dice.isOne(in: 10) ? now : contestEnd(taking) ?? now
        let uses = dice.roll(7) + 1
        let until = from.adding(days: Int64(dice.roll(62)))
        let grant = ConsentGrant(
            person: person, purpose: purpose(version), taking: taking, telling: Self.telling, from: from, until: until,
            uses: uses, frequency: Period(1, .week).map { Frequency(times: 2, every: $0) },
            request: dice.isOne(in: 3) ? dice.pick(requests) : nil, renews: old)
        guard let id = take(old == nil ? .give : .renew, old == nil ? .consentGiven(grant) : .consentRenewed(grant))
        else { return }
        var yes = LifeModel.Yes(
            person: person, version: version, giver: representation?.representative, from: from, until: until,
            most: uses, weekly: 2, mandateUntil: representation?.mandate.until)
        yes.missesAnAct = representation?.mode == .assists
        model.give(id, yes, byParent: representation?.mandate.kind == .parent, renewing: old)
        note(id)
    }

    /// A disclosure stands if, and only if, the model permits it: on this consent, of this person, as it is now.
    private mutating func disclose() {
        guard let id = dice.pick(ids), let row = rows.consents[id] else { return }
        let kind = dice.roll(10)
        let whom = kind == 0 ? people.first { $0 != row.person } ?? row.person : row.person
        let citation: Basis.ConsentCitation? =
            switch kind {
            case 1: Basis.ConsentCitation(id: id, revision: row.revision - 1)
            case 2: nil
            default: Basis.ConsentCitation(id: id, revision: row.revision)
            }
        let isInOrder = kind > 2 && row.version == version && model.permits(id, at: now)
        let record = DisclosureRecord(
            person: whom, purpose: purpose(row.version),
            basis: Basis(authorisations: [SampleController.authorisation], consent: citation),
            requester: SampleController.requester, caseReference: nil, referenceDate: now.belgianDate,
            outputs: [DisclosureRecord.Output(name: "livesHere", state: "unavailable")], consultations: [], facts: [],
            holds: [], interest: nil, sources: [], answer: Array(repeating: 7, count: 32))
        let isTaken = take(.disclose, .disclosed(record)) != nil
        if isTaken != isInOrder { breach("a disclosure: judge \(isTaken), model \(isInOrder), kind \(kind)") }
        if isTaken { model.change(id) { $0.uses.append(BelgianCalendar.date(at: now)) } }
    }
}
