import Core

/// The questions that the rows ask about one of the crowd.
enum Question: CaseIterable, Sendable {
    /// Narrowed to what the Rijksregister tells, and about today: a household has no date of its own, so what is kept of
    /// it says nothing about an earlier day.
    case waste
    /// Narrowed to the residence, and keeps nothing itself.
    case parking
    /// Everything: three services of two sources.
    case wholeWaste
    /// Twelve attributes of two sources, all kept (``TwelvePurpose``).
    case twelve

    var party: String {
        switch self {
        case .parking: "zonnegem/parking"
        case .twelve: TwelvePurpose.party
        case .waste, .wholeWaste: "zonnegem/waste"
        }
    }

    func body(_ number: String, _ index: Int) -> [UInt8] {
        let common: [String: JSON?] = ["subject": ["ssin": .string(number)]]
        let own: [String: JSON?] =
            switch self {
            case .waste:
                [
                    "purpose": "huisvuil-sociale-correctie", "case": .string("HV-\(index)"), "process": "heffing",
                    "attributes": ["livesHere", "householdSize"],
                    "referenceDate": .string(WallClock.machine.today.text),
                ]
            case .parking:
                [
                    "purpose": "bewonerskaart", "case": .string("BK-\(index)"), "employee": "tom",
                    "attributes": ["livesHere"],
                ]
            case .twelve: ["purpose": .string(TwelvePurpose.name), "case": .string("TW-\(index)"), "employee": "tom"]
            case .wholeWaste:
                ["purpose": "huisvuil-sociale-correctie", "case": .string("HV-\(index)"), "process": "heffing"]
            }
        return JSON.compact(common.merging(own) { first, _ in first }).canonicalBytes
    }
}
