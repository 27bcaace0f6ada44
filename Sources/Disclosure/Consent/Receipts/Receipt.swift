package import Catalogue
package import Core
package import Ledger

/// What the citizen takes home of an act: the words, how to stop, the entry, and the proof that it stands in the log.
///
/// It is made of the entry itself and of the purpose's stored bytes, so that it can be made again at any time and says
/// the same.
package struct Receipt: Sendable {
    /// The record that the act belongs to: the id of the entry in which it began.
    package let consent: Identifier
    package let state: ConsentState
    /// How it was taken down; `nil` for a question that waits for its answer.
    package let taking: Taking?
    /// What was told; `nil` where nothing had to be.
    package let telling: Telling?
    /// From when it may be used, where it stands.
    package let from: Instant?
    /// The end of what stands; the last day to answer, of a question.
    package let until: Instant?
    /// Before this nobody asks again, of a question that was put off.
    package let notBefore: Instant?
    package let purpose: Purpose
    package let controller: ControllerCard
    /// The data that the purpose needs, as the dictionary names it.
    package let data: [ReceiptDatum]
    package let line: Journal.Line
    package let proof: EntryProof

    /// The code in letters, by which a clerk finds it again.
    package var code: String { ShortCode(naming: line.id)?.text ?? line.id.text }
    /// What was answered, where it was yes or no.
    package var decision: ConsentAct.Decision? {
        switch state {
        case .given, .renewed: .yes
        case .refused: .no
        default: nil
        }
    }
    package var product: String { purpose.template.product }
    package var words: String { purpose.template.notice.text }
    package var stop: String { purpose.template.notice.stop }
    package var alternative: String { purpose.template.alternative }
}
