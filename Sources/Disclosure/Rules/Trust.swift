/// Which weak facts a reading of a rule may rest on; the others are read as unknown.
///
/// A no must stand on firm facts alone; a yes or a number may stand on doubtful ones too, and is marked then.
struct Trust {
    let admitsPartial: Bool
    /// What is older than was asked.
    let admitsOlder: Bool
    let admitsDoubtful: Bool

    static let firm = Trust(admitsPartial: false, admitsOlder: false, admitsDoubtful: false)
    static let undoubted = Trust(admitsPartial: true, admitsOlder: true, admitsDoubtful: false)
    static let all = Trust(admitsPartial: true, admitsOlder: true, admitsDoubtful: true)
}
