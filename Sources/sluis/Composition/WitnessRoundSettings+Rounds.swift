import FoundationEssentials
import Ledger
import MerkleLog

extension WitnessRoundSettings {
    /// The rounds past the witnesses that the policy file names; a policy that changed is in the log afterwards.
    func begin(_ journal: Journal, _ endpoint: any WitnessEndpoint) async throws -> WitnessRounds {
        let text = String(decoding: try MappingFolder.bytes(policy), as: UTF8.self)
        let rounds: WitnessRounds
        do {
            rounds = try WitnessRounds(journal: journal, policy: text, endpoint: endpoint)
        } catch {
            throw CommandError("\(policy): \(error.detail)")
        }
        try await rounds.begin()
        return rounds
    }

    /// Goes past the witnesses until the task is cancelled; where a quorum did not come, again after a tenth of the time.
    func keep(_ rounds: WitnessRounds) async {
        while !Task.isCancelled {
            let isQuorum = (try? await rounds.round()) ?? false
            let seconds = everyMinutes * (isQuorum ? 60 : 6)
            try? await Task.sleep(for: .seconds(seconds))
        }
    }

    var staleMilliseconds: Int64 { Int64(staleMinutes) * 60_000 }
}
