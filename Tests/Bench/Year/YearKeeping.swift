import Catalogue
import Core

/// What is kept in a year: nothing, what the purposes say, or what they could say were every title to allow it.
enum YearKeeping: Sendable {
    case nothing, asWritten
    /// All that a purpose asks may serve it again for 31 days, in a case of 60 days where nobody consents. Keeping what the
    /// Kruispuntbank tells is off unless its deliberation says otherwise; this shows what that costs.
    case everything

    /// The bytes of a template and of its adoption, as they would read.
    func edit(_ template: [UInt8], _ adoption: [UInt8], file: String) throws -> (template: [UInt8], adoption: [UInt8]) {
        guard self == .everything else { return (template, adoption) }
        let purpose = try PurposeFiles(
            template: template, templateFile: file, adoption: adoption, adoptionFile: file
        ).purpose.template
        var isFreshness = false
        var lines = String(decoding: template, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .filter { line in
                if !line.hasPrefix(" ") { isFreshness = line.hasPrefix("freshness:") }
                return !isFreshness && !line.hasPrefix("caseDays:")
            }.map(String.init)
        lines.append("freshness:")
        for attribute in Set(purpose.reads).union(purpose.gives.map(\.attribute)).map(\.name).sorted() {
            lines.append("  \(attribute): {maximumAgeDays: 31, keep: true}")
        }
        if !purpose.act.mustBeGiven { lines.append("caseDays: \(max(60, purpose.caseDays))") }
        let title = String(decoding: adoption, as: UTF8.self).replacing("mayKeep: false", with: "mayKeep: true")
        return (Array((lines.joined(separator: "\n") + "\n").utf8), Array(title.utf8))
    }
}
