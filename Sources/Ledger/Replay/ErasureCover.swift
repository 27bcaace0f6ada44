import Core

/// What the log says was erased, against what cannot be read: the one must explain the other, part by part.
///
/// The entry on an erasure comes after what it erased, so nothing is settled before the last entry was taken in.
struct ErasureCover: Sendable {
    /// A fault that an erased entry may explain.
    private struct Doubt {
        let finding: Finding
        let entries: [Identifier]
        let people: [SubjectRef]
    }

    /// How a keyed hash is made of a person and class; `nil` for who has no keys.
    private let keyID: (@Sendable (SubjectRef, KeyClass) -> [UInt8])?
    /// The logs whose entries were read.
    private var logs: Set<Int> = []
    private var covered: Set<PartPlace> = []
    private var keys: [KeyClass: Set<[UInt8]>] = [:]
    private var missing: Set<PartPlace> = []
    /// Entries whose main part cannot be read; their ids stand in clear.
    private var silent: [Identifier: PartPlace] = [:]
    private var doubts: [Doubt] = []
    /// Years of which all keys went with the log.
    private var pruned: Set<Int> = []
    /// Missing parts that were sealed under the key of another year than their log's: at New Year a clock may be behind.
    private var strays: [Int: Set<PartPlace>] = [:]

    init(keyID: (@Sendable (SubjectRef, KeyClass) -> [UInt8])?) {
        self.keyID = keyID
    }

    mutating func begin(log year: Int) { logs.insert(year) }

    /// Of a log that was pruned nothing is left to be read.
    mutating func skip(log year: Int) { logs.remove(year) }

    mutating func take(_ outcome: ErasureOutcome) {
        covered.formUnion(outcome.parts)
        keys[outcome.keyClass, default: []].formUnion(outcome.keys.map(\.id))
    }

    mutating func prune(_ year: Int) { pruned.insert(year) }

    mutating func miss(_ parts: [Int], of entry: StoredEntry) {
        for part in parts { missing.insert(PartPlace(position: entry.position, part: part)) }
        if case .access(let year) = KeyClass(of: entry.type, at: entry.at), year != entry.position.log {
            for part in parts { strays[year, default: []].insert(PartPlace(position: entry.position, part: part)) }
        }
        if parts.contains(0) { silent[entry.id] = PartPlace(position: entry.position, part: 0) }
    }

    mutating func miss(_ place: PartPlace) { missing.insert(place) }

    /// In the order of the logs.
    var readAndErased: [PartPlace] {
        covered.subtracting(missing).filter { logs.contains($0.position.log) }.sorted()
    }

    /// Keeps a breach back where what it cites may be erased; `false` where nothing can explain it.
    mutating func doubts(_ finding: Finding, of event: Event) -> Bool {
        guard let rule = finding.rule, rule.restsOnPeople else { return false }
        var entries: [Identifier] = []
        var people: [SubjectRef] = []
        for key in event.rowKeys {
            switch key {
            case .consent(let id), .consultation(let id): entries.append(id)
            case .interest(let id):
                // A case or a follow-up is no entry: what it held were the person's facts.
                entries.append(id)
                if let person = event.act.subject { people.append(person) }
            case .consents(let person, _), .person(let person), .tellings(let person), .openConsultations(let person):
                people.append(person)
            case .fact, .telling: if let person = event.act.subject { people.append(person) }
            default: break
            }
        }
        if case .identityDecided(let decision) = event.act { entries.append(decision.identity) }
        guard !entries.isEmpty || !people.isEmpty else { return false }
        doubts.append(Doubt(finding: finding, entries: entries, people: people))
        return true
    }

    /// Whether entries that made a person's rows are erased, by the keyed hash of a class that made rows.
    func rests(on person: SubjectRef) -> Bool {
        guard let keyID else { return false }
        return keys.contains { keyClass, ids in ids.contains(keyID(person, keyClass)) }
    }

    struct Settled {
        /// Entries whose main part is gone, with an entry that says so.
        var entries = 0
        var parts = 0
        var rests = 0
        var findings: [Finding] = []
    }

    /// After the last entry.
    func settled() -> Settled {
        var settled = Settled()
        let covered = pruned.reduce(into: covered) { $0.formUnion(strays[$1] ?? []) }
        for place in missing.sorted() {
            guard covered.contains(place) else {
                let what = "part \(place.part) is unreadable without an erasure entry"
                settled.findings.append(Finding(.erasedWithoutEntry, law: 8, position: place.position, what))
                continue
            }
            settled.parts += 1
            if place.part == 0 { settled.entries += 1 }
        }
        for place in readAndErased {
            let what = "part \(place.part) was erased and can still be read"
            settled.findings.append(Finding(.erasedStillReadable, law: 8, position: place.position, what))
        }
        for doubt in doubts {
            let isExplained =
                doubt.entries.contains { id in silent[id].map(covered.contains) ?? false }
                || doubt.people.contains { rests(on: $0) }
            if isExplained { settled.rests += 1 } else { settled.findings.append(doubt.finding) }
        }
        return settled
    }
}

extension Refusal.Rule {
    /// Whether a row about a person decides it, which an erased entry may have made; what purposes, parties and
    /// authorisations decide stands in entries that are never erased.
    fileprivate var restsOnPeople: Bool {
        switch self {
        case .purposeNotActive, .applicationNotPermitted, .authorisationEnded, .wrongController, .unknownAttribute,
            .caseMissing, .notAnOfficer, .roleNotAllowed, .nationalNumberInClear, .alternativeNotTold, .consentNotAsked,
            .consentTooLong, .assuranceTooLow, .noticeNotCurrent, .mustStay, .erasureNotOpen, .approvedAlready,
            .yearNotClosed,
            .yearPruned, .earlierYearFirst, .yearStillCounts, .listNotOfYear, .pruningOpen, .pruningNotOpen:
            false
        default: true
        }
    }
}
