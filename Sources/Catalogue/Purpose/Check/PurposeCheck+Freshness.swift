internal import Core

extension PurposeCheck {
    /// What a purpose wants fresh is asked by it, can be fresh enough, and is kept only where its title lets it be.
    func freshnessFindings(in files: PurposeFiles) -> [CatalogueError] {
        let template = files.purpose.template
        let asked = Set(template.reads).union(template.gives.map(\.attribute))
        var findings: [CatalogueError] = []
        for (attribute, terms) in template.freshness.sorted(by: { $0.key < $1.key }) {
            let path = "freshness.\(attribute)"
            func report(_ code: CatalogueError.Code, _ piece: String, _ message: String) {
                findings.append(files.places.finding(code, .template, path + piece, message))
            }
            guard dictionary[attribute] != nil else {
                report(.unknownReference, "", "is not in the dictionary; add it there or correct the name")
                continue
            }
            guard asked.contains(attribute) else {
                report(.unused, "", "the purpose does not ask `\(attribute)`; remove it")
                continue
            }
            let title = files.purpose.authorisation(for: attribute)
            if terms.keep, title?.mayKeep == false {
                report(.unlawful, ".keep", "the authorisation does not let `\(attribute)` be kept; write false")
            }
            if terms.keep, terms.longestDays ?? terms.maximumAgeDays == 0 {
                report(.unused, ".keep", "what is kept could never serve; write false, or a maximum age")
            }
            if let title, let delay = delays[title.source]?[attribute], delay >= terms.maximumAgeDays {
                report(
                    .neverFresh, ".maximumAgeDays",
                    "\(title.source) tells `\(attribute)` \(delay) days late, so that nothing is ever fresh enough; "
                        + "write more days, or leave `\(attribute)` out: then it is asked each time")
            }
        }
        return findings
    }
}
