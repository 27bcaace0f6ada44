internal import Core

extension PurposeCheck {
    /// Whom the purpose is about, and what may follow, fit with what it asks.
    func populationFindings(in files: PurposeFiles) -> [CatalogueError] {
        let template = files.purpose.template
        let population = template.population
        var findings: [CatalogueError] = []
        func report(_ code: CatalogueError.Code, _ path: String, _ message: String) {
            findings.append(files.places.finding(code, .template, path, message))
        }
        if let least = population.minimumAge, let most = population.maximumAge, most < least {
            report(.unlawful, "population.maximumAge", "is below minimumAge: nobody is left; correct one of the two")
        }
        if population.about == .enterprise {
            if template.act.mustBeGiven {
                report(.unlawful, "act", "an enterprise gives no act here; write none or objection")
            }
            if population.minimumAge != nil || population.maximumAge != nil {
                report(.wrongType, "population", "an enterprise has no age; remove minimumAge and maximumAge")
            }
        }
        let reads = template.reads.enumerated().map { ("reads[\($0.offset)]", $0.element) }
        let gives = template.gives.enumerated().map { ("gives[\($0.offset)].attribute", $0.element.attribute) }
        for (path, attribute) in reads + gives {
            guard let about = dictionary[attribute]?.about, about != population.about else { continue }
            let (has, wants) = (about.rawValue, population.about.rawValue)
            report(.wrongType, path, "`\(attribute)` is about \(has), the purpose about \(wants); see population.about")
        }
        if template.leadsTo == .offer, !template.gives.isEmpty {
            report(.unlawful, "gives", "a signal may only lead to an offer and gives no data; write answers")
        }
        return findings
    }
}
