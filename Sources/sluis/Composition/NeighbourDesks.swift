import Adapters
import Catalogue
import Core
import Disclosure
import Ledger
import Synchronization

/// The controllers of this installation that others of it may ask, each by its own desk.
///
/// Only a question goes over and only a recorded disclosure comes back: keys, facts and log stay where they are (law 9).
final class NeighbourDesks: Sendable {
    private let exchanges = Mutex<[String: Exchange]>([:])

    func open(_ exchange: Exchange, of controller: String) {
        exchanges.withLock { $0[controller] = exchange }
    }

    /// A controller as another asks it.
    ///
    /// - Parameter application: How the other has registered who asks; its officer decided that.
    func neighbour(_ controller: String, as application: String) -> any Neighbour {
        InstalledNeighbour(desks: self, controller: controller, application: application)
    }

    private struct InstalledNeighbour: Neighbour {
        let desks: NeighbourDesks
        let controller: String
        let application: String

        func disclose(_ question: NeighbourQuestion) async -> NeighbourAnswer {
            guard let exchange = desks.exchanges.withLock({ $0[controller] }) else { return .unavailable }
            let request = DisclosureRequest(
                requester: Requester(application: application, process: question.finality.hoedanigheid),
                number: question.number, purpose: question.purpose, referenceDate: question.referenceDate,
                caseReference: question.reference, outputs: question.outputs.map { OutputName($0) })
            guard let reply = try? await exchange.reply(to: request) else { return .unavailable }
            switch reply {
            case .later: return .unavailable
            case .refused(let refused): return .refused(rule: refused.refusal.rule.rawValue)
            case .answered(let answer):
                let outputs = answer.outputs.map { output in
                    // What was older than asked there cannot be firm here.
                    (
                        output.name,
                        NeighbourAnswer.Output(output.state, isDoubtful: output.isDoubtful || output.lapse != nil)
                    )
                }
                return .told(Dictionary(outputs, uniquingKeysWith: { first, _ in first }))
            }
        }
    }
}
