internal import Core

extension PurposeCheck {
    /// Days that nothing which was told is kept beyond.
    private static let longestDays = 3650

    /// What a citizen may tell is of the closed list, has an end, and can be told without a screen (law 10).
    func toldFindings(in files: PurposeFiles) -> [CatalogueError] {
        let template = files.purpose.template
        var findings: [CatalogueError] = []
        func report(_ code: CatalogueError.Code, _ path: String, _ message: String) {
            findings.append(files.places.finding(code, .template, path, message))
        }
        guard !template.tells.isEmpty else {
            if template.tellingDays > 0 { report(.unused, "tellingDays", "nothing is told here; remove it") }
            return findings
        }
        for (index, given) in template.tells.enumerated() {
            let path = "tells[\(index)].attribute"
            if dictionary[given.attribute] == nil {
                report(.unknownReference, path, "`\(given.attribute)` is not in the dictionary; correct the name")
            } else if Tellable(given.attribute) == nil {
                report(.unlawful, path, "`\(given.attribute)` is not for the citizen to tell; ask its source")
            }
        }
        for attribute in template.reads + template.gives.map(\.attribute) where Tellable(attribute) != nil {
            report(.unlawful, "tells", "`\(attribute)` is told, never read from a source; list it under `tells:` alone")
        }
        if !(1...Self.longestDays).contains(template.tellingDays) {
            report(.unlawful, "tells", "add `tellingDays:`, the days it is kept, \(Self.longestDays) at most")
        }
        if template.population.about != .person {
            report(.unlawful, "tells", "only a person tells something once; remove it")
        }
        if !template.act.mustBeGiven {
            for channel in [Channel.counter, .phone] where template.minimumAssurance[channel] == nil {
                report(
                    .unlawful, "tells",
                    "name under `minimumAssurance:` how surely who tells is known; add `\(channel.rawValue):`")
            }
        }
        return findings
    }
}
