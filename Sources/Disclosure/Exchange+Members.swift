import Core
import Ledger

extension Exchange {
    /// More than any household or co-ownership names; an entry has room for little more.
    private static let most = 1000

    /// The refs of the others whom an answer speaks of; new ones are made together, in one commit.
    func members(of calls: [FetchedCall], besides asked: INSZ?) async throws(LedgerError) -> [SubjectRef] {
        let numbers = Set(calls.flatMap(\.members)).filter { $0 != asked }
        guard !numbers.isEmpty else { return [] }
        let subjects = subjects
        let found = await withTaskGroup(of: Result<SubjectRef, LedgerError>.self) { group in
            for number in numbers {
                group.addTask {
                    do throws(LedgerError) {
                        return .success(try await subjects.ref(of: number))
                    } catch {
                        return .failure(error)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        var refs: [SubjectRef] = []
        for result in found { refs.append(try result.get()) }
        return Array(refs.sorted { $0.text < $1.text }.prefix(Self.most))
    }
}
