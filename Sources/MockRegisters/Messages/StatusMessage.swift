import Core

/// The content of GeefSociaalStatuut 03.00: a yes or no for each status asked by name, and for no other.
struct StatusMessage {
    private static let ofFamily = "_IN_FAMILY"

    let resident: Resident
    let population: Population
    let asked: [AskedStatus]

    func write(to writer: inout MessageWriter) {
        writer.element("Persoon") { writer in
            writer.leaf("INSZ", resident.insz.revealedDigits)
            writer.element("SocialeStatuten") { writer in
                for status in asked {
                    writer.element("SociaalStatuut") { writer in write(status, to: &writer) }
                }
            }
        }
    }

    private func write(_ asked: AskedStatus, to writer: inout MessageWriter) {
        let held = statuses(asked.name).filter { $0.holds(from: asked.first, to: asked.last) }
        writer.leaf("Naam", asked.name)
        writer.coded("Resultaat", held.isEmpty ? "0" : "1", held.isEmpty ? "Niet van toepassing" : "Van toepassing")
        let periods = held.filter { $0.since != nil }
        if !periods.isEmpty {
            writer.element("Periodes") { writer in
                for period in periods {
                    writer.element("Periode") { writer in
                        writer.leaf("Begindatum", period.since?.text)
                        writer.leaf("Einddatum", period.until?.text)
                    }
                }
            }
        }
        guard let flag = held.compactMap(\.flag).first else { return }
        writer.element("Status") { writer in
            writer.leaf("Code", flag)
            writer.leaf("Waarde", "")
        }
    }

    /// A status of the family is held through any member who holds it.
    private func statuses(_ name: String) -> [SocialStatus] {
        let own = resident.statuses.filter { $0.name == name }
        guard own.isEmpty, name.hasSuffix(Self.ofFamily) else { return own }
        let personal = String(name.dropLast(Self.ofFamily.count))
        return population.household(of: resident).flatMap { member in member.statuses.filter { $0.name == personal } }
    }
}
