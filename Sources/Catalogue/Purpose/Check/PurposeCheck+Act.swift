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
        return findings
    }
}
