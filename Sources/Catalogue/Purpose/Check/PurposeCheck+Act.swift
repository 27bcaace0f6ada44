internal import Core

extension PurposeCheck {
    /// An act that must be given can be given by everyone, refused without loss, and stopped (law 10).
    func actFindings(in files: PurposeFiles) -> [CatalogueError] {
        let template = files.purpose.template
        var findings: [CatalogueError] = []
        func report(_ path: String, _ message: String) {
            findings.append(files.places.finding(.unlawful, .template, path, message))
        }
        if (template.act == .legalBasis) != (template.gdprArticle == "6(1)(a)") {
            report("gdprArticle", "6(1)(a) goes with the act legalBasis, and only with it; correct one of the two")
        }
        guard template.act.mustBeGiven else {
            if template.maximumConsentDays > 0 {
                report("maximumConsentDays", "no act is given here; remove it")
            }
            for key in ConsentBounds.keys where files.places.hasTemplate(key) {
                report(key, "no act is given here; remove it")
            }
            return findings
        }
        if template.maximumConsentDays == 0 {
            report("act", "the act has no end; add `maximumConsentDays:`")
        }
        if template.alternative.isEmpty {
            report("act", "a no would end it; add `alternative:`, the way without the act")
        }
        if template.notice.ifNo.isEmpty {
            report("notice", "does not tell what happens after a no; add `ifNo:`")
        }
        if template.notice.stop.isEmpty {
            report("notice", "does not tell how to stop; add `stop:`")
        }
        for channel in [Channel.counter, .phone] where template.minimumAssurance[channel] == nil {
            report(
                "minimumAssurance",
                "a screen is never the only way; add `\(channel.rawValue):` with the least assurance")
        }
        return findings + boundFindings(in: files)
    }

    /// Bounds that fit with each other: a consent can be used at all, and a contest ends before it does.
    private func boundFindings(in files: PurposeFiles) -> [CatalogueError] {
        let template = files.purpose.template
        let bounds = template.consentBounds
        var findings: [CatalogueError] = []
        func report(_ path: String, _ message: String) {
            findings.append(files.places.finding(.unlawful, .template, path, message))
        }
        for channel in Channel.allCases where files.places.hasTemplate("contestDays.\(channel.rawValue)") {
            if template.minimumAssurance[channel] == nil {
                report("contestDays.\(channel.rawValue)", "the channel is not open; remove it, or open it")
            }
        }
        for (channel, days) in bounds.contestDays.sorted(by: { $0.key.rawValue < $1.key.rawValue })
        where template.minimumAssurance[channel] != nil && days > 0 && days >= template.maximumConsentDays
            && template.maximumConsentDays > 0
        {
            report("contestDays", "a consent by \(channel.rawValue) would end before it can be used; shorten it")
        }
        if let frequency = bounds.frequency, frequency.every.leastDays > template.maximumConsentDays {
            report("frequency", "its period is longer than the longest consent; write `uses:`")
        }
        if let uses = bounds.uses, let frequency = bounds.frequency, uses <= frequency.times {
            report("frequency", "is never reached with `uses: \(uses)`; remove one of the two")
        }
        if template.population.minimumAge.map({ $0 >= 18 }) ?? false {
            for kind in [Representative.parent, .guardian]
            where files.places.hasTemplate("representatives") && bounds.representatives.contains(kind) {
                report("representatives", "nobody here is a minor; remove \(kind.rawValue)")
            }
        }
        return findings
    }
}
