import Core

/// The core of the law over what a bundle opens, log after log: purposes in force, consents that stand, ends of
/// consultations, and an entry for each erasure.
///
/// Little and plain on purpose: an outsider can read it, and `verify_bundle.py` says the same.
struct BundleLaw {
    /// How a consent stands.
    enum Standing {
        case runs, paused, ended
    }

    struct InForce: Equatable {
        let version: Int64
        let terms: JSON
    }

    let contents: BundleContents
    private(set) var findings: [Finding] = []
    /// Acts that were held against the law.
    private(set) var judged = 0
    /// What rests on a log that is not here.
    var given = 0
    /// The purposes that were activated, by hash, with the entry.
    private(set) var activated: [(hash: String, position: Position)] = []
    /// The version in force and its terms, by purpose.
    var inForce: [String: InForce] = [:]
    var consents: [String: Standing] = [:]
    /// The same as the logs before ended: nothing of it counts before this one carries it.
    private(set) var earlier: (inForce: [String: InForce], consents: [String: Standing]) = ([:], [:])
    private var isConsentErased = false
    private var open: [String: (position: Position, at: Instant)] = [:]
    /// Parts that cannot be read, as log, entry and place.
    private var erased: [[Int64]] = []
    private var certified: Set<[Int64]> = []
    private var latest = Instant(milliseconds: .min)
    private var year = 0

    init(_ contents: BundleContents) {
        self.contents = contents
    }

    /// Goes on with the log of a later year.
    mutating func begin(_ log: BundleLog) {
        let cited = log.opening?["previous"]?.string ?? ""
        // What was open may have ended in a log that was left out.
        if let before = contents[year], !cited.hasPrefix(before.origin + "\n") { settleOpen() }
        earlier.inForce.merge(inForce) { $1 }
        earlier.consents.merge(consents) { $1 }
        (inForce, consents) = ([:], [:])
        year = log.year
    }

    mutating func take(_ line: BundleEntry, _ entryClass: EntryClass) {
        if !line.erased.isEmpty {
            erased += line.erased.map { [Int64(year), line.seq, Int64($0)] }
            isConsentErased = isConsentErased || entryClass == .consent
        }
        if line.seq == 0, line.main?["type"]?.string != "logOpened" { opening(line) }
        guard let main = line.main, let type = main["type"]?.string, let id = main["id"]?.string else { return }
        if line.seq > 0, type == "logOpened" { opening(line) }
        let at = main["at"]?.string.flatMap { Instant(rfc3339: $0) } ?? latest
        latest = max(latest, at)
        switch type {
        case "purposeActivated":
            guard let purpose = main["purpose"]?["id"]?.string, let version = main["purpose"]?["version"]?.integer,
                let hash = main["purpose"]?["hash"]?.string, let terms = main["terms"]
            else { return }
            inForce[purpose] = InForce(version: version, terms: terms)
            activated.append((hash, Position(log: year, seq: line.seq)))
        case "purposeRetired":
            guard let purpose = main["purpose"]?["id"]?.string else { return }
            if inForce[purpose]?.version == main["purpose"]?["version"]?.integer { inForce[purpose] = nil }
        case "consentGiven": consents[id] = .runs
        case "consentRenewed":
            consents[id] = .runs
            if let earlier = main["renews"]?.string { consents[earlier] = .ended }
        case "consentPaused", "consentContested": stand(main, .paused)
        case "consentResumed", "consentAssented": stand(main, .runs)
        case "consentWithdrawn", "consentRevoked", "consentInvalidated", "consentExpired", "consentSuperseded":
            stand(main, .ended)
        case "consulted":
            open[id] = (Position(log: year, seq: line.seq), at)
            judge(main, line.seq)
        case "closed": main["consultation"]?.string.map { open[$0] = nil }
        case "disclosed": judge(main, line.seq)
        case "carried", "consentCarried", "accessCarried":
            for row in main["rows"]?.array ?? [] { carry(row, line.seq) }
        case "erasurePerformed", "erasureReplayed": certify(main)
        default: break
        }
    }

    private mutating func stand(_ main: JSON, _ standing: Standing) {
        if let consent = main["consent"]?.string { consents[consent] = standing }
    }

    /// A purpose in force, titles of its own, and the citizen's act where the purpose needs one.
    private mutating func judge(_ main: JSON, _ seq: Int64) {
        judged += 1
        guard let purpose = main["purpose"]?["id"]?.string, let terms = inForce[purpose],
            terms.version == main["purpose"]?["version"]?.integer
        else { return find(.noBasis, law: 2, seq, "the purpose was not in force") }
        let titles = (terms.terms["titles"]?.array ?? []).compactMap { $0["number"]?.string }
        let cited = (main["basis"]?["authorisations"]?.array ?? []).compactMap(\.string)
        guard cited.allSatisfy(titles.contains), !cited.isEmpty || titles.isEmpty else {
            return find(.noBasis, law: 2, seq, "an authorisation is not one of the purpose's")
        }
        guard let act = terms.terms["act"]?.string, ["legalBasis", "safeguard", "explicitRequest"].contains(act) else {
            return
        }
        guard let consent = main["basis"]?["consent"]?.string else {
            return find(.noBasis, law: 2, seq, "no consent is cited")
        }
        switch consents[consent] {
        case .runs: break
        case .ended: find(.afterWithdrawal, law: 2, seq, "the consent that it cites had ended")
        // Who someone is may be settled while the consent is paused.
        case .paused:
            if main["identity"] == nil { find(.noBasis, law: 2, seq, "the consent that it cites was paused") }
        case nil: if !isConsentErased { find(.noBasis, law: 2, seq, "the consent that it cites was never given") }
        }
    }

    /// The parts that an erasure covers, in whatever log: log, entry, place.
    private mutating func certify(_ main: JSON) {
        for part in main["parts"]?.array ?? [] {
            let place = (part.array ?? []).compactMap(\.integer)
            if place.count == 3 { certified.insert(place) }
        }
    }

    private mutating func opening(_ line: BundleEntry) {
        find(.wrongOpening, line.seq, line.seq == 0 ? "the first entry does not open the log" : "opened a second time")
    }

    /// What only the end tells: consultations without one, parts that nobody says were erased.
    mutating func finish() {
        settleOpen()
        // An erasure is an entry of its own day, which may stand in a later log than those that are here.
        for place in erased where !certified.contains(place) {
            guard contents.reachesNow else {
                given += 1
                continue
            }
            let position = Position(log: Int(place[0]), seq: place[1])
            let what = "a part is gone, and no entry says that it was erased"
            findings.append(Finding(.erasedWithoutEntry, law: 8, position: position, what))
        }
    }

    private mutating func settleOpen() {
        for (_, consultation) in open.sorted(by: { $0.value.position < $1.value.position })
        where consultation.at.adding(milliseconds: BundleVerifier.patience) < latest {
            findings.append(
                Finding(
                    .consultationOpen, law: 1, position: consultation.position, "the consultation never ended"))
        }
        open = [:]
    }

    mutating func find(_ kind: Finding.Kind, law: Int? = nil, _ seq: Int64, _ what: String) {
        findings.append(Finding(kind, law: law, position: Position(log: year, seq: seq), what))
    }
}
