import Core
package import Ledger

/// What became of a doubt that somebody raised, confirmed or ended.
package enum DoubtReply: Sendable {
    case recorded(MatterRow, Journal.Line)
    case refused(Refusal, Journal.Line?)

    package var refusal: Refusal? { if case .refused(let refusal, _) = self { refusal } else { nil } }
    package var row: MatterRow? { if case .recorded(let row, _) = self { row } else { nil } }
}
