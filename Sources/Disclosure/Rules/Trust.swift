/// Which weak facts a reading of a rule may rest on; the others are read as unknown.
///
/// A no must stand on firm facts alone; a yes or a number may stand on doubtful ones too, and is marked then.
struct Trust {
    let admitsPartial: Bool
    let admitsDoubtful: Bool

    static let firm = Trust(admitsPartial: false, admitsDoubtful: false)
    static let undoubted = Trust(admitsPartial: true, admitsDoubtful: false)
    static let all = Trust(admitsPartial: true, admitsDoubtful: true)
}
