import Catalogue
import Core
import Disclosure
import Ledger

/// What a line about a contested value says more, for the person and the officer: which datum, why, since when.
enum DoubtWords {
    static func text(_ line: AuditLine, _ corrections: Corrections) -> String? {
        switch line.type {
        case .doubtRaised:
            guard let attribute = line.content?["attribute"]?.string else { return nil }
            let by = line.content?["contester"]?.string == DoubtRaising.Contester.citizen.rawValue
            let why = line.content?["category"]?.string.flatMap { Doubt.Category(rawValue: $0) }?.dutch
            return "Het gaat over: \(corrections.label(of: attribute))"
                + (why.map { ". Reden: \($0)" } ?? "")
                + (by ? ", zegt de burger." : ", zegt een medewerker.")
                + " Intussen weigert niemand automatisch iets op grond van dit gegeven."
        case .doubtConfirmed, .doubtEnded, .doubtAddressed:
            guard let raised = line.content?["doubt"]?.string.flatMap({ Identifier($0) }) else { return nil }
            let outcome = line.type == .doubtEnded ? line.content?["outcome"]?.string : nil
            return "Het gaat over de betwisting van \(DutchTime.day(Instant(milliseconds: raised.milliseconds)))"
                + (outcome.map { ": \(OutcomeWord.dutch($0))" } ?? "") + "."
        default: return nil
        }
    }
}
