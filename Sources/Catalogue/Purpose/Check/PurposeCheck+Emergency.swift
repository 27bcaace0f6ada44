extension PurposeCheck {
    /// An emergency asks no act, keeps nothing, and is looked at soon afterwards (GDPR 6(1)(d), recital 46).
    func emergencyFindings(in files: PurposeFiles) -> [CatalogueError] {
        let template = files.purpose.template
        var findings: [CatalogueError] = []
        func report(_ path: String, _ message: String) {
            findings.append(files.places.finding(.unlawful, .template, path, message))
        }
        if (template.emergency != nil) != (template.gdprArticle == "6(1)(d)") {
            report("gdprArticle", "6(1)(d) goes with `emergency:`, and only with it; correct one of the two")
        }
        guard let emergency = template.emergency else { return findings }
        if template.act != .none {
            report("act", "in an emergency nobody is asked first; write `act: none`")
        }
        if template.caseDays > 0 || !template.freshness.isEmpty {
            report("emergency", "what an emergency fetches is not kept; remove `caseDays:` and `freshness:`")
        }
        if template.answerValidDays > 1 {
            report("answerValidDays", "an answer in an emergency serves today; write 1 or 0")
        }
        if !(1...1440).contains(emergency.minutes) {
            report("emergency.minutes", "a reason holds for some time and for a day at most; write 1 to 1440")
        }
        if !(1...30).contains(emergency.reviewDays) {
            report("emergency.reviewDays", "the review comes soon; write 1 to 30 days")
        }
        if emergency.reasons.isEmpty {
            report("emergency.reasons", "names no category; add one with its Dutch label")
        }
        return findings
    }
}
