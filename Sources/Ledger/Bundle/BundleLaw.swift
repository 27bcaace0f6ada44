import Core

/// The core of the law over what a bundle opens: purposes in force, consents that stand, ends of consultations, and an
/// entry for each erasure.
///
/// Little and plain on purpose: an outsider can read it, and `verify_bundle.py` says the same.
struct BundleLaw {
    /// How a consent stands.
    private enum Standing {
        case runs, paused, ended
    }

    private let year: Int
    private(set) var findings: [Finding] = []
    /// Acts that were held against the law.
    private(set) var judged = 0
    /// The purposes that were activated, by hash, with the entry.
    private(set) var activated: [(hash: String, seq: Int64)] = []
    /// The version in force and its terms, by purpose.
    private var inForce: [String: (version: Int64, terms: JSON)] = [:]
    private var consents: [String: Standing] = [:]
    private var isConsentErased = false
    private var open: [String: (seq: Int64, at: Instant)] = [:]
    /// Parts that cannot be read, as entry and place.
    private var erased: [[Int64]] = []
    private var certified: Set<[Int64]> = []
    private var latest = Instant(milliseconds: .min)

    init(year: Int) {
        self.year = year
    }

    mutating func take(_ line: BundleEntry, _ entryClass: EntryClass) {
        if !line.erased.isEmpty {
            erased += line.erased.map { [line.seq, Int64($0)] }
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
            inForce[purpose] = (version, terms)
            activated.append((hash, line.seq))
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
            open[id] = (line.seq, at)
            judge(main, line.seq)
        case "closed": main["consultation"]?.string.map { open[$0] = nil }
        case "disclosed": judge(main, line.seq)
        case "carried": for row in main["rows"]?.array ?? [] { carry(row["row"]) }
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

    /// A row of an earlier year's log stands here as it stood there.
    private mutating func carry(_ row: JSON?) {
        if let purpose = row?["purpose"], purpose["active"]?.boolean == true,
            let id = purpose["purpose"]?["id"]?.string, let version = purpose["purpose"]?["version"]?.integer,
            let terms = purpose["terms"]
        {
            inForce[id] = (version, terms)
        }
        if let consent = row?["consent"], let id = consent["id"]?.string {
            switch consent["state"]?.string {
            case "given", "renewed": consents[id] = .runs
            case "paused": consents[id] = .paused
            default: consents[id] = .ended
            }
        }
    }

    /// The parts of this log that an erasure covers: log, entry, place.
    private mutating func certify(_ main: JSON) {
        for part in main["parts"]?.array ?? [] {
            let place = (part.array ?? []).compactMap(\.integer)
            if place.count == 3, place[0] == Int64(year) { certified.insert(Array(place.dropFirst())) }
        }
    }

    private mutating func opening(_ line: BundleEntry) {
        find(.wrongOpening, line.seq, line.seq == 0 ? "the first entry does not open the log" : "opened a second time")
    }

    /// What only the end tells: consultations without one, parts that nobody says were erased.
    mutating func finish() {
        for (_, consultation) in open.sorted(by: { $0.value.seq < $1.value.seq })
        where consultation.at.adding(milliseconds: BundleVerifier.patience) < latest {
            find(.consultationOpen, law: 1, consultation.seq, "the consultation never ended")
        }
        for place in erased where !certified.contains(place) {
            find(.erasedWithoutEntry, law: 8, place[0], "a part is gone, and no entry says that it was erased")
        }
    }

    private mutating func find(_ kind: Finding.Kind, law: Int? = nil, _ seq: Int64, _ what: String) {
        findings.append(Finding(kind, law: law, position: Position(log: year, seq: seq), what))
    }
}
